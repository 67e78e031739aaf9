//! Whether a sentence states a fact: by its form, and the form of what it reports.
//!
//! The main clause decides; where that only says who said it, the clause that it
//! reports does: `Police said that it will open` is a plan. A question ends with
//! its mark. Without a tree the words alone decide.

use rashomon_language::{PartOfSpeech, Relation, Tag, Token, Tree};
use rashomon_lexicon as lexicon;

use crate::commitment::operators;

/// Whether a clause or a sentence states a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Factuality {
    /// It states one.
    Factual,
    /// It asks.
    Question,
    /// It supposes: `if`, `unless`.
    Conditional,
    /// It looks ahead: `will`, `is to`, `plans to`.
    Plan,
    /// It tells to: `leave the ship`.
    Command,
    /// It imagines: `would sink`.
    Hypothetical,
    /// It says that it may, must or should be.
    Possible,
    /// It leaves it to someone who says, thinks or hopes it. Of clauses only.
    Reported,
}

/// What a modal makes of its verb.
pub(crate) fn modal(lower: &str) -> Option<Factuality> {
    Some(match lower {
        "will" | "wo" | "'ll" | "shall" | "sha" => Factuality::Plan,
        "would" | "'d" => Factuality::Hypothetical,
        "may" | "might" | "could" | "can" | "ca" | "must" | "should" | "ought" => {
            Factuality::Possible
        }
        _ => return None,
    })
}

/// Adverbs that leave their clause open.
pub(crate) fn is_doubt(lower: &str) -> bool {
    matches!(
        lower,
        "allegedly"
            | "reportedly"
            | "apparently"
            | "purportedly"
            | "supposedly"
            | "possibly"
            | "perhaps"
            | "maybe"
            | "probably"
            | "presumably"
            | "likely"
    )
}

/// Words that open a condition.
pub(crate) fn is_condition(lower: &str) -> bool {
    matches!(lower, "if" | "unless" | "provided" | "assuming" | "supposing" | "whether")
}

/// The mark of a question at the end of a sentence.
pub(crate) fn of_sentence(tokens: &[Token]) -> Option<usize> {
    let closes =
        |t: &Token| matches!(&*t.lower, "\u{201d}" | "\"" | "'" | "''" | "\u{2019}" | ")" | "!");
    let last = tokens.iter().rposition(|token| !closes(token))?;
    (tokens[last].lower.starts_with('?')).then_some(last)
}

/// Whether a sentence states a fact.
pub(crate) fn read(tokens: &[Token], tree: Option<Tree<'_>>) -> Factuality {
    if of_sentence(tokens).is_some() {
        return Factuality::Question;
    }
    match tree {
        Some(tree) => from_tree(tree),
        None => from_words(tokens),
    }
}

fn from_tree(tree: Tree<'_>) -> Factuality {
    let tokens = tree.tokens();
    let Some(root) = (0..tokens.len()).find(|&at| tree.relation(at) == Relation::Root) else {
        return from_words(tokens);
    };
    let of = operators(tree);
    let mut at = root;
    // `police said that the minister had told them that ...`: a chain has no more
    // links than there are tokens.
    for _ in 0..tokens.len() {
        let own = &of[at];
        if own.mark.is_some_and(|mark| is_condition(&tokens[mark].lower)) {
            return Factuality::Conditional;
        }
        if let Some(force) = own.modal.and_then(|modal| self::modal(&tokens[modal].lower)) {
            // `said that it would open`: the past of a plan.
            let reported = at != root && force == Factuality::Hypothetical;
            return if reported { Factuality::Plan } else { force };
        }
        if own.to && at == root {
            return Factuality::Plan;
        }
        let bare = tokens[at].tag == Tag::Vb && own.subject.is_none() && at == root;
        if bare && !tokens[..at].iter().any(|t| t.part == PartOfSpeech::Auxiliary) {
            return Factuality::Command;
        }
        let infinitive = tree
            .children(at)
            .find(|&child| matches!(tree.relation(child), Relation::Xcomp) && of[child].to);
        if infinitive.is_some() && looks_ahead(&tokens[at]) {
            return Factuality::Plan;
        }
        let condition = tree.children(at).any(|child| {
            let mark = of[child].mark.map(|mark| &*tokens[mark].lower);
            tree.relation(child) == Relation::Advcl && mark.is_some_and(is_condition)
        });
        if condition {
            return Factuality::Conditional;
        }
        let content = tree.child(at, &[Relation::Ccomp]);
        match content.filter(|_| lexicon::reporting_verb(&tokens[at].lower).is_some()) {
            Some(content) if content != at => at = content,
            _ => return Factuality::Factual,
        }
    }
    Factuality::Factual
}

/// Verbs and adjectives whose infinitive is still to come.
fn looks_ahead(token: &Token) -> bool {
    matches!(
        &*token.lemma,
        "be" | "plan"
            | "expect"
            | "set"
            | "due"
            | "hope"
            | "want"
            | "intend"
            | "aim"
            | "go"
            | "schedule"
            | "vow"
            | "pledge"
            | "promise"
            | "threaten"
            | "agree"
            | "propose"
            | "offer"
    )
}

/// By words alone, where there is no tree.
fn from_words(tokens: &[Token]) -> Factuality {
    let lower = |i: usize| tokens.get(i).map_or("", |t: &Token| &*t.lower);
    let quoted = usize::from(matches!(lower(0), "\u{201c}" | "\"" | "\u{2018}"));
    let has = |word: &str| tokens.iter().any(|token| &*token.lower == word);
    if matches!(lower(quoted), "if" | "unless" | "should") || has("unless") {
        Factuality::Conditional
    } else if has("would") {
        Factuality::Hypothetical
    } else if has("will") || tokens.windows(2).any(|p| looks_ahead(&p[0]) && &*p[1].lower == "to") {
        Factuality::Plan
    } else {
        Factuality::Factual
    }
}

#[cfg(test)]
mod tests {
    use rashomon_language::Document;
    use rashomon_text::{ArticleId, Part, Text};

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Factuality) {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, text);
        let document = Document::read(&text);
        assert_eq!(read(document.tokens(), document.tree(0)), expected, "{}", text.as_str());
    }

    #[test]
    fn what_states_no_fact() {
        check("Did it sink?", Factuality::Question);
        check("\u{201c}Did it sink?\u{201d}", Factuality::Question);
        check("If it sinks, they die.", Factuality::Conditional);
        check("They drown if it sinks.", Factuality::Conditional);
        check("It will open on Monday.", Factuality::Plan);
        check("Police said that the port will open on Monday.", Factuality::Plan);
        check("The minister said the port would open on Monday.", Factuality::Plan);
        check("The port is expected to open on Monday.", Factuality::Plan);
        check("Leave the ship now.", Factuality::Command);
        check("The bridge would fall in a storm.", Factuality::Hypothetical);
        check("The bridge may have fallen.", Factuality::Possible);
    }

    #[test]
    fn what_states_one() {
        check("It opened on Monday.", Factuality::Factual);
        check("Police said that it opened on Monday.", Factuality::Factual);
        check("The man who will lead it arrived on Monday.", Factuality::Factual);
        check("The port opened before the ferry could land.", Factuality::Factual);
    }

    #[test]
    fn words_decide_where_there_is_no_tree() {
        let text = Text::new(ArticleId::from_bytes([0; 8]), Part::Text, "It will open.");
        let document = Document::read(&text);
        assert_eq!(read(document.tokens(), None), Factuality::Plan);
    }
}
