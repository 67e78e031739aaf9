#!/usr/bin/env python3
"""Tokens a second of rashomon-language and of spaCy's `nlp.pipe`, on the same
texts and machine, one thread each. Seconds are those of the processor, so that
other work on the machine counts little; ours include the start of the program
and the unpacking of the model, spaCy's do not, and do without its lemmas.

Wants an environment as tools/convert-model/README.md describes, the wheel that
is named there, and a folder of JSON files with a `text` field.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools" / "convert-model"))

import spacy  # noqa: E402  (after the number of threads is set)
from convert import unpack  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path, help="news_cluster/articles of the evaluation data")
    parser.add_argument("--articles", type=int, default=60)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.json"))[: arguments.articles]
    texts = [json.loads(path.read_text())["text"].replace("\r", "") for path in paths]

    command = ["cargo", "run", "--release", "-q", "-p", "rashomon-language", "--example", "speed"]
    subprocess.run(["cargo", "build", *command[2:]], cwd=ROOT, check=True)
    lines = "".join(text.replace("\\", " ").replace("\n", "\\n") + "\n" for text in texts)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    ours = subprocess.run(command, cwd=ROOT, check=True, input=lines.encode(), capture_output=True)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    tokens, wall, loading = map(float, ours.stdout.split())
    speed = tokens / seconds
    print(f"rashomon-language: {tokens:.0f} tokens in {seconds:.2f} s: {speed:,.0f} tokens/s")
    print(f"  {wall:.2f} s by the clock; the first text with the model took {loading:.3f} s")

    with tempfile.TemporaryDirectory() as folder:
        nlp = spacy.load(unpack(arguments.wheel, Path(folder)))
    for unused in ("attribute_ruler", "lemmatizer"):
        nlp.disable_pipe(unused)
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    list(nlp.pipe(paragraphs[:20]))
    start = time.process_time()
    count = sum(len(doc) for doc in nlp.pipe(paragraphs))
    seconds = time.process_time() - start
    print(f"spaCy {spacy.__version__}: {count} tokens in {seconds:.2f} s: {count / seconds:,.0f} tokens/s")
    print(f"ratio: {speed / (count / seconds):.1f}")


if __name__ == "__main__":
    main()
