use std::sync::Arc;

use rashomon_language::{Document, PartOfSpeech, Relation, Tree};
use rashomon_text::Span;

/// A predicate with what belongs to it, read from the dependency tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The clause without those that depend on it.
    pub span: Span,
    /// The predicate's verb.
    pub predicate: Span,
    /// The form of the predicate that a dictionary has, in lower case: `release`
    /// for `were released`; of a copula its complement: `dead` for `was dead`.
    pub lemma: Arc<str>,
    /// Who or what does it, or of a passive who or what it is done to.
    pub subject: Option<Span>,
    /// Who or what it is done to, in the active voice.
    pub object: Option<Span>,
    /// Who does it, in a passive: `by troops`.
    pub agent: Option<Span>,
    /// Whether the verb is passive.
    pub passive: bool,
    /// Whether it is denied.
    pub negated: bool,
}

/// Relations in which a verb heads a clause.
const HEADS: &[Relation] = &[
    Relation::Root,
    Relation::Ccomp,
    Relation::Advcl,
    Relation::Relcl,
    Relation::Acl,
    Relation::Conj,
    Relation::Parataxis,
    Relation::Pcomp,
    Relation::Csubj,
];

/// Relations of what depends on a clause without being of it.
const DEPENDENT: &[Relation] =
    &[Relation::Ccomp, Relation::Advcl, Relation::Relcl, Relation::Conj, Relation::Parataxis];

/// The clauses of a sentence, by predicate; none where it is not annotated.
pub(crate) fn read(document: &Document, sentence: usize) -> Vec<Clause> {
    let Some(tree) = document.tree(sentence) else { return Vec::new() };
    (0..tree.tokens().len())
        .filter(|&at| is_predicate(tree, at))
        .map(|at| clause(tree, at))
        .collect()
}

fn is_predicate(tree: Tree<'_>, at: usize) -> bool {
    let verb = matches!(tree.tokens()[at].part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary);
    verb && HEADS.contains(&tree.relation(at))
}

fn clause(tree: Tree<'_>, at: usize) -> Clause {
    let tokens = tree.tokens();
    let span = |at: usize| {
        let reach = tree.reach_without(at, &[Relation::Relcl, Relation::Acl, Relation::Appos]);
        tokens[reach.start].span.cover(tokens[reach.end - 1].span)
    };
    let own = tree.reach_without(at, DEPENDENT);
    let complement = tree.child(at, &[Relation::Acomp, Relation::Attr, Relation::Oprd]);
    let copula = tokens[at].part == PartOfSpeech::Auxiliary || &*tokens[at].lemma == "be";
    let lemma = match complement {
        Some(complement) if copula => &tokens[complement].lemma,
        _ => &tokens[at].lemma,
    };
    let subject = tree
        .child(at, &[Relation::Nsubj, Relation::Nsubjpass])
        .or_else(|| shared_subject(tree, at));
    let by = tree.child(at, &[Relation::Agent]).and_then(|by| tree.child(by, &[Relation::Pobj]));
    let passive = tree.child(at, &[Relation::Auxpass, Relation::Nsubjpass]).is_some();
    let denied = |of: usize| {
        tree.children(of).any(|child| {
            tree.relation(child) == Relation::Neg
                || (tree.relation(child) == Relation::Det && &*tokens[child].lower == "no")
        })
    };
    let object = tree.child(at, &[Relation::Dobj]);
    Clause {
        span: tokens[own.start].span.cover(tokens[own.end - 1].span),
        predicate: tokens[at].span,
        lemma: lemma.to_lowercase().into(),
        subject: subject.map(span),
        object: object.map(span),
        agent: by.map(span),
        passive,
        negated: [Some(at), subject, object, complement].into_iter().flatten().any(denied),
    }
}

/// `he came and left`: the subject of the verb that this one is joined to.
fn shared_subject(tree: Tree<'_>, at: usize) -> Option<usize> {
    if tree.relation(at) != Relation::Conj {
        return None;
    }
    tree.child(tree.head(at), &[Relation::Nsubj, Relation::Nsubjpass])
}

#[cfg(test)]
mod tests {
    use rashomon_text::{ArticleId, Part, Text};

    use super::*;

    /// One clause a piece: subject, lemma (`~` denied, `*` passive), object or
    /// agent; parted by `; `.
    fn check(text: &str, expected: &str) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let document = Document::read(&text);
        let show = |span: Option<Span>| span.map_or("-", |span| text.slice(span));
        let found: Vec<_> = read(&document, 0)
            .iter()
            .map(|clause| {
                let marks = format!(
                    "{}{}",
                    if clause.negated { "~" } else { "" },
                    if clause.passive { "*" } else { "" }
                );
                format!(
                    "{} {marks}{} {}",
                    show(clause.subject),
                    clause.lemma,
                    show(clause.object.or(clause.agent))
                )
            })
            .collect();
        assert_eq!(found.join("; "), expected, "{}", text.as_str());
    }

    #[test]
    fn clauses_have_a_predicate_and_its_arguments() {
        check("The government released 103 people.", "The government release 103 people");
        check("103 people were released by the government.", "103 people *release the government");
        check("The ferry did not sink.", "The ferry ~sink -");
        check("Police said that 28 people died.", "Police say -; 28 people die -");
        check("Troops shot nine people and left.", "Troops shoot nine people; Troops leave -");
        check("No one was hurt.", "No one ~*hurt -");
        check("There was no change around the site.", "- ~change -");
        check("The bridge was dangerous.", "The bridge dangerous -");
    }
}
