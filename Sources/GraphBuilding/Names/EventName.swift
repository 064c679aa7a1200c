/// What tells one event from another in its name.
///
/// Words that only say that something takes place are dropped from its beginning (งาน, เวที, การจัดงาน), as is the word
/// for a year before one (ปี, ประจำปี, พ.ศ.). A year at the end of the name is taken off it, since other reports of the
/// same days leave it out.
struct EventName {
    /// The key of the rest.
    let key: [UInt8]
    /// The year that stood at the end, of the common era.
    let year: Int?

    /// Longest first.
    private static let beginnings = [
        "ที่ประชุม", "เวทีการประชุม", "การจัดงาน", "จัดงาน", "พิธีเปิดงาน", "เวที", "งาน",
    ].map { Array($0.utf8) }
    private static let yearWords = ["ประจำปีพุทธศักราช", "ประจำปี", "พุทธศักราช", "พศ", "ปี"].map { Array($0.utf8) }
    private static let meeting = Array("การประชุม".utf8)
    /// What is left has seven Thai letters at least.
    private static let leastLength = 21

    /// - Parameter key: The key of the name as it was written.
    init(_ key: ArraySlice<UInt8>) {
        var rest = EventName.withoutYearWords(EventName.withoutBeginning(key))
        year = EventName.year(at: rest)
        if year != nil {
            rest.removeLast(4)
            if rest.last == UInt8(ascii: " ") { rest.removeLast() }
        }
        self.key = rest
    }

    /// The year that a name of some length ends with: four digits of the Buddhist or the common era, alone.
    private static func year(at name: [UInt8]) -> Int? {
        guard name.count >= leastLength + 4, !isDigitOrSlash(name[name.count - 5]) else { return nil }
        var value = 0
        for byte in name.suffix(4) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        if (2500...2600).contains(value) { return value - 543 }
        return (1957...2057).contains(value) ? value : nil
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
                    // A space stays between the dot of an abbreviation and a number.
                    let after = key[(place + word.count)...].drop { $0 == UInt8(ascii: " ") }
                    if let first = after.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) {
                        return Array(key[..<place]) + after
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
