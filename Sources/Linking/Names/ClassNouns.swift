/// Words that a name may have or lack: those that say what sort of place it is the name of.
///
/// Only sorts of areas are taken off: a university or a ministry is named with its noun, or is not named at all.
enum ClassNouns {
    /// A name without its noun, and the kind that the noun tells; the name as it is if there is no noun or nothing else.
    static func split(_ words: [UInt8], _ script: Script) -> (core: [UInt8], kind: Kind?) {
        let isThai = script == .thai
        for noun in isThai ? thai : latin {
            if noun.standsFirst, words.starts(with: noun.words), words.count > noun.words.count {
                var rest = words[noun.words.count...]
                if !isThai {
                    guard rest.first == space else { continue }
                    rest = rest.dropFirst()
                } else {
                    if rest.first == space { rest = rest.dropFirst() }
                    if noun.exceptions.contains(where: { rest.starts(with: $0) }) { continue }
                }
                if rest.count > 2 { return (Array(rest), noun.kind) }
            }
            if noun.standsLast, words.count > noun.words.count + 1, words.suffix(noun.words.count) == noun.words[...] {
                let rest = words.dropLast(noun.words.count)
                if rest.last == space, rest.count > 3 { return (Array(rest.dropLast()), noun.kind) }
            }
        }
        return (words, nil)
    }

    private static let space = UInt8(ascii: " ")

    private struct Noun {
        let words: [UInt8]
        let kind: Kind
        var standsFirst = true
        var standsLast = false
        /// What may not follow it.
        var exceptions: [[UInt8]] = []

        // Not for inlining: the tables below would repeat it.
        @inline(never)
        init(_ words: String, _ kind: Kind, first: Bool = true, last: Bool = false, not exceptions: String = "") {
            self.words = Array(words.utf8)
            self.kind = kind
            standsFirst = first
            standsLast = last
            self.exceptions = exceptions.split(separator: " ").map { Array($0.utf8) }
        }
    }

    private static let latin = [
        Noun("changwat", .province), Noun("province of", .province),
        Noun("province", .province, first: false, last: true),
        Noun("amphoe mueang", .district), Noun("mueang", .district), Noun("amphoe", .district),
        Noun("mueang district", .district, first: false, last: true),
        Noun("city district", .district, first: false, last: true), Noun("khet", .district),
        Noun("district of", .district), Noun("district", .district, first: false, last: true),
        Noun("tambon", .district), Noun("subdistrict", .district, first: false, last: true),
        Noun("city municipality", .municipality, first: false, last: true), Noun("city of", .municipality),
        Noun("town municipality", .municipality, first: false, last: true), Noun("municipality of", .municipality),
        Noun("municipality", .municipality, first: false, last: true),
        Noun("city", .municipality, first: false, last: true),
        Noun("thesaban nakhon", .municipality), Noun("thesaban mueang", .municipality),
    ]

    private static let thai = [
        Noun("ประเทศ", .country), Noun("จังหวัด", .province), Noun("อำเภอเมือง", .district),
        Noun("อำเภอ", .district),
        Noun("เขต", .district, not: "บริหาร เศรษฐกิจ ปกครอง การค้า ปลอด พัฒนา สังฆ"), Noun("ตำบล", .district),
        Noun("เทศบาลนคร", .municipality), Noun("เทศบาลเมือง", .municipality), Noun("เทศบาลตำบล", .municipality),
    ]
}
