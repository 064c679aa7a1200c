#!/usr/bin/env python3
"""Train the relation model from candidates that `yong-evaluate --candidates` wrote.

    relations.py --candidates FILE… [--target N] [--folds N] [-o MODEL]

Every candidate is a pair of things with up to four slots, one for each predicate that may join them. For each kind of
pair and slot a logistic regression is trained over the features of the pair in its document and those of the best of
the places where the two stand together; which place is best is found by training and choosing in turn. Folds are cut
by document, so nothing of a document is in both parts. Thresholds and confidences are fitted on held-out scores of the
candidates in the target files, as a rule those with the entities that the extractor itself found. The seed is fixed: two
runs write the same bytes.
"""
import argparse
import json
import pathlib
import random
import re
import struct
from collections import Counter, defaultdict

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit

GROUPS, SLOTS, KNOTS = 8, 4, 8
SYMMETRIC = {"meets", "cooperatesWith"}
LOOSE = {"Event", "Plan"}
VERSION = 1
# The predicates of each kind of pair, as in CandidateGroup.swift.
SLOT_PREDICATES = [
    ["worksFor", "memberOf", "meets"], ["participatesIn", "chairs", "organises", "takesPlaceAt"],
    ["partOf", "memberOf"], ["partOf", "locatedIn"], ["meets", "cooperatesWith"], ["meets"], ["onDate"],
    ["holdsPosition"],
]
# The predicates by their codes, and the template of what rules found, as in DocumentFeatures.swift.
CODES = [
    "holdsPosition", "worksFor", "participatesIn", "chairs", "organises", "takesPlaceAt", "onDate", "partOf",
    "locatedIn", "memberOf", "meets", "cooperatesWith",
]
FIRED = 160
PREDICATES = sorted({predicate for slots in SLOT_PREDICATES for predicate in slots})
SEED = 20


def compact(text):
    """A surface form or an office without what two spellings of it may differ in."""
    return re.sub(r"[\s\u200b]+", "", text).replace("“", '"').replace("”", '"').strip("\"'")


def overlap(left, right, loose):
    left, right = compact(left), compact(right)
    if left == right:
        return 2 * len(left) + 1
    if loose and (left in right or right in left) and 2 * min(len(left), len(right)) >= max(len(left), len(right)):
        return min(len(left), len(right))
    return 0


def align(gold, found):
    """The annotated entity of each found one, where there is one."""
    pairs = []
    for f in found:
        for g in gold:
            if f["type"] == g["type"]:
                best = max(
                    (overlap(x, y, f["type"] in LOOSE) for x in f["mentions"] for y in g["mentions"]), default=0)
                if best:
                    pairs.append((-best, f["id"], g["id"]))
    matched, used = {}, set()
    for _, f, g in sorted(pairs):
        if f not in matched and g not in used:
            matched[f] = g
            used.add(g)
    return matched


def statement(subject, predicate, obj):
    """A statement in the form in which two are compared."""
    if predicate == "holdsPosition":
        obj = compact(obj)
    if predicate in SYMMETRIC and obj < subject:
        subject, obj = obj, subject
    return subject, predicate, obj


class Candidate:
    """A pair in one slot."""

    __slots__ = ("document", "key", "predicate", "label", "pair", "fired", "statement", "kind", "score")

    def __init__(self, document, key, predicate, label, pair, fired, made, kind):
        self.document, self.key, self.predicate, self.label = document, key, predicate, label
        self.pair, self.fired, self.statement, self.kind = pair, fired, made, kind


class Corpus:
    """All candidates, the features of their pairs, and how many statements each document is annotated with."""

    def __init__(self, files, columns=None):
        self.candidates, self.totals, self.files = [], {}, files
        self.columns = {} if columns is None else columns
        self.grows = columns is None
        # The rows of the places, those of each pair, and the features of the pairs in their documents.
        self.spans, self.where = [], []
        places, pairs = Rows(self), Rows(self)
        for kind, file in enumerate(files):
            for line in open(file, encoding="utf-8"):
                found = json.loads(line)
                self.add(found, kind, places, pairs)
        width = len(self.columns)
        self.places, self.pairs = places.matrix(width), pairs.matrix(width)

    def add(self, found, kind, places, pairs):
        item = found["gold"]
        ids = align(item["entities"], found["entities"])
        right = {statement(r["s"], r["p"], r["o"]) for r in item["relations"]}
        self.totals[kind, item["id"]] = Counter(p for _, p, _ in right)
        for pair in found["pairs"]:
            number = pairs.count
            first = places.count
            for features in pair["i"]:
                places.add(features)
            pairs.add(pair["d"])
            self.spans.append((first, places.count))
            for slot, row in enumerate(pair["r"]):
                if not row:
                    continue
                subject, predicate, obj = row
                made = statement(
                    ids.get(subject, "?" + subject), predicate,
                    obj if predicate in ("holdsPosition", "onDate") else ids.get(obj, "?" + obj))
                self.candidates.append(Candidate(
                    item["id"], (pair["g"] - 1, slot), predicate, made in right, number, slot in pair["f"], made,
                    kind))


class Rows:
    """Rows of features on their way into a matrix."""

    def __init__(self, corpus):
        self.corpus, self.indices, self.pointers, self.count = corpus, [], [0], 0

    def add(self, features):
        columns = self.corpus.columns
        if self.corpus.grows:
            for feature in features:
                columns.setdefault(feature, len(columns))
        self.indices.extend({columns[f] for f in features if f in columns})
        self.pointers.append(len(self.indices))
        self.count += 1

    def matrix(self, width):
        data = np.ones(len(self.indices), dtype=np.float32)
        matrix = sparse.csr_matrix((data, self.indices, self.pointers), shape=(self.count, width))
        matrix.sort_indices()
        return matrix


def mixed(left, right):
    """The hash of features, as in FeatureHash.swift."""
    value = ((left ^ (right * 0x9E3779B1)) * 0x85EBCA77) & 0xFFFFFFFF
    value = ((value ^ (value >> 15)) * 0xC2B2AE3D) & 0xFFFFFFFF
    return value ^ (value >> 13)


def silence(key):
    """The feature that says that no rule found the statement of a slot."""
    predicate = SLOT_PREDICATES[key[0]][key[1]]
    return mixed(mixed(mixed(key[0] + 1, 7), FIRED), CODES.index(predicate) << 8 | 99)


class Slot:
    """The regression of one slot: weights of the columns of a corpus.

    Weights are drawn to nothing, but for that of the rules' silence: where the annotation says little, the rules decide.
    """

    def __init__(self, corpus, candidates, options):
        self.prior = np.zeros(corpus.places.shape[1])
        column = corpus.columns.get(silence(candidates[0].key))
        base = corpus.columns.get(mixed(candidates[0].key[0] + 1, 7))
        if column is not None:
            self.prior[column] = -options.trust
            self.prior[base] = options.trust / 2
        labels = np.array([c.label for c in candidates], dtype=float)
        signs = 2 * labels - 1
        spans = [corpus.spans[c.pair] for c in candidates]
        pairs = corpus.pairs[[c.pair for c in candidates]]
        self.weights = np.zeros(corpus.places.shape[1])
        chosen = [first if first < last else -1 for first, last in spans]
        for turn in range(options.rounds):
            has = np.array([1.0 if c >= 0 else 0.0 for c in chosen])
            matrix = sparse.diags(has) @ corpus.places[[max(c, 0) for c in chosen]] + pairs
            matrix = matrix.tocsr()
            matrix.data = np.minimum(matrix.data, 1)
            counts = np.diff(matrix.tocsc().indptr)
            kept = np.flatnonzero(counts >= options.least)
            self.fit(matrix[:, kept].tocsr(), signs, kept, options)
            if turn + 1 < options.rounds:
                for i, (first, last) in enumerate(spans):
                    if last - first > 1:
                        chosen[i] = first + int(np.argmax(corpus.places[first:last] @ self.weights))

    def fit(self, matrix, signs, kept, options):
        transposed = matrix.T.tocsr()

        def loss(weights):
            margins = signs * (matrix @ weights)
            away = weights - prior
            value = np.logaddexp(0, -margins).sum() + 0.5 * options.penalty * away @ away
            return value, transposed @ (-signs * expit(-margins)) + options.penalty * away

        prior = self.prior[kept]
        start = self.weights[kept] if self.weights.any() else prior
        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80, "ftol": 1e-5})
        self.weights = np.zeros(len(self.weights))
        self.weights[kept] = found.x

    def scores(self, corpus, candidates):
        places = corpus.places @ self.weights
        pairs = corpus.pairs @ self.weights
        scores = []
        for candidate in candidates:
            first, last = corpus.spans[candidate.pair]
            scores.append(pairs[candidate.pair] + (places[first:last].max() if first < last else 0.0))
        return scores


def by_slot(candidates):
    parts = defaultdict(list)
    for candidate in candidates:
        parts[candidate.key].append(candidate)
    return parts


def train(corpus, candidates, options):
    return {key: Slot(corpus, part, options) for key, part in sorted(by_slot(candidates).items())}


def rate(corpus, candidates, slots):
    """Gives candidates the scores of a model."""
    for key, part in by_slot(candidates).items():
        scores = slots[key].scores(corpus, part) if key in slots else [-9.0] * len(part)
        for candidate, score in zip(part, scores):
            candidate.score = score


def folds(documents, count):
    order = sorted(documents)
    random.Random(SEED).shuffle(order)
    return [set(order[i::count]) for i in range(count)]


def held_out(corpus, options):
    """Gives every candidate the score of a model that saw nothing of its document."""
    for part in folds({document for _, document in corpus.totals}, options.folds):
        slots = train(corpus, [c for c in corpus.candidates if c.document not in part], options)
        rate(corpus, [c for c in corpus.candidates if c.document in part], slots)


def f1(right, found, gold):
    p, r = right / found if found else 0.0, right / gold if gold else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def passes(candidate, thresholds):
    limit = thresholds if isinstance(thresholds, float) else thresholds[candidate.predicate]
    return candidate.score >= limit


def select(candidates, thresholds):
    """The candidates that make statements: of the days of one event the best one only."""
    chosen, days = {}, {}
    for candidate in candidates:
        if not passes(candidate, thresholds):
            continue
        name = (candidate.kind, candidate.document, candidate.statement)
        if candidate.predicate == "onDate":
            event = (candidate.kind, candidate.document, candidate.statement[0])
            if event in days and days[event].score >= candidate.score:
                continue
            if event in days:
                chosen.pop((candidate.kind, candidate.document, days[event].statement), None)
            days[event] = candidate
        chosen[name] = candidate
    return chosen.values()


def counts(candidates, totals, thresholds):
    gold, found, right = Counter(), Counter(), Counter()
    for part in totals.values():
        gold.update(part)
    for candidate in select(candidates, thresholds):
        found[candidate.predicate] += 1
        right[candidate.predicate] += candidate.label
    for part in (gold, found, right):
        part["ALL"] = sum(part.values())
    return gold, found, right


def total_f1(candidates, totals, thresholds):
    gold, found, right = counts(candidates, totals, thresholds)
    return f1(right["ALL"], found["ALL"], gold["ALL"])[2]


def table(candidates, totals, thresholds):
    gold, found, right = counts(candidates, totals, thresholds)
    print(f"{'':16s}{'gold':>6s}{'found':>6s}{'right':>6s}{'P':>8s}{'R':>8s}{'F1':>8s}")
    for row in sorted(gold, key=lambda r: (r == "ALL", r)):
        print(f"{row:16s}{gold[row]:6d}{found[row]:6d}{right[row]:6d}"
              + "".join(f"{x:8.3f}" for x in f1(right[row], found[row], gold[row])))


def choose_thresholds(candidates, totals):
    """The lowest scores that make statements: one for all predicates.

    One a predicate, or one more for what no rule found, is worse on documents that the thresholds were not fitted on.
    """
    grid = [round(-2 + 0.1 * i, 1) for i in range(31)]
    common = max(grid, key=lambda t: total_f1(candidates, totals, t))
    return {predicate: common for predicate in PREDICATES}


def fit_confidence(candidates):
    """From scores to the share that is right: a slope for all predicates and a level for each, drawn together."""
    rows = [(PREDICATES.index(c.predicate), c.score, float(c.label)) for c in candidates]
    index = np.array([r[0] for r in rows])
    scores = np.array([r[1] for r in rows])
    signs = 2 * np.array([r[2] for r in rows]) - 1

    def loss(x):
        slopes, levels = x[0] + x[2:2 + len(PREDICATES)], x[1] + x[2 + len(PREDICATES):]
        margins = signs * (slopes[index] * scores + levels[index])
        value = np.logaddexp(0, -margins).sum() + 2 * (x[2:] ** 2).sum()
        pull = -signs * expit(-margins)
        gradient = np.concatenate([
            [(pull * scores).sum(), pull.sum()], np.bincount(index, pull * scores, len(PREDICATES)),
            np.bincount(index, pull, len(PREDICATES))])
        gradient[2:] += 4 * x[2:]
        return value, gradient

    x = minimize(loss, np.zeros(2 + 2 * len(PREDICATES)), jac=True, method="L-BFGS-B").x
    slopes, levels = x[0] + x[2:2 + len(PREDICATES)], x[1] + x[2 + len(PREDICATES):]
    return {p: (max(slopes[i], 0.05), levels[i]) for i, p in enumerate(PREDICATES)}


def confidence(candidate, fitted):
    slope, level = fitted[candidate.predicate]
    return float(expit(slope * candidate.score + level))


def calibration_error(pairs, bins=10):
    """The expected calibration error: the mean distance of confidence and share right, over bins of confidence."""
    if not pairs:
        return 0.0
    total = 0.0
    for low in range(bins):
        part = [(c, l) for c, l in pairs if low / bins <= c < (low + 1) / bins or (low + 1 == bins and c == 1)]
        if part:
            total += abs(sum(c for c, _ in part) - sum(l for _, l in part))
    return total / len(pairs)


def held_out_calibration(candidates, thresholds, options):
    """The calibration error where confidence is fitted on other documents than it is measured on."""
    pairs = []
    chosen = list(select(candidates, thresholds))
    for part in folds({c.document for c in candidates}, options.folds):
        fitted = fit_confidence([c for c in chosen if c.document not in part])
        pairs += [(confidence(c, fitted), c.label) for c in chosen if c.document in part]
    return calibration_error(pairs)


def write(path, corpus, slots, thresholds, fitted):
    """Writes a model file; its form stands in RelationModel.swift."""
    names = [None] * len(corpus.columns)
    for feature, column in corpus.columns.items():
        names[column] = feature
    # The heaviest weight is that of the rules' silence; nothing is cut off.
    step = max(float(np.abs(trained.weights).max()) for trained in slots.values()) / 127
    rows = {}
    for (group, slot), trained in slots.items():
        whole = np.clip(np.rint(trained.weights / step), -127, 127).astype(np.int8)
        for column in np.flatnonzero(whole):
            rows.setdefault((names[column], group), [0] * SLOTS)[slot] = int(whole[column])
    # The kind of pair is mixed into every hash, so two kinds share one by chance only; the heavier one keeps it.
    best = {}
    for (feature, _), values in rows.items():
        if feature not in best or sum(map(abs, values)) > sum(map(abs, best[feature])):
            best[feature] = values
    out = bytearray(b"YONGREL" + bytes([VERSION]))
    out += struct.pack("<fI", step, len(best))
    for group in range(GROUPS):
        for slot in range(SLOTS):
            predicate = SLOT_PREDICATES[group][slot] if slot < len(SLOT_PREDICATES[group]) else None
            if predicate is None:
                out += struct.pack("<f", 1e9) + struct.pack("<8f", *range(8)) + struct.pack("<8f", *[0.5] * 8)
                continue
            slope, level = fitted[predicate]
            low = thresholds[predicate]
            knots = [low + (6.0 - low) * i / (KNOTS - 1) for i in range(KNOTS)]
            out += struct.pack("<f", low) + struct.pack("<8f", *knots)
            out += struct.pack("<8f", *[min(0.995, float(expit(slope * k + level))) for k in knots])
    for feature in sorted(best):
        out += struct.pack("<I4b", feature, *best[feature])
    pathlib.Path(path).write_bytes(out)
    print(f"{path}: {len(best)} features, {len(out)} bytes")


def report(corpus, thresholds, options):
    for kind, file in enumerate(corpus.files):
        part = [c for c in corpus.candidates if c.kind == kind]
        gold = {key: value for key, value in corpus.totals.items() if key[0] == kind}
        print("#", file)
        if not options.brief:
            table(part, gold, thresholds)
        fired = total_f1([c for c in part if c.fired], gold, -99.0)
        print("F1 %.4f, calibration error %.4f; rules alone %.4f" % (
            total_f1(part, gold, thresholds), held_out_calibration(part, thresholds, options), fired))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--candidates", nargs="+", required=True, help="files of candidates to train on")
    parser.add_argument("--target", nargs="*", type=int, help="the places in that list to fit thresholds on")
    parser.add_argument("--test", nargs="*", default=[], help="files of candidates to measure on")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--penalty", type=float, default=12.0)
    parser.add_argument("--least", type=int, default=3, help="how many pairs a feature must occur with")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--trust", type=float, default=5.0, help="how much rules weigh before training")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("-o", "--output")
    options = parser.parse_args()
    corpus = Corpus(options.candidates)
    print(len(corpus.candidates), "candidates,", sum(c.label for c in corpus.candidates), "right,",
          len(corpus.columns), "features")
    held_out(corpus, options)
    target = set(options.target if options.target else range(len(corpus.files)))
    aimed = [c for c in corpus.candidates if c.kind in target]
    thresholds = choose_thresholds(aimed, {k: v for k, v in corpus.totals.items() if k[0] in target})
    fitted = fit_confidence(list(select(aimed, thresholds)))
    print("thresholds", thresholds)
    report(corpus, thresholds, options)
    if options.test or options.output:
        slots = train(corpus, corpus.candidates, options)
    if options.test:
        tests = Corpus(options.test, corpus.columns)
        rate(tests, tests.candidates, slots)
        report(tests, thresholds, options)
    if options.output:
        write(options.output, corpus, slots, thresholds, fitted)


if __name__ == "__main__":
    main()
