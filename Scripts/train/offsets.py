#!/usr/bin/env python3
"""Turns annotations with surface forms into annotations with offsets, which hold no text.

Usage: offsets.py ANNOTATIONS TEXTS OUTPUT

ANNOTATIONS holds ID.json files in the form of the annotation guide, TEXTS the ID.txt files, at any depth. OUTPUT gets
a line of JSON for each: each entity is a type and the ranges of its forms, in code points of the text, the first of them
its name; a relation names entities by their place in the list. The text of an office is a range; a relation whose
office does not stand in the text as it is given is left out, and so is a form that does not.
"""
import json
import pathlib
import sys


def place(form, text):
    start = text.find(form)
    return [start, start + len(form)] if form and start >= 0 else None


def convert(item, text):
    entities, numbers = [], {}
    for entity in item["entities"]:
        forms = sorted(dict.fromkeys(entity["mentions"]), key=lambda form: form != entity["name"])
        ranges = [range for range in (place(form, text) for form in forms) if range]
        if ranges:
            numbers[entity["id"]] = len(entities)
            entities.append({"type": entity["type"], "ranges": ranges})
    relations = []
    for relation in item["relations"]:
        s, p, o = relation["s"], relation["p"], relation["o"]
        target = place(o, text) if p == "holdsPosition" else o if p == "onDate" else numbers.get(o)
        if s in numbers and target is not None:
            relations.append({"s": numbers[s], "p": p, "o": target})
    return {"entities": entities, "relations": relations}


def main():
    annotations, texts, output = (pathlib.Path(argument) for argument in sys.argv[1:4])
    found = {path.stem: path for path in texts.rglob("*.txt")}
    lines = []
    for path in sorted(annotations.glob("*.json")):
        if path.stem not in found:
            print(f"{path.name}: no text", file=sys.stderr)
            continue
        item = json.loads(path.read_text(encoding="utf-8"))
        # Offsets count the characters as they stand in the file.
        text = found[path.stem].read_bytes().decode("utf-8")
        result = {"id": path.stem, "published": item.get("published"), **convert(item, text)}
        lines.append(json.dumps(result, separators=(",", ":")) + "\n")
    output.write_text("".join(lines), encoding="utf-8")


main()
