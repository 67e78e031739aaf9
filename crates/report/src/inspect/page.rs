//! The page that marks every mention.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::Serialize;

use super::slice;
use super::terminal::{facts, states};
use super::wire::{Article, Inspection, KINDS, KindEntry, Mention, Sentence};
use crate::html::{Look, render};
use crate::phrase::{self, digits};
use crate::source;
use crate::{Error, Templates};

/// Characters of a mention that a list repeats.
const SHOWN: usize = 90;

/// The inspection as one page: style and script inside, no request to anywhere.
///
/// # Errors
/// [`ErrorKind::Citation`](crate::ErrorKind::Citation) where a mention stands
/// outside of its text.
pub fn html(inspection: &Inspection) -> Result<String, Error> {
    render(rashomon_templates::INSPECT, &Page::new(inspection)?, "", &look(), &Templates::default())
}

/// The policy that every such page carries: only our style and our script, and
/// nothing from anywhere.
#[must_use]
pub fn content_security_policy() -> String {
    look().policy()
}

fn look() -> Look {
    Look::new(
        &[rashomon_templates::STYLE, rashomon_templates::INSPECT_STYLE],
        &[rashomon_templates::THEME, rashomon_templates::INSPECT_SCRIPT],
    )
}

/// Everything that the page shows.
#[derive(Serialize)]
struct Page<'a> {
    title: String,
    program: &'a str,
    models: &'a [&'static str],
    kinds: Vec<KindView>,
    articles: Vec<ArticleView<'a>>,
}

#[derive(Serialize)]
struct KindView {
    #[serde(flatten)]
    entry: KindEntry,
    count: String,
    none: bool,
}

#[derive(Serialize)]
struct ArticleView<'a> {
    number: usize,
    title: &'a str,
    facts: String,
    understood: bool,
    lang: Option<&'a str>,
    dir: &'static str,
    /// The headline's sentences and those of each paragraph.
    paragraphs: Vec<Vec<SentenceView<'a>>>,
}

#[derive(Serialize)]
struct SentenceView<'a> {
    anchor: String,
    number: usize,
    state: Option<&'static str>,
    pieces: Vec<Piece<'a>>,
    mentions: Vec<MentionView<'a>>,
}

#[derive(Serialize)]
struct MentionView<'a> {
    id: String,
    kind: &'static str,
    label: &'static str,
    family: &'static str,
    words: String,
    meaning: &'a str,
    notes: &'a [String],
}

/// A piece of a marked sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Piece<'a> {
    Text(&'a str),
    /// A mark begins.
    Open(Opening<'a>),
    /// The mark that began last ends.
    Close(()),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Opening<'a> {
    /// The line of the list that gives the value.
    id: String,
    kind: &'static str,
    label: &'static str,
    family: &'static str,
    meaning: &'a str,
}

impl<'a> Page<'a> {
    fn new(inspection: &'a Inspection) -> Result<Self, Error> {
        let mentions =
            || inspection.articles.iter().flat_map(|a| &a.sentences).flat_map(|s| &s.mentions);
        let kinds = KINDS.iter().map(|&entry| {
            let count = mentions().filter(|mention| mention.kind().kind == entry.kind).count();
            KindView { entry, count: digits(count), none: count == 0 }
        });
        let title = match inspection.articles.as_slice() {
            [one] if !one.title.is_empty() => phrase::quote(&one.title, 90),
            articles => phrase::count(articles.len(), "article", "articles"),
        };
        Ok(Self {
            title,
            program: &inspection.program,
            models: &inspection.models,
            kinds: kinds.collect(),
            articles: inspection.articles.iter().map(ArticleView::new).collect::<Result<_, _>>()?,
        })
    }
}

impl<'a> ArticleView<'a> {
    fn new(article: &'a Article) -> Result<Self, Error> {
        let mut paragraphs: Vec<Vec<SentenceView<'a>>> = Vec::new();
        let mut current = None;
        let mut open: Vec<Mark<'a>> = Vec::new();
        for (index, sentence) in article.sentences.iter().enumerate() {
            let view = SentenceView::new(article, index, sentence, &mut open)?;
            let place = Some((sentence.part, sentence.paragraph));
            match paragraphs.last_mut().filter(|_| current == place) {
                Some(last) => last.push(view),
                None => paragraphs.push(vec![view]),
            }
            current = place;
        }
        let lang = source::tag(Some(article.language).filter(|code| *code != "und"));
        Ok(Self {
            number: article.number,
            title: &article.title,
            facts: facts(article),
            understood: article.understood,
            lang,
            dir: source::direction(lang, [&article.title, &article.text]),
            paragraphs,
        })
    }
}

impl<'a> SentenceView<'a> {
    /// `open`: marks of earlier sentences that may go on; those that go on in later
    /// ones are left there.
    fn new(
        article: &'a Article,
        index: usize,
        sentence: &'a Sentence,
        open: &mut Vec<Mark<'a>>,
    ) -> Result<Self, Error> {
        let number = format!("{}-{index}", article.number);
        let id = |at: usize| format!("m-{number}-{at}");
        let mut mentions = Vec::new();
        for (at, mention) in sentence.mentions.iter().enumerate() {
            let kind = mention.kind();
            mentions.push(MentionView {
                id: id(at),
                kind: kind.kind,
                label: kind.label,
                family: kind.family,
                words: words(article, sentence, mention)?,
                meaning: &mention.meaning,
                notes: &mention.notes,
            });
            open.extend(mention.marks().into_iter().map(|words| Mark {
                part: sentence.part,
                start: words.start,
                end: words.end,
                id: id(at),
                mention,
            }));
        }
        open.retain(|mark| mark.part == sentence.part && mark.end > sentence.start);
        let pieces = pieces(article, sentence, open)?;
        open.retain(|mark| mark.end > sentence.end);
        Ok(Self {
            anchor: format!("s-{number}"),
            number: sentence.number,
            state: states(sentence.states),
            pieces,
            mentions,
        })
    }
}

/// The words of a mention that stand in its sentence, shortened.
pub(super) fn words(
    article: &Article,
    sentence: &Sentence,
    mention: &Mention,
) -> Result<String, Error> {
    let end = mention.end.min(sentence.end.max(mention.start));
    let words = slice(article, sentence.part, mention.start, end)?;
    Ok(phrase::quote(words, SHOWN))
}

/// A range to mark, with the mention that it belongs to.
#[derive(Clone)]
struct Mark<'a> {
    part: &'static str,
    start: usize,
    end: usize,
    /// The line of the list that gives the value.
    id: String,
    mention: &'a Mention,
}

/// A sentence cut at its marks, which may overlap: one that ends inside of another is
/// cut in two, so that they stand in one another as elements do.
fn pieces<'a>(
    article: &'a Article,
    sentence: &Sentence,
    marks: &[Mark<'a>],
) -> Result<Vec<Piece<'a>>, Error> {
    let part = sentence.part;
    let mut left: BinaryHeap<_> = marks
        .iter()
        .enumerate()
        .map(|(i, mark)| (mark.start.max(sentence.start), mark.end.min(sentence.end), i))
        .filter(|(start, end, _)| start < end)
        .map(|(start, end, i)| Reverse((start, Reverse(end), i)))
        .collect();
    let mut out = Vec::new();
    let mut ends: Vec<usize> = Vec::new();
    let mut from = sentence.start;
    let mut write = |out: &mut Vec<Piece<'a>>, to: usize| -> Result<(), Error> {
        if to > from {
            out.push(Piece::Text(slice(article, part, from, to)?));
            from = to;
        }
        Ok(())
    };
    while let Some(Reverse((start, Reverse(mut end), i))) = left.pop() {
        while let Some(last) = ends.pop_if(|last| *last <= start) {
            write(&mut out, last)?;
            out.push(Piece::Close(()));
        }
        write(&mut out, start)?;
        if let Some(&around) = ends.last().filter(|around| **around < end) {
            left.push(Reverse((around, Reverse(end), i)));
            end = around;
        }
        out.push(Piece::Open(Opening::new(&marks[i])));
        ends.push(end);
    }
    while let Some(last) = ends.pop() {
        write(&mut out, last)?;
        out.push(Piece::Close(()));
    }
    write(&mut out, sentence.end)?;
    Ok(out)
}

impl<'a> Opening<'a> {
    fn new(mark: &Mark<'a>) -> Self {
        let kind = mark.mention.kind();
        Self {
            id: mark.id.clone(),
            kind: kind.kind,
            label: kind.label,
            family: kind.family,
            meaning: &mark.mention.meaning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::wire::{Hedge, Value, Words};
    use super::*;

    /// Marks of `text`, in brackets with their letters.
    fn check(text: &str, marks: &[(usize, usize)], expected: &str) {
        let words = |&(start, end): &(usize, usize)| Words { start, end };
        let mention = Mention {
            start: 0,
            end: 0,
            meaning: String::new(),
            notes: Vec::new(),
            value: Value::Hedge(Hedge { sureness: "possible", scope: words(&(0, 0)) }),
        };
        let sentence = Sentence {
            number: 1,
            part: "text",
            start: 0,
            end: text.len(),
            paragraph: 0,
            states: "fact",
            mentions: Vec::new(),
        };
        let article = Article {
            number: 1,
            id: String::new(),
            path: String::new(),
            record: None,
            outlet: String::new(),
            published: None,
            language: "en",
            understood: true,
            title: String::new(),
            text: text.to_owned(),
            sentences: Vec::new(),
        };
        let marks: Vec<Mark<'_>> = marks
            .iter()
            .enumerate()
            .map(|(i, &(start, end))| Mark {
                part: "text",
                start,
                end,
                id: i.to_string(),
                mention: &mention,
            })
            .collect();
        let found = pieces(&article, &sentence, &marks).unwrap();
        let shown: String = found
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => (*text).to_owned(),
                Piece::Open(opening) => format!("[{}:", opening.id),
                Piece::Close(()) => "]".to_owned(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_stand_in_one_another() {
        check("abcdef", &[], "abcdef");
        check("abcdef", &[(0, 6), (1, 3), (3, 4)], "[0:a[1:bc][2:d]ef]");
        check("abcdef", &[(0, 3), (2, 5)], "[0:ab[1:c]][1:de]f");
        check("abcdef", &[(1, 3), (1, 3)], "a[0:[1:bc]]def");
        check("abcdef", &[(4, 99), (2, 2)], "abcd[0:ef]");
    }
}
