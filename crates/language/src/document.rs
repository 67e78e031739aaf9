use std::ops::Range;
use std::sync::Arc;

use rashomon_text::{Part, Span, Text};
use rust_stemmers::Stemmer;

use crate::english::Reader;
use crate::tagset::{EntityLabel, PartOfSpeech, Relation, Tag};
use crate::tokenizer::RawToken;
use crate::words::Word;
use crate::{Language, Parameters, sentences, tokens};

/// One part of an article, split into sentences and words, with what the words
/// are and how they hang together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    entities: Vec<Entity>,
    annotated: bool,
}

/// A run of words that ends with a stop, or a whole title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`]; never empty.
    pub tokens: Range<usize>,
    /// The paragraph that it stands in, from 0.
    pub paragraph: usize,
    /// Whether its tokens have tags, relations and entities. If not, its language
    /// is not known here, or it is part of something that is no prose: see the
    /// limits in [`Parameters`].
    pub annotated: bool,
}

/// A word, a number or a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Its letters in lower case, with plain apostrophes and hyphens.
    pub lower: Arc<str>,
    /// Snowball stem of `lower` (of English Porter 2); the same as `lower` for marks
    /// and in a language without a stemmer; of a number its digits without commas.
    pub stem: Arc<str>,
    /// Whether the original begins with a capital letter.
    pub capital: bool,
    /// Part of speech and form, Penn tag.
    pub tag: Tag,
    /// Coarse part of speech, which knows auxiliaries from verbs.
    pub part: PartOfSpeech,
    /// The form that a dictionary has, a name as it is written; `lower` where
    /// nothing is annotated.
    pub lemma: Arc<str>,
    /// The token that it hangs on, as an index into [`Document::tokens`], of the
    /// same sentence; itself where nothing is annotated and for a
    /// [root](Relation::Root), of which a sentence has one, or more if it was cut.
    pub head: usize,
    /// How it hangs on its head.
    pub relation: Relation,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with digits, apostrophes or other marks, or the stop of an
    /// abbreviation.
    Word,
    /// Digits, perhaps with inner `.`, `,` and `:`, and a sign.
    Number,
    /// Anything else.
    Mark,
}

/// A name, date, amount or the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// From its first to its last token.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`]; never empty, and all of
    /// one sentence.
    pub tokens: Range<usize>,
    /// What it is.
    pub label: EntityLabel,
}

impl Document {
    /// Reads a text in English. A title is one sentence; past 400 tokens a sentence
    /// is cut, so that whoever reads sentences needs no bound of their own.
    #[must_use]
    pub fn read(text: &Text) -> Self {
        Self::read_as(text, &Parameters::default())
    }

    /// Reads a text as the parameters say.
    #[must_use]
    pub fn read_as(text: &Text, parameters: &Parameters) -> Self {
        let mut builder = Builder::default();
        match parameters.language {
            Language::English => read_english(text, parameters, &mut builder),
            other => read_other(text, other, &mut builder),
        }
        builder.document.annotated = builder.document.sentences.iter().all(|s| s.annotated);
        builder.document
    }

    /// All tokens, in order.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All entities, in order; no two share a token.
    #[must_use]
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Whether every sentence is [annotated](Sentence::annotated).
    #[must_use]
    pub fn is_annotated(&self) -> bool {
        self.annotated
    }

    /// The tokens of the sentence with that index; none past the last.
    #[must_use]
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        self.sentences.get(sentence).map_or(&[], |s| &self.tokens[s.tokens.clone()])
    }

    /// The entities of the sentence with that index; none past the last.
    #[must_use]
    pub fn entities_of(&self, sentence: usize) -> &[Entity] {
        let Some(sentence) = self.sentences.get(sentence) else { return &[] };
        let from = self.entities.partition_point(|e| e.tokens.start < sentence.tokens.start);
        let to = self.entities.partition_point(|e| e.tokens.start < sentence.tokens.end);
        &self.entities[from..to]
    }

    /// The sentence that holds the token with that index; none past the last.
    #[must_use]
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let at = self.sentences.partition_point(|s| s.tokens.end <= token);
        (at < self.sentences.len()).then_some(at)
    }

    /// The tokens that hang on the token with that index, in order.
    pub fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        let sentence = self.sentence_of(token).map(|at| self.sentences[at].tokens.clone());
        let hangs = move |&at: &usize| at != token && self.tokens[at].head == token;
        sentence.unwrap_or_default().filter(hangs)
    }

    /// The sentence that shares most bytes with `span`, the earlier on a tie.
    #[must_use]
    pub fn sentence_at(&self, span: Span) -> Option<usize> {
        let from = self.sentences.partition_point(|s| s.span.end() <= span.start());
        (from..self.sentences.len())
            .take_while(|&i| i == from || self.sentences[i].span.start() < span.end())
            .max_by_key(|&i| (self.sentences[i].span.overlap(span), std::cmp::Reverse(i)))
    }
}

impl Document {
    /// Makes a root of each token from `first` on whose head is in another sentence.
    /// The parser alone may find such heads where arcs cross or a sentence is cut.
    fn keep_heads_within(&mut self, first: usize) {
        let from = self.sentences.partition_point(|s| s.tokens.start < first);
        for sentence in &self.sentences[from..] {
            for i in sentence.tokens.clone() {
                let token = &mut self.tokens[i];
                if !sentence.tokens.contains(&token.head) {
                    (token.head, token.relation) = (i, Relation::Root);
                }
            }
        }
    }
}

impl Token {
    /// Whether it is a word that carries meaning by itself: no mark and no stop
    /// word.
    #[must_use]
    pub fn is_content(&self) -> bool {
        self.kind != TokenKind::Mark && !crate::is_stop_word(&self.lower)
    }
}

/// The paragraphs of a text: lines with something in them, or the whole title.
fn paragraphs(text: &Text) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let string = text.as_str();
    let whole = text.part() == Part::Title;
    std::iter::from_fn(move || {
        let rest = string.get(start..).filter(|rest| !rest.is_empty())?;
        let length = match rest.find('\n') {
            Some(at) if !whole => at + 1,
            _ => rest.len(),
        };
        let line = rest[..length].strip_suffix('\n').unwrap_or(&rest[..length]);
        let range = start..start + line.len();
        start += length;
        Some(range)
    })
    // Past that there are no spans.
    .take_while(|range| u32::try_from(range.end).is_ok())
    .filter(|range| !string[range.clone()].chars().all(tokens::is_blank))
}

fn read_english(text: &Text, parameters: &Parameters, builder: &mut Builder) {
    let mut reader = Reader::new(text.as_str(), parameters);
    for (number, range) in paragraphs(text).enumerate() {
        reader.read(range, number, text.part() == Part::Title, builder);
    }
    reader.flush(builder);
}

fn read_other(text: &Text, language: Language, builder: &mut Builder) {
    let string = text.as_str();
    let stemmer = language.stemmer();
    for (number, range) in paragraphs(text).enumerate() {
        let pieces = tokens::split(string, range);
        let mut starts = vec![false; pieces.len()];
        if text.part() == Part::Text {
            for found in sentences::breaks(string, &pieces) {
                if let Some(start) = starts.get_mut(found.end).filter(|_| found.certain) {
                    *start = true;
                }
            }
        }
        let mut pass = builder.paragraph(number, false);
        for (i, (piece, start)) in pieces.iter().zip(starts).enumerate() {
            let form = Form::plain(string, piece, stemmer.as_ref());
            let link = Link::none(&form.lower, i);
            pass.push(form, link, start);
        }
        pass.finish(string, &[]);
    }
}

/// Puts a document together, paragraph by paragraph.
#[derive(Debug)]
pub(crate) struct Builder {
    document: Document,
}

impl Default for Builder {
    fn default() -> Self {
        let (tokens, sentences, entities) = (Vec::new(), Vec::new(), Vec::new());
        Self { document: Document { tokens, sentences, entities, annotated: true } }
    }
}

/// What a token looks like.
#[derive(Debug)]
pub(crate) struct Form {
    start: u32,
    end: u32,
    kind: TokenKind,
    lower: Arc<str>,
    stem: Arc<str>,
    capital: bool,
    blank: bool,
}

/// What a token is in its sentence. The head is an index into the paragraph.
#[derive(Debug)]
pub(crate) struct Link {
    pub(crate) tag: Tag,
    pub(crate) part: PartOfSpeech,
    pub(crate) lemma: Arc<str>,
    pub(crate) head: usize,
    pub(crate) relation: Relation,
}

/// A paragraph that is being passed to a document.
#[derive(Debug)]
pub(crate) struct Pass<'b> {
    document: &'b mut Document,
    paragraph: usize,
    annotated: bool,
    forms: Vec<(Form, Link)>,
    starts: Vec<bool>,
}

impl Form {
    pub(crate) fn new(token: &RawToken, word: &Word) -> Self {
        Self {
            start: token.start,
            end: token.end,
            kind: word.kind,
            lower: Arc::clone(&word.lower),
            stem: Arc::clone(&word.stem),
            capital: word.capital,
            blank: word.blank,
        }
    }

    fn plain(text: &str, piece: &tokens::Piece, stemmer: Option<&Stemmer>) -> Self {
        let original = &text[piece.span.range()];
        let lower = tokens::lower(original);
        Self {
            start: piece.span.start() as u32,
            end: piece.span.end() as u32,
            kind: piece.kind,
            stem: tokens::stem(piece.kind, &lower, stemmer).into(),
            lower: lower.into(),
            capital: original.chars().next().is_some_and(char::is_uppercase),
            blank: false,
        }
    }
}

impl Link {
    /// No annotation, for the token at that index of its paragraph.
    pub(crate) fn none(lower: &Arc<str>, index: usize) -> Self {
        Self {
            tag: Tag::None,
            part: PartOfSpeech::None,
            lemma: Arc::clone(lower),
            head: index,
            relation: Relation::None,
        }
    }
}

impl Builder {
    pub(crate) fn paragraph(&mut self, number: usize, annotated: bool) -> Pass<'_> {
        Pass {
            document: &mut self.document,
            paragraph: number,
            annotated,
            forms: Vec::new(),
            starts: Vec::new(),
        }
    }
}

impl Pass<'_> {
    /// Takes the next token; `starts` says that a sentence starts with it.
    pub(crate) fn push(&mut self, form: Form, link: Link, starts: bool) {
        self.forms.push((form, link));
        self.starts.push(starts);
    }

    /// Leaves out blanks and adds the rest to the document.
    pub(crate) fn finish(self, text: &str, names: &[(Range<usize>, EntityLabel)]) {
        let base = self.document.tokens.len();
        // For each token of the paragraph the number of those kept before it.
        let mut kept = Vec::with_capacity(self.forms.len() + 1);
        let mut count = 0;
        for (form, _) in &self.forms {
            kept.push(count);
            count += usize::from(!form.blank);
        }
        kept.push(count);
        let heads: Vec<_> = self.forms.iter().map(|(_, link)| link.head).collect();
        let blank: Vec<_> = self.forms.iter().map(|(form, _)| form.blank).collect();
        let mut starts = true;
        for (i, (form, link)) in self.forms.into_iter().enumerate() {
            starts |= self.starts[i];
            if form.blank {
                continue;
            }
            let Some(span) = Span::new(text, form.start as usize, form.end as usize) else {
                continue;
            };
            let mut head = link.head;
            while blank[head] && heads[head] != head {
                head = heads[head];
            }
            let alone = blank[head];
            let head = if alone { i } else { head };
            let at = self.document.tokens.len();
            let relation = if alone && self.annotated { Relation::Root } else { link.relation };
            self.document.tokens.push(Token {
                span,
                kind: form.kind,
                lower: form.lower,
                stem: form.stem,
                capital: form.capital,
                tag: link.tag,
                part: link.part,
                lemma: link.lemma,
                head: base + kept[head],
                relation,
            });
            let last = self.document.sentences.last_mut();
            match last.filter(|last| !starts && last.tokens.len() < sentences::LONGEST) {
                Some(sentence) => {
                    sentence.span = sentence.span.cover(span);
                    sentence.tokens.end = at + 1;
                }
                None => self.document.sentences.push(Sentence {
                    span,
                    tokens: at..at + 1,
                    paragraph: self.paragraph,
                    annotated: self.annotated,
                }),
            }
            starts = false;
        }
        self.document.keep_heads_within(base);
        for (range, label) in names {
            let tokens = base + kept[range.start]..base + kept[range.end];
            if !tokens.is_empty() {
                let all = &self.document.tokens[tokens.clone()];
                let span = all[0].span.cover(all[all.len() - 1].span);
                self.document.entities.push(Entity { span, tokens, label: *label });
            }
        }
    }
}
