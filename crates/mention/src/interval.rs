use std::fmt;

use rust_decimal::Decimal;

/// What a quantity can be: an interval of exact decimals.
///
/// `28` is `[28, 28]`, `at least 28` is `[28, ∞)`, `more than 28` is `(28, ∞)`.
/// Comparisons of quantities are comparisons of intervals, never of strings.
///
/// ```
/// use rashomon_mention::Interval;
///
/// let bound = Interval::at_least(28.into());
/// assert!(bound.contains(Interval::exactly(41.into())));
/// assert!(Interval::exactly(27.into()).is_disjoint(bound));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: Option<End>,
    upper: Option<End>,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct End {
    /// Where it lies.
    pub value: Decimal,
    /// Whether the value itself is left out.
    pub open: bool,
}

impl End {
    fn closed(value: Decimal) -> Option<Self> {
        Some(Self { value, open: false })
    }

    fn open(value: Decimal) -> Option<Self> {
        Some(Self { value, open: true })
    }
}

impl Interval {
    /// One value.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self { lower: End::closed(value), upper: End::closed(value) }
    }

    /// `value` or more.
    #[must_use]
    pub fn at_least(value: Decimal) -> Self {
        Self { lower: End::closed(value), upper: None }
    }

    /// More than `value`.
    #[must_use]
    pub fn more_than(value: Decimal) -> Self {
        Self { lower: End::open(value), upper: None }
    }

    /// `value` or less.
    #[must_use]
    pub fn at_most(value: Decimal) -> Self {
        Self { lower: None, upper: End::closed(value) }
    }

    /// Less than `value`.
    #[must_use]
    pub fn less_than(value: Decimal) -> Self {
        Self { lower: None, upper: End::open(value) }
    }

    /// Any value: what is said is no number that is known.
    #[must_use]
    pub const fn unbounded() -> Self {
        Self { lower: None, upper: None }
    }

    /// From the smaller to the larger value, both included.
    #[must_use]
    pub fn between(a: Decimal, b: Decimal) -> Self {
        Self { lower: End::closed(a.min(b)), upper: End::closed(a.max(b)) }
    }

    /// The lower end, if there is one.
    #[must_use]
    pub fn lower(self) -> Option<End> {
        self.lower
    }

    /// The upper end, if there is one.
    #[must_use]
    pub fn upper(self) -> Option<End> {
        self.upper
    }

    /// The value, if there is but one.
    #[must_use]
    pub fn value(self) -> Option<Decimal> {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) if lower.value == upper.value => Some(lower.value),
            _ => None,
        }
    }

    /// Whether no value lies in both.
    #[must_use]
    pub fn is_disjoint(self, other: Self) -> bool {
        let above = |lower: Option<End>, upper: Option<End>| match (lower, upper) {
            (Some(l), Some(u)) => l.value > u.value || (l.value == u.value && (l.open || u.open)),
            _ => false,
        };
        above(self.lower, other.upper) || above(other.lower, self.upper)
    }

    /// Whether one interval ends where the other begins: `(28, ∞)` and `28`.
    #[must_use]
    pub fn touches(self, other: Self) -> bool {
        let meet = |upper: Option<End>, lower: Option<End>| matches!((upper, lower), (Some(u), Some(l)) if u.value == l.value);
        meet(self.upper, other.lower) || meet(other.upper, self.lower)
    }

    /// Whether every value of `other` lies in this one.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        let below = match (self.lower, other.lower) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(s), Some(o)) => s.value < o.value || (s.value == o.value && (!s.open || o.open)),
        };
        let above = match (self.upper, other.upper) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(s), Some(o)) => s.value > o.value || (s.value == o.value && (!s.open || o.open)),
        };
        below && above
    }

    /// The interval with each end moved outwards by `share` of its value
    /// (`0.1`: a tenth). An end that leaves the range of decimals goes away.
    #[must_use]
    pub fn widened(self, share: Decimal) -> Self {
        let moved = |end: Option<End>, sign: Decimal| {
            let end = end?;
            let by = end.value.abs().checked_mul(share)?;
            Some(End { value: end.value.checked_add(by.checked_mul(sign)?)?, open: end.open })
        };
        Self { lower: moved(self.lower, -Decimal::ONE), upper: moved(self.upper, Decimal::ONE) }
    }

    /// The interval with both ends multiplied by a positive `factor`, or `None`
    /// if one leaves the range of decimals.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Option<Self> {
        let scale = |end: Option<End>| match end {
            None => Some(None),
            Some(end) => end
                .value
                .checked_mul(factor)
                .map(|value| Some(End { value: value.normalize(), ..end })),
        };
        Some(Self { lower: scale(self.lower)?, upper: scale(self.upper)? })
    }
}

/// `28`, `[28, ∞)`, `(28, 41]`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(value) = self.value() {
            return write!(f, "{value}");
        }
        match self.lower {
            None => f.write_str("(-\u{221e}, ")?,
            Some(End { value, open }) => write!(f, "{}{value}, ", if open { '(' } else { '[' })?,
        }
        match self.upper {
            None => f.write_str("\u{221e})"),
            Some(End { value, open }) => write!(f, "{value}{}", if open { ')' } else { ']' }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interval;

    #[test]
    fn intervals_compare() {
        let exactly = |v: i64| Interval::exactly(v.into());
        assert!(exactly(28).is_disjoint(exactly(41)));
        assert!(exactly(28).is_disjoint(Interval::more_than(28.into())));
        assert!(!exactly(28).is_disjoint(Interval::at_least(28.into())));
        assert!(Interval::at_least(28.into()).contains(Interval::more_than(28.into())));
        assert!(!Interval::more_than(28.into()).contains(Interval::at_least(28.into())));
        assert!(!exactly(28).contains(Interval::at_least(28.into())));
        assert!(Interval::between(20.into(), 10.into()).contains(exactly(15)));
        assert_eq!(Interval::less_than(5.into()).to_string(), "(-\u{221e}, 5)");
        assert!(!Interval::unbounded().is_disjoint(exactly(28)));
        assert!(!Interval::unbounded().touches(exactly(28)));
    }

    #[test]
    fn widening_moves_outwards_and_never_overflows() {
        let tenth = rust_decimal::Decimal::new(1, 1);
        assert_eq!(
            Interval::exactly(30.into()).widened(tenth),
            Interval::between(27.into(), 33.into())
        );
        let huge = Interval::exactly(rust_decimal::Decimal::MAX);
        assert!(huge.widened(tenth).upper().is_none());
        assert!(huge.scaled(10.into()).is_none());
    }
}
