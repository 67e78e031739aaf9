#!/usr/bin/env python3
"""Writes what spaCy makes of some texts, for tests to compare with.

`sentences` annotates the sentences of sentences.txt, which are ours, for the
unit tests. `articles` annotates articles of the evaluation data and keeps
offsets and labels only. Both want the wheel that convert.py takes.
"""

import argparse
import json
import tempfile
import unicodedata
from pathlib import Path

import spacy

from convert import unpack

CRATES = Path(__file__).parents[2] / "crates"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path, help="the wheel, as pip downloaded it")
    parser.add_argument("what", choices=["sentences", "articles"])
    parser.add_argument("--folder", type=Path, help="articles: the files of news_cluster")
    parser.add_argument("--sentences", type=int, default=2200, help="articles: at least so many")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        nlp = spacy.load(unpack(arguments.wheel, Path(folder)))
    if arguments.what == "sentences":
        sentences(nlp)
    else:
        articles(nlp, arguments.folder, arguments.sentences)


def sentences(nlp):
    """One line a sentence, one line its tokens with lemmas, one line its entities."""
    lines = []
    for text in (Path(__file__).parent / "sentences.txt").read_text().splitlines():
        doc = nlp(text)
        tokens, entities = annotation(doc, lemmas=True)
        lines += [text, tokens, entities]
    write(CRATES / "language" / "tests" / "data" / "sentences.txt", lines)


def articles(nlp, folder, wanted):
    """One line a paragraph: file, first byte, tokens, entities."""
    lines = []
    found = 0
    for path in sorted(folder.glob("*.json")):
        start = 0
        for line in json.loads(path.read_text())["text"].split("\n"):
            doc = nlp(line)
            tokens, entities = annotation(doc, lemmas=False)
            if tokens:
                lines.append(f"{path.stem}\t{start}\t{tokens}\t{entities}")
                found += len(list(doc.sents))
            start += len(line.encode()) + 1
        if found >= wanted:
            break
    print(f"{found} sentences")
    write(CRATES / "evaluate" / "data" / "language-agreement.tsv", lines)


def write(path, lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(line + "\n" for line in lines))
    print(path, path.stat().st_size)


def annotation(doc, lemmas):
    """Tokens as `gap length tag head relation [lemma]`, entities as `first end label`.

    A gap is the bytes since the last token, a head is counted from the token;
    blanks are left out, and what hung on one hangs on its head.
    """
    offsets = [0]
    for character in doc.text:
        offsets.append(offsets[-1] + len(character.encode()))
    kept = [token for token in doc if not all(map(is_blank, token.text))]
    number = {token.i: index for index, token in enumerate(kept)}
    tokens = []
    last = 0
    for token in kept:
        head = token.head
        while head.i not in number and head.head.i != head.i:
            head = head.head
        alone = head.i not in number
        start, end = offsets[token.idx], offsets[token.idx + len(token.text)]
        fields = [
            start - last,
            end - start,
            token.tag_,
            0 if alone else number[head.i] - number[token.i],
            "ROOT" if alone else token.dep_,
        ]
        if lemmas:
            fields += [token.pos_, token.lemma_]
        tokens.append(" ".join(map(str, fields)))
        last = end
    entities = []
    for entity in doc.ents:
        inside = [number[token.i] for token in entity if token.i in number]
        if inside:
            entities.append(f"{inside[0]} {inside[-1] + 1} {entity.label_}")
    # A lemma may be a semicolon, but holds no tab.
    return ("\t" if lemmas else ";").join(tokens), ";".join(entities)


def is_blank(character):
    code = ord(character)
    return (
        character.isspace()
        or unicodedata.category(character) == "Cc"
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x2069
        or code == 0xFEFF
    )


if __name__ == "__main__":
    main()
