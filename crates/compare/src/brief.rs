//! The first ten items of an event, chosen as an editor would.

use std::collections::BTreeSet;

use rashomon_align::ClaimId;
use rashomon_discrepancy::{Event, Finding, Findings, Independence, Kind, Side, Standing, Value};
use rashomon_mention::{Basis, Factuality, Granularity};
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
/// ranked. `alike`: probability from which a match counts as agreement.
pub(crate) fn choose(
    event: &Event<'_>,
    findings: &Findings,
    order: &[usize],
    independence: &[Independence],
    (alike, limit): (f64, usize),
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
    let mut agreed = order
        .iter()
        .copied()
        .filter(|&group| {
            let members = &event.alignment.groups[group].members;
            sure_origins(event, group, alike) >= 2
                && !members.iter().any(|id| disputed.contains(id))
        })
        .map(|group| BriefItem { groups: vec![group], ..item(Reason::Agreement) });
    items.extend(agreed.by_ref().take(AGREEMENTS));
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
            .chain(shared_passages(event))
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
        let citations = doubtful.iter().flat_map(|&account| own_day(event, account)).collect();
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
    // What room is left goes to what else is reported alike.
    let room = limit - items.len();
    items.extend(agreed.take(room));
    items.sort_by_key(|item| item.reason);
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

/// How many origins surely report a group.
fn sure_origins(event: &Event<'_>, group: usize, alike: f64) -> usize {
    let group = &event.alignment.groups[group];
    let accounts = group.accounts().into_iter();
    let surely = accounts.filter(|&account| event.is_sure(group, account, alike));
    surely.map(|account| event.reuse.origins[account]).collect::<BTreeSet<_>>().len()
}

/// Sentences that show on what day an article was written: two of its text that look
/// ahead or count from that day, else the title.
fn own_day(event: &Event<'_>, account: usize) -> Vec<Citation> {
    let of = &event.accounts[account];
    let sides = (0..of.claims.len()).map(|claim| event.side(ClaimId { account, claim }));
    let tells = |side: &Side<'_>| {
        let counted = of.times(side.claim).any(|time| {
            time.granularity <= Granularity::Day
                && matches!(time.basis, Basis::Publication | Basis::Unanchored)
        });
        side.claim.factuality == Factuality::Plan || counted
    };
    let told = sides.filter(|side| !side.is_title()).filter(tells).take(2);
    let told: Vec<Citation> = told.map(|side| side.claim.citation).collect();
    if !told.is_empty() {
        return told;
    }
    let title = &of.title;
    title.document.sentences().iter().map(|sentence| title.text.cite(sentence.span)).collect()
}

/// Share of the shorter text, and words, from which passages that two articles of
/// different origins share are worth knowing first.
const SHARED: (f64, usize) = (0.25, 60);

/// Pairs of articles of different origins with much text in common, most first.
fn shared_passages(event: &Event<'_>) -> Vec<Vec<usize>> {
    let words = |account: usize| event.accounts[account].text.document.tokens().len().max(1);
    let mut pairs: Vec<(usize, Vec<usize>)> = Vec::new();
    for b in 0..event.articles.len() {
        for a in 0..b {
            let ids = (event.articles[a].id, event.articles[b].id);
            let passages = event.reuse.passages.iter();
            let between = passages.filter(|passage| {
                (passage.a.article, passage.b.article) == ids
                    || (passage.b.article, passage.a.article) == ids
            });
            let shared: usize = between.map(|passage| passage.words).sum();
            let share = shared as f64 / words(a).min(words(b)) as f64;
            if event.reuse.origins[a] != event.reuse.origins[b]
                && share >= SHARED.0
                && shared >= SHARED.1
            {
                pairs.push((shared, vec![a, b]));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    pairs.into_iter().map(|(_, pair)| pair).collect()
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
