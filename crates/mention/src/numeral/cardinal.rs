//! Numbers in words, and the ordinals that they end in.

use rust_decimal::Decimal;

use super::{Form, Numeral, Word, fraction, glued, hundred_or_power, lower, power};

/// The value of a word under a hundred: `seven`, `forty`, `forty-one`.
pub(super) fn small(word: &str) -> Option<u64> {
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (plain(tens)?, plain(ones)?);
        return (tens >= 20 && (1..10).contains(&ones)).then_some(tens + ones);
    }
    plain(word)
}

fn plain(word: &str) -> Option<u64> {
    Some(match word {
        "zero" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// The value of an ordinal word: `third`, `twentieth`, `twenty-first`, `hundredth`.
pub(super) fn ordinal(word: &str) -> Option<u64> {
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (plain(tens)?, ordinal(ones)?);
        return (tens >= 20 && ones < 10).then_some(tens + ones);
    }
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "hundredth" => 100,
        "thousandth" => 1_000,
        "millionth" => 1_000_000,
        _ => match word.strip_suffix("ieth") {
            Some(stem) => plain(&format!("{stem}y")).filter(|tens| *tens >= 20)?,
            None => plain(word.strip_suffix("th")?).filter(|teens| (13..20).contains(teens))?,
        },
    })
}

/// What a cardinal has read so far.
#[derive(Default)]
struct Reading {
    /// The groups before the last power, multiplied out.
    total: Decimal,
    /// The group that a power may follow.
    group: Decimal,
    /// The last power, which those after it must fall short of.
    power: Option<Decimal>,
    /// A number under a hundred that came last.
    small: Option<u64>,
    /// Whether `hundred` is in the group.
    hundred: bool,
    /// Index after what was read.
    len: usize,
}

/// `twenty-eight`, `two hundred and five`, `3 hundred and 21`, `a dozen`, `half a
/// million`.
pub(super) fn read<W: Word>(words: &[W]) -> Option<Numeral> {
    let mut reading = Reading::default();
    let article = matches!(lower(words, 0), "a" | "an")
        && (hundred_or_power(lower(words, 1)).is_some() || lower(words, 1) == "dozen");
    if article {
        reading.group = Decimal::ONE;
        reading.len = 1;
    }
    loop {
        match reading.step(words) {
            Some(true) => {}
            Some(false) => break,
            None => return Some(Numeral::unreadable(run(words, reading.len))),
        }
    }
    let Reading { len, .. } = reading;
    if len == 0 || (article && len < 2) {
        let value = ordinal(lower(words, 0))?;
        return Some(Numeral::new(value.into(), 1, Form::Ordinal));
    }
    let Some(value) = reading.total.checked_add(reading.group) else {
        return Some(Numeral::unreadable(run(words, len)));
    };
    if let Some((ones, end)) = reading.ordinal_end(words) {
        let value = value.checked_add(ones.into())?;
        return Some(Numeral::new(value, end, Form::Ordinal));
    }
    let power = reading.power.filter(|_| reading.group.is_zero()).unwrap_or(Decimal::ONE);
    let numeral = Numeral { power, ..Numeral::new(value, len, Form::Words) };
    Some(fraction::tail(words, point(words, numeral)))
}

impl Reading {
    /// Reads one word more: whether there was one; nothing if the words make no
    /// number.
    fn step<W: Word>(&mut self, words: &[W]) -> Option<bool> {
        let hyphen = usize::from(self.len > 0 && lower(words, self.len) == "-");
        let at = self.len + hyphen;
        let word = lower(words, at);
        if let Some(value) = small(word) {
            return Some(self.small(value, at, hyphen > 0));
        }
        if self.len == 0 {
            return Some(false);
        }
        if word == "hundred" {
            if self.hundred || self.group.is_zero() {
                return None;
            }
            self.group = self.group.checked_mul(Decimal::ONE_HUNDRED)?;
            (self.hundred, self.small, self.len) = (true, None, at + 1);
            return Some(true);
        }
        if let Some(power) = power(word).filter(|_| hyphen == 0 || glued(words, at)) {
            return self.power(power, at);
        }
        if word == "dozen" && self.small.is_none_or(|small| small < 20) && !self.hundred {
            self.group = self.group.checked_mul(Decimal::from(12u64))?;
            self.len = at + 1;
            return Some(false);
        }
        Some(word == "and" && hyphen == 0 && self.and(words))
    }

    fn small(&mut self, value: u64, at: usize, hyphen: bool) -> bool {
        // `two three`, `twenty thirty`: two numbers.
        let joins = match self.small {
            Some(last) => last >= 20 && last % 10 == 0 && (1..10).contains(&value),
            None => !hyphen,
        };
        if joins {
            self.group += Decimal::from(value);
            self.small = Some(self.small.unwrap_or(0) + value);
            self.len = at + 1;
        }
        joins
    }

    fn power(&mut self, power: Decimal, at: usize) -> Option<bool> {
        match self.power {
            // `two thousand million`
            Some(last) if self.group.is_zero() => {
                if last >= power {
                    return None;
                }
                self.total = self.total.checked_mul(power)?;
            }
            Some(last) if last <= power => return Some(false),
            _ => self.total = self.total.checked_add(self.group.checked_mul(power)?)?,
        }
        self.power = Some(power);
        (self.group, self.small, self.hundred) = (Decimal::ZERO, None, false);
        self.len = at + 1;
        Some(true)
    }

    /// `two hundred and five`: what follows is smaller than what came.
    fn and<W: Word>(&mut self, words: &[W]) -> bool {
        if self.small.is_some() || !(self.hundred || self.power.is_some()) {
            return false;
        }
        let at = self.len + 1;
        let next = lower(words, at);
        let digits = next.parse::<u64>().ok().filter(|value| *value < 100);
        if small(next).or(digits).is_none() {
            return false;
        }
        let after = lower(words, at + 1);
        let larger = |power: Decimal| self.power.is_some_and(|last| power >= last);
        if (after == "hundred" && self.hundred) || power(after).is_some_and(larger) {
            return false;
        }
        if let Some(value) = digits {
            self.group += Decimal::from(value);
            self.small = Some(value);
            self.len = at + 1;
        } else {
            self.len = at;
        }
        true
    }

    /// `one hundred twenty-fifth`: the ordinal that ends it.
    fn ordinal_end<W: Word>(&self, words: &[W]) -> Option<(u64, usize)> {
        let hyphen = usize::from(lower(words, self.len) == "-");
        let at = self.len + hyphen;
        let ones = ordinal(lower(words, at))?;
        let fits = match self.small {
            Some(last) => last >= 20 && last % 10 == 0 && ones < 10,
            None => ones < 100 && (self.hundred || self.power.is_some()),
        };
        fits.then_some((ones, at + 1))
    }
}

/// `seven point five`, `nine point nought four`.
fn point<W: Word>(words: &[W], numeral: Numeral) -> Numeral {
    if lower(words, numeral.len) != "point" {
        return numeral;
    }
    let mut digits = String::from("0.");
    let mut len = numeral.len + 1;
    while let Some(value) = small(lower(words, len)).filter(|_| digits.len() < 12) {
        digits.push_str(&value.to_string());
        len += 1;
    }
    let part = digits.parse::<Decimal>().ok().filter(|_| len > numeral.len + 1);
    match part.and_then(|part| numeral.value.checked_add(part)) {
        Some(value) => Numeral { value: value.normalize(), len, ..numeral },
        None => numeral,
    }
}

/// The index after the words of number that go on at `at`.
fn run<W: Word>(words: &[W], at: usize) -> usize {
    let is_number = |word: &W| {
        small(word.lower()).is_some()
            || hundred_or_power(word.lower()).is_some()
            || matches!(word.lower(), "-" | "dozen")
    };
    let more = words.get(at..).unwrap_or_default().iter().take_while(|w| is_number(w)).count();
    (at + more).max(1)
}
