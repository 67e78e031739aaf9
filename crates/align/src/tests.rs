use rashomon_article::{Article, Given, Source, read};
use rashomon_claim::Account;
use rashomon_mention::Anchor;
use rashomon_reuse::Reuse;

use crate::{Alignment, ClaimId, Parameters};

/// Articles of one paragraph each, sorted by id. A title of one word makes no
/// claim.
fn event(texts: &[&str]) -> (Vec<Article>, Vec<Account>) {
    let mut articles: Vec<Article> = texts
        .iter()
        .enumerate()
        .flat_map(|(at, text)| {
            let bytes = format!("---\noutlet: Outlet {at}\ntitle: Title\n---\n{text}\n");
            let given = Given::default();
            let source = Source { name: "a.txt", bytes: bytes.as_bytes(), given: &given };
            read(&source, &rashomon_article::Parameters::default()).articles
        })
        .collect();
    articles.sort_by_key(|article| article.id);
    let accounts =
        articles.iter().map(|a| Account::read(&a.title, &a.text, &Anchor::none(), None)).collect();
    (articles, accounts)
}

fn align(articles: &[Article], accounts: &[Account]) -> Alignment {
    let documents: Vec<_> = accounts.iter().map(|account| &account.text.document).collect();
    let reuse = Reuse::find(articles, &documents, &rashomon_reuse::Parameters::default());
    Alignment::find(accounts, &reuse, &Parameters::default())
}

/// The groups, each as its sentences in the order of their words.
fn groups(texts: &[&str]) -> Vec<Vec<String>> {
    let (articles, accounts) = event(texts);
    let alignment = align(&articles, &accounts);
    let words = |id: &ClaimId| {
        let claim = id.of(&accounts);
        accounts[id.account].of(claim).text.slice(claim.citation.span).to_owned()
    };
    let mut groups: Vec<Vec<String>> = alignment
        .groups
        .iter()
        .map(|group| {
            let mut members: Vec<String> = group.members.iter().map(words).collect();
            members.sort();
            members
        })
        .collect();
    groups.sort();
    groups
}

fn check(texts: &[&str], expected: &[&[&str]]) {
    assert_eq!(groups(texts), expected);
}

const FERRY: &str =
    "The ferry sank off Oslo in the night. Divers found the wreck at noon. The owner kept silent.";
const OTHER: &str =
    "Divers found the wreck of the ferry at noon. The ferry sank off Oslo. The king sent flowers.";

#[test]
fn sentences_about_one_thing_stand_in_one_group() {
    check(
        &[FERRY, OTHER],
        &[
            &["Divers found the wreck at noon.", "Divers found the wreck of the ferry at noon."],
            &["The ferry sank off Oslo in the night.", "The ferry sank off Oslo."],
        ],
    );
}

#[test]
fn the_order_of_articles_changes_nothing() {
    assert_eq!(groups(&[FERRY, OTHER]), groups(&[OTHER, FERRY]));
}

#[test]
fn a_question_is_linked_to_nothing() {
    let (articles, accounts) =
        event(&["Why did the ferry sink off Oslo?", "The ferry sank off Oslo."]);
    assert!(align(&articles, &accounts).groups.is_empty());
}

#[test]
fn articles_with_nothing_in_common_have_no_group() {
    check(&["The ferry sank off Oslo.", "Parliament passed a budget."], &[]);
}

#[test]
fn groups_singles_and_ambiguous_claims_are_a_partition() {
    let (articles, accounts) =
        event(&[FERRY, OTHER, "The ferry sank. The wreck lies off Oslo. Nobody knows why."]);
    let alignment = align(&articles, &accounts);
    let mut all: Vec<ClaimId> =
        alignment.groups.iter().flat_map(|group| group.members.clone()).collect();
    all.extend(&alignment.singles);
    all.extend(&alignment.ambiguous);
    all.sort_unstable();
    let expected: Vec<ClaimId> = (0..accounts.len())
        .flat_map(|account| {
            (0..accounts[account].claims.len()).map(move |claim| ClaimId { account, claim })
        })
        .collect();
    assert_eq!(all, expected);
}

#[test]
fn claims_past_the_limit_are_named() {
    let (articles, accounts) = event(&[FERRY, OTHER]);
    let documents: Vec<_> = accounts.iter().map(|account| &account.text.document).collect();
    let reuse = Reuse::find(&articles, &documents, &rashomon_reuse::Parameters::default());
    let parameters = Parameters { claims_limit: 2, ..Parameters::default() };
    let alignment = Alignment::find(&accounts, &reuse, &parameters);
    assert_eq!(alignment.skipped.len(), accounts.iter().map(|a| a.claims.len() - 2).sum::<usize>());
}

#[test]
fn a_reviewer_joins_and_parts_claims() {
    let (articles, accounts) = event(&[FERRY, OTHER]);
    let documents: Vec<_> = accounts.iter().map(|account| &account.text.document).collect();
    let reuse = Reuse::find(&articles, &documents, &rashomon_reuse::Parameters::default());
    let parameters = Parameters::default();
    let found = Alignment::find(&accounts, &reuse, &parameters);
    let [x, y] = found.groups[0].members[..2] else { panic!("no group of two") };
    let mut decisions = crate::Decisions::default();
    decisions.part(x, y);
    let parted = Alignment::reviewed(&accounts, &reuse, &decisions, &parameters);
    assert!(parted.groups.iter().all(|g| !g.members.contains(&x) || !g.members.contains(&y)));
    assert_eq!(parted.link(x, y), None);
    decisions.join(x, y);
    let joined = Alignment::reviewed(&accounts, &reuse, &decisions, &parameters);
    assert!(joined.groups.iter().any(|g| g.members.contains(&x) && g.members.contains(&y)));
    assert_eq!(joined.link(y, x).map(|link| link.probability), Some(1.0));
}
