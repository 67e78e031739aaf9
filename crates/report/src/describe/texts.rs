//! How much of the articles' words a report holds.

use std::collections::BTreeSet;

use crate::wire::{Article, Cited, Report, Texts};

/// Blanks what `report.texts` does not let it hold.
pub(super) fn reduce(report: &mut Report) {
    match report.texts {
        Texts::Full => {}
        Texts::Cited => {
            let cited = cited(report);
            for article in &mut report.articles {
                article.text = kept(article, &cited);
            }
        }
        Texts::None => {
            for article in &mut report.articles {
                article.title = blank(&article.title, |_| false);
                article.text = blank(&article.text, |_| false);
            }
        }
    }
}

/// The sentences that findings, statements and the brief cite, by label.
fn cited(report: &Report) -> BTreeSet<String> {
    let mut labels = BTreeSet::new();
    let mut add = |cited: &Cited| {
        labels.insert(cited.sentence.clone());
    };
    for finding in &report.findings {
        finding.readings.iter().flat_map(|reading| &reading.evidence).for_each(&mut add);
        let absent = report.statements.iter().filter(|statement| {
            !finding.absent.is_empty() && finding.statement.as_ref() == Some(&statement.id)
        });
        let cells = absent.flat_map(|statement| &statement.cells);
        cells.flat_map(|cell| &cell.nearest).for_each(&mut add);
    }
    for statement in &report.statements {
        add(&statement.title);
        statement.cells.iter().flat_map(|cell| &cell.citations).for_each(&mut add);
    }
    report.brief.iter().flat_map(|item| &item.citations).for_each(&mut add);
    labels
}

/// The body with only the sentences of `labels`.
fn kept(article: &Article, labels: &BTreeSet<String>) -> String {
    let sentences = article.sentences.iter().filter(|s| s.part == "text");
    let mut spans = sentences.filter(|s| labels.contains(&s.label)).map(|s| s.start..s.end);
    let mut span = spans.next();
    blank(&article.text, |at| {
        while span.as_ref().is_some_and(|span| span.end <= at) {
            span = spans.next();
        }
        span.as_ref().is_some_and(|span| span.contains(&at))
    })
}

/// Spaces for every byte whose character is not kept; `keeps` is asked for each
/// first byte, in order. Paragraphs stay.
fn blank(text: &str, mut keeps: impl FnMut(usize) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c == '\n' || keeps(at) {
            out.push(c);
        } else {
            out.extend(std::iter::repeat_n(' ', c.len_utf8()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::blank;

    #[test]
    fn blanks_keep_offsets_and_paragraphs() {
        let text = "Été à Oslo.\nDeux.";
        let blanked = blank(text, |at| at >= 9);
        assert_eq!(blanked, "         Oslo.\nDeux.");
        assert_eq!(blanked.len(), text.len());
    }
}
