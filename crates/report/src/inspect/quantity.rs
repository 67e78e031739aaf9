//! Quantities in fields and in words.

use rashomon_mention::{Annotation, Doubt, Measure, Quantity, Role};

use super::wire::{self, Mention, Value};
use crate::{amount, phrase};

pub(super) fn all(annotation: &Annotation) -> impl Iterator<Item = Mention> {
    annotation.quantities.iter().map(|quantity| mention(annotation, quantity))
}

fn mention(annotation: &Annotation, quantity: &Quantity) -> Mention {
    let Quantity { interval, measure, role, .. } = *quantity;
    let end = |end: Option<rashomon_mention::End>| {
        end.map(|end| wire::End { value: end.value.normalize().to_string(), open: end.open })
    };
    let noun = quantity.noun.as_ref();
    Mention {
        start: quantity.span.start(),
        end: quantity.span.end(),
        meaning: meaning(annotation, quantity),
        notes: notes(annotation, quantity),
        value: Value::Quantity(wire::Quantity {
            number: quantity.number.into(),
            lower: end(interval.lower()),
            upper: end(interval.upper()),
            measure: measure.name(),
            unit: measure.unit(),
            approximate: quantity.approximate,
            cue: quantity.cue.map(Into::into),
            noun: noun.map(|noun| wire::Noun {
                words: noun.span.into(),
                head: noun.head.to_string(),
                modifiers: noun.modifiers.iter().map(ToString::to_string).collect(),
            }),
            state: quantity.state,
            role: role.name(),
            rate: quantity.rate.as_ref().map(|rate| rate.per.to_string()),
            as_of: quantity.as_of.map(Into::into),
            doubt: quantity.doubt.map(Doubt::name),
        }),
    }
}

/// `at least 28 people`, `28 of 41 passengers`, `$1,500`, `the year 2017`.
fn meaning(annotation: &Annotation, quantity: &Quantity) -> String {
    let Quantity { interval, measure, role, .. } = *quantity;
    let number = annotation.text.slice(quantity.number);
    let noun = quantity.noun.as_ref().map(|noun| annotation.text.slice(noun.span));
    let amount = amount::words(interval, measure).unwrap_or_else(|| number.to_owned());
    let of = |unit: &str| format!("{amount} {unit}");
    match measure {
        Measure::Count => match noun {
            Some(noun) if role == Role::Share => of(&format!("of {noun}")),
            Some(noun) => of(noun),
            None => of("(of what is not told)"),
        },
        Measure::Fraction => {
            noun.map_or_else(|| format!("{amount} of a whole"), |noun| of(&format!("of {noun}")))
        }
        Measure::Points => of("percentage points"),
        Measure::Age { unit } => of(&format!("{} of age", plural(unit))),
        Measure::Ordinal => format!("place {amount} in an order"),
        Measure::Times => of("times"),
        Measure::Pounds => of("pounds"),
        Measure::Odds => format!("odds of {number}"),
        Measure::Duration { unit } => {
            let one = interval.value() == Some(1.into());
            of(&if one { unit.to_owned() } else { plural(unit) })
        }
        Measure::Year => format!("the year {number}"),
        Measure::Score => format!("the score {number}"),
        Measure::Identifier => format!("{number}, a number in a name"),
        _ => amount,
    }
}

fn plural(unit: &str) -> String {
    unit.strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
        .map_or_else(|| format!("{unit}s"), |stem| format!("{stem}ies"))
}

fn notes(annotation: &Annotation, quantity: &Quantity) -> Vec<String> {
    let mut notes = Vec::new();
    if let Measure::Physical { dimension, .. } = quantity.measure {
        notes.push(phrase::with_article(dimension.name()));
    }
    if let Some(state) = quantity.state {
        notes.push(format!("state: {state}"));
    }
    if quantity.approximate {
        notes.push("a rounded figure".to_owned());
    }
    match quantity.role {
        Role::Plain => {}
        Role::Increment => notes.push("on top of an earlier figure".to_owned()),
        Role::Total => notes.push("a total".to_owned()),
        Role::Change => notes.push("by how much something changed".to_owned()),
        Role::Former => notes.push("what it was before".to_owned()),
        Role::Share => notes.push("part of another figure".to_owned()),
    }
    if let Some(rate) = &quantity.rate {
        notes.push(format!("per {}", rate.per));
    }
    if let Some(as_of) = quantity.as_of {
        notes.push(format!("as of: {}", annotation.text.slice(as_of)));
    }
    match quantity.doubt {
        None => {}
        Some(Doubt::Value) => {
            notes.push("warning: no number that is known; not compared".to_owned())
        }
        Some(Doubt::Unit) => {
            notes.push("warning: pounds of money or of mass; not compared".to_owned());
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::super::describe::tests::check;

    #[test]
    fn quantities_are_said_in_words() {
        check("At least 28 people were killed.", "number: at least 28 people; state: dead");
        check(
            "Another 13 prisoners were released.",
            "number: 13 prisoners; state: released; on top of an earlier figure",
        );
        check("It cost $1.5 million.", "number: $1,500,000");
        check("The siege took 72 hours.", "number: 72 hours\ntime: how long: 72 hours");
        check(
            "He has 25 pounds.",
            "number: 25 pounds; warning: pounds of money or of mass; not compared",
        );
        check("It cost $98 a share.", "number: $98; per share");
        check(
            "It rose by 3.5 percentage points.",
            "number: 3.5 percentage points; by how much something changed",
        );
    }
}
