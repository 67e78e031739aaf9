use super::page::words;
use super::slice;
use super::wire::{Article, Inspection, KINDS, Mention, Sentence};
use crate::phrase::{clip, count, date};
use crate::terminal::{Style, Writer};
use crate::{Error, Options};

/// Sentence by sentence, with the words and the value of each mention under it.
///
/// Control and bidirectional characters of articles are written out.
///
/// # Errors
/// [`ErrorKind::Citation`](crate::ErrorKind::Citation) where a mention stands
/// outside of its text.
pub fn text(inspection: &Inspection, options: &Options) -> Result<String, Error> {
    let mut w = Writer::new(options.width, options.colour);
    for (at, article) in inspection.articles.iter().enumerate() {
        if at > 0 {
            w.space();
        }
        head(article, &mut w);
        for sentence in &article.sentences {
            w.space();
            self::sentence(article, sentence, &mut w)?;
        }
    }
    Ok(w.into_text())
}

fn head(article: &Article, w: &mut Writer) {
    let title = if article.title.is_empty() { "no headline" } else { &article.title };
    w.line("", &[(&clip(title, 160), Style::Bold)]);
    w.line("", &[(&facts(article), Style::Plain)]);
    if !article.understood {
        w.line(
            "",
            &[("Not in English: only whole numbers and names, by their form.", Style::Alert)],
        );
    }
    let counts: Vec<String> = KINDS
        .iter()
        .filter_map(|kind| {
            let mentions = article.sentences.iter().flat_map(|sentence| &sentence.mentions);
            let n = mentions.filter(|mention| mention.kind().kind == kind.kind).count();
            (n > 0).then(|| count(n, kind.label, kind.plural))
        })
        .collect();
    let counts =
        if counts.is_empty() { "nothing recognised".to_owned() } else { counts.join(", ") };
    w.line("", &[(&counts, Style::Faint)]);
}

/// Number, outlet, date and file of an article.
pub(super) fn facts(article: &Article) -> String {
    let when = match &article.published {
        Some(dated) if dated.doubt.is_some() => {
            format!("{} (doubtful, and nothing is counted from it)", date(&dated.at))
        }
        Some(dated) => date(&dated.at),
        None => "no date found, and nothing is counted from it".to_owned(),
    };
    let record = article.record.map(|record| format!(", record {record}")).unwrap_or_default();
    let Article { number, outlet, path, .. } = article;
    format!("Article {number}: {outlet}, {when}, {path}{record}")
}

fn sentence(article: &Article, sentence: &Sentence, w: &mut Writer) -> Result<(), Error> {
    let line = slice(article, sentence.part, sentence.start, sentence.end)?;
    let state = match states(sentence.states) {
        Some(state) => format!(" [{state}]"),
        None => String::new(),
    };
    let lead = format!("{:>3}  ", sentence.number);
    w.line(&lead, &[(line, Style::Plain), (&state, Style::Faint)]);
    let width = KINDS.iter().map(|kind| kind.label.len()).max().unwrap_or_default();
    for mention in &sentence.mentions {
        let lead = format!("     {:<width$}  ", mention.kind().label);
        let words = words(article, sentence, mention)?;
        let meaning = format!(": {}", meaning(mention));
        w.line(&lead, &[(&words, Style::Bold), (&meaning, Style::Plain)]);
    }
    Ok(())
}

fn meaning(mention: &Mention) -> String {
    let notes = mention.notes.iter().map(String::as_str);
    std::iter::once(mention.meaning.as_str()).chain(notes).collect::<Vec<_>>().join("; ")
}

/// What a sentence does if it does not state a fact.
pub(super) fn states(states: &str) -> Option<&'static str> {
    match states {
        "question" => Some("asks"),
        "condition" => Some("supposes"),
        "plan" => Some("looks ahead"),
        "command" => Some("tells to do something"),
        "hypothesis" => Some("imagines"),
        "possibility" => Some("says what may or must be"),
        _ => None,
    }
}
