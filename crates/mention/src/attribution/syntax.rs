//! Source and content of a reporting verb in the dependency tree.

use std::ops::Range;

use rashomon_language::{PartOfSpeech, Relation, Tag, Tree};
use rashomon_lexicon::Stance;

use super::pattern::{Pattern, is_quote, trim, verb as by_marks};

/// Reads the reporting verb at `at`: its subject is the source; its clausal
/// complement, the clause that it is set beside, or the quotation next to it is
/// the content.
pub(super) fn verb(tree: Tree<'_>, at: usize, stance: Stance) -> Option<Pattern> {
    let tokens = tree.tokens();
    if tokens[at].part != PartOfSpeech::Verb {
        return None;
    }
    // `was told`, `is said to`: nobody speaks.
    if tree.child(at, &[Relation::Nsubjpass, Relation::Auxpass]).is_some() {
        return None;
    }
    let Some(subject) = subject(tree, at) else { return without_subject(tree, at, stance) };
    let source = tree.reach_without(subject, &[Relation::Relcl, Relation::Appos, Relation::Acl]);
    if source.contains(&at) {
        return None;
    }
    let cue = at..at + 1;
    // `declared him the winner` has a noun for its complement.
    let complement = tree.children(at).filter(|&child| {
        tree.relation(child) == Relation::Ccomp
            && !has_object(tree, at, child)
            && matches!(tokens[child].part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary)
    });
    let content = complement
        .map(|child| clip(tree, tree.reach(child), child, &source, at))
        .max_by_key(|content| content.len())
        .or_else(|| beside(tree, at))
        .and_then(|content| trim(tokens, content));
    match content {
        Some(content) => Some(Pattern { source, cue, content, stance, phrase: true }),
        None if tokens.iter().any(is_quote) => by_marks(tokens, at, stance),
        None => None,
    }
}

/// A verb whose subject the tree has elsewhere: `From Lyon, Ana Ruiz, the mayor, said
/// that ...`.
fn without_subject(tree: Tree<'_>, at: usize, stance: Stance) -> Option<Pattern> {
    let tokens = tree.tokens();
    let lower = |at: usize| tokens.get(at).map_or("", |token| &*token.lower);
    let finite = matches!(tokens[at].tag, Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let closed = at > 0 && lower(at - 1) == ",";
    let opens = matches!(lower(at + 1), "that" | ":");
    let pattern = by_marks(tokens, at, stance).filter(|_| finite && closed && opens)?;
    let first = &tokens[pattern.source.start];
    (first.capital && first.tag == Tag::Nnp).then_some(pattern)
}

/// Whether a verb has an object before a clause without `that`, so that the clause is
/// joined to it: `she added a goal and Ruiz made it two`. Some verbs tell somebody.
pub(super) fn has_object(tree: Tree<'_>, at: usize, clause: usize) -> bool {
    let tokens = tree.tokens();
    let tells = matches!(
        &*tokens[at].lemma,
        "tell" | "inform" | "warn" | "assure" | "remind" | "advise" | "notify" | "promise"
    );
    if clause < at {
        return false;
    }
    let object = tree.child(at, &[Relation::Dobj]).is_some_and(|of| at < of && of < clause);
    let marked = tree.children(clause).any(|of| &*tokens[of].lower == "that" && of < clause);
    let quoted = tokens[at..clause].iter().any(is_quote);
    object && !tells && !marked && !quoted
}

/// The subject of a verb, or of the verb that it is joined to.
fn subject(tree: Tree<'_>, mut at: usize) -> Option<usize> {
    for _ in 0..3 {
        if let Some(subject) = tree.child(at, &[Relation::Nsubj]) {
            return Some(subject);
        }
        if tree.relation(at) != Relation::Conj {
            return None;
        }
        at = tree.head(at);
    }
    None
}

/// The part of a complement's reach on its own side of the verb, without the
/// source.
fn clip(
    tree: Tree<'_>,
    reach: Range<usize>,
    complement: usize,
    source: &Range<usize>,
    verb: usize,
) -> Range<usize> {
    let (mut start, mut end) = (reach.start, reach.end);
    let edges = [source.start, source.end - 1, verb];
    for edge in edges {
        if edge < complement {
            start = start.max(edge + 1);
        } else if edge > complement {
            end = end.min(edge);
        }
    }
    if &*tree.tokens()[start].lower == "that" && start < complement {
        start += 1;
    }
    start.min(complement)..end.max(complement + 1)
}

/// The clause that `police said` is set beside: `28 died, police said.`
fn beside(tree: Tree<'_>, at: usize) -> Option<Range<usize>> {
    if tree.relation(at) != Relation::Parataxis {
        return None;
    }
    let own = tree.reach(at);
    let whole = tree.reach(tree.head(at));
    let (before, after) = (whole.start..own.start, own.end..whole.end);
    Some(if before.len() >= after.len() { before } else { after })
}

#[cfg(test)]
mod tests {
    use rashomon_language::Document;
    use rashomon_text::{ArticleId, Part, Text};

    use super::*;

    #[test]
    fn a_complement_is_clipped_at_the_verb() {
        let text = Text::new(
            ArticleId::from_bytes([0; 8]),
            Part::Text,
            "It sank, police said, and they left.",
        );
        let document = Document::read(&text);
        let tree = document.tree(0).unwrap();
        let said = tree.tokens().iter().position(|token| &*token.lower == "said").unwrap();
        if let Some(pattern) = verb(tree, said, Stance::Neutral) {
            assert!(!pattern.content.contains(&said));
            assert!(!pattern.source.contains(&said));
        }
    }
}
