//! Attributions of one sentence by its tree: a word that the model takes for a
//! cue, with what hangs on it.

use std::ops::Range;

use rashomon_language::{Document, EntityLabel, PartOfSpeech};
use rashomon_lexicon as lexicon;

use super::frame::{Candidate, Frame, runs};
use super::model::{self, Model, Role};
use super::quotation::{self, Quotation};
use super::tagging::{self, First};

/// Over how much the first reading takes a word for the head of a cue; see
/// [`Model::cue`]. Chosen on the development split of PolNeAR.
const THRESHOLD: i32 = -700;

/// At most so many attributions in a sentence; those that score highest.
const MOST_CUES: usize = 16;

/// Words in a quotation from which on it is somebody's speech, not a term.
pub(super) const SPEECH: usize = 4;

/// Ranges of token indices in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The word that heads the cue.
    pub(super) head: usize,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    /// In order; the marks at their ends are not included.
    pub(super) content: Vec<Range<usize>>,
    /// Whether the content holds a clause that hangs on the cue's head, or that it
    /// is set beside.
    pub(super) is_clause: bool,
    /// The reading whose content or source holds the cue.
    pub(super) within: Option<usize>,
}

/// The frame of an annotated sentence.
pub(super) fn frame<'d>(
    document: &'d Document,
    sentence: usize,
    outer: &[Quotation],
) -> Option<Frame<'d>> {
    let tree = document.tree(sentence)?;
    let first = document.sentences()[sentence].tokens.start;
    let mut entity = vec![EntityLabel::None; tree.tokens().len()];
    for found in document.entities_of(sentence) {
        for at in found.tokens.clone() {
            entity[at - first] = found.label;
        }
    }
    let quotation = quotation::of_tokens(outer, tree.tokens());
    Some(Frame::new(tree, entity, quotation))
}

/// Whether a word is of a kind that may head a cue.
pub(super) fn may_be_cue(frame: &Frame<'_>, at: usize) -> bool {
    let part = frame.tokens[at].part;
    frame.quotation[at].is_none()
        && matches!(
            part,
            PartOfSpeech::Verb
                | PartOfSpeech::Auxiliary
                | PartOfSpeech::Noun
                | PartOfSpeech::Adjective
                | PartOfSpeech::Adverb
                | PartOfSpeech::Adposition
                | PartOfSpeech::Subordinator
        )
}

/// The attributions of a sentence, outer ones before those that they hold.
pub(super) fn read(frame: &Frame<'_>) -> Vec<Reading> {
    let mut assembly = Assembly::new(frame, model::model());
    let first = assembly.first();
    let mut heads: Vec<usize> = Vec::new();
    let cues = tagging::cues(frame, &first);
    let mut runs = cue_runs(&cues);
    runs.truncate(MOST_CUES);
    assembly.clear();
    for &at in frame.top_down() {
        if let Some(run) = runs.iter().find(|run| run.contains(&at) && head_of(frame, run) == at) {
            assembly.add(at, Some(run.clone()), &cues);
        } else if first.scores[at].is_some_and(|score| score > THRESHOLD) && !cues[at] {
            heads.push(at);
        }
    }
    // What the first reading took for a cue, and is none by itself, may be one
    // inside of another's content or source.
    for head in heads.into_iter().take(MOST_CUES) {
        if assembly.taken[head].is_some() {
            assembly.add(head, None, &cues);
        }
    }
    assembly.complete_quotations();
    assembly.found
}

/// The runs of words that are tagged as cues.
fn cue_runs(cues: &[bool]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..cues.len()).filter(|&at| cues[at]) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// The word of a cue that the others hang on: a verb, if there is one.
fn head_of(frame: &Frame<'_>, cue: &Range<usize>) -> usize {
    let top = |&at: &usize| {
        let head = frame.tree.head(at);
        (head == at || !cue.contains(&head)) && may_be_cue(frame, at)
    };
    let verb = |at: &usize| frame.tokens[*at].part == PartOfSpeech::Verb;
    cue.clone().filter(top).find(verb).or_else(|| cue.clone().find(top)).unwrap_or(cue.start)
}

/// What hangs on the head of a cue.
#[derive(Clone, Debug)]
struct Arguments {
    candidates: Vec<Candidate>,
    /// Of each token the candidate that it belongs to.
    owners: Vec<Option<usize>>,
    roles: Vec<Option<Role>>,
}

/// Readings of a sentence as they are put together.
#[derive(Debug)]
pub(super) struct Assembly<'f> {
    frame: &'f Frame<'f>,
    model: &'f Model,
    found: Vec<Reading>,
    /// Of each token the reading that it is part of, the innermost.
    taken: Vec<Option<usize>>,
    /// Of each token, once asked.
    arguments: Vec<Option<Arguments>>,
}

impl<'f> Assembly<'f> {
    pub(super) fn new(frame: &'f Frame<'f>, model: &'f Model) -> Self {
        let len = frame.tokens.len();
        let (taken, arguments) = (vec![None; len], vec![None; len]);
        Self { frame, model, found: Vec::new(), taken, arguments }
    }

    fn clear(&mut self) {
        self.found.clear();
        self.taken.fill(None);
    }

    /// Reads the sentence head by head.
    pub(super) fn first(&mut self) -> First {
        let frame = self.frame;
        let weigh = |at| {
            (may_be_cue(frame, at) && self.model.is_known(frame, at))
                .then(|| self.model.cue(frame, at))
        };
        let scores: Vec<Option<i32>> = (0..frame.tokens.len()).map(weigh).collect();
        let mut heads: Vec<(usize, i32)> = (frame.top_down().iter())
            .filter_map(|&at| Some((at, scores[at]?)))
            .filter(|&(_, score)| score > THRESHOLD)
            .collect();
        if heads.len() > MOST_CUES {
            let mut scores: Vec<i32> = heads.iter().map(|head| head.1).collect();
            scores.sort_unstable();
            let least = scores[scores.len() - MOST_CUES];
            heads.retain(|head| head.1 >= least);
            heads.truncate(MOST_CUES);
        }
        for (head, _) in heads {
            self.add(head, None, &[]);
        }
        self.complete_quotations();
        let mut roles = vec![None; frame.tokens.len()];
        for reading in self.found.iter().filter(|reading| reading.within.is_none()) {
            for run in &reading.content {
                roles[run.clone()].fill(Some(Role::Content));
            }
            if let Some(run) = &reading.source {
                roles[run.clone()].fill(Some(Role::Source));
            }
            roles[reading.cue.clone()].fill(Some(Role::Cue));
        }
        First { scores, roles }
    }

    fn arguments(&mut self, head: usize) -> Arguments {
        let (frame, model) = (self.frame, self.model);
        let read = || {
            let candidates = frame.candidates(head);
            let owners = frame.owners(head, &candidates);
            let mut sizes = vec![0; candidates.len()];
            for (at, owner) in owners.iter().enumerate() {
                if let Some(owner) = owner
                    && frame.tokens[at].part != PartOfSpeech::Mark
                {
                    sizes[*owner] += 1;
                }
            }
            let mut roles: Vec<Option<Role>> = candidates
                .iter()
                .zip(sizes)
                .map(|(candidate, len)| model.role(frame, head, candidate, len))
                .collect();
            drop_prepositions(&candidates, &mut roles);
            Arguments { candidates, owners, roles }
        };
        self.arguments[head].get_or_insert_with(read).clone()
    }

    /// Adds the attribution whose cue the token `head` heads. `cue`: its words, if
    /// they are known; `others`: words that are part of some cue.
    fn add(&mut self, head: usize, cue: Option<Range<usize>>, others: &[bool]) {
        let Arguments { candidates, owners, roles } = self.arguments(head);
        let (frame, taken) = (self.frame, &mut self.taken);
        let within = taken[head];
        let is = |at: usize, role: Role| {
            let owner = owners[at].and_then(|owner| roles[owner]);
            let free = taken[at] == within && !others.get(at).is_some_and(|&is| is);
            free && (owner == Some(role) || (role == Role::Cue && at == head))
        };
        let cue = cue.unwrap_or_else(|| {
            let cue = runs(frame.tokens, |at| is(at, Role::Cue))
                .into_iter()
                .find(|run| run.contains(&head))
                .unwrap_or(head..head + 1);
            let colon = frame.tokens.get(cue.end).is_some_and(|token| &*token.lower == ":");
            cue.start..cue.end + usize::from(colon)
        });
        let source = runs(frame.tokens, |at| is(at, Role::Source) && !is_mark(frame, at))
            .into_iter()
            .max_by_key(|run| (run.len(), std::cmp::Reverse(run.start)));
        let mut content = runs(frame.tokens, |at| is(at, Role::Content) && !is_mark(frame, at));
        let number = self.found.len();
        let first = source.iter().map(|run| run.start).chain([cue.start]).min().unwrap_or(0);
        open_at_the_start(frame, first, &mut content, |at| {
            taken[at] == within && !others.get(at).is_some_and(|&is| is)
        });
        for run in content.iter().chain(source.iter()).chain([&cue]) {
            taken[run.clone()].fill(Some(number));
        }
        let is_clause = candidates.iter().zip(&roles).any(|(candidate, role)| {
            *role == Some(Role::Content)
                && matches!(candidate.path, "ccomp" | "up:clause" | "up:ccomp")
                && matches!(
                    frame.tokens[candidate.root].part,
                    PartOfSpeech::Verb | PartOfSpeech::Auxiliary
                )
        });
        self.found.push(Reading { head, source, cue, content, is_clause, within });
    }

    /// Gives all words of a quotation to the reading that has some of them, and
    /// quotations that nobody has to one whose verb reports speech.
    fn complete_quotations(&mut self) {
        complete_quotations(self.frame, &mut self.found, &mut self.taken);
    }
}

fn complete_quotations(frame: &Frame<'_>, found: &mut [Reading], taken: &mut [Option<usize>]) {
    let mut start = 0;
    while start < frame.tokens.len() {
        let quotation = frame.quotation[start];
        let len = frame.quotation[start..].iter().take_while(|&&of| of == quotation).count();
        let piece = start..start + len;
        start = piece.end;
        let words = piece.clone().filter(|&at| !is_mark(frame, at)).count();
        if quotation.is_none() || words == 0 {
            continue;
        }
        let overlaps = |reading: &Reading| {
            reading.content.iter().any(|run| run.start < piece.end && piece.start < run.end)
        };
        let outer = |reading: &&Reading| reading.within.is_none();
        let number =
            found.iter().position(|reading| outer(&reading) && overlaps(reading)).or_else(|| {
                let speech = found.iter().position(|reading| {
                    let word = &frame.tokens[reading.head];
                    reading.within.is_none()
                        && word.part == PartOfSpeech::Verb
                        && lexicon::reporting_verb(&word.lower).is_some()
                });
                speech.filter(|_| words >= SPEECH && piece.clone().all(|at| taken[at].is_none()))
            });
        let Some(number) = number else { continue };
        for at in piece.clone() {
            taken[at].get_or_insert(number);
        }
        let reading = &mut found[number];
        let held = reading.content.clone();
        let has = |at: usize| {
            held.iter().any(|run| run.contains(&at))
                || (piece.contains(&at)
                    && taken[at] == Some(number)
                    && !is_mark(frame, at)
                    && !reading.cue.contains(&at)
                    && !reading.source.as_ref().is_some_and(|source| source.contains(&at)))
        };
        reading.content = runs(frame.tokens, has);
    }
}

/// A preposition is part of a cue only with what follows it: `pointed to`, but
/// not the `in` of `said in Oslo`.
fn drop_prepositions(candidates: &[Candidate], roles: &mut [Option<Role>]) {
    for at in 0..candidates.len() {
        let mut below = (0..candidates.len())
            .filter(|&other| candidates[other].by == Some(candidates[at].root))
            .peekable();
        if roles[at] == Some(Role::Cue)
            && below.peek().is_some()
            && below.all(|other| roles[other].is_none())
        {
            roles[at] = None;
        }
    }
}

/// `It sank, but they lived, police said`: all before the comma is content, even
/// where the tree ties the source to its last clause alone. `first`: where source
/// and cue start.
fn open_at_the_start(
    frame: &Frame<'_>,
    first: usize,
    content: &mut [Range<usize>],
    free: impl Fn(usize) -> bool,
) {
    let comma = first > 0 && matches!(&*frame.tokens[first - 1].lower, ",");
    let Some(run) = content.first_mut().filter(|run| comma && run.end + 1 == first) else { return };
    if (0..run.start).all(free) {
        run.start = (0..run.start).find(|&at| !is_mark(frame, at)).unwrap_or(run.start);
    }
}

fn is_mark(frame: &Frame<'_>, at: usize) -> bool {
    frame.tokens[at].part == PartOfSpeech::Mark
}
