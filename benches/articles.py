#!/usr/bin/env python3
"""Pages a second of rashomon-article and of trafilatura, on the same saved pages
and machine, one core each, in turns; and the memory that the largest page takes.
Seconds are those of the processor, so that other work on the machine counts
little. Both read text, title, authors and dates; trafilatura is also timed for
the text alone. Ours include the start of the program, trafilatura's do not.

Wants `pip install trafilatura lxml_html_clean`, and a folder of HTML files.
"""

import argparse
import os
import resource
import subprocess
import tempfile
import time
from pathlib import Path

import trafilatura

ROOT = Path(__file__).parents[1]
SPEED = ["cargo", "run", "--release", "-q", "-p", "rashomon-article", "--example", "speed", "--"]


def ours(folder):
    """Seconds of the processor for all pages, and the most memory in KiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([*program(), folder], cwd=ROOT, check=True, capture_output=True, text=True)
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    return seconds, int(done.stdout.split()[2])


def program():
    target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))
    return [str(ROOT / target / "release" / "examples" / "speed")]


def theirs(pages, **options):
    start = time.process_time()
    for page in pages:
        trafilatura.bare_extraction(page, include_comments=False, **options)
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="extract-scrapinghub/html of the evaluation data")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.html"))
    pages = [path.read_bytes() for path in paths]
    subprocess.run(["cargo", "build", *SPEED[2:-1]], cwd=ROOT, check=True)

    theirs(pages[:5], with_metadata=True)
    times = {"rashomon-article": [], "trafilatura": [], "trafilatura, text alone": []}
    for _ in range(arguments.rounds):
        times["rashomon-article"].append(ours(arguments.folder)[0])
        times["trafilatura"].append(theirs(pages, with_metadata=True))
        times["trafilatura, text alone"].append(theirs(pages, with_metadata=False))
    best = {name: min(seconds) for name, seconds in times.items()}
    print(f"{len(pages)} pages, best of {arguments.rounds} rounds; trafilatura {trafilatura.__version__}")
    for name, seconds in best.items():
        ratio = seconds / best["rashomon-article"]
        print(f"{name}: {seconds:.2f} s, {len(pages) / seconds:,.0f} pages/s, {ratio:.1f} times ours")

    largest = max(paths, key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        empty = ours(folder)[1]
        Path(folder, "page.html").write_bytes(largest.read_bytes())
        full = ours(folder)[1]
    size = largest.stat().st_size / 2**20
    print(f"largest page, {size:.1f} MiB: {(full - empty) / 1024:.1f} MiB over the program's own")


if __name__ == "__main__":
    main()
