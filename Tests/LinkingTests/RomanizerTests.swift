import Foundation
import Linking
import TestSupport
import Testing

@Suite("Thai in Latin letters by the Royal Thai General System")
struct RomanizerTests {
    @Test(
        "Words are read",
        arguments: [
            ("กรุงเทพ", "krungthep"), ("เชียงใหม่", "chiangmai"), ("ขอนแก่น", "khonkaen"), ("ภูเก็ต", "phuket"),
            ("นครราชสีมา", "nakhonratchasima"), ("ลพบุรี", "lopburi"), ("สมุทรปราการ", "samutprakan"),
            ("บุรีรัมย์", "buriram"), ("ตรัง", "trang"), ("เลย", "loei"), ("น่าน", "nan"), ("แพร่", "phrae"),
            ("กระทรวงกลาโหม", "krasuangkalahom"), ("กระทรวงสาธารณสุข", "krasuangsatharanasuk"),
            ("สมชาย ใจดี", "somchaichaidi"), ("ประยุทธ์ จันทร์โอชา", "prayutchanocha"), ("สะอาด", "sa-at"),
            ("จุฬาลงกรณ์", "chulalongkon"), ("แห่ง", "haeng"), ("เหนือ", "nuea"), ("หลวง", "luang"), ("แหลม", "laem"),
            ("ถนน", "thanon"), ("ตลาด", "talat"), ("จังหวัด", "changwat"), ("เสนา", "sena"), ("สวย", "suai"),
            ("เมือง", "mueang"), ("เกาะ", "ko"), ("เปี๊ยะ", "pia"), ("บุตร", "but"), ("จักร", "chak"), ("ชาติ", "chat"),
            ("กรรม", "kam"), ("บรร", "ban"), ("ฤดู", "ruedu"), ("พฤกษ์", "phruek"), ("ศรี", "si"), ("ทราย", "sai"),
        ])
    func words(thai: String, latin: String) {
        let found = ThaiRomanizer().romanised(thai).filter { $0 != " " }
        #expect(found == latin)
    }

    @Test("Other scripts stay, marks in another order are read the same, and nothing is no error")
    func others() {
        let romanizer = ThaiRomanizer()
        #expect(romanizer.romanised("ASEAN 2030") == "ASEAN 2030")
        #expect(romanizer.romanised("") == "")
        #expect(romanizer.romanised("ก\u{0E38}\u{0E48}ม") == romanizer.romanised("ก\u{0E48}\u{0E38}ม"))
        // Marks without a letter, a leading vowel at the end, a silenced nothing.
        for text in ["\u{0E48}", "เ", "์", "ก์", "เเ", "ๆ", "ฯ", "ฤ", "ำ"] { _ = romanizer.romanised(text) }
    }

    @Test("Whatever letters come, the answer is Latin")
    func anything() {
        let romanizer = ThaiRomanizer()
        for seed in Fuzzing.seeds(300) {
            var random = SeededGenerator(seed: seed)
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                if let scalar = Unicode.Scalar(UInt32.random(in: 0xE01...0xE4E, using: &random)) { text.append(scalar) }
            }
            let found = romanizer.romanised(String(text))
            let rest = found.unicodeScalars.filter { !$0.isASCII && $0.value != 0xE3F }
            #expect(rest.allSatisfy { (0xE3A...0xE4F).contains($0.value) }, "seed \(seed): \(found)")
        }
    }

    @Test("The seeds' provinces and Bangkok's districts are written as their English names are, for the most part")
    func places() throws {
        let text =
            try String(contentsOfFile: Shared.root + "/seeds/provinces.ttl", encoding: .utf8)
            + String(contentsOfFile: Shared.root + "/seeds/places.ttl", encoding: .utf8).components(
                separatedBy: "# The fifty districts")[1]
        let romanizer = ThaiRomanizer()
        var (right, count) = (0, 0)
        for line in text.split(separator: "\n") where line.contains("rdfs:label \"") {
            let parts = line.split(separator: "\"")
            guard parts.count >= 4 else { continue }
            let thai = parts[1].hasPrefix("เขต") ? parts[1].dropFirst(3) : parts[1]
            let english = parts[3].replacingOccurrences(of: " District", with: "").lowercased().filter { $0 != " " }
            count += 1
            if romanizer.romanised(String(thai)).filter({ $0 != " " && $0 != "-" }) == english { right += 1 }
        }
        print("romaniser: \(right) of \(count) names of provinces and districts as in the seeds")
        #expect(count > 120)
        #expect(right * 10 >= count * 8)
    }
}
