"""Makes seeds/countries.ttl out of iso-codes and country-names.txt.

Usage: python3 Scripts/seeds/countries.py > seeds/countries.ttl

Needs Debian's iso-codes: codes and English names from iso_3166-1.json, Thai names from its Thai catalogue. A catalogue
name turned round at a comma ("โบลิเวีย, รัฐพหุชาติ") is left out. country-names.txt adds what news calls them.
"""

import gettext
import json
import os
import sys

import turtle

CODES = "/usr/share/iso-codes/json/iso_3166-1.json"
CATALOGUE = "/usr/share/locale/th/LC_MESSAGES/iso_3166-1.mo"
NAMES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "country-names.txt")
CODE_PROPERTIES = [("yong:isoAlpha2", "alpha_2"), ("yong:isoAlpha3", "alpha_3")]


def news_names():
    """The table country-names.txt, by alpha-2 code."""
    table = {}
    for line in open(NAMES, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        code, label, alternatives, ambiguous = line.rstrip("\n").split("|")
        split = lambda text: [name.strip() for name in text.split(";") if name.strip()]
        table[code] = (label.strip(), split(alternatives), split(ambiguous))
    return table


# Names that already say what kind of land it is.
KINDS = ("ประเทศ", "เมือง", "สาธารณรัฐ", "ราชอาณาจักร", "ราชรัฐ", "หมู่เกาะ", "เกาะ", "เขต", "สห", "รัฐ", "นคร", "เครือรัฐ", "สมาพันธ", "ดินแดน")


def takes_prefix(name):
    """Whether news also writes the name behind the word for country."""
    return "\u0e01" <= name[0] <= "\u0e4f" and not name.startswith(KINDS) and not name.endswith(("ฯ", ".")) and " " not in name


def main():
    with open(CATALOGUE, "rb") as file:
        catalogue = gettext.GNUTranslations(file)
    table = news_names()
    body = []
    countries = json.load(open(CODES, encoding="utf-8"))["3166-1"]
    for country in sorted(countries, key=lambda country: country["alpha_2"]):
        english = [country[key] for key in ("common_name", "name", "official_name") if key in country]
        thai = [catalogue.gettext(name) for name in english]
        thai = [name for name, source in zip(thai, english) if name != source]
        english = [name for name in english if ", " not in name] or english
        thai = [name.removeprefix("ประเทศ") for name in thai if ", " not in name]
        label, alternatives, ambiguous = table.pop(country["alpha_2"], ("", [], []))
        labels = [label or thai[0], english[0]]
        names = [name for name in thai + english + alternatives if name not in ambiguous]
        names += ["ประเทศ" + name for name in labels[:1] + names + ambiguous if takes_prefix(name)]
        codes = [(predicate, '"%s"' % country[key]) for predicate, key in CODE_PROPERTIES]
        body.append(turtle.entry("country/" + country["alpha_2"], ["yong:Country"], labels, names, ambiguous, codes))
    if table:
        sys.exit("country-names.txt: no such country: " + ", ".join(table))
    comments = [
        "Countries and territories of ISO 3166-1: Thai and English names, codes.",
        "Made by Scripts/seeds/countries.py; do not edit, change Scripts/seeds/country-names.txt instead.",
        "Source: iso-codes (codes, English names, Thai catalogue); spellings and short forms as Thai government news",
        "writes them, from general knowledge and the thaigov news corpus. Licence of this file: CC0 1.0.",
    ]
    sources = [
        "iso-codes 4.15, iso_3166-1 and its Thai catalogue",
        "Spellings in the thaigov news corpus (public domain) and general knowledge",
    ]
    body = "".join(body)
    sys.stdout.write(turtle.header(comments, sources, body) + body)


main()
