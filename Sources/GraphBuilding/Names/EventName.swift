/// What tells one event from another in its name.
///
/// Words that only say that something takes place are dropped from its beginning (งาน, เวที, การจัดงาน), as is the word
/// for a year before one (ปี, ประจำปี, พ.ศ.), and the year itself where it is the year of the report, since another
/// report of the same days leaves it out.
struct EventName {
    /// The key of the rest.
    let key: [UInt8]
    /// Whether the name held the year of the report.
    let hasYear: Bool

    /// Longest first.
    private static let beginnings = [
        "ที่ประชุม", "เวทีการประชุม", "การจัดงาน", "จัดงาน", "พิธีเปิดงาน", "เวที", "งาน",
    ].map { Array($0.utf8) }
    private static let yearWords = ["ประจำปีพุทธศักราช", "ประจำปี", "พุทธศักราช", "พศ", "ปี"].map { Array($0.utf8) }
    private static let meeting = Array("การประชุม".utf8)
    /// What is left has seven Thai letters at least.
    private static let leastLength = 21

    /// - Parameters:
    ///   - key: The key of the name as it was written.
    ///   - year: The year of the event's day, of the common era.
    init(_ key: ArraySlice<UInt8>, year: Int?) {
        var rest = EventName.withoutYearWords(EventName.withoutBeginning(key))
        var hasYear = false
        if let year {
            let digits = Array(String(year + 543).utf8)
            if rest.count >= EventName.leastLength + digits.count, rest.suffix(digits.count).elementsEqual(digits),
                !EventName.isDigitOrSlash(rest[rest.count - digits.count - 1])
            {
                rest.removeLast(digits.count)
                hasYear = true
            }
        }
        self.key = rest
        self.hasYear = hasYear
    }

    private static func withoutBeginning(_ key: ArraySlice<UInt8>) -> [UInt8] {
        for beginning in beginnings where key.starts(with: beginning) {
            let rest = key.dropFirst(beginning.count)
            guard rest.count >= leastLength else { return Array(key) }
            return beginning.suffix(18).elementsEqual("ประชุม".utf8) ? meeting + rest : Array(rest)
        }
        return Array(key)
    }

    private static func withoutYearWords(_ key: [UInt8]) -> [UInt8] {
        for word in yearWords where key.count > word.count + leastLength {
            var place = key.count - word.count - 1
            while place > 0 {
                if key[place] == word[0], key[place..<place + word.count].elementsEqual(word) {
                    let after = key[place + word.count]
                    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(after) {
                        return Array(key[..<place]) + key[(place + word.count)...]
                    }
                }
                place -= 1
            }
        }
        return key
    }

    private static func isDigitOrSlash(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "/")...UInt8(ascii: "9")).contains(byte)
    }
}
