#!/usr/bin/env python3
"""Runs what the pages of the documentation show, and puts the answers into the pages.

usage: answers.py [--yong PROGRAM] [PAGE…]

Without a PAGE, all articles of Sources/Yong/Yong.docc and the README, whose questions need the corpus beside the
project. PROGRAM is .build/release/yong, with yong-evaluate beside it, if nothing else is said. Each page has a folder
of its own, where its blocks of shell run in their order. A block of text that follows one of shell or SPARQL is its
answer, and is written anew. SPARQL is asked of the last graph that the page built. Blocks that are marked norun are
left alone. Tests/TestSupport/DocumentationPage.swift reads pages the same way.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
ARTICLES = sorted((ROOT / "Sources/Yong/Yong.docc").glob("*.md"))
FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```\n(?:\n^```text\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)
GRAPH = re.compile(r"yong build [^\n]* -o (\S+\.nq)\b")


def run(command, folder, environment):
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command[-1]}\n{done.stdout}{done.stderr}")
    return done.stdout


def answered(page, folder, environment):
    graph = None

    def block(match):
        nonlocal graph
        kind, text, answer = match[1], match[2], match[3]
        if kind == "sh":
            output = run(["bash", "-c", "set -eo pipefail\n" + without_make(text)], folder, environment)
            for name in GRAPH.findall(text):
                graph = name
        elif kind == "sparql":
            form = "turtle" if re.search(r"^\s*(CONSTRUCT|DESCRIBE)", text, re.MULTILINE) else "table"
            output = run(["yong", "query", "--data", graph, "--format", form, text], folder, environment)
            if not output:
                sys.exit(f"{page.name}: no answer to\n{text}")
        else:
            return match[0]
        if answer is None:
            return match[0]
        return f"```{kind}\n{text}```\n\n```text\n{output}```\n"

    return FENCE.sub(block, page.read_text(encoding="utf-8"))


def without_make(text):
    """What make does is a stage of the tests by itself."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("make "))


def main():
    arguments = argparse.ArgumentParser(usage=__doc__)
    arguments.add_argument("--yong", type=pathlib.Path, default=ROOT / ".build/release/yong")
    arguments.add_argument("pages", nargs="*", type=pathlib.Path, default=[*ARTICLES, ROOT / "README.md"])
    options = arguments.parse_args()
    program = options.yong.absolute()
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    for page in options.pages:
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch, "page")
            folder.mkdir()
            for name in ["seeds", "Examples", "Scripts"]:
                folder.joinpath(name).symlink_to(ROOT / name)
            subprocess.run(["cp", "-rL", ROOT / "seeds/documents", folder / "news"], check=True)
            if (ROOT / "../shared").exists():
                pathlib.Path(scratch, "shared").symlink_to((ROOT / "../shared").resolve())
            page.write_text(answered(page, folder, environment), encoding="utf-8")


if __name__ == "__main__":
    main()
