//! Labels along a track whose width in pixels is not known.

/// Width in pixels of the narrowest track: that of a screen of 320 pixels.
const NARROWEST: usize = 270;

/// Pixels from the base line of one label to that of the next above.
pub(super) const LINE: usize = 14;

/// Labels nearer than this, in thousandths of the track, are one label.
const NEAR: usize = 15;

/// How many names one label holds.
const NAMES: usize = 4;

/// A label on a track.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// What it names, in thousandths of the track.
    pub(super) at: usize,
    pub(super) text: String,
    /// `start`, `middle` or `end`: labels at the edges stay inside.
    pub(super) anchor: &'static str,
    /// Its line, from 0.
    pub(super) level: usize,
}

/// Labels for names at thousandths of a track, in the order of their places, on lines
/// such that none meets another on the narrowest track. Names of nearly one place
/// share a label. And how many lines there are.
pub(super) fn labels<'a>(names: impl IntoIterator<Item = (usize, &'a str)>) -> (Vec<Label>, usize) {
    let mut shared: Vec<(usize, Vec<&str>)> = Vec::new();
    for (at, name) in names {
        match shared.last_mut() {
            Some((first, known)) if at - *first <= NEAR && known.len() < NAMES => known.push(name),
            _ => shared.push((at, vec![name])),
        }
    }
    let mut ends: Vec<usize> = Vec::new();
    let mut labels = Vec::new();
    for (at, names) in shared {
        let text = names.join(" ");
        let width = width(text.chars().count());
        let (anchor, from) = match at {
            _ if at < width / 2 => ("start", at),
            _ if at + width / 2 > 1000 => ("end", at.saturating_sub(width)),
            _ => ("middle", at - width / 2),
        };
        let level = ends.iter().position(|end| *end <= from).unwrap_or(ends.len());
        match ends.get_mut(level) {
            Some(end) => *end = from + width,
            None => ends.push(from + width),
        }
        labels.push(Label { at, text, anchor, level });
    }
    (labels, ends.len())
}

/// Width of a label in thousandths of the narrowest track.
pub(super) fn width(characters: usize) -> usize {
    (characters * 9 + 6) * 1000 / NARROWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_share_a_place_or_stand_above_one_another() {
        let shown = |names: &[(usize, &str)]| -> Vec<String> {
            let (labels, _) = labels(names.iter().copied());
            labels.iter().map(|l| format!("{} {} {} {}", l.at, l.text, l.anchor, l.level)).collect()
        };
        assert_eq!(
            shown(&[(0, "A"), (500, "B"), (1000, "C12")]),
            ["0 A start 0", "500 B middle 0", "1000 C12 end 0"]
        );
        assert_eq!(
            shown(&[(300, "A"), (310, "B"), (330, "C"), (350, "D"), (480, "E")]),
            ["300 A B middle 0", "330 C middle 1", "350 D middle 2", "480 E middle 0"]
        );
        let five = [(9, "A"), (9, "B"), (9, "C"), (9, "D"), (9, "E")];
        assert_eq!(shown(&five), ["9 A B C D start 0", "9 E start 1"]);
    }
}
