#!/usr/bin/env python3
"""Makes the labelled test set of the linker: things as other data sets describe them, and which of ours they are.

    Scripts/linking/testset.py CLDR -o Tests/LinkingTests/Data

CLDR is the folder `common` of the Unicode CLDR (Debian: unicode-cldr-core, /usr/share/unicode/cldr/common). Besides, it
reads iso-codes (/usr/share/iso-codes/json) and tzdata (/usr/share/zoneinfo/iso3166.tab), and bodies.txt and spellings.txt
beside this file. The same versions give the same bytes.
"""
import argparse
import hashlib
import json
import pathlib
import unicodedata
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).parent
BASE = "http://example.org/theirs/"
PREFIXES = """@prefix schema: <https://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix gn: <http://www.geonames.org/ontology#> .
@prefix dbo: <http://dbpedia.org/ontology/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix t: <http://example.org/theirs/> .
"""
CLASSES = {
    "gov": ["schema:GovernmentOrganization", "org:FormalOrganization", "schema:Organization"],
    "org": ["schema:Organization", "foaf:Organization", "org:Organization"],
    "school": ["schema:CollegeOrUniversity", "dbo:University"],
    "company": ["schema:Organization", "dbo:Company", "schema:Corporation"],
    "person": ["foaf:Person", "schema:Person"],
    "work": ["schema:CreativeWork"],
    "event": ["schema:Event"],
}
# Entries of ISO 3166-3 that only changed their name or code, and what they are called today.
RENAMED = {"AIDJ": "DJ", "BUMM": "MM", "BYAA": "BY", "DYBJ": "BJ", "HVBF": "BF", "NHVU": "VU", "RHZW": "ZW",
           "TPTL": "TL", "ZRCD": "CD"}


def choice(key, options):
    """One of the options, by a hash of the key."""
    return options[int(hashlib.sha256((key + "2").encode()).hexdigest(), 16) % len(options)]


def plain(text):
    """Without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def literal(text, language=None):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")


class Set:
    def __init__(self):
        self.things, self.links = {}, {}

    def add(self, name, statements, ours=None):
        assert name not in self.things, name
        self.things[name] = statements
        self.links[name] = ours or "-"

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "theirs.ttl", "w") as file:
            file.write("# Made by Scripts/linking/testset.py; sources and licences: README.md beside this file.\n")
            file.write(PREFIXES)
            for name in sorted(self.things):
                file.write(f"\nt:{name} " + " ;\n    ".join(self.things[name]) + " .\n")
        with open(folder / "links.tsv", "w") as file:
            for name in sorted(self.links):
                file.write(f"{name}\t{self.links[name]}\n")


def territories(cldr, language):
    root = ET.parse(cldr / "main" / f"{language}.xml").getroot()
    return {e.get("type"): e.text for e in root.iter("territory") if len(e.get("type")) == 2 and e.get("alt") is None}


def subdivisions(cldr, language):
    root = ET.parse(cldr / "subdivisions" / f"{language}.xml").getroot()
    return {e.get("type"): e.text for e in root.iter("subdivision")}


def iso(part):
    return json.load(open(f"/usr/share/iso-codes/json/iso_{part}.json"))[part]


def countries(out, cldr):
    english, thai, german = (territories(cldr, language) for language in ("en", "th", "de"))
    for code, name in (line.rstrip("\n").split("\t") for line in open("/usr/share/zoneinfo/iso3166.tab")
                       if not line.startswith("#")):
        kind = choice("tz" + code, ["schema:Country", "dbo:Country", "gn:A.PCLI"])
        statement = f"gn:featureCode {kind}" if kind.startswith("gn") else f"a {kind}"
        out.add(f"tz-{code.lower()}", [statement, f"rdfs:label {literal(name)}"], f"country/{code}")
    for entry in iso("3166-1"):
        code = entry["alpha_2"]
        forms = {
            "en": [f"schema:name {literal(english[code], 'en')}"],
            "plain": [f"schema:name {literal(plain(english[code]))}"],
            "th": [f"schema:name {literal(thai[code], 'th')}"],
            "both": [f"schema:name {literal(english[code], 'en')} , {literal(thai[code], 'th')}"],
            "code": [f"schema:name {literal(german[code], 'de')}", f"schema:identifier {literal(entry['alpha_3'])}"],
            "label": [f"skos:prefLabel {literal('ประเทศ' + thai[code], 'th')}"],
        }
        form = choice("cldr" + code, list(forms))
        out.add(f"cldr-{code.lower()}", ["a schema:Country" if form != "label" else "a skos:Concept"] + forms[form],
                f"country/{code}")
        official = entry.get("official_name")
        if official:
            out.add(f"iso-{code.lower()}", ["a schema:Country", f"schema:legalName {literal(official)}"], f"country/{code}")
    for entry in iso("3166-3"):
        code = entry["alpha_4"]
        ended = entry["withdrawal_date"]
        date = f'schema:dissolutionDate "{ended}"' + ("^^xsd:date" if len(ended) == 10 else "^^xsd:gYear")
        ours = RENAMED.get(code)
        statements = ["a schema:Country", f"schema:name {literal(entry['name'])}"]
        out.add(f"former-{code.lower()}", statements + ([] if ours else [date]), f"country/{ours}" if ours else None)


def provinces(out, cldr):
    english, thai, german = (subdivisions(cldr, language) for language in ("en", "th", "de"))
    ours = {}
    for line in open(HERE / "../seeds/provinces.txt"):
        parts = [part.strip() for part in line.split("|")]
        if parts[0].startswith("TH-"):
            ours[parts[0]] = "place/" + parts[2].removeprefix("=").split(";")[0]
    within = "schema:containedInPlace [ a schema:Country ; schema:name \"Thailand\" ]"
    coded = 'schema:address [ a schema:PostalAddress ; schema:addressCountry "TH" ]'
    for entry in iso("3166-2"):
        code = entry["code"]
        if not code.startswith("TH-") or code not in ours:
            continue
        number = code[3:]
        key = "th" + number
        kind = choice("p" + code, ["schema:AdministrativeArea", "schema:State", "dbo:Province", "gn:A.ADM1"])
        statement = f"gn:featureCode {kind}" if kind.startswith("gn") else f"a {kind}"
        out.add(f"province-th-{number}", ["a schema:AdministrativeArea", f"schema:name {literal(thai[key], 'th')}", coded],
                ours[code])
        name = choice("n" + code, [english[key] + " Province", "Changwat " + english[key], german[key], english[key]])
        out.add(f"province-la-{number}", [statement, f"rdfs:label {literal(name)}", within], ours[code])
        if number == "10":
            continue
        capital = choice("m" + code, ["Mueang " + entry["name"], "Amphoe Mueang " + entry["name"],
                                      "Mueang " + entry["name"] + " District", entry["name"]])
        place = choice("c" + code, ["schema:City", "schema:AdministrativeArea", "dbo:District"])
        if capital == entry["name"]:
            place = "schema:City"
        names = [f"schema:name {literal(capital, 'en')}"]
        if choice("t" + code, [True, False]):
            names.append(f"schema:name {literal('อำเภอเมือง' + thai[key].removeprefix('จังหวัด'), 'th')}")
        out.add(f"capital-{number}", [f"a {place}"] + names + [f"schema:containedInPlace t:province-la-{number}"])
    for line in open(HERE / "spellings.txt"):
        if line.startswith("#"):
            continue
        code, names = line.strip().split(" ", 1)
        for index, name in enumerate(names.split(";")):
            kind = choice("s" + code + name, ["schema:AdministrativeArea", "schema:State", "schema:Place", "dbo:Province"])
            out.add(f"spelling-{code[3:]}-{index}", [f"a {kind}", f"schema:name {literal(name.strip())}"], ours[code])


def homonyms(out, cldr):
    """Parts of other countries that are called like a country or like one of Thailand's provinces."""
    def fold(text):
        return plain(text).lower().replace(" ", "").replace("-", "")

    english, parts = territories(cldr, "en"), subdivisions(cldr, "en")
    countries = {fold(name) for entry in iso("3166-1") for name in (entry["name"], english[entry["alpha_2"]])}
    provinces = {fold(name) for code, name in parts.items() if code.startswith("th")}
    for entry in iso("3166-2"):
        code = entry["code"]
        name = parts.get(code.lower().replace("-", ""), entry["name"])
        # Territories of these countries stand in both parts of ISO 3166, and are one thing.
        is_territory = fold(name) in countries and code[:2] in ("CN", "FI", "FR", "NL", "NO", "US") and code != "US-GA"
        if code.startswith("TH-") or is_territory or fold(name) not in countries | provinces:
            continue
        within = f"schema:containedInPlace [ a schema:Country ; schema:name {literal(english[code[:2]])} ]"
        out.add(f"part-{code.lower()}", ["a schema:AdministrativeArea", f"schema:name {literal(name)}", within])


def bodies(out, cldr):
    english = territories(cldr, "en")
    for number, line in enumerate(line for line in open(HERE / "bodies.txt") if not line.startswith("#")):
        ours, kind, names, country = (part.strip() for part in line.split("|"))
        statements = [f"a {choice(line, CLASSES[kind])}"]
        for index, name in enumerate(names.split(";")):
            text, _, language = name.strip().partition("@")
            property = choice(line, ["schema:name", "rdfs:label", "skos:prefLabel"])
            if index > 0:
                property = "skos:altLabel" if property.startswith("skos") else "schema:alternateName"
            statements.append(f"{property} {literal(text, language or None)}")
        if country != "-":
            statements.append(f"schema:areaServed [ a schema:Country ; schema:name {literal(english[country])} ]")
        out.add(f"body-{number:03}", statements, None if ours == "-" else ours)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cldr", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    out = Set()
    for part in (countries, provinces, homonyms, bodies):
        part(out, arguments.cldr)
    out.write(arguments.output)


main()
