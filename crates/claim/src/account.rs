use rashomon_language::{Language, Token, TokenKind};
use rashomon_lexicon::{Stance, Sureness};
use rashomon_mention::{Anchor, Annotation, Attribution, Quantity, TimeExpression, TimeSense};
use rashomon_text::{ArticleId, Part, Span, Text};

use crate::{Certainty, Claim, clause};

/// One article's account of the event.
#[derive(Clone, Debug)]
pub struct Account {
    /// The article.
    pub article: ArticleId,
    /// The language that it was read in: what its words are recognised as, if that
    /// is sure, else its tag's, else English. Tags are often the site's.
    pub language: Language,
    /// The title, annotated.
    pub title: Annotation,
    /// The text, annotated.
    pub text: Annotation,
    /// Claims: the title's, if there is one, then the text's. A sentence of one
    /// word, or of function words alone, makes none.
    pub claims: Vec<Claim>,
}

impl Account {
    /// Reads an article's title and text. `tag`: its language as the input says
    /// (BCP 47), if it does.
    #[must_use]
    pub fn read(title: &Text, text: &Text, anchor: &Anchor, tag: Option<&str>) -> Self {
        let detected = || {
            Language::detect(text.as_str())
                .filter(|found| found.reliable)
                .map(|found| found.language)
        };
        let language =
            detected().or_else(|| tag.map(Language::from_tag)).unwrap_or(Language::English);
        let title = Annotation::read_as(title, anchor, language);
        let text = Annotation::read_as(text, anchor, language);
        let mut claims = read(&title, 0);
        // A title that was cut for its length is still number 0.
        claims.iter_mut().for_each(|claim| claim.number = 0);
        claims.extend(read(&text, 1));
        Self { article: text.text.article(), language, title, text, claims }
    }

    /// The annotation of a part.
    #[must_use]
    pub fn part(&self, part: Part) -> &Annotation {
        match part {
            Part::Title => &self.title,
            Part::Text => &self.text,
        }
    }

    /// The annotation that a claim of this account stands in.
    #[must_use]
    pub fn of(&self, claim: &Claim) -> &Annotation {
        self.part(claim.citation.part)
    }

    /// The words of a claim's sentence.
    #[must_use]
    pub fn tokens(&self, claim: &Claim) -> &[Token] {
        self.of(claim).document.tokens_of(claim.sentence)
    }

    /// The quantities of a claim.
    pub fn quantities(&self, claim: &Claim) -> impl Iterator<Item = &Quantity> {
        claim.quantities.iter().map(|&i| &self.of(claim).quantities[i])
    }

    /// The time expressions of a claim.
    pub fn times(&self, claim: &Claim) -> impl Iterator<Item = &TimeExpression> {
        claim.times.iter().map(|&i| &self.of(claim).times[i])
    }

    /// The attribution that holds most of a claim's sentence.
    #[must_use]
    pub fn attribution(&self, claim: &Claim) -> Option<&Attribution> {
        claim.attribution.map(|i| &self.of(claim).attributions[i])
    }

    /// The attribution whose content holds `span`, if any.
    #[must_use]
    pub fn attribution_of(&self, claim: &Claim, span: Span) -> Option<&Attribution> {
        let annotation = self.of(claim);
        let from = annotation.attributions.partition_point(|a| a.sentence < claim.sentence);
        annotation.attributions[from..]
            .iter()
            .take_while(|a| a.sentence == claim.sentence)
            .find(|a| a.is_speech() && a.content.overlap(span) * 10 >= span.len() * 6)
    }
}

fn read(annotation: &Annotation, first: usize) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (sentence, bounds) in annotation.document.sentences().iter().enumerate() {
        let tokens = annotation.document.tokens_of(sentence);
        let words = tokens.iter().filter(|token| token.kind != TokenKind::Mark).count();
        if words < 2 || !tokens.iter().any(Token::is_content) || is_boilerplate(tokens) {
            continue;
        }
        let attribution = attribution(annotation, sentence, bounds.span);
        let (certainty, certainty_cue) = certainty(annotation, sentence, attribution);
        claims.push(Claim {
            citation: annotation.text.cite(bounds.span),
            number: first + sentence,
            sentence,
            content: attribution.map_or(bounds.span, |i| annotation.attributions[i].content),
            attribution,
            certainty,
            certainty_cue,
            factuality: annotation.factuality[sentence],
            clauses: clause::read(&annotation.document, sentence),
            quantities: of_sentence(&annotation.quantities, sentence, |q| q.sentence),
            times: of_sentence(&annotation.times, sentence, |t| t.sentence)
                .into_iter()
                .filter(|&at| annotation.times[at].sense == TimeSense::When)
                .collect(),
        });
    }
    claims
}

/// Credits and pointers to other pages, by how they begin.
fn is_boilerplate(tokens: &[Token]) -> bool {
    const OPENINGS: &[&[&str]] = &[
        &["read", "more"],
        &["with", "reporting", "from"],
        &["with", "reporting", "by"],
        &["reporting", "by"],
        &["additional", "reporting"],
        &["with", "additional", "reporting"],
        &["follow", "us"],
        &["sign", "up"],
        &["click", "here"],
        &["image", "copyright"],
        &["getty", "images"],
        &["advertisement"],
        &["copyright"],
        &["media", "playback"],
        &["file", "photo"],
        &["photo", "by"],
        &["skip", "twitter"],
        &["continue", "reading"],
        &["share", "this"],
        &["a", "post", "shared", "by"],
        &["all", "rights", "reserved"],
        &["this", "material", "may", "not", "be"],
    ];
    let words: Vec<&str> =
        tokens.iter().filter(|t| t.kind != TokenKind::Mark).take(5).map(|t| &*t.lower).collect();
    OPENINGS.iter().any(|opening| words.starts_with(opening))
}

fn of_sentence<T>(mentions: &[T], sentence: usize, of: impl Fn(&T) -> usize) -> Vec<usize> {
    let from = mentions.partition_point(|mention| of(mention) < sentence);
    let to = mentions.partition_point(|mention| of(mention) <= sentence);
    (from..to).collect()
}

/// The attribution of speech in a sentence with the longest content, if that is a
/// third of the sentence or more.
fn attribution(annotation: &Annotation, sentence: usize, span: Span) -> Option<usize> {
    of_sentence(&annotation.attributions, sentence, |a| a.sentence)
        .into_iter()
        .filter(|&i| annotation.attributions[i].is_speech())
        .max_by_key(|&i| (annotation.attributions[i].content.len(), std::cmp::Reverse(i)))
        .filter(|&i| annotation.attributions[i].content.len() * 3 >= span.len())
}

/// The least certain of a sentence's hedges, else what its reporting verb says.
fn certainty(
    annotation: &Annotation,
    sentence: usize,
    attribution: Option<usize>,
) -> (Certainty, Option<Span>) {
    let hedge = of_sentence(&annotation.hedges, sentence, |h| h.sentence)
        .into_iter()
        .map(|i| &annotation.hedges[i])
        .min_by_key(|hedge| (hedge.sureness, hedge.span));
    if let Some(hedge) = hedge {
        let level = match hedge.sureness {
            Sureness::Possible => Certainty::Possible,
            Sureness::Claimed => Certainty::Claimed,
            Sureness::Confirmed => Certainty::Confirmed,
        };
        return (level, Some(hedge.span));
    }
    match attribution.map(|i| &annotation.attributions[i]) {
        Some(said) if said.stance == Stance::Weak => (Certainty::Claimed, Some(said.cue)),
        Some(said) if said.stance == Stance::Strong => (Certainty::Confirmed, Some(said.cue)),
        _ => (Certainty::Stated, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, content: &str, certainty: Certainty) {
        let id = ArticleId::from_bytes([0; 8]);
        let title = Text::new(id, Part::Title, "");
        let text = Text::new(id, Part::Text, text);
        let account = Account::read(&title, &text, &Anchor::none(), None);
        let claim = &account.claims[0];
        assert_eq!((text.slice(claim.content), claim.certainty), (content, certainty));
    }

    #[test]
    fn reported_speech_is_unwrapped() {
        check("28 people died, police said.", "28 people died", Certainty::Stated);
        check("It sank.", "It sank.", Certainty::Stated);
        check(
            "Police confirmed that 28 people died there.",
            "28 people died there",
            Certainty::Confirmed,
        );
        check(
            "Ruiz claimed that 28 people died there.",
            "28 people died there",
            Certainty::Claimed,
        );
        check("The ferry may have sunk.", "The ferry may have sunk.", Certainty::Possible);
    }

    #[test]
    fn a_title_is_number_0_and_text_starts_at_1() {
        let id = ArticleId::from_bytes([0; 8]);
        let title = Text::new(id, Part::Title, "Ferry sinks off Oslo");
        let text = Text::new(id, Part::Text, "Photo.\nThe ferry sank off Oslo. Divers went down.");
        let account = Account::read(&title, &text, &Anchor::none(), None);
        let numbers: Vec<_> =
            account.claims.iter().map(|claim| (claim.citation.part, claim.number)).collect();
        assert_eq!(numbers, [(Part::Title, 0), (Part::Text, 2), (Part::Text, 3)]);
    }
}
