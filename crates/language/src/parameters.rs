use crate::Language;

/// How a text is read.
///
/// ```
/// use rashomon_language::{Document, Parameters};
/// use rashomon_text::{ArticleId, Part, Text};
///
/// let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "It rained. He left.");
/// let parameters = Parameters { document_tokens: 0, ..Parameters::default() };
/// let document = Document::read_as(&text, &parameters);
/// assert!(!document.is_annotated());
/// assert_eq!(document.sentences().len(), 2);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// The language that the text is in.
    pub language: Language,
    /// Whether sentences end where rules about stops, abbreviations and quotation
    /// marks say so, with the parser to decide what they leave open. Otherwise the
    /// parser decides alone, as in spaCy; only a comparison with that wants it.
    pub sentence_rules: bool,
    /// Bytes in the longest token that is annotated. A paragraph with a longer one
    /// (encoded data; the longest in the 180 articles of news_cluster has 81) is
    /// split into sentences and tokens, and no more.
    pub token_bytes: usize,
    /// Tokens in the longest paragraph that is annotated; the longest in
    /// news_cluster has some 490.
    pub paragraph_tokens: usize,
    /// Tokens of a document after which paragraphs are no longer annotated, four
    /// more counted for each paragraph: 100 times a long article, some five seconds
    /// of work.
    pub document_tokens: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            language: Language::English,
            sentence_rules: true,
            token_bytes: 1_000,
            paragraph_tokens: 20_000,
            document_tokens: 200_000,
        }
    }
}
