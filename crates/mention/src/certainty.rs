//! How sure an article is, and whether it denies.

use std::ops::Range;

use rashomon_language::{Document, PartOfSpeech, Relation, Token, Tree};
use rashomon_lexicon::{self as lexicon, Denial, Sureness};
use rashomon_text::Span;

/// Words that say how sure the article is of what follows or surrounds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    /// The words.
    pub span: Span,
    /// How sure.
    pub sureness: Sureness,
    /// The clause that they stand in.
    pub scope: Span,
    /// Index of the sentence.
    pub sentence: usize,
}

/// A word that denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word.
    pub span: Span,
    /// From it to the end of its clause.
    pub scope: Span,
    /// How it denies.
    pub denial: Denial,
    /// Index of the sentence.
    pub sentence: usize,
}

/// Finds hedges and negations.
pub(crate) fn recognise(document: &Document) -> (Vec<Hedge>, Vec<Negation>) {
    let mut hedges = Vec::new();
    let mut negations = Vec::new();
    for sentence in 0..document.sentences().len() {
        let tokens = document.tokens_of(sentence);
        let tree = document.tree(sentence);
        let mut at = 0;
        while at < tokens.len() {
            if let Some(denial) = lexicon::denial(&tokens[at].lower) {
                let scope = tokens[at].span.cover(tokens[scope(tokens, tree, at).end - 1].span);
                negations.push(Negation { span: tokens[at].span, scope, denial, sentence });
            }
            let Some((end, sureness)) = hedge(tokens, at) else {
                at += 1;
                continue;
            };
            let span = tokens[at].span.cover(tokens[end - 1].span);
            let scope = scope(tokens, tree, at);
            let scope = span.cover(tokens[scope.start].span).cover(tokens[scope.end - 1].span);
            hedges.push(Hedge { span, sureness, scope, sentence });
            at = end;
        }
    }
    (hedges, negations)
}

/// The longest hedge that starts at `at`, and the index after it.
fn hedge(tokens: &[Token], at: usize) -> Option<(usize, Sureness)> {
    lexicon::hedges()
        .filter_map(|(phrase, sureness)| {
            let mut end = at;
            for word in phrase.split(' ') {
                if tokens.get(end).is_none_or(|token| &*token.lower != word) {
                    return None;
                }
                end += 1;
            }
            Some((end, sureness))
        })
        .max_by_key(|(end, _)| *end)
}

/// The clause that a word of denial or doubt bears on: that of the verb which it
/// hangs on, directly or through a noun (`no one died`); without a tree the words
/// between the marks around it. Holds `at`.
fn scope(tokens: &[Token], tree: Option<Tree<'_>>, at: usize) -> Range<usize> {
    let by_marks = clause_start(tokens, at)..clause_end(tokens, at);
    let Some(tree) = tree else { return by_marks };
    let mut verb = at;
    for _ in 0..STEPS {
        if matches!(tokens[verb].part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary) && verb != at {
            let reach = tree.reach_without(verb, DEPENDENT);
            // What joins the next clause to this one is of neither.
            let joins = |token: &Token| matches!(&*token.lower, "and" | "or" | "but" | "nor" | ",");
            let end = (at + 1..reach.end).rev().find(|&last| !joins(&tokens[last]));
            return reach.start.min(at)..end.map_or(at, |last| last) + 1;
        }
        verb = tree.head(verb);
    }
    by_marks
}

/// How many steps up the tree a verb is looked for.
const STEPS: usize = 5;

/// What depends on a clause and is none of it.
const DEPENDENT: &[Relation] =
    &[Relation::Advcl, Relation::Relcl, Relation::Conj, Relation::Parataxis, Relation::Punct];

fn ends_clause(token: &Token) -> bool {
    matches!(
        &*token.lower,
        "," | ";"
            | ":"
            | "."
            | "!"
            | "?"
            | "\u{2014}"
            | "\u{2013}"
            | "but"
            | "while"
            | "although"
            | "because"
    )
}

fn clause_end(tokens: &[Token], at: usize) -> usize {
    (at + 1..tokens.len()).find(|&i| ends_clause(&tokens[i])).unwrap_or(tokens.len())
}

fn clause_start(tokens: &[Token], at: usize) -> usize {
    (0..at).rev().find(|&i| ends_clause(&tokens[i])).map_or(0, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use rashomon_language::Document;
    use rashomon_text::{ArticleId, Part, Text};

    use super::recognise;

    fn read(text: &str) -> (Text, Document) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let document = Document::read(&text);
        (text, document)
    }

    fn check(text: &str, hedges: &str, negations: &str) {
        let (text, document) = read(text);
        let (found, denied) = recognise(&document);
        let found: Vec<_> =
            found.iter().map(|h| format!("{}:{:?}", text.slice(h.span), h.sureness)).collect();
        let denied: Vec<_> = denied.iter().map(|n| text.slice(n.scope).to_owned()).collect();
        assert_eq!((found.join("; ").as_str(), denied.join("; ").as_str()), (hedges, negations));
    }

    #[test]
    fn hedges_and_negations_have_a_scope() {
        check("He reportedly left.", "reportedly:Claimed", "");
        check("They are believed to have left.", "are believed to:Claimed", "");
        check("It may have sunk, but no one died.", "may have:Possible", "no one died");
        check("He did not go, police said.", "", "not go");
        check("They failed to reach a deal.", "", "failed to reach a deal");
    }
}
