//! What an author commits to, words chosen, and acts without an agent, in fields
//! and in words.

use rashomon_lexicon::{Loading, Sign};
use rashomon_mention::{Agentless, AgentlessForm, Annotation, Commitment, Factuality, Label};

use super::wire::{self, Mention, Value};
use crate::phrase;

/// Characters of a patient that are shown.
const PATIENT: usize = 70;

/// Clauses that are not plainly so: those that are need no mark.
pub(super) fn commitments(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    let marked = annotation.commitments.iter().filter(|of| of.sign != Sign::Holds);
    marked.map(|&Commitment { predicate, sign, force, cue, .. }| {
        let (name, words) = match (sign, force) {
            (Sign::Fails, _) => ("denied", "it is not so"),
            (_, Factuality::Question) => ("open", "it is asked"),
            (_, Factuality::Conditional) => ("open", "it is supposed"),
            (_, Factuality::Plan) => ("open", "it is to come"),
            (_, Factuality::Command) => ("open", "it is asked for"),
            (_, Factuality::Hypothetical) => ("open", "it is imagined"),
            (_, Factuality::Reported) => ("open", "somebody says or thinks it"),
            (_, Factuality::Possible | Factuality::Factual) => ("open", "it may be so"),
        };
        let cue = cue.filter(|&cue| cue != predicate);
        Mention {
            start: predicate.start(),
            end: predicate.end(),
            meaning: words.to_owned(),
            notes: cue
                .map(|cue| {
                    format!("because of {}", phrase::quote(annotation.text.slice(cue), PATIENT))
                })
                .into_iter()
                .collect(),
            value: Value::Commitment(wire::Commitment {
                commitment: name,
                cue: cue.map(wire::Words::from),
            }),
        }
    })
}

pub(super) fn labels(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.labels.iter().map(|&Label { span, loading, quoted, .. }| {
        let (name, words) = match loading {
            None => (None, "one of several words for it"),
            Some(Loading::Praise) => (Some("praise"), "praises what it names"),
            Some(Loading::Blame) => (Some("blame"), "blames what it names"),
            Some(Loading::Alarm) => (Some("alarm"), "makes more of what it names"),
            Some(Loading::Belittle) => (Some("belittle"), "makes less of what it names"),
        };
        Mention {
            start: span.start(),
            end: span.end(),
            meaning: words.to_owned(),
            notes: quoted.then(|| "in quotation marks".to_owned()).into_iter().collect(),
            value: Value::Label(wire::Label { loading: name, quoted }),
        }
    })
}

pub(super) fn agentless(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.agentless.iter().map(|&Agentless { span, patient, form, .. }| {
        let (name, words) = match form {
            AgentlessForm::Passive => ("passive", "who did it is not said here: a passive"),
            AgentlessForm::Nominal => ("nominal", "who did it is not said here: a noun"),
            AgentlessForm::Intransitive => {
                ("intransitive", "what brought it about is not said by the verb")
            }
        };
        let to = |span| phrase::quote(annotation.text.slice(span), PATIENT);
        Mention {
            start: span.start(),
            end: span.end(),
            meaning: words.to_owned(),
            notes: patient.map(|span| format!("to {}", to(span))).into_iter().collect(),
            value: Value::Agentless(wire::Agentless {
                form: name,
                patient: patient.map(wire::Words::from),
            }),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check_choices;

    #[test]
    fn open_clauses_say_why() {
        check_choices(
            "The port will open.",
            "clause: it is to come; because of \u{201c}will\u{201d}",
        );
    }

    #[test]
    fn chosen_words_and_acts_without_an_agent_are_shown() {
        check_choices(
            "Nine people were slaughtered.",
            "wording: one of several words for it\n\
             no agent: who did it is not said here: a passive; to \u{201c}Nine people\u{201d}",
        );
    }
}
