use jiff::civil::Date;
use rashomon_align::Alignment;
use rashomon_article::{Article, Completeness, Doubt};
use rashomon_claim::Account;
use rashomon_discrepancy::{Coverage, Event, Finding, Findings, Independence};
use rashomon_event::Events;
use rashomon_language::{Language, Tag};
use rashomon_mention::{Anchor, Factuality, Granularity, TimeExpression};
use rashomon_reuse::Reuse;
use rashomon_text::{ArticleId, Part};

use crate::{Applied, BriefItem, Decision, Parameters, brief, group, rank, review};

/// What several articles report, compared.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The articles, sorted by id, each once.
    pub articles: Vec<Article>,
    /// Their accounts, in the same order.
    pub accounts: Vec<Account>,
    /// What they share.
    pub reuse: Reuse,
    /// Which claims are about one thing.
    pub alignment: Alignment,
    /// What was found, ranked: asserted and uncertain findings by weight, then
    /// the possible ones.
    pub findings: Findings,
    /// What a reviewer rejected, ranked; it counts nowhere.
    pub set_aside: Vec<Finding>,
    /// What became of each decision of the reviewer, in their order.
    pub applied: Vec<Applied>,
    /// For each group of the alignment what each article has of it.
    pub coverage: Vec<Vec<Coverage>>,
    /// For each group what stands behind it.
    pub independence: Vec<Independence>,
    /// The groups in the order of the page: most articles first, then nearest to
    /// the top of the articles.
    pub order: Vec<usize>,
    /// What an editor must know first.
    pub brief: Vec<BriefItem>,
    /// What to know about the input as a whole.
    pub notices: Vec<Notice>,
}

/// What a comparison is about to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// To read the claims of the next article; once an article.
    Article,
    /// To find passages that articles share.
    Reuse,
    /// To link claims.
    Align,
    /// To compare linked claims, and to rank what was found.
    Differences,
}

/// Something to know about the input as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is but one article: nothing to compare with.
    OneArticle,
    /// All articles are one outlet's.
    OneOutlet,
    /// No statement is found in two articles.
    NothingInCommon,
    /// The articles seem to be about so many events, of which none has most of
    /// them.
    SeveralEvents(usize),
    /// An article seems to be about another event than most.
    Apart(ArticleId),
    /// An article was given twice.
    Duplicate(ArticleId),
    /// An article has no date of publication.
    Undated(ArticleId),
    /// An article's date is doubtful.
    DoubtfulDate(ArticleId),
    /// An article is truncated, paywalled or none.
    Incomplete(ArticleId),
    /// An article's language is not read.
    Language(ArticleId),
    /// An article has more sentences than are compared; so many were left.
    Long(ArticleId, usize),
}

impl Comparison {
    /// The comparison as the later stages see it.
    #[must_use]
    pub fn event(&self) -> Event<'_> {
        Event {
            articles: &self.articles,
            accounts: &self.accounts,
            reuse: &self.reuse,
            alignment: &self.alignment,
        }
    }
}

/// Compares articles about one event.
#[must_use]
pub fn compare(articles: Vec<Article>, parameters: &Parameters) -> Comparison {
    compare_reviewed(articles, &[], parameters)
}

/// The same under the decisions of a reviewer. Those that no longer fit are told in
/// [`Comparison::applied`], and do nothing.
#[must_use]
pub fn compare_reviewed(
    articles: Vec<Article>,
    decisions: &[Decision],
    parameters: &Parameters,
) -> Comparison {
    compare_watched(articles, decisions, parameters, &|_| {})
}

/// The same, telling `watch` what is about to be done.
#[must_use]
pub fn compare_watched(
    mut articles: Vec<Article>,
    decisions: &[Decision],
    parameters: &Parameters,
    watch: &(dyn Fn(Stage) + Sync),
) -> Comparison {
    let mut notices: Vec<Notice> =
        group::keep_once(&mut articles).into_iter().map(Notice::Duplicate).collect();
    let accounts = read_all(&articles, &anchors(&articles, parameters), watch);
    for (article, account) in articles.iter_mut().zip(&accounts) {
        doubt_date(article, account);
    }
    let documents: Vec<_> = accounts.iter().map(|account| &account.text.document).collect();
    watch(Stage::Reuse);
    let reuse = Reuse::find(&articles, &documents, &parameters.reuse);
    let mut decisions = review::check(&articles, decisions);
    let corrected = review::of_sentences(&accounts, &mut decisions);
    watch(Stage::Align);
    let alignment = Alignment::reviewed(&accounts, &reuse, &corrected, &parameters.align);
    let event =
        Event { articles: &articles, accounts: &accounts, reuse: &reuse, alignment: &alignment };
    watch(Stage::Differences);
    let mut findings = rashomon_discrepancy::find(&event, &parameters.discrepancy);
    let independence: Vec<_> =
        alignment.groups.iter().map(|group| event.independence(&group.members)).collect();
    let coverage = alignment
        .groups
        .iter()
        .map(|group| {
            (0..articles.len())
                .map(|account| {
                    rashomon_discrepancy::coverage(&event, group, account, &parameters.discrepancy)
                })
                .collect()
        })
        .collect();
    let mut set_aside = review::set_aside(&mut findings.findings, &decisions);
    rank::sort(&event, &mut findings.findings);
    rank::sort(&event, &mut set_aside);
    let applied = review::applied(&findings.findings, &set_aside, decisions);
    let order = rank::groups(&event);
    let limits = (parameters.discrepancy.alike, parameters.brief_limit);
    let brief = brief::choose(&event, &findings, &order, &independence, limits);
    notices.extend(notices_of(&event));
    if !alignment.groups.is_empty() {
        notices.extend(apart(&articles, parameters));
    }
    Comparison {
        articles,
        accounts,
        reuse,
        alignment,
        findings,
        set_aside,
        applied,
        coverage,
        independence,
        order,
        brief,
        notices,
    }
}

/// Reads one article as a comparison does where it is alone, and doubts its date for
/// the same reasons.
#[must_use]
pub fn read_alone(article: &mut Article) -> Account {
    let anchors = anchors(std::slice::from_ref(article), &Parameters::default());
    let account = read_one(article, anchors.first().unwrap_or(&Anchor::none()));
    doubt_date(article, &account);
    account
}

fn read_all(
    articles: &[Article],
    anchors: &[Anchor],
    watch: &(dyn Fn(Stage) + Sync),
) -> Vec<Account> {
    let read = |(article, anchor): (&Article, &Anchor)| {
        watch(Stage::Article);
        read_one(article, anchor)
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        articles.par_iter().zip(anchors).map(read).collect()
    }
    #[cfg(not(feature = "parallel"))]
    articles.iter().zip(anchors).map(read).collect()
}

/// Doubts a date of publication after which the text reports something as past:
/// with a full date (`May 3, 2016`) that is more than a day later. Dates far ahead
/// are plans or slips, and say nothing.
fn doubt_date(article: &mut Article, account: &Account) {
    let Some(dated) = article.published.as_mut().filter(|dated| dated.doubt.is_none()) else {
        return;
    };
    let published = dated.at.date;
    let later = account.text.times.iter().any(|time| {
        let days =
            time.range.map(|range| range.earliest.date().duration_since(published).as_hours() / 24);
        time.is_absolute()
            && time.granularity <= Granularity::Day
            && account.text.factuality[time.sentence] == Factuality::Factual
            && account
                .text
                .attributions
                .iter()
                .all(|said| !said.is_speech() || said.sentence != time.sentence)
            && is_past(account, time)
            && days.is_some_and(|days| (2..=60).contains(&days))
    });
    if later {
        dated.doubt = Some(Doubt::TextDiffers);
    }
}

/// Whether an expression stands in a clause whose verb is in the past tense.
fn is_past(account: &Account, time: &TimeExpression) -> bool {
    let clauses = account
        .claims
        .iter()
        .filter(|c| c.citation.part == Part::Text && c.sentence == time.sentence);
    let predicate = clauses
        .filter_map(|claim| claim.clause_at(time.span))
        .map(|clause| clause.predicate)
        .next();
    let tokens = account.text.document.tokens_of(time.sentence);
    predicate
        .is_some_and(|predicate| tokens.iter().any(|t| t.span == predicate && t.tag == Tag::Vbd))
}

fn read_one(article: &Article, anchor: &Anchor) -> Account {
    let tag = article.language.as_ref().map(|language| language.value.as_str());
    Account::read(&article.title, &article.text, anchor, tag)
}

/// What each article's relative times count from: its date of publication, if
/// that is not doubtful and lies near the median of all.
fn anchors(articles: &[Article], parameters: &Parameters) -> Vec<Anchor> {
    let date = |article: &Article| {
        article.published.filter(|dated| dated.doubt.is_none()).map(|dated| dated.at.date)
    };
    let mut dates: Vec<Date> = articles.iter().filter_map(date).collect();
    dates.sort_unstable();
    let median = dates.get(dates.len() / 2).copied();
    let near = |date: Date| {
        dates.len() < 3
            || median.is_some_and(|median| {
                (date.duration_since(median).as_hours() / 24).abs() <= parameters.anchor_days
            })
    };
    articles
        .iter()
        .map(|article| date(article).filter(|&date| near(date)).map_or(Anchor::none(), Anchor::on))
        .collect()
}

/// Whether all articles seem to be about one event, and if not, which stand apart.
fn apart(articles: &[Article], parameters: &Parameters) -> Vec<Notice> {
    let events = Events::find(articles, &parameters.event).events;
    let largest = events.first().map_or(0, |event| event.articles.len());
    match events.len() {
        0 | 1 => Vec::new(),
        count if largest * 2 <= articles.len() => vec![Notice::SeveralEvents(count)],
        _ => {
            let rest = events[1..].iter().flat_map(|event| &event.articles);
            rest.map(|&article| Notice::Apart(articles[article].id)).collect()
        }
    }
}

fn notices_of(event: &Event<'_>) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut outlets: Vec<String> =
        event.articles.iter().map(|article| article.outlet.value.to_lowercase()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    if event.articles.len() == 1 {
        notices.push(Notice::OneArticle);
    } else if outlets.len() == 1 {
        notices.push(Notice::OneOutlet);
    }
    if event.articles.len() > 1 && event.alignment.groups.is_empty() {
        notices.push(Notice::NothingInCommon);
    }
    for article in event.articles {
        match article.published {
            None => notices.push(Notice::Undated(article.id)),
            Some(dated) if dated.doubt.is_some() => notices.push(Notice::DoubtfulDate(article.id)),
            Some(_) => {}
        }
        if article.completeness != Completeness::Complete {
            notices.push(Notice::Incomplete(article.id));
        }
    }
    for (index, article) in event.articles.iter().enumerate() {
        if event.accounts[index].language != Language::English {
            notices.push(Notice::Language(article.id));
        }
        let skipped = event.alignment.skipped.iter().filter(|id| id.account == index).count();
        if skipped > 0 {
            notices.push(Notice::Long(article.id, skipped));
        }
    }
    notices
}

#[cfg(test)]
mod tests {
    use rashomon_article::{Given, Source, read};

    use super::*;

    fn check(text: &str, doubt: Option<Doubt>) {
        let bytes =
            format!("---\noutlet: The Coast\npublished: 2024-05-13\ntitle: Ferry\n---\n{text}\n");
        let given = Given::default();
        let source = Source { name: "a.txt", bytes: bytes.as_bytes(), given: &given };
        let articles = read(&source, &rashomon_article::Parameters::default()).articles;
        let comparison = compare(articles, &Parameters::default());
        assert_eq!(comparison.articles[0].published.and_then(|dated| dated.doubt), doubt, "{text}");
    }

    #[test]
    fn a_text_that_reports_later_days_as_past_makes_its_date_doubtful() {
        check("The ferry sank on May 12, 2024.", None);
        check("The ferry sank on May 20, 2024.", Some(Doubt::TextDiffers));
        check("The trial will begin on May 20, 2024.", None);
        check("The trial begins on May 20, 2024.", None);
    }
}
