//! From a comparison to the report's data.

use std::collections::BTreeMap;

use rashomon_align::ClaimId;
use rashomon_article::Dated;
use rashomon_claim::{Account, Clause};
use rashomon_compare::{Applied, Comparison, Stale};
use rashomon_discrepancy::{Event, Kind, Rule, Standing, State};
use rashomon_language::TokenKind;
use rashomon_mention::SourceKind;
use rashomon_text::{ArticleId, Citation, Part, Span};

use crate::{Decisions, wire};

mod dated;
mod findings;
mod items;
mod quoted;
mod sigla;
mod texts;
mod withhold;

/// Nearest sentences of an article that a report names.
const NEAREST: usize = 2;

/// What a report says beside the comparison.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What was odd about the files.
    pub warnings: &'a [rashomon_article::Warning],
    /// The command in canonical form.
    pub command: &'a str,
    /// How much of the articles' words the report holds.
    pub texts: wire::Texts,
    /// What the comparison was reviewed with.
    pub decisions: &'a Decisions,
}

/// Describes a comparison: everything that a report shows, as data.
#[must_use]
pub fn describe(comparison: &Comparison, input: &Input<'_>) -> wire::Report {
    let names = Names::new(comparison, input.texts);
    let statements_of = statement_ids(comparison);
    let mut findings =
        findings::all(comparison, &comparison.findings.findings, &names, &statements_of);
    let mut set_aside = findings::all(comparison, &comparison.set_aside, &names, &statements_of);
    let (review, withheld) = reviewed(comparison, input.decisions, &mut findings, &mut set_aside);
    let statements = statements(comparison, &names, &findings);
    let brief = items::brief(comparison, &names, &findings, &statements);
    let counts = counts(comparison, &findings, &statements);
    let (quoted, unattributed) = quoted::quoted(comparison, &names);
    let mut report = wire::Report {
        schema: "rashomon-report",
        version: wire::VERSION,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        command: input.command.to_owned(),
        models: vec![rashomon_language::MODEL],
        id: report_id(comparison),
        texts: input.texts,
        articles: names.order.iter().map(|&account| article(comparison, &names, account)).collect(),
        origins: origins(comparison, &names),
        passages: passages(comparison, &names),
        singles: singles(comparison, &names),
        ambiguous: comparison.alignment.ambiguous.iter().map(|&id| names.claim(id)).collect(),
        set_aside: set_aside.into_iter().map(|described| described.finding).collect(),
        review,
        brief,
        sources: sources(comparison, &names),
        quoted,
        unattributed,
        dated: dated::dated(comparison, &names),
        notices: items::notices(comparison, &names),
        warnings: input
            .warnings
            .iter()
            .map(|warning| wire::Warning {
                place: warning.place.to_string(),
                text: warning.kind.to_string(),
            })
            .collect(),
        abstentions: comparison
            .findings
            .abstentions
            .iter()
            .map(|given_up| wire::Abstention {
                kind: given_up.kind.name(),
                check: given_up.check.to_owned(),
                count: given_up.count,
            })
            .collect(),
        rules: rules(comparison),
        kinds: Kind::ALL.into_iter().map(kind_entry).collect(),
        counts,
        statements,
        findings: findings.into_iter().map(|described| described.finding).collect(),
    };
    report.counts.alike = alike(&report);
    withhold::withhold(&mut report, &withheld);
    texts::reduce(&mut report);
    report
}

/// Notes on each finding what was decided about it. Gives what became of all
/// decisions, and the words to withhold.
fn reviewed<'a>(
    comparison: &'a Comparison,
    decisions: &Decisions,
    findings: &mut [findings::Described],
    set_aside: &mut [findings::Described],
) -> (wire::Review, Vec<&'a Citation>) {
    let mut review = wire::Review::default();
    let mut withheld = Vec::new();
    for (record, applied) in decisions.records.iter().zip(&comparison.applied) {
        let described = match applied {
            Applied::Finding(at) => findings.get_mut(*at),
            Applied::SetAside(at) => set_aside.get_mut(*at),
            Applied::Sentences => None,
            Applied::Withheld(citations) => {
                withheld.extend(citations);
                None
            }
            Applied::Stale(stale) => {
                review.stale.push(wire::StaleDecision {
                    line: record.line,
                    op: record.op.clone(),
                    finding: record.finding.clone(),
                    reason: match stale {
                        Stale::Article => "article",
                        Stale::Words => "words",
                        Stale::Finding => "finding",
                    },
                });
                continue;
            }
        };
        review.applied += 1;
        if let Some(described) = described {
            let known = described.finding.review.get_or_insert_default();
            if record.op != "note" {
                known.op = Some(record.op.clone());
            }
            known.by.clone_from(&record.by);
            known.at.clone_from(&record.at);
            if record.note.is_some() {
                known.note.clone_from(&record.note);
            }
        }
    }
    withheld.sort();
    withheld.dedup();
    review.withheld = withheld.len();
    (review, withheld)
}

/// How many statements at least two origins report alike: what the page says.
fn alike(report: &wire::Report) -> usize {
    let index = crate::source::Index::new(report);
    report.statements.iter().filter(|statement| crate::source::is_alike(&index, statement)).count()
}

/// The rules that led to the findings, by id.
fn rules(comparison: &Comparison) -> Vec<wire::Rule> {
    let findings = comparison.findings.findings.iter().chain(&comparison.set_aside);
    let rules = findings.map(|finding| finding.kind.rule());
    let mut rules: Vec<_> = rules
        .map(|rule| wire::Rule { id: rule.id.to_owned(), text: rule.text.to_owned() })
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

fn kind_entry(kind: Kind) -> wire::KindEntry {
    let Rule { meaning, .. } = kind.rule();
    wire::KindEntry {
        kind: kind.name(),
        family: kind.family().name(),
        severity: kind.severity(),
        summary: meaning,
        precision: None,
    }
}

/// How articles, sentences and citations are named in this report.
pub(crate) struct Names<'a> {
    event: Event<'a>,
    /// Accounts in the order of the page.
    pub(crate) order: Vec<usize>,
    /// Siglum of each account.
    pub(crate) sigla: Vec<String>,
    /// Account of each article.
    accounts: BTreeMap<ArticleId, usize>,
    /// How much of the articles' words may be told.
    texts: wire::Texts,
}

impl<'a> Names<'a> {
    fn new(comparison: &'a Comparison, texts: wire::Texts) -> Self {
        let event = comparison.event();
        let order = sigla::order(event.articles);
        let sigla = sigla::assign(event.articles, &order);
        let accounts =
            event.articles.iter().enumerate().map(|(index, article)| (article.id, index)).collect();
        Self { event, order, sigla, accounts, texts }
    }

    /// Some words and the sentence around them.
    pub(crate) fn cite(&self, citation: Citation) -> wire::Cited {
        let account = self.accounts.get(&citation.article).copied().unwrap_or_default();
        let annotation = self.event.accounts[account].part(citation.part);
        let sentence = annotation.document.sentence_at(citation.span).unwrap_or_default();
        let number = match citation.part {
            Part::Title => 0,
            Part::Text => sentence + 1,
        };
        let whole = annotation.document.sentences().get(sentence);
        wire::Cited {
            article: self.sigla[account].clone(),
            part: part(citation.part),
            start: citation.span.start(),
            end: citation.span.end(),
            sentence: format!("{}-{number}", self.sigla[account]),
            whole: whole.is_some_and(|whole| whole.span == citation.span),
        }
    }

    /// The whole sentence of a claim.
    pub(crate) fn claim(&self, id: ClaimId) -> wire::Cited {
        self.cite(id.of(self.event.accounts).citation)
    }

    /// Whether articles may be quoted.
    pub(crate) fn may_quote(&self) -> bool {
        self.texts != wire::Texts::None
    }

    /// The words at a citation, or what stands for them.
    pub(crate) fn words(&self, citation: Citation) -> &'a str {
        if self.may_quote() { self.read(citation) } else { crate::source::GAP }
    }

    /// The words at a citation, for what no reader sees.
    fn read(&self, citation: Citation) -> &'a str {
        let account = self.accounts.get(&citation.article).copied().unwrap_or_default();
        self.event.accounts[account].part(citation.part).text.slice(citation.span)
    }

    /// Sigla of accounts, in the order of the page.
    pub(crate) fn sigla_of(&self, accounts: &[usize]) -> Vec<String> {
        self.order
            .iter()
            .filter(|account| accounts.contains(account))
            .map(|&account| self.sigla[account].clone())
            .collect()
    }

    /// Names of the outlets of accounts, in the order of the page, each once. Where
    /// not all of an outlet's articles are meant, the sigla say which.
    pub(crate) fn outlets(&self, accounts: &[usize]) -> Vec<String> {
        let outlet = |account: usize| self.event.articles[account].outlet.value.as_str();
        let mut seen: Vec<&str> = Vec::new();
        let mut outlets = Vec::new();
        for &account in self.order.iter().filter(|account| accounts.contains(account)) {
            let name = outlet(account);
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let own: Vec<usize> =
                self.order.iter().copied().filter(|&other| outlet(other) == name).collect();
            let meant: Vec<usize> =
                own.iter().copied().filter(|other| accounts.contains(other)).collect();
            outlets.push(if meant.len() == own.len() {
                name.to_owned()
            } else {
                format!("{name} ({})", self.sigla_of(&meant).join(", "))
            });
        }
        outlets
    }
}

fn part(part: Part) -> &'static str {
    match part {
        Part::Title => "title",
        Part::Text => "text",
    }
}

/// Names the set of articles.
fn report_id(comparison: &Comparison) -> String {
    let mut hasher = blake3::Hasher::new();
    for article in &comparison.articles {
        hasher.update(&article.id.bytes());
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

/// For each group its number on the page, from 1.
fn statement_ids(comparison: &Comparison) -> BTreeMap<usize, String> {
    comparison
        .order
        .iter()
        .enumerate()
        .map(|(at, &group)| (group, format!("c{}", at + 1)))
        .collect()
}

fn article(comparison: &Comparison, names: &Names<'_>, account: usize) -> wire::Article {
    let article = &comparison.articles[account];
    let source = &comparison.accounts[account];
    let siglum = &names.sigla[account];
    let tokens =
        source.text.document.tokens().iter().filter(|token| token.kind != TokenKind::Mark).count();
    let mut sentences = Vec::new();
    for (annotation, first) in [(&source.title, 0), (&source.text, 1)] {
        for (index, sentence) in annotation.document.sentences().iter().enumerate() {
            let number = if first == 0 { 0 } else { index + 1 };
            if first == 0 && index > 0 {
                break;
            }
            sentences.push(wire::Sentence {
                label: format!("{siglum}-{number}"),
                part: part(annotation.text.part()),
                start: sentence.span.start(),
                end: sentence.span.end(),
                paragraph: sentence.paragraph,
            });
        }
    }
    let dated = |dated: Dated| wire::Dated {
        at: dated.at.to_string(),
        from: dated.provenance.name(),
        doubt: dated.doubt.map(rashomon_article::Doubt::name),
    };
    wire::Article {
        siglum: siglum.clone(),
        id: article.id.to_string(),
        outlet: article.outlet.value.clone(),
        outlet_from: article.outlet.provenance.name(),
        title: article.title.as_str().to_owned(),
        text: article.text.as_str().to_owned(),
        url: article.url.clone(),
        archive_url: article.archive_url.clone(),
        authors: article.authors.clone(),
        published: article.published.map(dated),
        updated: article.updated.map(dated),
        retrieved: article.retrieved.map(|stamp| stamp.to_string()),
        language: article.language.as_ref().map(|language| language.value.clone()),
        words: article.words(),
        completeness: article.completeness.name(),
        brief: tokens < rashomon_discrepancy::Parameters::default().brief,
        topic: names_topic(source),
        origin: origin_numbers(comparison, names)[&comparison.reuse.origins[account]],
        path: article.place.path.clone(),
        record: article.place.record,
        sentences,
    }
}

/// Whether a headline has clauses, and each begins with a word that asks or has such a
/// word for its subject: `The storm: what we know so far`.
fn names_topic(account: &Account) -> bool {
    const ASKING: [&str; 8] = ["what", "how", "why", "who", "where", "when", "which", "whose"];
    let titles = account.claims.iter().filter(|claim| claim.citation.part == Part::Title);
    let clauses: Vec<_> = titles.flat_map(|claim| &claim.clauses).collect();
    let words = |span: Span| account.title.text.slice(span);
    let asks = |span: Span| {
        let first = words(span).split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty());
        first.is_some_and(|word| ASKING.contains(&word.to_lowercase().as_str()))
    };
    let asking = |clause: &Clause| asks(clause.span) || clause.subject.is_some_and(asks);
    !clauses.is_empty() && clauses.into_iter().all(asking)
}

/// The number of each origin, from 1 in the order of the page.
fn origin_numbers(comparison: &Comparison, names: &Names<'_>) -> BTreeMap<usize, usize> {
    let mut numbers = BTreeMap::new();
    for &account in &names.order {
        let next = numbers.len() + 1;
        numbers.entry(comparison.reuse.origins[account]).or_insert(next);
    }
    numbers
}

fn origins(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::Origin> {
    let numbers = origin_numbers(comparison, names);
    let mut origins: Vec<wire::Origin> = numbers
        .iter()
        .map(|(&origin, &number)| {
            let accounts: Vec<usize> = (0..comparison.articles.len())
                .filter(|&account| comparison.reuse.origins[account] == origin)
                .collect();
            let by_text = accounts.iter().any(|&account| comparison.reuse.by_text[account]);
            let reason = match accounts.len() {
                1 => "single",
                _ if by_text => "text",
                _ => "outlet",
            };
            wire::Origin { number, articles: names.sigla_of(&accounts), reason }
        })
        .collect();
    origins.sort_by_key(|origin| origin.number);
    origins
}

fn passages(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::Passage> {
    let passages = comparison.reuse.passages.iter().enumerate();
    passages
        .map(|(at, passage)| wire::Passage {
            number: at + 1,
            a: names.cite(passage.a),
            b: names.cite(passage.b),
            words: passage.words,
        })
        .collect()
}

fn singles(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::Single> {
    let mut singles: Vec<ClaimId> = comparison.alignment.singles.clone();
    let place = |account: usize| names.order.iter().position(|&other| other == account);
    singles.sort_by_key(|id| (place(id.account), id.claim));
    singles.into_iter().map(|id| wire::Single { cited: names.claim(id) }).collect()
}

fn sources(comparison: &Comparison, names: &Names<'_>) -> Vec<wire::SourceProfile> {
    let profile = |&account: &usize| wire::SourceProfile {
        article: names.sigla[account].clone(),
        speakers: SourceKind::ALL
            .into_iter()
            .map(|kind| wire::SpeakerCount {
                kind: kind.name(),
                count: comparison.accounts[account]
                    .text
                    .attributions
                    .iter()
                    .filter(|said| said.is_speech() && said.kind == kind)
                    .count(),
            })
            .collect(),
    };
    names.order.iter().map(profile).collect()
}

fn statements(
    comparison: &Comparison,
    names: &Names<'_>,
    findings: &[findings::Described],
) -> Vec<wire::Statement> {
    let event = comparison.event();
    let alike = rashomon_discrepancy::Parameters::default().alike;
    let statement = |(at, &group): (usize, &usize)| {
        let members = &comparison.alignment.groups[group].members;
        let of_group: Vec<&findings::Described> =
            findings.iter().filter(|d| d.group == Some(group)).collect();
        let splits = of_group.iter().find(|d| d.splits());
        let cells = names.order.iter().map(|&account| {
            let coverage = &comparison.coverage[group][account];
            let letter = splits.and_then(|d| d.letter_of(&names.sigla[account]));
            let of = &comparison.alignment.groups[group];
            let own: Vec<ClaimId> = of.of(account).collect();
            let (state, reason) = match coverage.state {
                State::Says if letter.is_some() => (wire::Coverage::SaysDifferently, None),
                State::Says => (wire::Coverage::Says, None),
                State::Hedges => (wire::Coverage::Hedges, None),
                State::NotFound => (wire::Coverage::NotFound, None),
                State::CannotTell(why) => (wire::Coverage::CannotTell, Some(why.name())),
            };
            let hedge = own
                .iter()
                .map(|&id| event.side(id))
                .find_map(|side| side.claim.certainty_cue.map(|cue| side.cite(cue)));
            wire::Cell {
                article: names.sigla[account].clone(),
                coverage: state,
                reason,
                letter,
                sure: own.is_empty() || event.is_sure(of, account, alike),
                citations: own.iter().map(|&id| names.claim(id)).collect(),
                nearest: coverage.nearest.iter().take(NEAREST).map(|&id| names.claim(id)).collect(),
                hedge: hedge.filter(|_| state == wire::Coverage::Hedges).map(|cue| names.cite(cue)),
            }
        });
        wire::Statement {
            id: format!("c{}", at + 1),
            title: names.claim(title(&event, members)),
            independence: independence(comparison.independence[group]),
            cells: cells.collect(),
            findings: of_group.iter().map(|d| d.finding.id.clone()).collect(),
            readings: splits
                .map(|d| d.finding.readings.iter().map(|r| r.label.clone()).collect())
                .unwrap_or_default(),
        }
    };
    comparison.order.iter().enumerate().map(statement).collect()
}

/// The member with the shortest sentence that has a predicate, else the shortest; a
/// headline that states nothing only where there is no other.
fn title(event: &Event<'_>, members: &[ClaimId]) -> ClaimId {
    let length = |id: ClaimId| {
        let claim = id.of(event.accounts);
        let words = event.side(id).words(claim.citation.span);
        let topic = claim.citation.part == Part::Title && names_topic(&event.accounts[id.account]);
        (topic, claim.clauses.is_empty(), words.chars().count())
    };
    members
        .iter()
        .copied()
        .min_by_key(|&id| (length(id), id))
        .unwrap_or(ClaimId { account: 0, claim: 0 })
}

fn independence(of: rashomon_discrepancy::Independence) -> wire::Independence {
    wire::Independence { articles: of.articles, origins: of.origins, sources: of.sources }
}

fn counts(
    comparison: &Comparison,
    findings: &[findings::Described],
    statements: &[wire::Statement],
) -> wire::Counts {
    let spoken = |severity: u8| {
        findings
            .iter()
            .filter(|d| d.finding.severity == severity && d.standing != Standing::Possible)
            .count()
    };
    let differs = |statement: &wire::Statement| {
        findings.iter().any(|d| {
            d.finding.statement.as_ref() == Some(&statement.id)
                && d.finding.severity > 0
                && d.finding.family != "coverage"
                && d.standing != Standing::Possible
        })
    };
    let mut outlets: Vec<String> =
        comparison.articles.iter().map(|a| a.outlet.value.to_lowercase()).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let mut origins = comparison.reuse.origins.clone();
    origins.sort_unstable();
    origins.dedup();
    wire::Counts {
        articles: comparison.articles.len(),
        outlets: outlets.len(),
        origins: origins.len(),
        statements: statements.len(),
        alike: 0,
        differing: statements.iter().filter(|s| differs(s)).count(),
        conflicts: findings
            .iter()
            .filter(|d| d.finding.severity == 3 && d.standing == Standing::Asserted)
            .count(),
        substantive: spoken(2),
        nuances: spoken(1),
        possible: findings.iter().filter(|d| d.standing == Standing::Possible).count(),
        singles: comparison.alignment.singles.len(),
        cannot_tell: statements
            .iter()
            .flat_map(|s| &s.cells)
            .filter(|cell| cell.coverage == wire::Coverage::CannotTell)
            .count(),
    }
}
