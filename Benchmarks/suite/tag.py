#!/usr/bin/env python3
"""Reads news with PyThaiNLP: words, and their parts of speech.

usage: tag.py FOLDER PROCESSES     prints one JSON array a document, of its words with their tags
"""
import json
import multiprocessing
import pathlib
import sys

from pythainlp.tag import pos_tag
from pythainlp.tokenize import word_tokenize


def tagged(path):
    return json.dumps(pos_tag(word_tokenize(path.read_text(encoding="utf-8"))), ensure_ascii=False)


def main():
    files, processes = sorted(pathlib.Path(sys.argv[1]).glob("*.txt")), int(sys.argv[2])
    if processes == 1:
        for file in files:
            print(tagged(file))
        return
    with multiprocessing.Pool(processes) as pool:
        for line in pool.imap(tagged, files, chunksize=8):
            print(line)


if __name__ == "__main__":
    main()
