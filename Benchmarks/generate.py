#!/usr/bin/env python3
"""Generates the data of `make bench`: news, and a graph in five syntaxes; always the same for the same numbers.

usage: generate.py FOLDER DOCUMENTS NEWS
FOLDER is made. The graph tells of so many documents, and so many documents are the news.
"""
import json
import pathlib
import sys

from suite import data


def main():
    if len(sys.argv) != 4 or not all(word.isdecimal() for word in sys.argv[2:]):
        sys.exit(__doc__)
    folder, documents, news = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    try:
        print(json.dumps(data.generate(folder, documents, news)))
    except FileExistsError:
        sys.exit(f"{folder} is there already.")


if __name__ == "__main__":
    main()
