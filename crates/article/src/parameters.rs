/// Limits of reading. Each stands before the work that it bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Bytes of a file; a longer one is not read. Pages saved with their
    /// pictures inside reach 30 MiB. Default 32 MiB.
    pub file_bytes: usize,
    /// Bytes that a compressed file may unpack to. Default 128 MiB.
    pub unpacked_bytes: usize,
    /// Times its own size that a compressed file may unpack to, from 1 MiB on.
    /// Pages of news come to about 5, JSON Lines to 20; zeros to 1,000.
    /// Default 200.
    pub unpacked_ratio: usize,
    /// Articles of a file (JSON, tables, feeds, web archives, pasted texts); the
    /// rest is left out. Default 10,000.
    pub records: usize,
    /// Bytes of one record: a line of JSON Lines, a row of a table, a page in a
    /// web archive. A longer one is left out. Default 8 MiB.
    pub record_bytes: usize,
    /// Brackets open at once in JSON; at most 127 counts, since the parser
    /// stops there. News data has less than ten. Default 64.
    pub json_depth: usize,
    /// Values in a piece of JSON, counted before parsing, as each takes memory.
    /// An article of news-please has about 25. Default 1,000,000.
    pub json_values: usize,
    /// Elements open at once in a feed. Default 64.
    pub xml_depth: usize,
    /// Lines of an e-mail or saved page that may begin a part or a header,
    /// counted before parsing, as each takes memory. Default 50,000.
    pub mail_lines: usize,
    /// Elements open at once in HTML. The deepest of 181 news pages
    /// (article-extraction-benchmark) has 49. Default 256.
    pub html_depth: usize,
    /// Nodes that a page may take, counted before parsing, with the copies that
    /// a parser makes of unclosed formatting elements, the parts into which `&`
    /// and `<` take a text, and one for each KiB and each element that holds it. The largest of those pages has 12,916. Default
    /// 150,000.
    pub html_nodes: usize,
    /// Attributes of one element; at most 64 on those pages. Default 256.
    pub html_attributes: usize,
    /// Bytes of an article's text; it is cut at the paragraph before. Default
    /// 1 MiB.
    pub text_bytes: usize,
    /// Bytes of a title; it is cut. Default 4 KiB.
    pub title_bytes: usize,
    /// Lines of an article's text; it is cut after the last. Default 20,000.
    pub paragraphs: usize,
    /// Bytes of any other field (outlet, an author, an address); a longer one
    /// is taken for absent. Default 2 KiB.
    pub field_bytes: usize,
    /// Authors of an article; the rest is left out. Default 64.
    pub authors: usize,
    /// Characters of a first line that may be a title. Default 200.
    pub plain_title_characters: usize,
    /// Bytes of text under which phrases of consent walls and a mark "not free"
    /// count; longer texts are articles that speak of such things. Default 1,500.
    pub stub_bytes: usize,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            file_bytes: 32 << 20,
            unpacked_bytes: 128 << 20,
            unpacked_ratio: 200,
            records: 10_000,
            record_bytes: 8 << 20,
            json_depth: 64,
            json_values: 1_000_000,
            xml_depth: 64,
            mail_lines: 50_000,
            html_depth: 256,
            html_nodes: 150_000,
            html_attributes: 256,
            text_bytes: 1 << 20,
            title_bytes: 4 << 10,
            paragraphs: 20_000,
            field_bytes: 2 << 10,
            authors: 64,
            plain_title_characters: 200,
            stub_bytes: 1_500,
        }
    }
}
