//! Dependencies: an arc-eager transition system with breaks between sentences,
//! whose arcs that cross others are put right afterwards.
//!
//! Nivre's arc-eager system, with what spaCy adds to it: a word on the stack may
//! go back to the buffer once, a left arc may replace a head, and a break marks
//! where a sentence starts. Labels such as `relcl||dobj` say that the head is
//! really the `dobj` below the word that the arc comes from (Nivre & Nilsson 2005).

use crate::model::file::{File, ModelError};
use crate::scorer::{Buffers, Scorer, best};
use crate::tagset::Relation;

/// Tokens that a state looks at.
const FEATURES: usize = 8;

/// The trained transition system.
#[derive(Debug)]
pub(crate) struct Parser {
    scorer: Scorer<FEATURES>,
    moves: Vec<Move>,
}

#[derive(Clone, Copy, Debug)]
struct Move {
    action: Action,
    label: Relation,
    /// Where the real head is, below the one that the arc comes from.
    below: Relation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

/// What is known beforehand of a token's place in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Start {
    /// It starts a sentence.
    Certain,
    /// It starts none.
    Never,
    /// The parser decides.
    #[default]
    Open,
}

/// A tree, or several, over the tokens of a paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    /// The head of each token; a root is its own.
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<Relation>,
    /// Whether a sentence starts with the token.
    pub(crate) starts: Vec<bool>,
}

impl Parser {
    pub(crate) fn read(file: &File<'static>) -> Result<Self, ModelError> {
        let (scorer, names) = Scorer::read(file, "parse", 96)?;
        let moves = names.into_iter().map(Move::from_name).collect::<Option<_>>();
        let moves = moves.ok_or_else(|| ModelError::new("parse", "has an unknown move"))?;
        Ok(Self { scorer, moves })
    }

    /// Parses the tokens with these vectors. As many entries of `starts` say what
    /// is known of the tokens beforehand.
    pub(crate) fn parse(
        &self,
        vectors: &[f32],
        blank: impl Fn(usize) -> bool,
        starts: &[Start],
        buffers: &mut Buffers,
    ) -> Tree {
        let mut state = State::new(starts);
        let mut prepared = self.scorer.prepare(vectors, buffers);
        // Each token is pushed and popped, and may go back once for each left arc
        // that it gets: the limit is never met, but it shows that this ends.
        for _ in 0..16 * (starts.len() + 1) {
            if state.is_final() {
                break;
            }
            let scores = self.scorer.score(&mut prepared, state.context());
            let valid = state.valid();
            let chosen = best(scores, |index| valid[self.moves[index].action as usize]);
            match chosen {
                Some(index) => state.apply(index, self.moves[index].action),
                None => break,
            }
        }
        self.tree(state, blank)
    }

    fn tree(&self, state: State<'_>, blank: impl Fn(usize) -> bool) -> Tree {
        let heads: Vec<_> =
            (state.heads.iter().enumerate()).map(|(token, head)| head.unwrap_or(token)).collect();
        let (labels, below): (Vec<_>, Vec<_>) = (state.heads.iter().zip(&state.moves))
            .map(|(head, &index)| match head {
                Some(_) => (self.moves[index].label, self.moves[index].below),
                None => (Relation::Root, Relation::None),
            })
            .unzip();
        let mut tree = Tree { heads, labels, starts: Vec::new() };
        tree.deprojectivise(&below, blank);
        tree.starts = tree.sentence_starts();
        tree
    }
}

impl Move {
    /// `S`, `L-nsubj`, `R-relcl||dobj`.
    fn from_name(name: &str) -> Option<Self> {
        let (action, label) = name.split_once('-').unwrap_or((name, ""));
        let (label, below) = label.split_once("||").unwrap_or((label, ""));
        let action = match action {
            "S" => Action::Shift,
            "D" => Action::Reduce,
            "L" => Action::Left,
            "R" => Action::Right,
            "B" => Action::Break,
            _ => return None,
        };
        let (label, below) = (Relation::from_name(label)?, Relation::from_name(below)?);
        Some(Self { action, label, below })
    }
}

/// A parse under way.
struct State<'s> {
    known: &'s [Start],
    stack: Vec<usize>,
    /// Tokens that went back to the buffer, the next one last.
    returned: Vec<usize>,
    /// The first token that was not yet on the stack.
    next: usize,
    heads: Vec<Option<usize>>,
    /// The move by which each token got its head.
    moves: Vec<usize>,
    /// Of each token the child on that side that it got last, and of each child
    /// the one that its head got before.
    last_left: Vec<Option<usize>>,
    last_right: Vec<Option<usize>>,
    before: Vec<Option<usize>>,
    went_back: Vec<bool>,
    starts: Vec<bool>,
}

impl<'s> State<'s> {
    fn new(known: &'s [Start]) -> Self {
        let count = known.len();
        Self {
            known,
            stack: Vec::with_capacity(count),
            returned: Vec::new(),
            next: 0,
            heads: vec![None; count],
            moves: vec![0; count],
            last_left: vec![None; count],
            last_right: vec![None; count],
            before: vec![None; count],
            went_back: vec![false; count],
            starts: known.iter().map(|&start| start == Start::Certain).collect(),
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffered() == 0
    }

    fn buffered(&self) -> usize {
        self.heads.len() - self.next + self.returned.len()
    }

    /// The token at that depth of the stack.
    fn stacked(&self, depth: usize) -> Option<usize> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    /// The token at that place of the buffer.
    fn buffer(&self, place: usize) -> Option<usize> {
        match self.returned.len().checked_sub(place + 1) {
            Some(at) => Some(self.returned[at]),
            None => Some(self.next + place - self.returned.len()).filter(|&i| i < self.heads.len()),
        }
    }

    fn context(&self) -> [Option<usize>; FEATURES] {
        let (first, top) = (self.buffer(0), self.stacked(0));
        [
            first,
            self.buffer(1),
            top,
            self.stacked(1),
            self.stacked(2),
            first.and_then(|i| self.last_left[i]),
            top.and_then(|i| self.last_left[i]),
            top.and_then(|i| self.last_right[i]),
        ]
    }

    /// Which actions the state allows, in the order of [`Action`].
    fn valid(&self) -> [bool; 5] {
        let buffered = self.buffered();
        let first = self.buffer(0);
        let starts = |token: Option<usize>| token.is_some_and(|i| self.starts[i]);
        let never = |token: Option<usize>| token.is_some_and(|i| self.known[i] == Start::Never);
        let shift = self.stack.is_empty()
            || (buffered >= 2 && !starts(first) && !first.is_some_and(|i| self.went_back[i]));
        let reduce =
            !self.stack.is_empty() && (buffered == 0 || self.stack.len() > 1 || !never(first));
        let arc = !self.stack.is_empty() && buffered > 0 && !starts(first);
        let second = self.buffer(1);
        let split =
            buffered >= 2 && second == first.map(|i| i + 1) && !starts(second) && !never(second);
        [shift, reduce, arc, arc, split]
    }

    fn apply(&mut self, index: usize, action: Action) {
        let (first, top) = (self.buffer(0), self.stacked(0));
        match (action, first, top) {
            (Action::Shift, Some(_), _) => self.push(),
            (Action::Reduce, _, Some(top)) => {
                if self.heads[top].is_none() && self.stack.len() > 1 {
                    self.went_back[top] = true;
                    self.returned.push(top);
                }
                self.stack.pop();
            }
            (Action::Left, Some(first), Some(top)) => {
                self.attach(first, top, index);
                self.went_back[first] = false;
                self.stack.pop();
            }
            (Action::Right, Some(first), Some(top)) => {
                self.attach(top, first, index);
                self.push();
            }
            (Action::Break, ..) => {
                if let Some(second) = self.buffer(1) {
                    self.starts[second] = true;
                }
            }
            // Not reached: `valid` asks for what these need.
            _ => self.stack.clear(),
        }
    }

    fn push(&mut self) {
        let token = self.returned.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    fn attach(&mut self, head: usize, child: usize, index: usize) {
        if let Some(old) = self.heads[child] {
            self.detach(old, child);
        }
        let last = if head > child { &mut self.last_left } else { &mut self.last_right };
        self.before[child] = last[head].replace(child);
        self.heads[child] = Some(head);
        self.moves[child] = index;
    }

    fn detach(&mut self, head: usize, child: usize) {
        let last = if head > child { &mut self.last_left } else { &mut self.last_right };
        if last[head] == Some(child) {
            last[head] = self.before[child];
            return;
        }
        let mut at = last[head];
        while let Some(i) = at {
            if self.before[i] == Some(child) {
                self.before[i] = self.before[child];
                return;
            }
            at = self.before[i];
        }
    }
}

impl Tree {
    /// Moves each token with a word to look for in `below` to the first such word
    /// below its head, from the top down and from left to right.
    fn deprojectivise(&mut self, below: &[Relation], blank: impl Fn(usize) -> bool) {
        if below.iter().all(|&label| label == Relation::None) {
            return;
        }
        let children = Children::new(&self.heads);
        for token in 0..self.heads.len() {
            if below[token] == Relation::None {
                continue;
            }
            let mut queue = vec![self.heads[token]];
            let mut at = 0;
            'search: while at < queue.len() {
                for &child in children.of(queue[at]) {
                    if child == token || self.heads[child] != queue[at] || blank(child) {
                        continue;
                    }
                    if self.labels[child] == below[token] && !is_decorated(child, token, below) {
                        self.heads[token] = child;
                        break 'search;
                    }
                    queue.push(child);
                }
                at += 1;
            }
        }
    }

    /// A sentence starts with the leftmost token below each root.
    fn sentence_starts(&self) -> Vec<bool> {
        let count = self.heads.len();
        let (mut left, mut right): (Vec<_>, Vec<_>) = ((0..count).collect(), (0..count).collect());
        let mut starts = vec![false; count];
        // Where arcs cross, edges of heads are known late; as many rounds as spaCy
        // makes of it.
        for _ in 0..12 {
            for i in (0..count).chain((0..count).rev()) {
                let head = self.heads[i];
                left[head] = left[head].min(left[i]);
                right[head] = right[head].max(right[i]);
            }
            starts.fill(false);
            for i in 0..count {
                if self.heads[i] == i {
                    starts[left[i]] = true;
                }
            }
            if self.stays_within(&starts) {
                break;
            }
        }
        starts
    }

    /// Whether each head stands in the sentence of its child.
    fn stays_within(&self, starts: &[bool]) -> bool {
        let last = self.heads.len().saturating_sub(1);
        let mut first = 0;
        for (end, &starts) in starts.iter().enumerate().skip(1) {
            if starts || end == last {
                let within = |&head: &usize| first <= head && head <= end;
                if !self.heads[first..end].iter().all(within) {
                    return false;
                }
                first = end;
            }
        }
        true
    }
}

/// Whether a label still waits for its own move, so that it is not yet the plain
/// label that is looked for.
fn is_decorated(child: usize, token: usize, below: &[Relation]) -> bool {
    child > token && below[child] != Relation::None
}

/// The children of all tokens, from left to right.
struct Children {
    first: Vec<usize>,
    children: Vec<usize>,
}

impl Children {
    fn new(heads: &[usize]) -> Self {
        let mut first = vec![0; heads.len() + 1];
        for (i, &head) in heads.iter().enumerate() {
            first[head + 1] += usize::from(head != i);
        }
        for i in 0..heads.len() {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        let mut children = vec![0; first[heads.len()]];
        for (i, &head) in heads.iter().enumerate() {
            if head != i {
                children[next[head]] = i;
                next[head] += 1;
            }
        }
        Self { first, children }
    }

    fn of(&self, head: usize) -> &[usize] {
        &self.children[self.first[head]..self.first[head + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;
    use crate::tagset::Relation;

    #[test]
    fn an_arc_moves_to_the_word_that_its_label_names() {
        // he(1) bought(r) a(3) car(1) yesterday(1) which(6) broke(1: relcl||dobj)
        let mut tree = Tree {
            heads: vec![1, 1, 3, 1, 1, 6, 1],
            labels: ["nsubj", "ROOT", "det", "dobj", "npadvmod", "nsubj", "relcl"]
                .map(|name| Relation::from_name(name).unwrap())
                .to_vec(),
            starts: Vec::new(),
        };
        let mut below = [Relation::None; 7];
        below[6] = Relation::Dobj;
        tree.deprojectivise(&below, |_| false);
        assert_eq!(tree.heads, [1, 1, 3, 1, 1, 6, 3]);
        assert_eq!(tree.sentence_starts(), [true, false, false, false, false, false, false]);
    }

    #[test]
    fn each_root_has_its_sentence() {
        let tree = Tree { heads: vec![1, 1, 1, 4, 4], labels: Vec::new(), starts: Vec::new() };
        assert_eq!(tree.sentence_starts(), [true, false, false, true, false]);
    }
}
