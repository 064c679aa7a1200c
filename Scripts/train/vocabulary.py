#!/usr/bin/env python3
"""Makes Scripts/train/vocabulary.tsv: the words that the mention model's tokens are made of, with classes.

Usage: vocabulary.py CORPUS OUTPUT    (needs libthai, numpy and scipy)

libthai segments the Thai of all *.txt files; words that stand in at least three files are kept. Each word gets two
classes, of 400 and of 60: words of one class stand between like words (truncated singular value decomposition of the
positive pointwise mutual information with the two words at either side, then k-means). The same corpus gives the same
file. The thaigov news corpus is in the public domain.
"""
import collections
import ctypes
import pathlib
import re
import sys

import numpy
import scipy.cluster.vq
import scipy.sparse
import scipy.sparse.linalg

THAI = re.compile(r"[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+")
TOKEN = re.compile(THAI.pattern + r"|[A-Za-z]+|[0-9\u0e50-\u0e59]+|[^\s]")
FOLLOWING = set("ะัาำิีึืฺุู็่้๊๋์ํ๎ๅ")
LEADING = set("เแโใไ")
MARKS = ["<T>", "<N>", "<L>", "<S>", "(", ")", '"', "“", "”", ",", ".", ":", "-", "/", "ฯ", "ๆ"]


class Segmenter:
    """Word boundaries by libthai."""

    def __init__(self):
        library = ctypes.CDLL("libthai.so.0")
        library.th_brk_new.restype = ctypes.c_void_p
        library.th_brk_new.argtypes = [ctypes.c_char_p]
        self.find = library.th_brk_find_breaks
        self.find.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int), ctypes.c_size_t]
        self.brk = library.th_brk_new(None)
        self.ends = (ctypes.c_int * 20000)()

    def words(self, text):
        count = self.find(self.brk, text.encode("cp874"), self.ends, 20000)
        start = 0
        for end in list(self.ends[:count]) + [len(text)]:
            if end > start:
                yield text[start:end]
            start = end


def frequent(texts):
    files = collections.Counter()
    segmenter = Segmenter()
    for text in texts:
        files.update({word for run in THAI.findall(text) for word in segmenter.words(run)})
    return sorted(word for word, count in files.items() if count >= 3 and 1 < len(word) <= 24)


def is_boundary(run, end):
    return end == len(run) or (run[end] not in FOLLOWING and run[end - 1] not in LEADING)


def tokens(line, words, longest):
    """The longest word at each place; what is no word becomes a mark."""
    for piece in TOKEN.findall(line):
        if THAI.fullmatch(piece):
            start, known = 0, True
            while start < len(piece):
                for end in range(min(len(piece), start + longest), start + 1, -1):
                    if piece[start:end] in words and is_boundary(piece, end):
                        yield piece[start:end]
                        start, known = end, True
                        break
                else:
                    if known:
                        yield "<T>"
                    start, known = start + 1, False
        elif piece[0].isdigit():
            yield "<N>"
        elif piece.isascii() and piece.isalpha():
            yield "<L>"
        else:
            yield piece


def neighbours(texts, words):
    """How often each word stands at each distance from each other."""
    numbers = {word: number for number, word in enumerate(words + MARKS)}
    known, longest, size = set(words), max(map(len, words)), len(words) + len(MARKS)
    counts = collections.Counter()
    for text in texts:
        for line in text.split("\n")[1:]:
            row = [numbers.get(token, -1) for token in ["<S>", *tokens(line, known, longest), "<S>"]]
            for place, word in enumerate(row):
                if 0 <= word < len(words):
                    for slot, other in enumerate((place - 2, place - 1, place + 1, place + 2)):
                        if 0 <= other < len(row) and row[other] >= 0:
                            counts[word, slot * size + row[other]] += 1
    rows, columns = zip(*counts)
    return scipy.sparse.csr_matrix((list(counts.values()), (rows, columns)), (len(words), 4 * size), dtype=float)


def classes(matrix):
    columns = numpy.asarray(matrix.sum(0)).ravel() ** 0.75
    rows = numpy.asarray(matrix.sum(1)).ravel()
    matrix = matrix.tocoo()
    values = numpy.log(matrix.data * columns.sum() / (rows[matrix.row] * columns[matrix.col]))
    matrix = scipy.sparse.csr_matrix((numpy.maximum(values, 0), (matrix.row, matrix.col)), matrix.shape)
    vectors, sizes, _ = scipy.sparse.linalg.svds(matrix, k=64, v0=numpy.ones(min(matrix.shape)))
    vectors = vectors * numpy.sqrt(sizes)
    vectors /= numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    for count, seed in ((400, 1), (60, 2)):
        yield scipy.cluster.vq.kmeans2(vectors, count, minit="++", seed=seed, iter=25)[1]


def main():
    texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))]
    words = frequent(texts)
    fine, coarse = classes(neighbours(texts, words))
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write("# Word, two classes, habit. Made by Scripts/train/vocabulary.py of the thaigov news corpus ")
        file.write("(PyThaiNLP, public domain), segmented by libthai.\n")
        for word, one, two in zip(words, fine, coarse):
            file.write(f"{word}\t{one}\t{two}\t0\n")


main()
