//! Adds a kind of finding: amounts of money in two currencies.
//!
//! Our own kinds compare money within a currency only. This one finds linked sentences
//! with an amount in each, of different currencies, for somebody to convert. It stands
//! on what the kinds of `rashomon-discrepancy` stand on: links, sides, evidence and
//! checks. Its findings are values of this program; the reports of `rashomon-report`
//! know only the kinds that are built in.
//!
//! ```sh
//! cargo run -p rashomon-compare --example own_kind
//! ```

use rashomon_align::ClaimGroup;
use rashomon_article::{Article, Given, Source, read};
use rashomon_compare::{Parameters, compare};
use rashomon_discrepancy::{
    Check, Event, Evidence, Finding, Outcome, Reading, Side, Standing, Value,
};
use rashomon_mention::{Measure, Quantity};

/// Kinds of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Own {
    /// One amount, in two currencies.
    OtherCurrency,
}

fn main() {
    let mut articles = article(
        "The Coast",
        "The owner will pay $12 million for the wreck, a court in Oslo ruled.",
    );
    articles.extend(article(
        "The Fjord",
        "The owner will pay 11 million euros for the wreck, a court in Oslo ruled.",
    ));
    articles.extend(article(
        "The Quay",
        "The owner will pay $12 million for the wreck, a court in Oslo ruled.",
    ));

    let parameters = Parameters::default();
    let comparison = compare(articles, &parameters);
    let event = comparison.event();
    for (index, group) in event.alignment.groups.iter().enumerate() {
        for finding in other_currency(&event, index, group, &parameters) {
            println!("{:?} ({:?})", finding.kind, finding.standing);
            for Evidence { claim, words } in finding.readings.iter().flat_map(|r| &r.evidence) {
                let outlet = &comparison.articles[claim.account].outlet.value;
                println!("  {outlet}: `{}`", event.side(*claim).words(words.span));
            }
        }
    }
}

/// The findings of the kind in a group: the pairs of its linked claims that have one
/// amount each, of different currencies.
fn other_currency(
    event: &Event<'_>,
    index: usize,
    group: &ClaimGroup,
    parameters: &Parameters,
) -> Vec<Finding<Own>> {
    let links = event.links(group, parameters.discrepancy.linked);
    let pairs = links.iter().filter_map(|link| {
        let (x, y) = (event.side(link.a), event.side(link.b));
        let (a, b) = (amount(&x)?, amount(&y)?);
        if a.measure == b.measure {
            return None;
        }
        let likeness = link.terms.likeness;
        let alike = Check::new(
            "the sentences are alike",
            format!("{likeness:.2}"),
            likeness >= parameters.discrepancy.conflict_likeness,
        );
        // Whether both are one amount is for a reader to say: never asserted.
        let holds = alike.outcome == Outcome::Holds;
        Some(Finding {
            kind: Own::OtherCurrency,
            group: Some(index),
            readings: vec![reading(&x, a), reading(&y, b)],
            absent: Vec::new(),
            standing: if holds { Standing::Uncertain } else { Standing::Possible },
            confidence: link.probability,
            checks: vec![alike],
        })
    });
    pairs.collect()
}

/// The amount of money of a claim that has one.
fn amount<'a>(side: &Side<'a>) -> Option<&'a Quantity> {
    let quantities = side.account.quantities(side.claim);
    let mut amounts = quantities.filter(|q| matches!(q.measure, Measure::Money { .. }));
    let first = amounts.next();
    first.filter(|_| amounts.next().is_none())
}

fn reading(side: &Side<'_>, amount: &Quantity) -> Reading {
    let value = Value::Quantity {
        interval: amount.interval,
        measure: amount.measure,
        approximate: amount.approximate,
        noun: None,
        state: None,
    };
    Reading { value, evidence: vec![side.evidence(amount.span)] }
}

fn article(outlet: &str, text: &str) -> Vec<Article> {
    let file = format!(
        "---\noutlet: {outlet}\npublished: 2024-12-13\n---\nCourt rules on the ferry\n\n{text}\n"
    );
    let source = Source { name: outlet, bytes: file.as_bytes(), given: &Given::default() };
    read(&source, &rashomon_article::Parameters::default()).articles
}
