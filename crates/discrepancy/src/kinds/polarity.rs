//! `polarity`: one account says that it is so, the other that it is not.
//!
//! Of the naive rule's findings on `many-accounts` nearly all were wrong, so it
//! is asserted only where both clauses are one but for the denial, and else
//! offered to check.

use rashomon_claim::Clause;
use rashomon_language::Token;
use rashomon_text::Span;

use super::Pair;
use crate::event::shared;
use crate::{
    Check, Event, Finding, Findings, Kind, Outcome, Parameters, Reading, Rule, Side, Standing,
    Value,
};

pub(super) const RULE: Rule = Rule {
    id: "polarity/2",
    meaning: "One account says that it is so, the other that it is not.",
    text: "In a sure group two clauses have the same predicate and share an argument, and one of them is denied. Asserted only if subject and object are the same words, one clause says all that the other does, the sentences are short, alike, factual, no headlines and on the same voice, nothing limits the denial (`not yet`, `not all`), and no later publication explains it; else offered to check.",
    example: ("The crew sent a call for help.", "The crew did not send a call for help."),
};

/// Words with which a denial is not one of the whole act, or not for good.
const LIMITS: &[&str] = &[
    "yet",
    "until",
    "till",
    "only",
    "just",
    "all",
    "every",
    "always",
    "alone",
    "solely",
    "merely",
    "entirely",
    "fully",
    "necessarily",
    "if",
    "unless",
    "longer",
    "more",
    "immediately",
    "initially",
    "first",
    "anymore",
];

pub(super) fn compare(
    event: &Event<'_>,
    pair: &Pair<'_>,
    parameters: &Parameters,
    findings: &mut Findings,
) {
    if pair.link.probability < parameters.sure {
        return;
    }
    for a in &pair.x.claim.clauses {
        for b in &pair.y.claim.clauses {
            if a.lemma != b.lemma
                || a.negated == b.negated
                || matches!(&*a.lemma, "be" | "have" | "do" | "say")
            {
                continue;
            }
            let context = shared(&stems(pair.x, a.span), &stems(pair.y, b.span)).join(", ");
            // The predicate is one of them.
            if !context.contains(", ") {
                findings.abstain(Kind::Polarity, "the clauses share an argument");
                continue;
            }
            let checks = checks(event, pair, (a, b), context, parameters);
            let stopped = checks.iter().any(|check| check.outcome != Outcome::Holds);
            let reading = |side: Side<'_>, span| Reading {
                value: Value::Words,
                evidence: vec![side.evidence(span)],
            };
            findings.findings.push(Finding {
                kind: Kind::Polarity,
                group: Some(pair.group),
                readings: vec![reading(pair.x, a.span), reading(pair.y, b.span)],
                absent: Vec::new(),
                standing: if stopped { Standing::Possible } else { Standing::Asserted },
                confidence: pair.link.probability,
                checks,
            });
        }
    }
}

/// Everything that must hold for a denial to be asserted.
fn checks(
    event: &Event<'_>,
    pair: &Pair<'_>,
    (a, b): (&Clause, &Clause),
    context: String,
    parameters: &Parameters,
) -> Vec<Check> {
    let (x, y) = (pair.x, pair.y);
    let core = |side: Side<'_>, clause: &Clause| {
        [clause.subject, clause.object, clause.agent]
            .map(|span| span.map_or_else(String::new, |span| stems(side, span).join(" ")))
    };
    let (of_a, of_b) = (core(x, a), core(y, b));
    let is_one = of_a == of_b && !of_a[0].is_empty() && a.passive == b.passive;
    let (own_a, own_b) = (around(x, a), around(y, b));
    let held = if own_a.len() <= own_b.len() {
        own_a.iter().all(|stem| own_b.contains(stem))
    } else {
        own_b.iter().all(|stem| own_a.contains(stem))
    };
    let denying = if a.negated { x.clause(a.predicate) } else { y.clause(b.predicate) };
    let limit = denying.iter().find(|token| LIMITS.contains(&&*token.lower));
    let speaker =
        |side: Side<'_>| side.attribution().map_or("own voice", |said| &said.speaker).to_owned();
    let one_voice = match (x.attribution(), y.attribution()) {
        (None, None) => true,
        (Some(one), Some(other)) => one.is_same_source(other),
        _ => false,
    };
    vec![
        Check::new("the clauses share an argument", context, true),
        Check::new(
            "subject and object are the same",
            format!("{}; {}", of_a.join(", "), of_b.join(", ")),
            is_one,
        ),
        Check::new(
            "one clause says all that the other does",
            format!("{}; {}", own_a.join(", "), own_b.join(", ")),
            held && own_a.len().min(own_b.len()) >= 2,
        ),
        Check::new(
            "nothing limits the denial",
            limit.map_or_else(String::new, |token| token.lower.to_string()),
            limit.is_none(),
        ),
        Check::new("neither is a headline", String::new(), !x.is_title() && !y.is_title()),
        pair.are_alike(parameters),
        pair.are_short((a.predicate, b.predicate), parameters),
        pair.are_factual(),
        Check::new(
            "the same voice asserts it",
            format!("{}; {}", speaker(x), speaker(y)),
            one_voice,
        ),
        update(event, pair, (a, b), parameters),
    ]
}

/// What was not so may be so by the time of a later publication, unless both
/// sentences tie the act to the same circumstance: `before the ship sank`.
fn update(
    event: &Event<'_>,
    pair: &Pair<'_>,
    (a, b): (&Clause, &Clause),
    parameters: &Parameters,
) -> Check {
    let name = "no update explains it";
    let outside = |side: Side<'_>, clause: &Clause| -> Vec<String> {
        let core = [Some(clause.predicate), clause.subject, clause.object, clause.agent];
        let beside =
            |token: &&Token| !core.into_iter().flatten().any(|span| span.contains(token.span));
        let stems = sorted(side.tokens.iter().filter(beside));
        stems.into_iter().map(str::to_owned).collect()
    };
    let (of_a, of_b) = (outside(pair.x, a), outside(pair.y, b));
    let circumstance: Vec<String> = of_a.into_iter().filter(|stem| of_b.contains(stem)).collect();
    if circumstance.len() >= 2 {
        return Check::new(name, circumstance.join(", "), true);
    }
    let (denies, states) = if a.negated { (pair.x, pair.y) } else { (pair.y, pair.x) };
    match event.later(states.id.account, denies.id.account, parameters.update_hours) {
        Some(later) => Check::new(name, String::new(), !later),
        None => Check {
            name,
            values: "a date of publication is missing or doubtful".to_owned(),
            outcome: Outcome::Missing,
        },
    }
}

/// Stems of a clause without its predicate, whose form changes with the denial.
fn around<'a>(side: Side<'a>, clause: &Clause) -> Vec<&'a str> {
    let own = side.tokens.iter().filter(|token| clause.span.contains(token.span));
    sorted(own.filter(|token| !clause.predicate.contains(token.span)))
}

fn stems(side: Side<'_>, span: Span) -> Vec<&str> {
    sorted(side.tokens.iter().filter(|token| span.contains(token.span)))
}

fn sorted<'a>(tokens: impl Iterator<Item = &'a Token>) -> Vec<&'a str> {
    let mut stems: Vec<&str> =
        tokens.filter(|token| token.is_content()).map(|token| &*token.stem).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
