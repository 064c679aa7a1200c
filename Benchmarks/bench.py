#!/usr/bin/env python3
"""Measures Yong beside others: extraction, parsing, loading, queries. `make bench` runs this.

Data are generated, always the same; the others come from Debian and PyPI, and one that cannot be had is named with the
reason. Who gives a wrong answer gets no time. Everything that is written besides the table stands in .build-bench.
"""
import argparse
import dataclasses
import datetime
import pathlib
import shutil
import signal
import sys
import tempfile
import time
from typing import Callable

from suite import data, extraction, loading, machine, parsing, peers, querying
from suite.contest import FAILURES
from suite.tables import wrapped

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".build-bench"
PAGE = ROOT / "Sources/Yong/Yong.docc/Benchmarks.md"
CHAPTERS = {"extraction": extraction.run, "parsing": parsing.run, "loading": loading.run, "queries": querying.run}


@dataclasses.dataclass
class Suite:
    """What the chapters share."""

    yong: str
    data: data.Data
    peers: dict
    runs: int
    scratch: pathlib.Path
    tell: Callable[[str], None]


def tell(text):
    print(text, file=sys.stderr, flush=True)


def program(path):
    """The path of Yong and its version."""
    found = shutil.which(path)
    if not found:
        sys.exit(f"There is no program {path}; `make server` builds it.")
    found = str(pathlib.Path(found).resolve())
    if "--store" not in peers.output(found, "serve", "--help"):
        sys.exit(f"{path} has no endpoint; `make server` builds one that has.")
    return found, peers.output(found, "--version").strip().removeprefix("yong ")


def head(suite, version, size):
    """The page until its first chapter."""
    facts = suite.data.facts
    lines = ["# Benchmarks", "", "How fast Yong is beside other programs, on the same data in the same run.", "",
             "## Overview", ""]
    lines += wrapped(
        f"`make bench` wrote this page on {datetime.date.today()}: it generates data with a fixed seed, fetches the "
        f"other programs from Debian and PyPI, and lets all do the same tasks by turns, {suite.runs} times after one "
        "that warms up. Machines differ, so that ratios say more than figures. Figures are medians; CPU is processor "
        "time of all cores, MB the peak of private memory; *Yong is 2\u00a0×* means twice as fast as the other by the "
        "medians. A program whose answer is wrong gets no time.", begin="")
    lines += ["", "| what | is |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in machine.described()]
    lines += [f"| Yong | {version}, Swift {machine.of_swift()} |"]
    for peer in suite.peers.values():
        is_missing = f"**missing**: {peer.reason[:60]}"
        lines.append(f"| {peer.name} | {peer.version if peer.program else is_missing} ({peer.source}) |")
    lines += [
        f"| news ({size}) | {facts['news']['documents']:,} documents, {facts['news']['bytes'] / 1e6:.1f} MB, "
        f"SHA-256 {facts['news']['SHA-256']}… |",
        f"| graph ({size}) | {suite.data.statements():,} statements, SHA-256 {facts['graph']['SHA-256']}… |",
        f"| small graph | {suite.data.statements('few'):,} statements |", ""]
    return "\n".join(lines)


def measured(chapters, suite):
    """The text of all chapters; one that fails as a whole says so."""
    texts = []
    for name in chapters:
        tell(name)
        begun = time.monotonic()
        try:
            found = CHAPTERS[name](suite)
            texts += [chapter.text() for chapter in (found if isinstance(found, list) else [found])]
        except FAILURES as failure:
            tell(f"  {failure}")
            texts.append("\n".join([f"## {name.capitalize()}", "", *wrapped(f"**Not measured**: {failure}", begin="")]))
        missing = [peer for peer in map(suite.peers.get, peers.CHAPTERS[name]) if not peer.program]
        notes = [line for peer in missing for line in wrapped(f"{peer.name} is missing: {peer.reason}.")]
        texts[-1] = "\n".join([texts[-1], *notes])
        tell(f"  {time.monotonic() - begun:.0f} s")
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=data.SIZES, default="medium")
    parser.add_argument("--only", default=",".join(CHAPTERS), help="chapters, with commas between them")
    parser.add_argument("--runs", type=int, default=5, help="how often each task is measured")
    parser.add_argument("--out", type=pathlib.Path, help="the page; by default the one of the documentation if all is "
                        "measured and the size is not small, else .build-bench/results.md")
    parser.add_argument("--yong", default=str(ROOT / ".build/release/yong"))
    options = parser.parse_args()
    chapters = [name for name in CHAPTERS if name in options.only.split(",")]
    if unknown := set(options.only.split(",")) - set(CHAPTERS):
        parser.error(f"there is no chapter {', '.join(sorted(unknown))}; there are {', '.join(CHAPTERS)}")
    is_whole = len(chapters) == len(CHAPTERS) and options.size != "small"
    page = options.out or (PAGE if is_whole else FOLDER / "results.md")
    # Ends servers as Ctrl-C does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    begun = time.monotonic()
    yong, version = program(options.yong)
    FOLDER.mkdir(exist_ok=True)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="scratch-", dir=FOLDER))
    try:
        suite = Suite(
            yong, data.prepare(FOLDER / "data", options.size, tell), peers.find(chapters, FOLDER / "python"),
            options.runs, scratch, tell)
        text = "\n\n".join([head(suite, version, options.size).rstrip(), *measured(chapters, suite)]) + "\n"
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    page.write_text(text, encoding="utf-8")
    print(text)
    tell(f"{page} holds this; it took {(time.monotonic() - begun) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
