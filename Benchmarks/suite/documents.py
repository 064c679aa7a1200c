"""Generates Thai news documents out of the names of Yong's seeds, in the form of the Thai government's news site."""
import datetime
import hashlib
import json

from . import names
from .chance import Chance, Zipf

SEED = 25690101
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
MONTHS = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน",
          "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]
FIRST_DAY = datetime.date(2015, 1, 1)
DAYS = 3650
TITLES = ["นาย", "นาง", "นางสาว", "พลเอก ", "ดร.", "พลตำรวจเอก "]
OFFICES = ["รัฐมนตรีว่าการ{ministry}", "รัฐมนตรีช่วยว่าการ{ministry}", "ปลัด{ministry}", "โฆษก{ministry}",
           "อธิบดี{department}", "รองอธิบดี{department}", "ผู้ว่าราชการจังหวัด{province}"]
SUBJECTS = ["โครงการพัฒนาแหล่งน้ำ", "ราคาสินค้าเกษตร", "การท่องเที่ยวชุมชน", "ความปลอดภัยทางถนน",
            "การศึกษาทางไกล", "พลังงานสะอาด", "การค้าชายแดน", "สุขภาพผู้สูงอายุ", "เศรษฐกิจดิจิทัล",
            "การป้องกันไฟป่า", "แรงงานฝีมือ", "ผ้าทอพื้นเมือง"]
HEADLINES = ["{short} ลงพื้นที่{province} ติดตาม{subject}", "{short} หารือ{country} เร่งความร่วมมือด้าน{subject}",
             "{ministry} เดินหน้า{subject} ทั่วประเทศ", "{department} ชี้แจงเรื่อง{subject}",
             "{short} เปิดงาน{event} หนุน{subject}"]
SENTENCES = [
    "{person} {office} เป็นประธานเปิด{event} ที่{place} จังหวัด{province} เมื่อวันที่ {date}",
    "{person} {office} เข้าร่วมประชุมกับผู้แทนจาก{country} และ{country2} เพื่อหารือเรื่อง{subject}",
    "{ministry} ลงนามบันทึกความเข้าใจกับ{organisation} ว่าด้วย{subject} ระยะเวลา {number} ปี",
    "{department} สังกัด{ministry} รายงานว่า{subject}ในจังหวัด{province} คืบหน้าไปแล้วร้อยละ {number}",
    "ที่ประชุมเห็นชอบ{plan} โดยมอบให้{ministry} และ{department} เป็นหน่วยงานหลัก",
    "{short}กล่าวว่า รัฐบาลให้ความสำคัญกับ{subject} และจะติดตามงานในจังหวัด{province} อย่างใกล้ชิด",
    "{university} ร่วมกับ{department} จัดอบรมเรื่อง{subject} ให้ประชาชน {number} คน",
    "{person} {office} ให้การต้อนรับเอกอัครราชทูต{country}ประจำประเทศไทย ณ {place}",
    "งบประมาณ {number} ล้านบาทจะใช้กับ{subject} ตาม{plan} ในปี {year}",
    "{organisation} ชื่นชม{country} และประเทศไทยที่ผลักดัน{subject}",
    "ทั้งนี้ {event} จะจัดขึ้นที่{place} ระหว่างวันที่ {date}",
    "ประชาชนในจังหวัด{province} สอบถามรายละเอียดได้ที่{department} ในเวลาราชการ",
]
# The slots whose names are counted when something finds them.
NAMED = ["ministry", "department", "province", "country", "country2", "organisation", "university"]


class Writer:
    """Writes documents; each has a few people and bodies to whom its sentences come back."""

    def __init__(self):
        self.chance = Chance(SEED)
        self.lists = {
            "ministry": names.labels("ministries"), "department": names.labels("departments"),
            "province": names.labels("provinces"), "country": names.labels("countries"),
            "organisation": names.labels("international-organisations"), "university": names.labels("universities"),
            "place": names.labels("places"), "event": names.labels("events"), "plan": names.labels("plans"),
        }
        self.draws = {kind: Zipf(self.chance, len(entries), 0.8) for kind, entries in self.lists.items()}

    def date(self, day):
        return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"

    def name(self, kind):
        return self.lists[kind][self.draws[kind].draw()][0]

    def cast(self, day):
        """What fills the slots of one document, two choices for each."""
        chance = self.chance
        cast = {kind: [self.name(kind) for _ in range(2)] for kind in self.lists}
        cast["country2"] = [self.name("country") for _ in range(2)]
        cast["people"] = []
        for _ in range(2):
            title, thai = chance.pick(TITLES), names.person(chance)[0]
            office = chance.pick(OFFICES).format(**{kind: cast[kind][0] for kind in self.lists})
            cast["people"].append((title + thai, title + thai.split()[0], office))
        cast["date"] = [self.date(day - datetime.timedelta(chance.below(5))) for _ in range(2)]
        cast["subject"] = [chance.pick(SUBJECTS) for _ in range(2)]
        return cast

    def fill(self, template, cast, used):
        chance = self.chance
        person, short, office = chance.pick(cast["people"])
        slots = {kind: chance.pick(choices) for kind, choices in cast.items() if kind != "people"}
        used.update((slots[kind], None) for kind in NAMED if f"{{{kind}}}" in template)
        return template.format(
            person=person, short=short, office=office, number=chance.between(2, 99),
            year=2558 + chance.below(12), **slots)

    def document(self, number):
        """The text of a document, and the names of bodies, places and countries that it was given."""
        chance = self.chance
        day = FIRST_DAY + datetime.timedelta(chance.below(DAYS))
        cast, used = self.cast(day), {}
        headline = self.fill(chance.pick(HEADLINES), cast, used)
        paragraphs = [
            " ".join(self.fill(chance.pick(SENTENCES), cast, used) for _ in range(chance.between(1, 4)))
            for _ in range(chance.between(2, 6))]
        text = "\n".join([
            f"รัฐบาลไทย-ข่าวทำเนียบรัฐบาล-{headline}", "", "", f"วัน{WEEKDAYS[day.weekday()]}ที่ {self.date(day)}",
            headline, *paragraphs, "", f"ที่มา : https://example.org/bench/news/{number}", ""])
        return text, list(used)


def generate(folder, count):
    """Writes so many documents into a folder, a file each, and beside it what they name; gives the bytes of text."""
    writer, size = Writer(), 0
    folder.mkdir(parents=True)
    with open(folder.with_suffix(".names.jsonl"), "w", encoding="utf-8") as planted:
        for number in range(count):
            text, used = writer.document(number)
            data = text.encode()
            size += len(data)
            (folder / f"{number:06}.txt").write_bytes(data)
            planted.write(json.dumps({"id": str(number), "names": used}, ensure_ascii=False) + "\n")
    return size


def digest(folder):
    """The first digits of the SHA-256 of all documents, one after the other."""
    total = hashlib.sha256()
    for file in sorted(folder.glob("*.txt")):
        total.update(file.read_bytes())
    return total.hexdigest()[:12]
