use rashomon_article::{Article, Dated};
use rashomon_claim::Account;
use rashomon_language::Language;
use rashomon_mention::{Annotation, Factuality};
use rashomon_text::Part;

use super::wire::{self, Inspection, Mention};
use super::{certainty, choice, name, quantity, speech, time};

/// Describes articles with their accounts, as data. `number`: an article's place in
/// the input, from 1. Warnings are those of the input.
#[must_use]
pub fn describe(
    articles: &[(usize, Article, Account)],
    warnings: Vec<crate::wire::Warning>,
) -> Inspection {
    Inspection {
        schema: "rashomon-inspect",
        version: wire::VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        models: vec![rashomon_language::MODEL],
        kinds: wire::KINDS.to_vec(),
        articles: articles.iter().map(|(n, article, account)| one(*n, article, account)).collect(),
        warnings,
    }
}

fn one(number: usize, article: &Article, account: &Account) -> wire::Article {
    let dated = |dated: Dated| crate::wire::Dated {
        at: dated.at.to_string(),
        from: dated.provenance.name(),
        doubt: dated.doubt.map(rashomon_article::Doubt::name),
    };
    wire::Article {
        number,
        id: article.id.to_string(),
        path: article.place.path.clone(),
        record: article.place.record,
        outlet: article.outlet.value.clone(),
        published: article.published.map(dated),
        language: account.language.code(),
        understood: account.language == Language::English,
        title: article.title.as_str().to_owned(),
        text: article.text.as_str().to_owned(),
        sentences: [&account.title, &account.text].into_iter().flat_map(sentences).collect(),
    }
}

/// The sentences of a part with their mentions.
fn sentences(annotation: &Annotation) -> Vec<wire::Sentence> {
    let mut mentions: Vec<Mention> = Vec::new();
    mentions.extend(quantity::all(annotation));
    mentions.extend(time::all(annotation));
    mentions.extend(name::all(annotation));
    mentions.extend(speech::attributions(annotation));
    mentions.extend(speech::quotations(annotation));
    mentions.extend(certainty::hedges(annotation));
    mentions.extend(certainty::negations(annotation));
    mentions.extend(choice::commitments(annotation));
    mentions.extend(choice::labels(annotation));
    mentions.extend(choice::agentless(annotation));
    mentions.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
    let mut mentions = mentions.into_iter().peekable();
    let mut found = Vec::new();
    for (index, sentence) in annotation.document.sentences().iter().enumerate() {
        let (number, part) = match annotation.text.part() {
            Part::Title => (0, "title"),
            Part::Text => (index + 1, "text"),
        };
        let own = std::iter::from_fn(|| mentions.next_if(|m| m.start < sentence.span.end()));
        found.push(wire::Sentence {
            number,
            part,
            start: sentence.span.start(),
            end: sentence.span.end(),
            paragraph: sentence.paragraph,
            states: states(annotation.factuality[index]),
            mentions: own.collect(),
        });
    }
    found
}

fn states(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Factual => "fact",
        Factuality::Question => "question",
        Factuality::Conditional => "condition",
        Factuality::Plan => "plan",
        Factuality::Command => "command",
        Factuality::Hypothetical => "hypothesis",
        Factuality::Possible | Factuality::Reported => "possibility",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use rashomon_mention::Anchor;
    use rashomon_text::{ArticleId, Text};

    use super::{Annotation, Mention, Part, sentences};

    /// The mentions of a text of 13 December 2024, a line each: label, meaning and
    /// notes. Without clauses that are open, word choices and acts without an agent,
    /// which stand in most sentences.
    #[track_caller]
    pub(in super::super) fn check(text: &str, expected: &str) {
        check_those(text, expected, |mention| !is_choice(mention));
    }

    /// The same, of those alone.
    #[track_caller]
    pub(in super::super) fn check_choices(text: &str, expected: &str) {
        check_those(text, expected, is_choice);
    }

    fn is_choice(mention: &Mention) -> bool {
        matches!(mention.kind().kind, "commitment" | "label" | "agentless")
    }

    #[track_caller]
    fn check_those(text: &str, expected: &str, those: fn(&Mention) -> bool) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let anchor = Anchor::on(jiff::civil::date(2024, 12, 13));
        let annotation = Annotation::read(&text, &anchor);
        let mentions = sentences(&annotation).into_iter().flat_map(|s| s.mentions);
        let lines: Vec<String> = mentions
            .filter(those)
            .map(|mention| {
                let words: Vec<&str> = std::iter::once(mention.meaning.as_str())
                    .chain(mention.notes.iter().map(String::as_str))
                    .collect();
                format!("{}: {}", mention.kind().label, words.join("; "))
            })
            .collect();
        assert_eq!(lines.join("\n"), expected, "{}", text.as_str());
    }

    #[test]
    fn a_quotation_stands_in_the_sentence_where_it_begins() {
        let words = "She said: \u{201c}It sank. Nobody came.\u{201d} Then she left.";
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, words);
        let found = sentences(&Annotation::read(&text, &Anchor::none()));
        let quotations = |i: usize| {
            found[i].mentions.iter().filter(|mention| mention.kind().kind == "quotation").count()
        };
        // The denial, and that she goes on.
        let others = |of: &[Mention]| of.iter().filter(|mention| !is_choice(mention)).count();
        assert_eq!(
            (quotations(0), found.iter().skip(1).map(|s| others(&s.mentions)).max()),
            (1, Some(2))
        );
    }
}
