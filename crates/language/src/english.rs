//! The model applied to the paragraphs of a text, some at a time.

use std::ops::Range;
use std::sync::Arc;

use crate::document::{Builder, Form, Link};
use crate::encoder::{self, Features};
use crate::model::Model;
use crate::parser::{Start, Tree};
use crate::ruler::Facts;
use crate::scorer;
use crate::sentences::{self, Break, LONGEST};
use crate::tagset::{EntityLabel, Tag};
use crate::tokenizer::RawToken;
use crate::words::Words;
use crate::{Parameters, tokens};

/// Tokens that are worked on at a time, and the most that are parsed as one:
/// the buffers take some 9 KB for each.
const CHUNK: usize = 2_000;

/// Empty tokens that the network needs between paragraphs.
const BETWEEN: usize = 4;

/// Reads paragraphs one by one and passes what they hold to the document.
pub(crate) struct Reader<'t> {
    model: &'static Model,
    parameters: &'t Parameters,
    text: &'t str,
    words: Words<'t>,
    waiting: Vec<Paragraph>,
    /// Tokens in `waiting`, and in all paragraphs that the model was applied to,
    /// with the empty ones between paragraphs.
    work_waiting: usize,
    annotated: usize,
    buffers: Buffers,
}

/// A paragraph, or as much of it as is parsed at once.
struct Paragraph {
    number: usize,
    tokens: Vec<RawToken>,
    words: Vec<usize>,
    starts: Vec<Start>,
}

/// What the model finds in a paragraph.
struct Found {
    tags: Vec<Tag>,
    tree: Tree,
    names: Vec<(Range<usize>, EntityLabel)>,
}

#[derive(Default)]
struct Buffers {
    encoder: encoder::Buffers,
    scorer: scorer::Buffers,
    /// Vectors of the tokens, for the parser and for names.
    vectors: Vec<f32>,
    name_vectors: Vec<f32>,
    tags: Vec<f32>,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t str, parameters: &'t Parameters) -> Self {
        let model = Model::english();
        Self {
            model,
            parameters,
            text,
            words: Words::new(model),
            waiting: Vec::new(),
            work_waiting: 0,
            annotated: 0,
            buffers: Buffers::default(),
        }
    }

    /// Reads the paragraph at `range`; `whole` says that it is one sentence.
    pub(crate) fn read(
        &mut self,
        range: Range<usize>,
        number: usize,
        whole: bool,
        builder: &mut Builder,
    ) {
        let mut tokens = self.model.tokenizer.split(&self.text[range.clone()]);
        for token in &mut tokens {
            token.start += range.start as u32;
            token.end += range.start as u32;
        }
        let starts = self.starts(&tokens, range, whole);
        let words: Vec<_> = tokens.iter().map(|t| self.words.index(self.text, t)).collect();
        let longest = tokens.iter().map(|t| (t.end - t.start) as usize).max().unwrap_or(0);
        let paragraph = Paragraph { number, tokens, words, starts };
        let work = paragraph.tokens.len() + BETWEEN;
        if longest > self.parameters.token_bytes
            || paragraph.tokens.len() > self.parameters.paragraph_tokens
            || self.annotated + work > self.parameters.document_tokens
        {
            self.flush(builder);
            self.pass_plain(&paragraph, builder);
            return;
        }
        self.annotated += work;
        for paragraph in paragraph.pieces() {
            let work = paragraph.tokens.len() + BETWEEN;
            if self.work_waiting + work > CHUNK + BETWEEN {
                self.flush(builder);
            }
            self.work_waiting += work;
            self.waiting.push(paragraph);
        }
    }

    /// What the rules say of where sentences start.
    fn starts(&self, tokens: &[RawToken], range: Range<usize>, whole: bool) -> Vec<Start> {
        if !self.parameters.sentence_rules {
            return vec![Start::Open; tokens.len()];
        }
        let mut starts = vec![Start::Never; tokens.len()];
        if !whole {
            let pieces = tokens::split(self.text, range);
            for Break { end, certain } in sentences::breaks(self.text, &pieces) {
                let Some(piece) = pieces.get(end) else { continue };
                let place = piece.span.start() as u32;
                if let Ok(at) = tokens.binary_search_by_key(&place, |token| token.start) {
                    starts[at] = if certain { Start::Certain } else { Start::Open };
                }
            }
        }
        if let Some(first) = starts.first_mut() {
            *first = Start::Open;
        }
        // What is too long for a sentence is not parsed as one either.
        let mut since = 0;
        for start in &mut starts {
            if since == LONGEST {
                *start = Start::Certain;
            }
            since = if *start == Start::Certain { 1 } else { since + 1 };
        }
        starts
    }

    /// Annotates the paragraphs that wait.
    pub(crate) fn flush(&mut self, builder: &mut Builder) {
        let paragraphs = std::mem::take(&mut self.waiting);
        self.work_waiting = 0;
        if paragraphs.is_empty() {
            return;
        }
        let (kinds, indices) = self.kinds(&paragraphs);
        let model = self.model;
        let Buffers { encoder, scorer, vectors, name_vectors, tags } = &mut self.buffers;
        let each = || indices.iter().map(Vec::as_slice);
        model.encoder.encode(&kinds, each(), encoder, vectors);
        model.names.encoder.encode(&kinds, each(), encoder, name_vectors);
        tags.resize(vectors.len() / model.encoder.width() * model.tagger.width(), 0.0);
        model.tagger.multiply(vectors, model.encoder.width(), tags);
        let mut first = 0;
        for paragraph in &paragraphs {
            let of = |width: usize| first * width..(first + paragraph.tokens.len()) * width;
            let vectors = &vectors[of(model.encoder.width())];
            let name_vectors = &name_vectors[of(model.names.encoder.width())];
            let blank = |i: usize| self.words.get(paragraph.words[i]).space;
            let tree = model.parser.parse(vectors, blank, &paragraph.starts, scorer);
            let names = model.names.recognise(name_vectors, blank, &tree.starts, scorer);
            let tags = tags[of(model.tagger.width())]
                .chunks_exact(model.tagger.width())
                .map(|scores| model.tags[largest(&scores[..model.tags.len()])])
                .collect();
            let found = Found { tags, tree, names };
            pass_annotated(model, self.text, &self.words, paragraph, &found, builder);
            first += paragraph.tokens.len();
        }
    }

    /// The different tokens of some paragraphs, and which each of theirs is.
    fn kinds(&self, paragraphs: &[Paragraph]) -> (Vec<Features>, Vec<Vec<u32>>) {
        let mut kinds = Vec::new();
        let most = paragraphs.iter().flat_map(|p| &p.words).max().map_or(0, |most| most + 1);
        // Of each word without and with a blank after it.
        let mut known = vec![[None; 2]; most];
        let mut index = |(token, &word): (&RawToken, &usize)| {
            *known[word][usize::from(token.blank_after)].get_or_insert_with(|| {
                kinds.push(self.words.get(word).features(token.blank_after));
                kinds.len() as u32 - 1
            })
        };
        let of = |p: &Paragraph| p.tokens.iter().zip(&p.words).map(&mut index).collect();
        let indices = paragraphs.iter().map(of).collect();
        (kinds, indices)
    }

    /// Passes a paragraph on without annotation.
    fn pass_plain(&self, paragraph: &Paragraph, builder: &mut Builder) {
        let mut pass = builder.paragraph(paragraph.number, false);
        for (i, token) in paragraph.tokens.iter().enumerate() {
            let word = self.words.get(paragraph.words[i]);
            let starts = paragraph.starts[i] == Start::Certain;
            pass.push(Form::new(token, word), Link::none(&word.lower, i), starts);
        }
        pass.finish(self.text, &[]);
    }
}

impl Paragraph {
    /// Cuts a long paragraph into pieces that are parsed as one, where a sentence
    /// starts if one does.
    fn pieces(self) -> Vec<Self> {
        if self.tokens.len() <= CHUNK {
            return vec![self];
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        while from < self.tokens.len() {
            let most = (from + CHUNK).min(self.tokens.len());
            let certain = (from + 1..most).rev().find(|&i| self.starts[i] == Start::Certain);
            let to = certain.filter(|_| most < self.tokens.len()).unwrap_or(most);
            pieces.push(Self {
                number: self.number,
                tokens: self.tokens[from..to].to_vec(),
                words: self.words[from..to].to_vec(),
                starts: self.starts[from..to].to_vec(),
            });
            from = to;
        }
        pieces
    }
}

/// Passes a paragraph on with its annotation and what follows from that.
fn pass_annotated(
    model: &Model,
    text: &str,
    words: &Words<'_>,
    paragraph: &Paragraph,
    found: &Found,
    builder: &mut Builder,
) {
    let Found { tags, tree, names } = found;
    let word = |i: usize| words.get(paragraph.words[i]);
    let ruled = model.ruler.apply(tags.len(), |i| Facts {
        tag: tags[i],
        relation: tree.labels[i],
        lower: word(i).lookup(),
    });
    let classes = &model.tokenizer.classes;
    let mut pass = builder.paragraph(paragraph.number, true);
    for (i, token) in paragraph.tokens.iter().enumerate() {
        let lemma = model.lemmas.of(token.of(text), ruled[i], classes);
        let link = Link {
            tag: tags[i],
            part: ruled[i].part,
            lemma: shared(&word(i).lower, &lemma),
            head: tree.heads[i],
            relation: tree.labels[i],
        };
        pass.push(Form::new(token, word(i)), link, tree.starts[i]);
    }
    pass.finish(text, names);
}

/// The string, as the one that is there already if that is equal.
fn shared(known: &Arc<str>, string: &str) -> Arc<str> {
    if **known == *string { Arc::clone(known) } else { string.into() }
}

/// The index of the largest, the first on a tie.
fn largest(scores: &[f32]) -> usize {
    crate::scorer::best(scores, |_| true).unwrap_or(0)
}
