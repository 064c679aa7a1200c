"""Generates an RDF graph of bodies, people, posts, places, events and documents.

The graph is a stream of subjects, each with its statements. An IRI is (prefix, local name), a blank node ("_", label),
a literal (None, text, language) or (None, text, (prefix, local name)) with its datatype.
"""
import datetime

from . import names
from .chance import Chance, Zipf

SEED = 25690102
PREFIXES = {
    "b": "https://example.org/bench/ontology#",
    "body": "https://example.org/bench/body/",
    "person": "https://example.org/bench/person/",
    "post": "https://example.org/bench/post/",
    "place": "https://example.org/bench/place/",
    "event": "https://example.org/bench/event/",
    "doc": "https://example.org/bench/doc/",
    "news": "https://example.org/bench/news/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TYPE, LABEL = ("rdf", "type"), ("rdfs", "label")
FIRST_DAY = datetime.date(2010, 1, 1)
DAYS = 6000
OFFICES = [("รัฐมนตรี", "Minister"), ("ปลัด", "Permanent Secretary"), ("อธิบดี", "Director-General"),
           ("ผู้อำนวยการ", "Director"), ("เลขาธิการ", "Secretary-General"), ("โฆษก", "Spokesperson")]
UNITS = [("กอง", "Division"), ("สำนัก", "Bureau"), ("ศูนย์", "Centre"), ("กลุ่มงาน", "Section")]
EVENTS = [("การประชุม", "Meeting"), ("การสัมมนา", "Seminar"), ("พิธีเปิด", "Opening"), ("นิทรรศการ", "Exhibition")]
TOPICS = [("การเกษตร", "agriculture"), ("การค้า", "trade"), ("สุขภาพ", "health"), ("การศึกษา", "education"),
          ("พลังงาน", "energy"), ("การขนส่ง", "transport"), ("สิ่งแวดล้อม", "environment"), ("แรงงาน", "labour"),
          ("วัฒนธรรม", "culture"), ("เทคโนโลยี", "technology")]


def literal(text, kind):
    return (None, text, kind)


def typed(value, datatype):
    return (None, str(value), ("xsd", datatype))


def own(name):
    return ("b", name)


class Graph:
    """The graph of so many documents; there are about 17 statements for each."""

    def __init__(self, documents):
        self.documents = documents
        self.people = max(200, documents // 12)
        self.events = max(100, documents // 8)
        self.chance = Chance(SEED)
        self.bodies = [*names.labels("ministries"), *names.labels("departments")]
        self.ministries = len(names.labels("ministries"))
        self.units = max(300, documents // 80)
        self.places = [*names.labels("countries"), *names.labels("provinces"), *names.labels("places")]
        self.countries, self.provinces = len(names.labels("countries")), len(names.labels("provinces"))
        self.draw = {
            kind: Zipf(self.chance, count, exponent) for kind, count, exponent in [
                ("body", len(self.bodies) + self.units, 0.9), ("person", self.people, 0.85),
                ("place", len(self.places), 1.0), ("event", self.events, 0.5)]
        }

    def some(self, kind):
        return (kind, str(self.draw[kind].draw()))

    def day(self, within=DAYS):
        return FIRST_DAY + datetime.timedelta(self.chance.below(within))

    def labelled(self, thai, english):
        return [(LABEL, literal(thai, "th")), (LABEL, literal(english, "en"))]

    def subjects(self):
        """Each subject with its statements, which are all different."""
        for number in range(len(self.places)):
            yield ("place", str(number)), self.place(number)
        for number in range(len(self.bodies) + self.units):
            yield from self.body(number)
        posts = 0
        for number in range(self.people):
            held = self.chance.between(1, 3)
            yield ("person", str(number)), self.person(number, range(posts, posts + held))
            for post in range(posts, posts + held):
                yield ("post", str(post)), self.post(post)
            posts += held
        for number in range(self.events):
            yield ("event", str(number)), self.event(number)
        for number in range(self.documents):
            yield ("doc", str(number)), self.document(number)

    def place(self, number):
        thai, english = self.places[number]
        if number < self.countries:
            return [(TYPE, own("Country")), *self.labelled(thai, english)]
        statements = [(TYPE, own("Place")), *self.labelled(thai, english)]
        if number < self.countries + self.provinces:
            thailand = next(index for index, names in enumerate(self.places) if names[1] == "Thailand")
            return [(TYPE, own("Province")), *statements, (own("locatedIn"), ("place", str(thailand)))]
        province = self.countries + self.chance.below(self.provinces)
        return [*statements, (own("locatedIn"), ("place", str(province)))]

    def body(self, number):
        """A body and its address. Units lie below bodies and other units, some of them deep."""
        chance = self.chance
        address = ("_", f"address{number}")
        if number < len(self.bodies):
            thai, english = self.bodies[number]
            above = chance.below(self.ministries)
        else:
            (head, headEnglish), (topic, topicEnglish) = chance.pick(UNITS), chance.pick(TOPICS)
            thai, english = f"{head}{topic} {number}", f"{headEnglish} of {topicEnglish} {number}"
            # Nearer to the unit's own number is deeper.
            above = number - 1 - chance.below(min(number - self.ministries, 400))
        statements = [(TYPE, own("Body")), *self.labelled(thai, english), (own("address"), address)]
        if number < self.ministries:
            statements.append((TYPE, own("Ministry")))
        else:
            statements.append((own("partOf"), ("body", str(above))))
        yield ("body", str(number)), statements
        yield address, [
            (own("street"), literal(f"{chance.between(1, 999)} ถนน{chance.pick(names.FAMILY_MIDDLES)[0]}", "th")),
            (own("postcode"), literal(str(chance.between(10100, 96220)), ("xsd", "string"))),
            (own("inProvince"), ("place", str(self.countries + chance.below(self.provinces)))),
        ]

    def person(self, number, posts):
        chance = self.chance
        thai, english = names.person(chance)
        statements = [(TYPE, own("Person")), (LABEL, literal(thai, "th"))]
        if chance.happens(0.6):
            statements.append((LABEL, literal(english, "en")))
        if chance.happens(0.4):
            born = FIRST_DAY - datetime.timedelta(365 * 25 + chance.below(15000))
            statements.append((own("born"), typed(born, "date")))
        # One person has one adviser, whose number is smaller: chains that end.
        if number and chance.happens(0.7):
            statements.append((own("adviser"), ("person", str(chance.below(number)))))
        return statements + [(own("holds"), ("post", str(post))) for post in posts]

    def post(self, number):
        chance = self.chance
        thai, english = chance.pick(OFFICES)
        begun = self.day(DAYS - 1000)
        statements = [
            (TYPE, own("Post")), *self.labelled(thai, english), (own("at"), self.some("body")),
            (own("from"), typed(begun, "date"))]
        if chance.happens(0.5):
            statements.append((own("until"), typed(begun + datetime.timedelta(chance.between(30, 1000)), "date")))
        return statements

    def event(self, number):
        chance = self.chance
        (kind, kindEnglish), (topic, topicEnglish) = chance.pick(EVENTS), chance.pick(TOPICS)
        statements = [
            (TYPE, own("Event")),
            *self.labelled(f"{kind}{topic} ครั้งที่ {number}", f"{kindEnglish} on {topicEnglish} {number}"),
            (own("held"), typed(self.day(), "date")), (own("heldAt"), self.some("place")),
            (own("guests"), typed(chance.between(5, 4000), "integer")),
            (own("budget"), typed(f"{chance.between(1, 90000)}.{chance.between(10, 99)}", "decimal")),
            (own("open"), typed(["false", "true"][chance.below(2)], "boolean"))]
        if chance.happens(0.8):
            statements.append((own("chair"), self.some("person")))
        return statements + self.several(own("participant"), ["person"], chance.between(1, 8))

    def several(self, predicate, kinds, count):
        """Statements with different objects, at most so many."""
        objects = {self.some(self.chance.pick(kinds)): None for _ in range(count)}
        return [(predicate, object) for object in objects]

    def document(self, number):
        chance = self.chance
        (kind, kindEnglish), (topic, topicEnglish) = chance.pick(EVENTS), chance.pick(TOPICS)
        thai = f"{names.person(chance)[0]} ร่วม{kind}เรื่อง{topic} วันที่ {chance.between(1, 31)}"
        moment = f"{self.day()}T{chance.below(24):02}:{chance.below(60):02}:00Z"
        statements = [
            (TYPE, own("Document")), (own("title"), literal(thai, "th")),
            (own("issued"), typed(moment, "dateTime")), (own("words"), typed(chance.between(60, 1500), "integer")),
            (own("publisher"), self.some("body")), (own("source"), ("news", str(number)))]
        if chance.happens(0.3):
            english = f"{kindEnglish} on {topicEnglish}, \"{chance.between(1, 99)} days\" & more"
            statements.append((own("title"), literal(english, "en")))
        if chance.happens(0.5):
            statements.append((own("reports"), self.some("event")))
        if chance.happens(0.2):
            score = f"{chance.between(1, 9)}.{chance.below(10)}E{chance.below(3)}"
            statements.append((own("score"), typed(score, "double")))
        # A few documents are yearbooks, which mention a great part of all there is.
        count = self.documents // 50 if number % 20000 == 777 else chance.between(2, 14)
        kinds = ["person"] * 4 + ["body"] * 3 + ["place"] * 2 + ["event"]
        return statements + self.several(own("mentions"), kinds, count)
