use std::ops::Range;

use rashomon_language::{EntityLabel, PartOfSpeech, Relation, Token, TokenKind};
use rashomon_lexicon as lexicon;

use super::pattern::Pattern;
use super::speaker::{Speaker, Speakers};
use super::{SourceKind, kind_of_noun};

/// A source that was read.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// What comparisons use, in lower case.
    pub(super) speaker: Box<str>,
    pub(super) kind: SourceKind,
    /// Whether it may be `he` or `she`.
    pub(super) person: bool,
    /// Number of tokens that name it, from the start of the range.
    pub(super) len: usize,
}

/// Names the source of a pattern and tells its kind; a pronoun takes an earlier
/// speaker. Nothing if the words name nobody who could speak.
pub(super) fn read(
    tokens: &[Token],
    pattern: &Pattern,
    speakers: &mut Speakers<'_>,
) -> Option<Source> {
    let words = &tokens[pattern.source.clone()];
    let first = words.first()?;
    let alone = words.iter().filter(|t| t.kind == TokenKind::Word).count() == 1;
    if alone
        && matches!(&*first.lower, "who" | "which" | "that")
        && let Some(source) = antecedent(pattern, speakers)
    {
        let whole = Pattern { source, phrase: true, ..pattern.clone() };
        return read(tokens, &whole, speakers).map(|found| Source { len: words.len(), ..found });
    }
    if let Some(parts) = conjuncts(tokens, pattern, speakers) {
        return all(tokens, pattern, &parts, speakers);
    }
    if alone && matches!(&*first.lower, "he" | "she" | "they" | "who" | "it") {
        let Speaker { name, kind, person } = speakers.of_pronoun(&first.lower)?;
        return Some(Source { speaker: name, kind, person, len: words.len() });
    }
    if matches!(&*first.lower, "this" | "that" | "i" | "we" | "you" | "there" | "what") && alone {
        return None;
    }
    // Up to an apposition, a relative clause or another verb.
    let end = if pattern.phrase {
        let mark = words.iter().position(|t| matches!(&*t.lower, "," | "(" | "\u{2014}"));
        mark.filter(|&at| at > 0).unwrap_or(words.len())
    } else {
        head_end(words)
    };
    if matches!(&*first.lower, "our" | "my" | "your") {
        return None;
    }
    let end = (1..=end).rev().find(|&at| words[at - 1].part != PartOfSpeech::Adverb).unwrap_or(end);
    let head = &words[..end];
    let labels = speakers.labels(pattern.source.start..pattern.source.start + end);
    if let Some(found) = name_beside(tokens, pattern, head, speakers) {
        return Some(found);
    }
    if let Some(name) = person(head, &labels) {
        let speaker = self::name(&head[name.clone()]);
        let spokesman = head[..name.start].iter().any(|t| t.lower.starts_with("spokes"));
        let kind = if spokesman { SourceKind::Official } else { SourceKind::Named };
        if !speaker.is_empty() {
            speakers.title(head, &speaker);
            // Whom a spokesman speaks for is as much the source as he is.
            let body = head[..name.start].iter().filter(|t| spokesman && t.is_content());
            let body = body.filter(|t| !t.lower.starts_with("spokes")).map(|t| &*t.stem);
            let speaker: Vec<&str> = body.chain(speaker).collect();
            return Some(Source {
                speaker: speaker.join(" ").into(),
                kind,
                person: true,
                len: end,
            });
        }
    }
    let anonymous = words.windows(2).any(|pair| {
        matches!(
            (&*pair[0].lower, &*pair[1].lower),
            ("of", "anonymity") | ("not", "named") | ("be", "named") | ("be", "identified")
        )
    });
    // `lawyers at Foro Penal`: what stands before a preposition is the head.
    let core = head
        .iter()
        .position(|t| is_preposition(&t.lower))
        .filter(|&at| at > 0)
        .unwrap_or(head.len());
    let core =
        if head[..core].iter().any(|t| is_name_word(t) || lexicon::source_noun(&t.lower).is_some())
        {
            &head[..core]
        } else {
            head
        };
    let capitals: Vec<&Token> = core
        .iter()
        .enumerate()
        .filter(|&(i, t)| is_name_word(t) && (i > 0 || lexicon::source_noun(&t.lower).is_none()))
        .map(|(_, t)| t)
        .collect();
    let noun = core.iter().rev().find_map(|t| lexicon::source_noun(&t.lower));
    let heads = core
        .iter()
        .rfind(|t| t.kind == TokenKind::Word)
        .and_then(|t| lexicon::source_noun(&t.lower));
    let body = capitals.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')));
    let outlet = capitals.iter().any(|t| is_outlet_word(&t.lower))
        || core
            .iter()
            .any(|t| matches!(&*t.lower, "news" | "newspaper" | "newswire" | "broadcaster"));
    let people = capitals.iter().all(|t| lexicon::nationality(&t.lower).is_some());
    let last = core.iter().rposition(|t| t.kind == TokenKind::Word);
    let label = last.map_or(EntityLabel::None, |at| labels[at]);
    let state_or_body = last.is_some_and(|at| {
        is_state_or_body(label) && !speakers.is_person_elsewhere(&core[at].lower)
    });
    // `Ruiz's decision`, `the Ruiz camp`: a name stands before what is meant.
    let described = pattern.phrase
        && label == EntityLabel::None
        && last.is_some_and(|at| !core[at].capital && core[at].part == PartOfSpeech::Noun);
    let kind = if anonymous {
        SourceKind::Anonymous
    } else if outlet {
        SourceKind::Outlet
    } else if let Some(noun) = heads.or(noun.filter(|_| people || body)) {
        kind_of_noun(noun)
    } else if body || (state_or_body && !capitals.is_empty()) {
        SourceKind::Official
    } else if !capitals.is_empty() && described {
        SourceKind::Anonymous
    } else if !capitals.is_empty() && !people {
        SourceKind::Named
    } else if core.iter().any(|t| t.is_content() && !t.capital) {
        // Somebody described and not named: `the former leader`, `a rabbi`.
        SourceKind::Anonymous
    } else {
        return None;
    };
    let by_name =
        kind == SourceKind::Named || (kind == SourceKind::Official && heads.is_none() && !body);
    let named: Vec<&str> = if by_name {
        let words = capitals.iter().map(|t| t.lower.strip_suffix("'s").unwrap_or(&t.lower));
        words.filter(|word| !lexicon::is_honorific(word) && *word != "former").collect()
    } else {
        core.iter().filter(|t| t.is_content()).map(|t| &*t.stem).collect()
    };
    if named.is_empty() {
        return None;
    }
    let speaker =
        named.into_iter().chain(apposition(&words[end..])).collect::<Vec<_>>().join(" ").into();
    let person = match kind {
        SourceKind::Named | SourceKind::Anonymous => true,
        SourceKind::Official => last.is_some_and(|at| is_office_holder(&core[at].lower)),
        SourceKind::Document | SourceKind::Outlet | SourceKind::None => false,
    };
    Some(Source { speaker, kind, person, len: end })
}

/// What `who` stands for before a verb: the noun that its clause describes, with the
/// words before it.
fn antecedent(pattern: &Pattern, speakers: &Speakers<'_>) -> Option<Range<usize>> {
    let document = speakers.document;
    let bounds = document.sentences()[speakers.sentence].tokens.clone();
    let tokens = document.tokens();
    let verb = &tokens[bounds.start + pattern.cue.start];
    let head =
        Some(verb.head).filter(|head| verb.relation == Relation::Relcl && bounds.contains(head))?;
    let before = |at: usize| {
        (at..=head).contains(&tokens[at].head)
            && !matches!(
                tokens[at].part,
                PartOfSpeech::Mark | PartOfSpeech::Verb | PartOfSpeech::Auxiliary
            )
    };
    let start = (bounds.start..head).rev().take_while(|&at| before(at)).last().unwrap_or(head);
    (head < bounds.start + pattern.source.start)
        .then(|| start - bounds.start..head + 1 - bounds.start)
}

/// The parts of a source of several: `police and witnesses`.
fn conjuncts(
    tokens: &[Token],
    pattern: &Pattern,
    speakers: &Speakers<'_>,
) -> Option<Vec<Range<usize>>> {
    let source = pattern.source.clone();
    if !pattern.phrase || !tokens[source.clone()].iter().any(|t| &*t.lower == "and") {
        return None;
    }
    let tree = speakers.document.tree(speakers.sentence)?;
    let labels = speakers.labels(source.clone());
    let top = source.clone().find(|&at| !source.contains(&tree.head(at)))?;
    let noun = |at: usize| matches!(tokens[at].part, PartOfSpeech::Noun | PartOfSpeech::ProperNoun);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut head = top;
    let mut start = source.start + usize::from(&*tokens[source.start].lower == "both");
    let end = |head: usize, next: usize| {
        (head..next)
            .find(|&at| matches!(&*tokens[at].lower, "," | "and" | "as"))
            .unwrap_or(head + 1)
    };
    // One part is joined to the last.
    while let Some(next) = tree
        .children(head)
        .find(|&at| at > head && source.contains(&at) && tree.relation(at) == Relation::Conj)
    {
        let link = (head..next).rfind(|&at| matches!(&*tokens[at].lower, "," | "and"))?;
        // The `and` of a name: `Ministry of Health and Welfare`.
        if !noun(next) || labels[link - source.start] != EntityLabel::None {
            return None;
        }
        parts.push(start..end(head, next));
        (start, head) = (link + 1, next);
    }
    if parts.is_empty() || !noun(top) || parts.iter().any(Range::is_empty) {
        return None;
    }
    parts.push(start..head + 1);
    Some(parts)
}

/// A source of several: the kind is that of the first who has a name or an office.
fn all(
    tokens: &[Token],
    pattern: &Pattern,
    parts: &[Range<usize>],
    speakers: &mut Speakers<'_>,
) -> Option<Source> {
    let mut kind = None;
    let mut words: Vec<String> = Vec::new();
    for part in parts {
        let part = Pattern { source: part.clone(), ..pattern.clone() };
        let Some(found) = read(tokens, &part, speakers) else { continue };
        let definite = |kind: SourceKind| kind != SourceKind::Anonymous;
        if kind.is_none_or(|kind| !definite(kind) && definite(found.kind)) {
            kind = Some(found.kind);
        }
        for word in found.speaker.split(' ') {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
    }
    let last = parts.last()?.end;
    Some(Source {
        speaker: words.join(" ").into(),
        kind: kind?,
        person: false,
        len: last - pattern.source.start,
    })
}

/// A person by the name that is set beside what they are: `the head of the bank, Ana
/// Ruiz,`.
fn name_beside(
    tokens: &[Token],
    pattern: &Pattern,
    head: &[Token],
    speakers: &mut Speakers<'_>,
) -> Option<Source> {
    const LONGEST: usize = 4;
    let comma = pattern.source.start + head.len();
    let noun = head.iter().position(|t| is_preposition(&t.lower)).unwrap_or(head.len());
    let noun = head[..noun].last().filter(|noun| !noun.capital)?;
    // A manager may be a firm.
    let is = lexicon::role_of_person(&noun.lower) == Some(true)
        || is_office_holder(&noun.lower) && &*noun.lower != "manager";
    if !pattern.phrase || !is {
        return None;
    }
    // `the spokeswoman Ana Ruiz`, where the tree sets the name beside her.
    let from = comma + usize::from(&*tokens.get(comma)?.lower == ",");
    let len = tokens[from..].iter().take(LONGEST).take_while(|t| is_name_word(t)).count();
    let name = &tokens[from..from + len];
    let labels = speakers.labels(from..from + len);
    let person = (2..=LONGEST).contains(&len)
        && (from > comma || labels.iter().all(|label| *label == EntityLabel::Person))
        && !name.iter().any(|t| lexicon::is_organisation(t.lower.trim_end_matches('.')))
        && tokens
            .get(from + len)
            .is_none_or(|next| &*next.lower == "," || pattern.cue.start == from + len);
    if !person {
        return None;
    }
    let speaker = self::name(name);
    speakers.title(head, &speaker);
    let spokesman = noun.lower.starts_with("spokes");
    let body =
        head.iter().filter(|t| spokesman && t.is_content() && !t.lower.starts_with("spokes"));
    let speaker: Vec<&str> = body.map(|t| &*t.stem).chain(speaker).collect();
    Some(Source {
        speaker: speaker.join(" ").into(),
        kind: if spokesman { SourceKind::Official } else { SourceKind::Named },
        person: true,
        len: from + len - pattern.source.start,
    })
}

/// The words of a person's name, in lower case, without titles.
pub(super) fn name(words: &[Token]) -> Vec<&str> {
    let words = words.iter().filter(|t| is_name_word(t));
    let words = words.map(|t| t.lower.strip_suffix("'s").unwrap_or(&t.lower));
    words.filter(|word| !lexicon::is_honorific(word.trim_end_matches('.'))).collect()
}

/// The person's name that a source ends with, where it is not an object of a noun
/// before it: `Secretary of State Ana Ruiz`, but not `lawyers for Ana Ruiz`.
fn person(head: &[Token], labels: &[EntityLabel]) -> Option<Range<usize>> {
    let last = head.iter().rposition(|t| t.kind == TokenKind::Word)?;
    if labels[last] != EntityLabel::Person || !is_name_word(&head[last]) {
        return None;
    }
    let start =
        (0..last).rev().find(|&at| labels[at] != EntityLabel::Person).map_or(0, |at| at + 1);
    let before = &head[..start];
    let small = |t: &Token| matches!(&*t.lower, "of" | "for" | "the" | "and" | "'s");
    let title = before.last().is_some_and(|t| t.capital)
        && before.iter().all(|t| t.capital || small(t) || t.kind != TokenKind::Word);
    let object = before.iter().any(|t| is_preposition(&t.lower) || &*t.lower == "and");
    (title || !object).then_some(start..last + 1)
}

fn is_state_or_body(label: EntityLabel) -> bool {
    matches!(label, EntityLabel::Organisation | EntityLabel::Place | EntityLabel::Group)
}

/// Whether a noun for an official means a man or a woman and not a body.
fn is_office_holder(lower: &str) -> bool {
    lexicon::is_honorific(lower)
        || lower.starts_with("spokes")
        || matches!(
            lower,
            "official"
                | "lawyer"
                | "prosecutor"
                | "investigator"
                | "sheriff"
                | "leader"
                | "manager"
        )
}

/// The name in an apposition to a source: `the ship's manager, Synergy Marine`.
fn apposition(after: &[Token]) -> impl Iterator<Item = &str> {
    let comma = after.first().is_some_and(|t| &*t.lower == ",");
    let names = after.iter().skip(1).take_while(|t| is_name_word(t)).map(|t| &*t.lower);
    names.filter(move |_| comma)
}

/// Where the name of a source ends: at a comma, a relative clause, an auxiliary,
/// or a small word that follows a name without a preposition, a verb in all
/// likelihood.
fn head_end(words: &[Token]) -> usize {
    let mut seen = false;
    for (at, token) in words.iter().enumerate() {
        let word = &*token.lower;
        let stops = matches!(
            word,
            "," | "who"
                | "which"
                | "that"
                | "("
                | "has"
                | "have"
                | "had"
                | "is"
                | "was"
                | "were"
                | "are"
                | "also"
                | "then"
                | "later"
                | "itself"
                | "himself"
                | "herself"
        );
        let after_preposition = at > 0
            && (words[at - 1].lower.ends_with("'s")
                || matches!(
                    &*words[at - 1].lower,
                    "of" | "for"
                        | "at"
                        | "in"
                        | "from"
                        | "the"
                        | "and"
                        | "with"
                        | "on"
                        | "by"
                        | "a"
                        | "an"
                        | "'"
                        | "-"
                ));
        let verb = seen
            && token.is_content()
            && !token.capital
            && lexicon::source_noun(word).is_none()
            && lexicon::role_of_person(word).is_none()
            && !after_preposition;
        if at > 0 && (stops || verb) {
            return at;
        }
        seen |= is_name_word(token) && at > 0
            || lexicon::source_noun(word).is_some()
            || (token.capital && token.is_content());
    }
    words.len()
}

fn is_preposition(lower: &str) -> bool {
    matches!(lower, "of" | "at" | "in" | "from" | "for" | "with" | "on" | "near")
}

fn is_name_word(token: &Token) -> bool {
    token.kind == TokenKind::Word && token.capital && token.is_content()
}

/// Words of the names of outlets and agencies.
fn is_outlet_word(lower: &str) -> bool {
    matches!(
        lower,
        "times"
            | "post"
            | "news"
            | "press"
            | "reuters"
            | "afp"
            | "ap"
            | "bbc"
            | "cnn"
            | "tribune"
            | "guardian"
            | "journal"
    )
}
