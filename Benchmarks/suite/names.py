"""The names that the generators use: labels of Yong's seeds, and names of people of which nobody has one."""
import pathlib
import re

SEEDS = pathlib.Path(__file__).resolve().parents[2] / "seeds"

ENTRY = re.compile(r"^\S+:\S+ a [^;]+;\n\s+rdfs:label (.*?)[;.]\n", re.MULTILINE | re.DOTALL)
LABEL = re.compile(r'"([^"\\]+)"@(th|en)')

# Thai and romanised syllables; a given name takes two of the first row, a family name one of each of the others.
GIVEN = [("กิต", "Kit"), ("ธนา", "Thana"), ("ปรี", "Pri"), ("วรา", "Wara"), ("สิริ", "Siri"), ("ชนา", "Chana"),
         ("ภูริ", "Phuri"), ("นภา", "Napha"), ("รัต", "Rat"), ("อร", "On"), ("พิช", "Phit"), ("เมธา", "Metha")]
GIVEN_ENDS = [("นันท์", "nan"), ("พงศ์", "phong"), ("ยา", "ya"), ("วุฒิ", "wut"), ("ดา", "da"), ("กร", "kon"),
              ("เดช", "det"), ("มาศ", "mat"), ("ชัย", "chai"), ("รัตน์", "rat")]
FAMILY = [("สมมุติ", "Sommut"), ("จำลอง", "Chamlong"), ("ตัวอย่าง", "Tuayang"), ("เทียม", "Thiam"),
          ("ประดิษฐ์", "Pradit"), ("สร้าง", "Sang"), ("คิด", "Khit"), ("แต่ง", "Taeng")]
FAMILY_MIDDLES = [("วนา", "wana"), ("ธารา", "thara"), ("คีรี", "khiri"), ("นที", "nathi"), ("ภูมิ", "phum"),
                  ("เมฆ", "mek"), ("ดารา", "dara"), ("สุริย", "suriya")]
FAMILY_ENDS = [("กุล", "kun"), ("วงศ์", "wong"), ("ศิลป์", "sin"), ("โชติ", "chot"), ("พันธุ์", "phan"),
               ("มงคล", "mongkhon"), ("ไพศาล", "phaisan"), ("รักษ์", "rak"), ("เจริญ", "charoen"), ("สถิต", "sathit")]


def labels(*files):
    """Thai and English label of each entry of seed files that has both, in the order of the files."""
    found = []
    for file in files:
        for entry in ENTRY.finditer((SEEDS / f"{file}.ttl").read_text(encoding="utf-8")):
            byLanguage = {}
            for text, language in LABEL.findall(entry[1]):
                byLanguage.setdefault(language, text)
            if len(byLanguage) == 2:
                found.append((byLanguage["th"], byLanguage["en"]))
    return found


def person(chance):
    """A name in Thai and in Latin script."""
    given, end = chance.pick(GIVEN), chance.pick(GIVEN_ENDS)
    family = [chance.pick(FAMILY), chance.pick(FAMILY_MIDDLES), chance.pick(FAMILY_ENDS)]
    thai, latin = ("".join(syllable[script] for syllable in family) for script in (0, 1))
    return f"{given[0]}{end[0]} {thai}", f"{given[1]}{end[1]} {latin}"
