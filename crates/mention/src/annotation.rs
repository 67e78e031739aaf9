use rashomon_language::{Document, Language, Parameters};
use rashomon_text::{Span, Text};

use crate::{
    Agentless, Anchor, Attribution, Basis, Commitment, Factuality, Hedge, Label, Measure, Name,
    Negation, Quantity, Quotation, TimeExpression, TimeSense,
};
use crate::{agency, attribution, certainty, commitment, factuality, label, name, quantity, time};

/// One part of an article with everything that was recognised in it. Mentions
/// are in the order of the text.
#[derive(Clone, Debug)]
pub struct Annotation {
    /// The text.
    pub text: Text,
    /// Its sentences and words.
    pub document: Document,
    /// Numbers of things.
    pub quantities: Vec<Quantity>,
    /// When things happened, how long and how often.
    pub times: Vec<TimeExpression>,
    /// Names.
    pub names: Vec<Name>,
    /// Words in quotation marks.
    pub quotations: Vec<Quotation>,
    /// Who is said to have said what.
    pub attributions: Vec<Attribution>,
    /// How sure the article is.
    pub hedges: Vec<Hedge>,
    /// What it denies.
    pub negations: Vec<Negation>,
    /// Whether each sentence states a fact.
    pub factuality: Vec<Factuality>,
    /// What its author commits to, clause by clause.
    pub commitments: Vec<Commitment>,
    /// Words that it chose among others.
    pub labels: Vec<Label>,
    /// Acts of which it does not say beside them who did them.
    pub agentless: Vec<Agentless>,
}

impl Annotation {
    /// Recognises everything in `text`. Time is linear in its length, but for
    /// a factor in the length of a sentence.
    #[must_use]
    pub fn read(text: &Text, anchor: &Anchor) -> Self {
        Self::read_as(text, anchor, Language::English)
    }

    /// Recognises what can be recognised in a text in `language`. Only of English
    /// are there words for times, sources and certainty; of other languages only whole
    /// numbers and names are read, by their form, and nothing is guessed.
    #[must_use]
    pub fn read_as(text: &Text, anchor: &Anchor, language: Language) -> Self {
        let document = Document::read_as(text, &Parameters { language, ..Parameters::default() });
        Self::of(text, document, anchor, language)
    }

    /// Recognises the same in a text whose `document` was read before, as one in
    /// `language`.
    #[must_use]
    pub fn of(text: &Text, document: Document, anchor: &Anchor, language: Language) -> Self {
        if language != Language::English {
            return Self::by_form(text, document);
        }
        let is_title = text.part() == rashomon_text::Part::Title;
        let times = time::recognise(&document, anchor, is_title);
        // A length is a quantity too, and what counts from another time has one.
        let dates =
            |time: &&TimeExpression| time.sense == TimeSense::When && time.basis != Basis::Text;
        let spans: Vec<Span> = times.iter().filter(dates).map(|time| time.span).collect();
        let quantities = quantity::recognise(text, &document, &spans, is_title);
        let numbers: Vec<Span> = quantities
            .iter()
            .filter(|quantity| quantity.measure == Measure::Identifier)
            .map(|quantity| quantity.number)
            .collect();
        let names = name::recognise(text, &document, &numbers, &spans);
        let quotations = attribution::quotations(text, &document);
        let attributions = attribution::recognise(text, &document, &quotations);
        let (hedges, negations) = certainty::recognise(&document);
        let factuality = (0..document.sentences().len())
            .map(|i| factuality::read(document.tokens_of(i), document.tree(i)))
            .collect();
        let commitments = commitment::recognise(&document);
        let labels = label::recognise(&document, &names, &quotations);
        let agentless = agency::recognise(&document);
        Self {
            text: text.clone(),
            document,
            quantities,
            times,
            names,
            quotations,
            attributions,
            hedges,
            negations,
            factuality,
            commitments,
            labels,
            agentless,
        }
    }
}

impl Annotation {
    /// A document of another language: whole numbers and capitalised names, which
    /// need no words of it, and nothing else.
    fn by_form(text: &Text, document: Document) -> Self {
        let factuality = vec![Factuality::Factual; document.sentences().len()];
        Self {
            text: text.clone(),
            quantities: quantity::by_form(&document),
            times: Vec::new(),
            names: name::recognise(text, &document, &[], &[]),
            quotations: Vec::new(),
            attributions: Vec::new(),
            hedges: Vec::new(),
            negations: Vec::new(),
            factuality,
            commitments: Vec::new(),
            labels: Vec::new(),
            agentless: Vec::new(),
            document,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rashomon_text::{ArticleId, Part};

    use super::*;

    fn spans(annotation: &Annotation) -> Vec<Span> {
        let mut spans: Vec<Span> = annotation.document.tokens().iter().map(|t| t.span).collect();
        spans.extend(annotation.document.sentences().iter().map(|s| s.span));
        spans.extend(annotation.quantities.iter().flat_map(|q| [q.span, q.number]));
        spans.extend(annotation.quantities.iter().filter_map(|q| Some(q.rate.as_ref()?.span)));
        spans.extend(annotation.quantities.iter().flat_map(|q| [q.cue, q.as_of]).flatten());
        spans.extend(annotation.quantities.iter().filter_map(|q| Some(q.noun.as_ref()?.span)));
        spans.extend(annotation.times.iter().map(|t| t.span));
        spans.extend(annotation.names.iter().map(|n| n.span));
        spans.extend(annotation.quotations.iter().map(|q| q.span));
        spans.extend(annotation.attributions.iter().flat_map(|a| [a.cue, a.content]));
        spans.extend(annotation.attributions.iter().flat_map(|a| [a.source, a.name]).flatten());
        spans.extend(annotation.attributions.iter().flat_map(|a| a.runs.iter().copied()));
        spans.extend(annotation.hedges.iter().flat_map(|h| [h.span, h.scope]));
        spans.extend(annotation.negations.iter().map(|n| n.scope));
        spans.extend(annotation.commitments.iter().map(|c| c.predicate));
        spans.extend(annotation.commitments.iter().filter_map(|c| c.cue));
        spans.extend(annotation.names.iter().filter_map(|n| n.title));
        spans.extend(annotation.names.iter().filter_map(|n| n.apposition));
        spans.extend(annotation.labels.iter().map(|l| l.span));
        spans.extend(annotation.agentless.iter().map(|a| a.span));
        spans.extend(annotation.agentless.iter().filter_map(|a| a.patient));
        spans
    }

    proptest! {
        #[test]
        fn spans_slice_whatever_the_text(string in "([a-zA-Z]{1,7}|[0-9,.:]{1,5}|[$%\u{201c}\u{201d}\"'\u{2019}.,;?-]|said|at least|million|12 per day|[$]9 a share|7 died so far|9 people as of Monday|by May 3|Monday|p\\.m\\.|not| |\n|\\PC){0,60}") {
            for part in [Part::Title, Part::Text] {
                let text = Text::new(ArticleId::from_bytes([0; 8]), part, &string);
                let annotation = Annotation::read(&text, &Anchor::on(jiff::civil::date(2024, 12, 13)));
                for span in spans(&annotation) {
                    prop_assert!(string.get(span.range()).is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }

    #[test]
    fn hostile_text_is_read_in_bounded_time() {
        for text in [
            "1".repeat(1_000_000),
            "one hundred ".to_owned() + &"hundred ".repeat(50_000),
            "\u{201c}".repeat(10_000) + &"\"".repeat(10_001),
            "said ".repeat(50_000),
            "X, ".repeat(50_000) + "said.",
            "on 31 February and in the year 99999, 10 to 20 to 30 to 40".repeat(1_000),
            "(".repeat(100_000),
            "a".repeat(1_000_000),
            "A. ".repeat(100_000),
            "if not ".repeat(50_000),
            "Ruiz ".repeat(50_000),
            "RUIZ OF THE LI-".repeat(20_000),
            (0..20_000).fold(String::new(), |text, i| text + &format!("A{i} Ruiz met B{i} Ruiz. ")),
            "Ana Ruiz, Ana's Ruiz, of Ruiz, ".repeat(10_000),
            "did not say that he did not ".repeat(10_000),
            "government regime ".repeat(20_000),
            "was killed and was ".repeat(20_000),
        ] {
            let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, &text);
            let annotation = Annotation::read(&text, &Anchor::none());
            assert!(!annotation.document.sentences().is_empty());
        }
    }
}
