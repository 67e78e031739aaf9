//! Hedges and denials in fields and in words.

use rashomon_lexicon::{Denial, Sureness};
use rashomon_mention::{Annotation, Hedge, Negation};
use rashomon_text::Span;

use super::wire::{self, Mention, Value};
use crate::phrase;

/// Characters of the scope that are shown.
const SCOPE: usize = 70;

pub(super) fn hedges(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.hedges.iter().map(|&Hedge { span, sureness, scope, .. }| {
        let (name, words) = match sureness {
            Sureness::Possible => ("possible", "it may be so"),
            Sureness::Claimed => ("claimed", "it is claimed"),
            Sureness::Confirmed => ("confirmed", "it is said to be established"),
        };
        let value = Value::Hedge(wire::Hedge { sureness: name, scope: scope.into() });
        mention(annotation, span, words, scope, value)
    })
}

pub(super) fn negations(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.negations.iter().map(|&Negation { span, scope, denial, .. }| {
        let (name, words) = match denial {
            Denial::Negation => ("negation", "it is not so"),
            Denial::Implicative => ("implicative", "it did not come to be"),
            Denial::Near => ("near", "it is all but denied"),
        };
        let value = Value::Negation(wire::Negation { denial: name, scope: scope.into() });
        mention(annotation, span, words, scope, value)
    })
}

fn mention(annotation: &Annotation, span: Span, words: &str, scope: Span, value: Value) -> Mention {
    let bears_on = phrase::quote(annotation.text.slice(scope), SCOPE);
    Mention {
        start: span.start(),
        end: span.end(),
        meaning: format!("{words}: {bears_on}"),
        notes: Vec::new(),
        value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check;

    #[test]
    fn hedges_and_denials_show_what_they_bear_on() {
        check(
            "It may have sunk. But no one died.",
            "hedge: it may be so: \u{201c}It may have sunk\u{201d}\n\
             denial: it is not so: \u{201c}no one died\u{201d}",
        );
    }
}
