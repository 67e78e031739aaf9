//! Named entities: a transition system that begins, goes on, ends or leaves out.

use std::ops::Range;

use crate::encoder::Encoder;
use crate::model::file::{File, ModelError};
use crate::scorer::{Buffers, Scorer, best};
use crate::tagset::EntityLabel;

/// Tokens that a state looks at.
const FEATURES: usize = 3;

/// The trained transition system, with an encoder of its own.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) encoder: Encoder,
    scorer: Scorer<FEATURES>,
    moves: Vec<(Action, EntityLabel)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

impl Names {
    pub(crate) fn read(file: &File<'static>) -> Result<Self, ModelError> {
        let encoder = Encoder::read(file, "ner")?;
        let (scorer, names) = Scorer::read(file, "name", encoder.width())?;
        let moves = names.into_iter().map(from_name).collect::<Option<_>>();
        let moves = moves.ok_or_else(|| ModelError::new("name", "has an unknown move"))?;
        Ok(Self { encoder, scorer, moves })
    }

    /// The entities among the tokens with these vectors, as ranges of tokens, in
    /// order. None begins with a blank, none crosses the start of a sentence.
    pub(crate) fn recognise(
        &self,
        vectors: &[f32],
        blank: impl Fn(usize) -> bool,
        starts: &[bool],
        buffers: &mut Buffers,
    ) -> Vec<(Range<usize>, EntityLabel)> {
        let mut found = Vec::new();
        let mut prepared = self.scorer.prepare(vectors, buffers);
        let mut open: Option<(usize, EntityLabel)> = None;
        for token in 0..starts.len() {
            let first = open.map(|(first, _)| first);
            let context = [Some(token), first, first.map(|_| token - 1)];
            let scores = self.scorer.score(&mut prepared, context);
            let goes_on = starts.get(token + 1) == Some(&false);
            let blank = blank(token);
            let valid = |index: usize| {
                let (action, label) = self.moves[index];
                let inside = open.is_some_and(|(_, open)| open == label);
                match action {
                    Action::Begin => open.is_none() && goes_on && !blank,
                    Action::In => inside && goes_on,
                    Action::Last => inside,
                    // A unit without a label only stands for what is known beforehand.
                    Action::Unit => open.is_none() && !blank && label != EntityLabel::None,
                    Action::Out => open.is_none(),
                }
            };
            match best(scores, valid).map(|index| self.moves[index]) {
                Some((Action::Begin, label)) => open = Some((token, label)),
                Some((Action::Unit, label)) => found.push((token..token + 1, label)),
                Some((Action::Last, label)) => {
                    found.extend(open.take().map(|(first, _)| (first..token + 1, label)));
                }
                _ => {}
            }
        }
        found
    }
}

/// `B-ORG`, `O`.
fn from_name(name: &str) -> Option<(Action, EntityLabel)> {
    let (action, label) = name.split_once('-').unwrap_or((name, ""));
    let action = match action {
        "B" => Action::Begin,
        "I" => Action::In,
        "L" => Action::Last,
        "U" => Action::Unit,
        "O" => Action::Out,
        _ => return None,
    };
    Some((action, EntityLabel::from_name(label)?))
}
