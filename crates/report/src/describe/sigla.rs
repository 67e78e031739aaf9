use std::collections::BTreeMap;

use rashomon_article::Article;

/// The articles in the order of the page: outlets by their first publication,
/// an outlet's articles together, undated ones last; ties by name and id.
pub(super) fn order(articles: &[Article]) -> Vec<usize> {
    let published = |index: usize| articles[index].published.map(|dated| dated.at.bounds(false).0);
    let outlet = |index: usize| articles[index].outlet.value.to_lowercase();
    let mut first: BTreeMap<String, (bool, Option<jiff::civil::DateTime>)> = BTreeMap::new();
    for index in 0..articles.len() {
        let own = (published(index).is_none(), published(index));
        let known = first.entry(outlet(index)).or_insert(own);
        *known = (*known).min(own);
    }
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|&index| {
        let name = outlet(index);
        (first[&name], name, published(index).is_none(), published(index), articles[index].id)
    });
    order
}

/// The siglum of each article: the initial of its outlet's name, two letters on
/// a clash, a number after it within an outlet, else its number on the page.
pub(super) fn assign(articles: &[Article], order: &[usize]) -> Vec<String> {
    let names: Vec<String> =
        order.iter().map(|&index| articles[index].outlet.value.clone()).collect();
    let mut outlets: Vec<&String> = Vec::new();
    for name in &names {
        if !outlets.iter().any(|known| known.to_lowercase() == name.to_lowercase()) {
            outlets.push(name);
        }
    }
    let letters: Vec<Vec<char>> = outlets.iter().map(|name| letters(name)).collect();
    let short: Vec<Option<String>> = letters
        .iter()
        .map(|own| {
            let one =
                |length: usize| own.get(..length).map(|letters| letters.iter().collect::<String>());
            let clash = |length: usize| {
                letters.iter().filter(|other| other.get(..length) == own.get(..length)).count() > 1
            };
            match own.len() {
                0 => None,
                _ if !clash(1) => one(1).map(|letter| letter.to_uppercase()),
                1 => None,
                _ if !clash(2) => {
                    one(2).map(|two| format!("{}{}", two[..1].to_uppercase(), &two[1..]))
                }
                _ => None,
            }
        })
        .collect();
    let mut sigla = vec![String::new(); articles.len()];
    for (at, &index) in order.iter().enumerate() {
        let name = names[at].to_lowercase();
        let outlet =
            outlets.iter().position(|known| known.to_lowercase() == name).unwrap_or_default();
        let siblings: Vec<usize> =
            (0..order.len()).filter(|&i| names[i].to_lowercase() == name).collect();
        sigla[index] = match &short[outlet] {
            Some(letter) if siblings.len() == 1 => letter.clone(),
            Some(letter) => {
                let number = siblings.iter().position(|&i| i == at).unwrap_or_default() + 1;
                format!("{letter}{number}")
            }
            None => (at + 1).to_string(),
        };
    }
    sigla
}

/// The Latin letters of a name, without `The` and `www.`, in lower case.
fn letters(name: &str) -> Vec<char> {
    let lower = name.to_lowercase();
    let bare = lower.trim_start_matches("the ").trim_start_matches("www.");
    bare.chars().filter(char::is_ascii_alphabetic).take(2).collect()
}
