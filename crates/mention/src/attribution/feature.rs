//! What the weights of [`model`](super::model) speak of: features such as
//! `lemma` of `say`, or `path|entity` of `nsubj` and `PERSON`. No feature names a
//! person or a body.

use rashomon_language::Relation;

use super::frame::{Candidate, Frame};
use super::weights::{Feature, Sink, atom, feature, join, put};

/// What stands for a word beside the text.
const OUTSIDE: u64 = atom("^");

/// What stands for a word that is not there.
const NOTHING: u64 = atom("-");

fn neighbour(frame: &Frame<'_>, at: Option<usize>) -> u64 {
    at.and_then(|at| frame.words.get(at)).copied().unwrap_or(OUTSIDE)
}

/// Which side of the cue a word stands on.
fn side(child: usize, at: usize) -> u64 {
    u64::from(child < at)
}

fn is_core(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Nsubj
            | Relation::Nsubjpass
            | Relation::Dobj
            | Relation::Dative
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Prep
            | Relation::Agent
            | Relation::Acomp
            | Relation::Attr
            | Relation::Poss
            | Relation::Acl
            | Relation::Prt
    )
}

/// Whether a quotation stands within a few tokens before or after, and here.
pub(super) fn near_quotation(frame: &Frame<'_>, at: usize) -> u64 {
    let quoted = |i: usize| frame.quotation[i].is_some();
    let before = (at.saturating_sub(6)..at).any(quoted);
    let after = (at + 1..frame.tokens.len().min(at + 7)).any(quoted);
    u64::from(before) | u64::from(quoted(at)) << 1 | u64::from(after) << 2
}

/// The word that opens a clause.
fn opening(frame: &Frame<'_>, at: usize, relations: &[Relation]) -> u64 {
    frame.child(at, relations).map_or(NOTHING, |mark| frame.words[mark])
}

/// The feature of a word by itself.
pub(super) fn lemma(word: u64) -> Feature {
    feature(atom("lemma"), [word])
}

/// The features of whether the token `at` heads a cue.
pub(super) fn of_cue(frame: &Frame<'_>, at: usize, sink: &mut impl Sink) {
    let token = &frame.tokens[at];
    let lemma = frame.words[at];
    let (tag, part) = (token.tag as u64, token.part as u64);
    let relation = frame.relation(at) as u64;
    let head = frame.tree.head(at);
    let (class, does) = (frame.classes[at], frame.does[at]);
    put!(sink, "bias");
    sink.take(self::lemma(lemma));
    put!(sink, "lemma|tag", lemma, tag);
    put!(sink, "lemma|relation", lemma, relation);
    put!(sink, "tag", tag);
    put!(sink, "tag|relation", tag, relation);
    put!(sink, "part|class", part, class);
    put!(sink, "does|part", does, part);
    put!(sink, "does|tag|relation", does, tag, relation);
    put!(sink, "ending|part", frame.endings[at], part);
    put!(sink, "before|part", neighbour(frame, at.checked_sub(1)), part);
    put!(sink, "after|part", neighbour(frame, Some(at + 1)), part);
    put!(sink, "lemma|after", lemma, neighbour(frame, Some(at + 1)));
    if head != at {
        let above = frame.does[head];
        put!(sink, "head|relation", frame.words[head], relation);
        put!(sink, "head part|relation|part", frame.tokens[head].part as u64, relation, part);
        put!(sink, "head class|relation", frame.classes[head], relation);
        put!(sink, "head does|relation|part", above, relation, part);
        put!(sink, "head does|relation|does", above, relation, does);
    }
    put!(sink, "entity|part", frame.entity[at] as u64, part);
    let mut shape = 0;
    for &child in frame.children(at).iter().take(24) {
        let of = frame.relation(child);
        if of == Relation::Punct {
            continue;
        }
        let (link, side, word) = (of as u64, side(child, at), frame.words[child]);
        put!(sink, "child|side|part", link, side, part);
        put!(sink, "lemma|child|side", lemma, link, side);
        put!(sink, "does|child|side", does, link, side);
        if is_core(of) {
            shape = join(shape, link << 1 | side);
        }
        match of {
            Relation::Prep | Relation::Agent | Relation::Prt | Relation::Mark => {
                put!(sink, "child|word|part", link, word, part);
                put!(sink, "lemma|child word", lemma, word);
                put!(sink, "does|child word", does, word);
            }
            Relation::Aux | Relation::Auxpass | Relation::Neg | Relation::Advmod => {
                put!(sink, "child|word", link, word);
            }
            Relation::Ccomp | Relation::Xcomp | Relation::Acl | Relation::Advcl => {
                let mark =
                    opening(frame, child, &[Relation::Mark, Relation::Aux, Relation::Advmod]);
                put!(sink, "child|mark|part", link, mark, part);
                put!(sink, "lemma|child|mark", lemma, link, mark);
                put!(sink, "does|child|mark", does, link, mark);
                put!(sink, "child|does|part", link, frame.does[child], part);
            }
            Relation::Dobj | Relation::Attr | Relation::Acomp | Relation::Oprd => {
                let what = frame.named[child];
                put!(sink, "child|word|part", link, word, part);
                put!(sink, "lemma|child word", lemma, word);
                put!(sink, "child|named", link, what);
                put!(sink, "does|child|named", does, link, what);
                put!(sink, "child|does|part", link, frame.does[child], part);
            }
            Relation::Poss | Relation::Amod | Relation::Compound => {
                put!(sink, "child|named|part", link, frame.named[child], part);
            }
            _ => {}
        }
    }
    put!(sink, "shape|part", shape, part);
    put!(sink, "shape|does", shape, does);
    match frame.subject(at) {
        Some(subject) => {
            let named = frame.named[subject];
            put!(sink, "subject|part", named, part);
            put!(sink, "lemma|subject", lemma, named);
            put!(sink, "does|subject", does, named);
            put!(sink, "shape|subject", shape, named);
            put!(sink, "subject word|part", frame.words[subject], part);
        }
        None => put!(sink, "no subject|part|relation", part, relation),
    }
    let quotation = near_quotation(frame, at);
    put!(sink, "quotation|part", quotation, part);
    put!(sink, "quotation|lemma", quotation, lemma);
    put!(sink, "some quotation|part", u64::from(frame.is_quoting), part);
}

/// The features of what a candidate is to the cue headed by the token `at`.
/// `len`: how many tokens belong to it.
pub(super) fn of_argument(
    frame: &Frame<'_>,
    at: usize,
    candidate: &Candidate,
    len: usize,
    sink: &mut impl Sink,
) {
    let Candidate { root, path, by } = *candidate;
    let cue = &frame.tokens[at];
    let lemma = frame.words[at];
    let token = &frame.tokens[root];
    let path = atom(path);
    let side = side(root, at);
    let passive = u64::from(frame.child(at, &[Relation::Auxpass]).is_some());
    let (of, does, word, named) =
        (cue.part as u64, frame.does[at], frame.words[root], frame.named[root]);
    put!(sink, "path", path);
    put!(sink, "path|side", path, side);
    put!(sink, "path|side|of", path, side, of);
    put!(sink, "path|tag of", path, cue.tag as u64);
    put!(sink, "path|cue", path, lemma);
    put!(sink, "path|class", path, frame.classes[at]);
    put!(sink, "path|passive", path, passive);
    put!(sink, "path|side|does", path, side, does);
    put!(sink, "path|does|named", path, does, named);
    put!(sink, "path|root does", path, frame.does[root]);
    put!(sink, "path|word", path, word);
    put!(sink, "path|tag", path, token.tag as u64);
    put!(sink, "path|named", path, named);
    put!(sink, "path|of|named", path, of, named);
    let near = root.abs_diff(at).min(4) as u64;
    put!(sink, "path|of|near|side", path, of, near, side);
    let size = match len {
        0 | 1 => 1,
        2 | 3 => 3,
        4..=7 => 7,
        _ => 8,
    };
    put!(sink, "path|size|of", path, size, of);
    if let Some(by) = by {
        let by = frame.words[by];
        put!(sink, "path|by", path, by);
        put!(sink, "path|by|cue", path, by, lemma);
        put!(sink, "path|by|does", path, by, does);
        put!(sink, "path|by|named", path, by, named);
    } else {
        put!(sink, "path|cue|word", path, lemma, word);
    }
    put!(sink, "path|mark", path, opening(frame, root, &[Relation::Mark, Relation::Aux]));
    let inside = frame.quotation[root].is_some() != frame.quotation[at].is_some();
    put!(sink, "path|quoted", path, u64::from(inside));
    // What else there is that could be content.
    let has = |relations: &[Relation]| u64::from(frame.child(at, relations).is_some());
    let object = has(&[Relation::Dobj]);
    let clause = has(&[Relation::Ccomp, Relation::Xcomp]);
    let preposition = has(&[Relation::Prep]);
    put!(sink, "path|object|clause", path, object, clause);
    put!(sink, "path|of|clause|preposition", path, of, clause, preposition);
    put!(sink, "path|clause|quotation", path, clause, near_quotation(frame, at));
}
