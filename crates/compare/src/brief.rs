//! The first ten items of an event, chosen as an editor would.

use std::collections::BTreeSet;

use rashomon_align::ClaimId;
use rashomon_discrepancy::{Event, Finding, Findings, Independence, Kind, Standing, Value};
use rashomon_text::Citation;

/// Something that an editor must know first.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefItem {
    /// Why it is here.
    pub reason: Reason,
    /// Indices of the findings behind it.
    pub findings: Vec<usize>,
    /// Indices of the groups behind it.
    pub groups: Vec<usize>,
    /// Indices of the articles that it is about, where no finding or group says.
    pub accounts: Vec<usize>,
    /// Words that it rests on, where no finding or group has them.
    pub citations: Vec<Citation>,
}

/// Why an item is in the brief. The order is that of the page where weights do
/// not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Figures or times that cannot both be right.
    Conflict,
    /// An article corrects itself.
    Correction,
    /// What most articles report, nearest to their top.
    Agreement,
    /// Figures that moved on, or whose scope differs.
    Figure,
    /// Articles that share their text.
    SharedText,
    /// Reported by several on the word of one source.
    OneSource,
    /// An outlet states several points that others attribute.
    Habit,
    /// A date not to rely on.
    DoubtfulDate,
    /// Another difference.
    Difference,
}

impl Reason {
    /// The name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Correction => "correction",
            Self::Conflict => "conflict",
            Self::Figure => "figure",
            Self::SharedText => "shared-text",
            Self::OneSource => "one-source",
            Self::Habit => "habit",
            Self::DoubtfulDate => "doubtful-date",
            Self::Difference => "difference",
        }
    }
}

/// How many statements of agreement open the brief.
const AGREEMENTS: usize = 3;

/// Chooses at most `limit` items. `order` ranks the groups; the findings are
/// ranked.
pub(crate) fn choose(
    event: &Event<'_>,
    findings: &Findings,
    order: &[usize],
    independence: &[Independence],
    limit: usize,
) -> Vec<BriefItem> {
    let item = |reason| BriefItem {
        reason,
        findings: Vec::new(),
        groups: Vec::new(),
        accounts: Vec::new(),
        citations: Vec::new(),
    };
    let spoken = |finding: &&Finding| finding.standing != Standing::Possible;
    let mut items = Vec::new();
    let disputed = disputed(findings);
    let agreed = order.iter().copied().filter(|&group| {
        let members = &event.alignment.groups[group].members;
        independence[group].origins >= 2 && !members.iter().any(|id| disputed.contains(id))
    });
    items.extend(
        agreed
            .take(AGREEMENTS)
            .map(|group| BriefItem { groups: vec![group], ..item(Reason::Agreement) }),
    );
    for (account, article) in event.articles.iter().enumerate() {
        if !article.corrections.is_empty() {
            let citations =
                article.corrections.iter().map(|&span| article.text.cite(span)).collect();
            items.push(BriefItem {
                accounts: vec![account],
                citations,
                ..item(Reason::Correction)
            });
        }
    }
    items.extend(
        shared_texts(event)
            .into_iter()
            .map(|accounts| BriefItem { accounts, ..item(Reason::SharedText) }),
    );
    items.extend(
        order
            .iter()
            .copied()
            .filter(|&group| one_source(event, group, independence))
            .take(1)
            .map(|group| BriefItem { groups: vec![group], ..item(Reason::OneSource) }),
    );
    let doubtful: Vec<usize> = (0..event.articles.len())
        .filter(|&account| {
            event.articles[account].published.is_some_and(|dated| dated.doubt.is_some())
        })
        .collect();
    if !doubtful.is_empty() {
        let titles = doubtful.iter().map(|&account| &event.accounts[account].title);
        let citations = titles
            .flat_map(|title| title.document.sentences().iter().map(|s| title.text.cite(s.span)))
            .collect();
        items.push(BriefItem { accounts: doubtful, citations, ..item(Reason::DoubtfulDate) });
    }
    let habits = habits(findings);
    for (at, finding) in findings.findings.iter().enumerate().filter(|(_, finding)| spoken(finding))
    {
        if finding.kind.severity() == 0 || habits.iter().any(|(_, of)| of.contains(&at)) {
            continue;
        }
        let reason = match finding.kind {
            Kind::NumberConflict
            | Kind::TimeConflict
            | Kind::QuotationDiffers
            | Kind::QuotationSpeaker => Reason::Conflict,
            Kind::NumberUpdate | Kind::NumberOther | Kind::NumberIncrement => Reason::Figure,
            _ => Reason::Difference,
        };
        items.push(BriefItem {
            findings: vec![at],
            groups: finding.group.into_iter().collect(),
            ..item(reason)
        });
    }
    items.extend(habits.into_iter().map(|(account, findings)| BriefItem {
        accounts: vec![account],
        findings,
        ..item(Reason::Habit)
    }));
    items.sort_by_key(|item| item.reason);
    items.truncate(limit);
    items
}

/// The claims that a difference rests on, possible ones too: a reader has to judge
/// these first.
fn disputed(findings: &Findings) -> BTreeSet<ClaimId> {
    let differences = findings
        .findings
        .iter()
        .filter(|finding| finding.kind.severity() > 0 && finding.kind != Kind::NotFound);
    let readings = differences.flat_map(|finding| &finding.readings);
    readings.flat_map(|reading| &reading.evidence).map(|evidence| evidence.claim).collect()
}

/// Sets of articles of different outlets that share their text.
fn shared_texts(event: &Event<'_>) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for origin in 0..event.articles.len() {
        let set: Vec<usize> = (0..event.articles.len())
            .filter(|&account| {
                event.reuse.origins[account] == origin && event.reuse.by_text[account]
            })
            .collect();
        if set.len() > 1 {
            sets.push(set);
        }
    }
    sets
}

/// Whether several origins report a group, each on a word, and all on one.
fn one_source(event: &Event<'_>, group: usize, independence: &[Independence]) -> bool {
    let members = &event.alignment.groups[group].members;
    let body = members.iter().map(|&id| event.side(id)).filter(|side| !side.is_title());
    independence[group].articles >= 3
        && independence[group].sources == 1
        && body.clone().all(|side| side.attribution().is_some())
}

/// An outlet that states four points or more that others attribute: its
/// account, and the findings.
fn habits(findings: &Findings) -> Vec<(usize, Vec<usize>)> {
    let mut habits: Vec<(usize, Vec<usize>)> = Vec::new();
    for (at, finding) in findings.findings.iter().enumerate() {
        if finding.kind != Kind::AttributionFact || finding.standing == Standing::Possible {
            continue;
        }
        let own = finding
            .readings
            .iter()
            .filter(|reading| matches!(reading.value, Value::Source { kind: None, .. }));
        let mut accounts: Vec<usize> =
            own.flat_map(|reading| &reading.evidence).map(|e| e.claim.account).collect();
        accounts.sort_unstable();
        accounts.dedup();
        for account in accounts {
            match habits.iter_mut().find(|habit| habit.0 == account) {
                Some(habit) => habit.1.push(at),
                None => habits.push((account, vec![at])),
            }
        }
    }
    habits.retain(|habit| habit.1.len() >= 4);
    habits.sort_unstable();
    habits
}
