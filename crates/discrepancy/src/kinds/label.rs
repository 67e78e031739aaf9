//! `label`: words of another colour or strength for one thing.

use rashomon_claim::Clause;
use rashomon_language::{PartOfSpeech, Token};
use rashomon_lexicon::{contrast, has_contrast};
use rashomon_text::Span;

use super::Pair;
use crate::{Check, Finding, Findings, Kind, Parameters, Reading, Rule, Side, Standing, Value};

pub(super) const RULE: Rule = Rule {
    id: "label/1",
    meaning: "The accounts use words of another colour or strength for the same thing.",
    text: "Two closely matching sentences have words from different shades of one contrast set, and neither has a word of the other's shade; two predicates are done to the same thing.",
    example: ("The government freed them.", "The regime freed them."),
};

pub(super) fn compare(pair: &Pair<'_>, parameters: &Parameters, findings: &mut Findings) {
    let (left, right) = (words(pair.x.tokens), words(pair.y.tokens));
    for a in &left {
        for b in &right {
            let Some(found) = contrast(&a.lower, &b.lower) else { continue };
            let one_compound = is_compound(a, b, pair.y.tokens) || is_compound(b, a, pair.x.tokens);
            if a.stem == b.stem || one_compound {
                continue;
            }
            if pair.link.probability < parameters.sure {
                findings.abstain(Kind::Label, "the group is sure");
                continue;
            }
            // Where a sentence uses both shades, the choice says nothing.
            let same_shade = |word: &Token, list: &[Token]| {
                list.iter().any(|other| other.stem == word.stem || other.lower == word.lower)
            };
            if same_shade(a, pair.y.tokens) || same_shade(b, pair.x.tokens) {
                findings.abstain(Kind::Label, "neither sentence has the other word");
                continue;
            }
            if !are_done_to_one(pair, a.span, b.span) {
                findings.abstain(Kind::Label, "both words are of one act");
                continue;
            }
            findings.findings.push(Finding {
                kind: Kind::Label,
                group: Some(pair.group),
                readings: vec![
                    Reading {
                        value: Value::Term(a.lower.to_string()),
                        evidence: vec![pair.x.evidence(a.span)],
                    },
                    Reading {
                        value: Value::Term(b.lower.to_string()),
                        evidence: vec![pair.y.evidence(b.span)],
                    },
                ],
                absent: Vec::new(),
                standing: Standing::Uncertain,
                confidence: pair.link.probability,
                checks: vec![Check::new(
                    "the words are of one contrast set",
                    format!("set {}", found.set + 1),
                    true,
                )],
            });
        }
    }
}

/// Whether a word is another with the one before it: `airstrikes`, `air strikes`.
fn is_compound(word: &Token, last: &Token, tokens: &[Token]) -> bool {
    let at = tokens.partition_point(|token| token.span.start() < last.span.start());
    let before = tokens[..at].iter().rfind(|token| &*token.lower != "-");
    before.is_some_and(|first| {
        word.lower.strip_prefix(&*first.lower).is_some_and(|rest| rest == &*last.lower)
    })
}

/// Whether two words, where they are predicates, are done to the same thing, in
/// a word: `rammed a car` is no stronger `struck`. Where the word is not that of the
/// thing itself (`a pier of the bridge`, `the bridge`), who does it must be one too.
fn are_done_to_one(pair: &Pair<'_>, a: Span, b: Span) -> bool {
    let (x, y) = (predicate(pair.x, a), predicate(pair.y, b));
    let patient = |clause: &Clause| if clause.passive { clause.subject } else { clause.object };
    match (x.and_then(patient), y.and_then(patient)) {
        (None, None) => true,
        (Some(i), Some(j)) => {
            let (left, right) = (stems(pair.x, i), stems(pair.y, j));
            let (head, other) = (stems(pair.x, head(pair.x, i)), stems(pair.y, head(pair.y, j)));
            let share = |a: &[String], b: &[String]| a.iter().any(|stem| b.contains(stem));
            let doer = |side: Side<'_>, clause: Option<&Clause>| {
                let of = |c: &Clause| if c.passive { c.agent } else { c.subject };
                clause.and_then(of).map(|span| stems(side, span)).unwrap_or_default()
            };
            let (who, whom) = (doer(pair.x, x), doer(pair.y, y));
            let one = who.is_empty() || whom.is_empty() || share(&who, &whom);
            share(&head, &other) || (share(&left, &right) && one)
        }
        _ => false,
    }
}

/// Stems of content words; of a pronoun none.
fn stems(side: Side<'_>, span: Span) -> Vec<String> {
    let own = side.tokens.iter().filter(|token| span.contains(token.span));
    own.filter(|token| token.is_content()).map(|token| token.stem.to_string()).collect()
}

/// Of `the bow of the ferry` the bow, of `three of the leaders` the leaders.
fn head(side: Side<'_>, span: Span) -> Span {
    let mut named = false;
    let mut own =
        side.tokens.iter().filter(|token| span.contains(token.span)).take_while(|token| {
            let ends = named && token.part == PartOfSpeech::Adposition;
            named |= matches!(token.part, PartOfSpeech::Noun | PartOfSpeech::ProperNoun);
            !ends
        });
    let Some(first) = own.next() else { return span };
    first.span.cover(own.last().unwrap_or(first).span)
}

fn predicate(side: Side<'_>, word: Span) -> Option<&Clause> {
    side.claim.clauses.iter().find(|clause| clause.predicate == word)
}

/// How often one word of a sentence is looked at.
const REPEATED: usize = 3;

/// The words of a sentence that are in a contrast set, each a few times at most.
fn words(tokens: &[Token]) -> Vec<&Token> {
    let mut words: Vec<&Token> = Vec::new();
    for token in tokens.iter().filter(|token| has_contrast(&token.lower) && token.is_content()) {
        if words.iter().filter(|known| known.lower == token.lower).count() < REPEATED {
            words.push(token);
        }
    }
    words
}
