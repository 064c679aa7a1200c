#!/usr/bin/env python3
"""Draws pairs of mentions to be judged: do the two name the same thing?

usage: draw.py EXTRACTIONS CORPUS [SEED]

EXTRACTIONS is what `yong extract CORPUS` prints. Each stratum asks for pairs that are hard in one way; the pairs of a
stratum are drawn with a fixed seed among all that fit. Prints both mentions with their surroundings, and the line that
the labelled set takes (without a verdict): stratum, document, first and last code point, and the same of the other.
"""
import collections
import itertools
import json
import pathlib
import random
import re
import sys
import zlib


def mentions(extractions):
    """One mention an entity and document: the first that is the entity's name, else its first."""
    for line in extractions.open(encoding="utf-8"):
        item = json.loads(line)
        for number, entity in enumerate(item["entities"]):
            yield {
                "doc": item["id"], "type": entity["type"], "name": entity["name"], "day": item.get("published", ""),
                "forms": entity["mentions"], "offsets": entity["offsets"], "titles": entity.get("titles", []),
                "seed": entity.get("seed"),
                "offices": [r["o"] for r in item["relations"]
                            if r["s"] == f"e{number + 1}" and r["p"] == "holdsPosition"],
            }


def groups(items, key):
    found = collections.defaultdict(list)
    for item in items:
        for value in key(item):
            found[value].append(item)
    return {value: items for value, items in sorted(found.items()) if len(items) > 1}


def pairs(rng, found, count, fits=lambda a, b: True, per_group=1):
    """At most `per_group` pairs of a group, groups in random order, until there are enough."""
    names = list(found)
    rng.shuffle(names)
    drawn = []
    for name in names:
        candidates = [(a, b) for a, b in itertools.islice(itertools.combinations(found[name], 2), 4000)
                      if a["doc"] != b["doc"] and fits(a, b)]
        rng.shuffle(candidates)
        drawn += candidates[:per_group]
        if len(drawn) >= count:
            break
    return drawn[:count]


def numberless(name):
    return re.sub(r"[0-9๐-๙/.\s()]+", "", name)


def shingles(text):
    text = re.sub(r"\s+", "", text)
    return {zlib.crc32(text[i:i + 24].encode()) for i in range(0, max(1, len(text) - 24), 8)}


def main():
    extractions, corpus = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 3)
    texts = {file.stem: file.read_text(encoding="utf-8") for file in corpus.rglob("*.txt")}
    everything = [m for m in mentions(extractions) if m["doc"] in texts]
    people = [m for m in everything if m["type"] == "Person"]
    full = [m for m in people if " " in m["name"]]
    bodies = [m for m in everything if m["type"] in ("Ministry", "Organisation")]
    places = [m for m in everything if m["type"] == "Place"]
    events = [m for m in everything if m["type"] == "Event"]
    named = lambda m: [m["name"]]
    different = lambda key: lambda a, b: key(a) != key(b)
    office = lambda m: tuple(sorted(m["offices"]))
    local = re.compile("^(กอง|ฝ่าย|แผนก|กลุ่มงาน|สำนักงานปลัด|สำนักงานจังหวัด|คณะ(?!กรรม|อนุ|มนตรี|ทำงาน|องค)|สำนัก[^งา]|ศูนย์)")
    areas = re.compile("^(อำเภอ|อ\\.|ตำบล|ต\\.|ถนน|ห้อง|อาคาร|เขต|ศาลา)")
    strata = [
        ("surname", pairs(rng, groups(full, lambda m: [m["name"].split()[-1]]), 12, different(lambda m: m["name"]))),
        ("first-name", pairs(rng, groups(full, lambda m: [m["name"].split()[0]]), 10, different(lambda m: m["name"]))),
        ("office-change", pairs(rng, groups(full, named), 18, lambda a, b: a["offices"] and b["offices"]
                                and not set(a["offices"]) & set(b["offices"]))),
        ("title-change", pairs(rng, groups(full, named), 8, lambda a, b: a["titles"] and b["titles"]
                               and not set(a["titles"]) & set(b["titles"]))),
        ("short-name", pairs(rng, groups(people, lambda m: [m["name"].split()[0]]), 22,
                             lambda a, b: (" " in a["name"]) != (" " in b["name"]))),
        ("spelling", pairs(rng, groups(full, lambda m: [m["name"].split()[0] + " " + m["name"].split()[-1][:3]]), 10,
                           different(lambda m: m["name"]))),
        ("renamed", pairs(rng, groups([m for m in bodies if m["seed"]], lambda m: [m["seed"]]), 14,
                          different(lambda m: m["name"]))),
        ("local-body", pairs(rng, groups([m for m in bodies if local.match(m["name"])], named), 16)),
        ("short-body", pairs(rng, groups(bodies, lambda m: [f for f in m["forms"] if len(f) <= 8]), 14,
                             different(lambda m: m["name"]))),
        ("like-body", pairs(rng, groups(bodies, lambda m: [m["name"][-14:]] if len(m["name"]) > 18 else []), 14,
                            different(lambda m: m["name"]))),
        ("local-place", pairs(rng, groups([m for m in places if areas.match(m["name"])], named), 14)),
        ("event", pairs(rng, groups(events, named), 22)),
        ("series", pairs(rng, groups(events, lambda m: [numberless(m["name"])]), 18, different(lambda m: m["name"]))),
        ("like-event", pairs(rng, groups(events, lambda m: [numberless(m["name"])[-16:]]), 14,
                             lambda a, b: numberless(a["name"]) != numberless(b["name"]) and a["day"][:7] == b["day"][:7])),
        ("plain", pairs(rng, groups(everything, named), 40)),
    ]
    near = groups([{"doc": d, "key": s} for d, t in texts.items() for s in sorted(shingles(t))[:40]],
                  lambda m: [m["key"]])
    twins = sorted({(a["doc"], b["doc"]) for g in near.values() if len(g) < 5 for a, b in itertools.combinations(g, 2)
                    if a["doc"] != b["doc"] and len(shingles(texts[a["doc"]]) & shingles(texts[b["doc"]])) > 40})
    rng.shuffle(twins)
    by_doc = groups(everything, lambda m: [m["doc"]])
    repeated = []
    for left, right in twins[:16]:
        fitting = [(a, b) for a in by_doc.get(left, []) for b in by_doc.get(right, [])
                   if a["type"] == b["type"] in ("Event", "Person", "Plan", "Organisation") and a["name"] == b["name"]]
        if fitting:
            repeated.append(rng.choice(fitting))
    strata.append(("repost", repeated))
    number = 0
    for stratum, drawn in strata:
        for pair in drawn:
            number += 1
            print(f"## {number} {stratum}")
            row = [stratum]
            for m in pair:
                place = m["forms"].index(m["name"]) if m["name"] in m["forms"] else 0
                spans = [s for s in m["offsets"] if texts[m["doc"]][s[0]:s[1]] == m["forms"][place]] or m["offsets"]
                start, end = spans[0]
                row += [m["doc"], str(start), str(end)]
                text = texts[m["doc"]]
                around = re.sub(r"\s+", " ", f"{text[max(0, start - 90):start]}⟦{text[start:end]}⟧{text[end:end + 110]}")
                print(f"  {m['doc']} {m['day']} {m['type']} | {around}")
            print("  = " + "\t".join(row))


main()
