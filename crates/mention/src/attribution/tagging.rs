//! Which words are cues, weighed word by word when a first reading of the sentence
//! is known.
//!
//! The first reading decides head by head and cannot take back what it gave to a
//! cue that is none. Here each word is seen with what the first reading made of it,
//! of the words beside it and of those that it hangs on or that hang on it: `plans`
//! between a source and `to visit` may be a cue, but not before `, according to an
//! aide`.

use rashomon_language::{PartOfSpeech, Relation};

use super::frame::Frame;
use super::model::{self, Role};
use super::weights::{Sink, atom, join, put};

/// What a first reading made of a sentence.
#[derive(Clone, Debug)]
pub(super) struct First {
    /// Of each token its score as the head of a cue, where it was weighed.
    pub(super) scores: Vec<Option<i32>>,
    /// Of each token what it is in an outermost attribution.
    pub(super) roles: Vec<Option<Role>>,
}

/// From how much on a word is taken for part of a cue, in thousandths of the
/// natural logarithm of the odds: one in three, about half of the F1 that is
/// reached, which makes F1 the highest (Lipton, Elkan and Naryanaswamy, 2014).
const THRESHOLD: i32 = -693;

/// Whether a word is of a kind that may be part of a cue. Cues do not stand in
/// quotations; names and numbers seldom are part of one.
pub(super) fn may_be_tagged(frame: &Frame<'_>, at: usize) -> bool {
    let token = &frame.tokens[at];
    frame.quotation[at].is_none()
        && match token.part {
            PartOfSpeech::ProperNoun | PartOfSpeech::Number | PartOfSpeech::Symbol => false,
            PartOfSpeech::Mark => {
                matches!(&*token.lower, ":" | "\u{2015}" | "\u{2014}" | "\u{2013}" | "--")
            }
            _ => true,
        }
}

/// Whether each token is part of a cue: those that could head one, and then, one
/// after the other, those beside a word that is part of one.
pub(super) fn cues(frame: &Frame<'_>, first: &First) -> Vec<bool> {
    let weights = model::tags();
    let len = frame.tokens.len();
    let weigh = |at: usize| {
        may_be_tagged(frame, at)
            && weights.score(|sink| features(frame, first, at, sink))[0] > THRESHOLD
    };
    let mut weighed: Vec<bool> = (0..len)
        .map(|at| {
            first.scores[at].is_some()
                || first.roles[at] == Some(Role::Cue)
                || frame.tokens[at].part == PartOfSpeech::Mark
        })
        .collect();
    let mut is_cue: Vec<bool> = (0..len).map(|at| weighed[at] && weigh(at)).collect();
    for at in 1..len {
        if is_cue[at - 1] && !weighed[at] {
            (weighed[at], is_cue[at]) = (true, weigh(at));
        }
    }
    for at in (1..len).rev() {
        if is_cue[at] && !weighed[at - 1] {
            (weighed[at - 1], is_cue[at - 1]) = (true, weigh(at - 1));
        }
    }
    is_cue
}

/// What a role is in features.
fn of_role(role: Option<Role>) -> u64 {
    role.map_or(0, |role| 1 + role as u64)
}

/// A score in halves of a unit.
fn of_score(score: Option<i32>) -> u64 {
    score.map_or(99, |score| (score.div_euclid(500).clamp(-8, 8) + 8) as u64)
}

/// The features of whether the token `at` is part of a cue.
pub(super) fn features(frame: &Frame<'_>, first: &First, at: usize, sink: &mut impl Sink) {
    let token = &frame.tokens[at];
    let len = frame.tokens.len();
    let word = frame.words[at];
    let (tag, link) = (token.tag as u64, frame.relation(at) as u64);
    let head = frame.tree.head(at);
    let above = frame.tree.head(head);
    let word_at =
        |i: Option<usize>| i.filter(|&i| i < len).map_or(const { atom("^") }, |i| frame.words[i]);
    let tag_at =
        |i: Option<usize>| i.filter(|&i| i < len).map_or(99, |i| frame.tokens[i].tag as u64);
    let role_at = |i: Option<usize>| i.filter(|&i| i < len).map_or(9, |i| of_role(first.roles[i]));
    let before = at.checked_sub(1);
    let before2 = at.checked_sub(2);
    let (after, after2) = (Some(at + 1), Some(at + 2));

    // The word and where it hangs.
    put!(sink, "bias");
    put!(sink, "word", word);
    put!(sink, "word|tag", word, tag);
    put!(sink, "word|link", word, link);
    put!(sink, "tag|link", tag, link);
    put!(sink, "ending|tag", frame.endings[at], tag);
    put!(sink, "entity|tag", frame.entity[at] as u64, tag);
    put!(sink, "class|does|tag", frame.classes[at], frame.does[at], tag);
    let quotation = super::feature::near_quotation(frame, at);
    put!(sink, "quotation|tag", quotation, tag);
    put!(sink, "quotation|word", quotation, word);
    put!(sink, "quoting|tag", u64::from(frame.is_quoting), tag);
    let (head_word, head_tag) = (frame.words[head], frame.tokens[head].tag as u64);
    put!(sink, "head|link", head_word, link);
    put!(sink, "head|word|link", head_word, word, link);
    put!(sink, "head tag|link|tag", head_tag, link, tag);
    put!(sink, "head does|link|tag", frame.does[head], link, tag);
    let (above_word, head_link) = (frame.words[above], frame.relation(head) as u64);
    put!(sink, "above|links|tag", above_word, link, head_link, tag);
    put!(sink, "above|links|word", above_word, link, head_link, word);
    put!(sink, "above|head|links|tag", above_word, head_word, link, head_link, tag);
    put!(sink, "above tag|links|tag", frame.tokens[above].tag as u64, link, head_link, tag);

    // The words beside it.
    for (side, near) in [(0, before2), (1, before), (2, after), (3, after2)] {
        put!(sink, "near|tag", side, word_at(near), tag);
        put!(sink, "near tag|tag", side, tag_at(near), tag);
    }
    for (side, near) in [(1, before), (2, after)] {
        put!(sink, "near|word", side, word_at(near), word);
        put!(sink, "near tag|word", side, tag_at(near), word);
    }
    put!(sink, "tags around", tag_at(before), tag, tag_at(after));
    put!(sink, "tags before", tag_at(before2), tag_at(before), tag);
    put!(sink, "tags after", tag, tag_at(after), tag_at(after2));

    // What hangs on it, and beside it on the same word.
    let mut shape = 0;
    for &child in frame.children(at).iter().take(16) {
        let of = frame.relation(child);
        if of == Relation::Punct {
            continue;
        }
        let (of, side, below) = (of as u64, u64::from(child < at), frame.words[child]);
        put!(sink, "child|side|tag", of, side, tag);
        put!(sink, "child|side|word", of, side, word);
        put!(sink, "child word|tag", of, below, tag);
        put!(sink, "child word|word", of, below, word);
        put!(sink, "child role|tag", of, of_role(first.roles[child]), tag);
        put!(sink, "child role|word", of, of_role(first.roles[child]), word);
        shape = join(shape, of << 1 | side);
        for &last in frame.children(child).iter().take(4) {
            let last_link = frame.relation(last);
            if last_link != Relation::Punct {
                put!(sink, "links down|word", of, last_link as u64, word);
                put!(sink, "links down|last|tag", of, last_link as u64, frame.words[last], tag);
            }
        }
    }
    put!(sink, "shape|tag", shape, tag);
    put!(sink, "shape|word", shape, word);
    if head != at {
        for &other in frame.children(head).iter().take(12) {
            let of = frame.relation(other);
            if other == at || of == Relation::Punct {
                continue;
            }
            let side = u64::from(other < at);
            put!(sink, "sibling|side|link|tag", of as u64, side, link, tag);
            put!(sink, "sibling|side|link|head", of as u64, side, link, head_word);
            put!(sink, "sibling word|link|head", frame.words[other], of as u64, link, head_word);
        }
    }
    match frame.subject(at) {
        Some(subject) => {
            let named = frame.named[subject];
            put!(sink, "subject|tag", named, tag);
            put!(sink, "subject|word", named, word);
            put!(sink, "subject word|tag", frame.words[subject], tag);
            put!(sink, "subject role|tag", of_role(first.roles[subject]), tag);
        }
        None => put!(sink, "no subject", tag, link),
    }

    // What the first reading made of it.
    let role = of_role(first.roles[at]);
    let score = of_score(first.scores[at]);
    let (head_role, head_score) = (of_role(first.roles[head]), of_score(first.scores[head]));
    put!(sink, "role", role);
    put!(sink, "role|score", role, score);
    put!(sink, "role|score|tag", role, score, tag);
    put!(sink, "role|score|word", role, score, word);
    put!(sink, "role|word|link", role, word, link);
    put!(sink, "role|tag|link", role, tag, link);
    put!(sink, "role|head role|link", role, head_role, link);
    put!(sink, "role|head role|link|word", role, head_role, link, word);
    put!(sink, "role|head score|link", role, head_score, link);
    put!(sink, "role|head score|link|word", role, head_score, link, word);
    put!(sink, "role|above", role, head_role, of_role(first.roles[above]), link);
    let (near, far) = (role_at(before), role_at(after));
    put!(sink, "roles around", near, role, far);
    put!(sink, "roles around|tag", near, role, far, tag);
    put!(sink, "roles far", role_at(before2), near, role, far, role_at(after2));
    for (side, of, near) in [(1, near, before), (2, far, after)] {
        put!(sink, "near role|word", side, role, of, word);
        put!(sink, "near role|near|tag", side, role, of, word_at(near), tag);
    }
    let (left, right) = reach(first, at);
    let of = |side: Option<usize>| side.map_or(9, |i| of_role(first.roles[i]));
    let far = |side: Option<usize>| side.map_or(9, |i| i.abs_diff(at).min(4) as u64);
    put!(sink, "nearest|tag", of(left), role, of(right), far(left), far(right), tag);
    put!(sink, "nearest|word", of(left), role, of(right), word);
}

/// The nearest tokens before and after that have a role.
fn reach(first: &First, at: usize) -> (Option<usize>, Option<usize>) {
    /// So that long sentences take linear time.
    const REACH: usize = 24;
    let roles = &first.roles;
    let end = roles.len().min(at + 1 + REACH);
    (
        (at.saturating_sub(REACH)..at).rev().find(|&i| roles[i].is_some()),
        (at + 1..end).find(|&i| roles[i].is_some()),
    )
}
