#!/usr/bin/env python3
"""Asks the README's questions of a graph of the corpus and puts the answers into the README.

usage: readme-answers.py GRAPH.nq      with .build/release/yong built, and GRAPH.nq made by `yong build ../shared/corpus`
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCKS = re.compile(r"```sparql\n(.*?)```\n\n```text\n.*?```\n", re.DOTALL)


def main():
    graph = sys.argv[1]

    def answered(block):
        answer = subprocess.run(
            [ROOT / ".build/release/yong", "query", "--data", graph, "--format", "table", block[1]],
            check=True, capture_output=True, text=True
        ).stdout
        return f"```sparql\n{block[1]}```\n\n```text\n{answer}```\n"

    readme = ROOT / "README.md"
    readme.write_text(BLOCKS.sub(answered, readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
