//! Who did it, where an article does not say: acts without an agent.
//!
//! ```text
//! passive        nine people were killed               no `by`
//! nominal        the killing of nine people            no `by`, no owner
//! intransitive   nine people died                      a happening, in no clause
//!                                                      that names a cause
//! ```
//! An act is one whatever its clause says of who: the span is the verb or the noun,
//! `patient` is who it was done to. Whether the article names the agent elsewhere
//! is for whoever compares to see. Read from the dependency tree; none without one.

use rashomon_language::{Document, PartOfSpeech, Relation, Tree};
use rashomon_lexicon as lexicon;
use rashomon_text::Span;

/// An act whose agent is not named beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agentless {
    /// The verb or noun of the act.
    pub span: Span,
    /// Who or what it was done to.
    pub patient: Option<Span>,
    /// How the agent is left unsaid.
    pub form: AgentlessForm,
    /// Index of the sentence.
    pub sentence: usize,
}

/// How an agent may be left unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgentlessForm {
    /// `were killed`, without `by`.
    Passive,
    /// `the killing of`.
    Nominal,
    /// `died`.
    Intransitive,
}

/// Finds acts without an agent, in order.
pub(crate) fn recognise(document: &Document) -> Vec<Agentless> {
    let mut found = Vec::new();
    for sentence in 0..document.sentences().len() {
        let Some(tree) = document.tree(sentence) else { continue };
        let hanging = Hanging::read(tree);
        for (at, token) in tree.tokens().iter().enumerate() {
            let of = &hanging.0[at];
            let (form, patient) = match token.part {
                PartOfSpeech::Verb if of.passive && !of.agent => {
                    (AgentlessForm::Passive, of.subject)
                }
                PartOfSpeech::Verb
                    if lexicon::act(&token.lemma) == Some(lexicon::Act::Happening)
                        && !of.object
                        && !of.passive =>
                {
                    (AgentlessForm::Intransitive, of.subject)
                }
                PartOfSpeech::Noun
                    if lexicon::act(&token.lower) == Some(lexicon::Act::Noun) && !of.agent =>
                {
                    (AgentlessForm::Nominal, of.object_of)
                }
                _ => continue,
            };
            // Who says that something was said is a matter of sources.
            if lexicon::reporting_verb(&token.lower).is_some() {
                continue;
            }
            let span = |at: usize| {
                let reach = tree.reach_without(at, &[Relation::Relcl, Relation::Acl]);
                tree.tokens()[reach.start].span.cover(tree.tokens()[reach.end - 1].span)
            };
            let patient = patient.map(span);
            found.push(Agentless { span: token.span, patient, form, sentence });
        }
    }
    found
}

/// What hangs on a token.
#[derive(Clone, Copy, Debug, Default)]
struct Dependents {
    passive: bool,
    agent: bool,
    object: bool,
    subject: Option<usize>,
    /// What stands after `of`.
    object_of: Option<usize>,
}

/// What hangs on each token of a sentence.
struct Hanging(Vec<Dependents>);

impl Hanging {
    fn read(tree: Tree<'_>) -> Self {
        let tokens = tree.tokens();
        let mut of = vec![Dependents::default(); tokens.len()];
        for at in 0..tokens.len() {
            let head = tree.head(at);
            let lower = &*tokens[at].lower;
            match tree.relation(at) {
                Relation::Auxpass => of[head].passive = true,
                Relation::Nsubjpass => (of[head].passive, of[head].subject) = (true, Some(at)),
                Relation::Nsubj => of[head].subject = Some(at),
                Relation::Agent => of[head].agent = true,
                Relation::Dobj => of[head].object = true,
                // `the raid by troops`, `the army's raid`, `army raids`.
                Relation::Prep if lower == "by" => of[head].agent = true,
                Relation::Poss => of[head].agent = true,
                Relation::Compound | Relation::Amod
                    if tokens[at].part == PartOfSpeech::ProperNoun
                        || lexicon::nationality(lower).is_some()
                        || lexicon::source_noun(lower).is_some() =>
                {
                    of[head].agent = true;
                }
                Relation::Pobj if &*tokens[head].lower == "of" => {
                    of[tree.head(head)].object_of = Some(at);
                }
                _ => {}
            }
        }
        // `were shot and killed`: what is joined shares subject and voice, and the
        // last names the agent of both.
        for at in 0..tokens.len() {
            if tree.relation(at) == Relation::Conj {
                let head = tree.head(at);
                let (own, other) = (of[at], of[head]);
                if other.passive && own.subject.is_none() && tokens[at].tag == tokens[head].tag {
                    (of[at].passive, of[at].subject) = (true, other.subject);
                    of[head].agent |= own.agent;
                    of[at].agent |= other.agent;
                }
            }
        }
        Self(of)
    }
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use super::*;

    /// Acts with their form's first letter and patient.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let found: Vec<_> = recognise(&Document::read(&text))
            .iter()
            .map(|act| {
                let patient = act.patient.map_or("-", |span| text.slice(span));
                format!("{}/{:?}/{patient}", text.slice(act.span), act.form)
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{}", text.as_str());
    }

    #[test]
    fn acts_without_an_agent() {
        check("Nine people were killed on Monday.", "killed/Passive/Nine people");
        check("Nine people died there.", "died/Intransitive/Nine people");
        check("The killing of nine people was wrong.", "killing/Nominal/nine people");
        check(
            "Nine people were shot and killed.",
            "shot/Passive/Nine people; killed/Passive/Nine people",
        );
    }

    #[test]
    fn acts_with_one() {
        check("Nine people were killed by troops.", "");
        check("Troops killed nine people.", "");
        check("The army's raid was short.", "");
        check("The raid by troops was short.", "");
    }
}
