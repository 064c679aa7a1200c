"""Makes seeds/provinces.ttl out of iso-codes and provinces.txt.

Usage: python3 Scripts/seeds/provinces.py > seeds/provinces.ttl

Needs Debian's iso-codes: codes and English names from iso_3166-2.json. provinces.txt adds the Thai names (the catalogue
lacks some of them and lengthens none) and the spellings of the news.
"""

import json
import os
import sys

import turtle

CODES = "/usr/share/iso-codes/json/iso_3166-2.json"
NAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "provinces.txt")


def split(text):
    return [name.strip() for name in text.split(";") if name.strip()]


def main():
    subdivisions = {entry["code"]: entry["name"] for entry in json.load(open(CODES, encoding="utf-8"))["3166-2"]}
    body = []
    for line in open(NAMES, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        code, english, thai, ambiguous = line.rstrip("\n").split("|")
        thai = split(thai.removeprefix("="))
        names = [name for name in thai[1:] + [subdivisions[code], english] if name]
        show = "Bangkok" if code == "TH-10" else subdivisions[code]
        extra = [("yong:partOf", "country:TH"), ("yong:isoSubdivision", '"%s"' % code)]
        types = ["yong:Place", "yong:Province"]
        body.append(turtle.entry("place/" + thai[0], types, [thai[0], show], names, split(ambiguous), extra))
    comments = [
        "Thailand's 76 provinces and Bangkok.",
        "Made by Scripts/seeds/provinces.py; do not edit, change Scripts/seeds/provinces.txt instead.",
        "Source: iso-codes (codes, English names); Thai names and short forms from general knowledge and the thaigov",
        "news corpus. Licence of this file: CC0 1.0.",
    ]
    sources = ["iso-codes 4.15, iso_3166-2", "Spellings in the thaigov news corpus (public domain) and general knowledge"]
    body = "".join(body)
    sys.stdout.write(turtle.header(comments, sources, body) + body)


main()
