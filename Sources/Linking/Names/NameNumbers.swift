/// The numbers that stand in names: of army areas, roads, meetings, years. What differs in them is another thing, however much
/// alike the rest of the names is.
enum NameNumbers {
    /// The numbers in normalised text, ascending, each as often as it stands there: digits, with commas between thousands or without, and
    /// roman numerals.
    static func numbers(_ bytes: [UInt8]) -> [UInt64] {
        var found: [UInt64] = []
        var offset = 0
        while offset < bytes.count {
            if isDigit(bytes[offset]) {
                found.append(number(in: bytes, at: &offset))
            } else if isCapital(bytes[offset]) {
                let start = offset
                while offset < bytes.count, isLetter(bytes[offset]) { offset += 1 }
                if let value = roman(bytes, start..<offset) { found.append(value) }
            } else if isLetter(bytes[offset]) {
                while offset < bytes.count, isLetter(bytes[offset]) { offset += 1 }
            } else {
                offset += 1
            }
        }
        found.sort()
        return found
    }

    /// How the numbers of two names stand to each other.
    enum Relation {
        /// The same numbers, or none.
        case same
        /// One has more than the other, which has none that it lacks.
        case more
        /// Each has a number that the other lacks.
        case different
    }

    /// Compares the numbers of two names. Years of the Buddhist era are those of the common era where the names are of two scripts.
    static func relation(_ left: ComparedName, _ right: ComparedName) -> Relation {
        guard !left.numbers.isEmpty || !right.numbers.isEmpty else { return .same }
        let relation = relation(left.numbers, right.numbers)
        guard relation == .different, left.script != right.script else { return relation }
        return NameNumbers.relation(commonEra(left), commonEra(right))
    }

    private static func relation(_ left: [UInt64], _ right: [UInt64]) -> Relation {
        let common = commonCount(left, right)
        if common < left.count, common < right.count { return .different }
        return left.count == right.count ? .same : .more
    }

    private static func commonEra(_ name: ComparedName) -> [UInt64] {
        guard name.script == .thai else { return name.numbers }
        return name.numbers.map { (2400...2699).contains($0) ? $0 - 543 : $0 }.sorted()
    }

    private static func commonCount(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                (i, j, count) = (i + 1, j + 1, count + 1)
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }

    /// Reads digits. What has more of them than fit is a number all the same, though not the one that is written.
    private static func number(in bytes: [UInt8], at offset: inout Int) -> UInt64 {
        var value: UInt64 = 0
        while offset < bytes.count {
            if isDigit(bytes[offset]) {
                value = value &* 10 &+ UInt64(bytes[offset] & 0x0F)
                offset += 1
            } else if bytes[offset] == UInt8(ascii: ","), isThousand(bytes, offset + 1) {
                offset += 1
            } else {
                break
            }
        }
        return value
    }

    /// Whether three digits stand there and no fourth.
    private static func isThousand(_ bytes: [UInt8], _ offset: Int) -> Bool {
        guard offset + 3 <= bytes.count, bytes[offset..<offset + 3].allSatisfy(isDigit) else { return false }
        return offset + 3 == bytes.count || !isDigit(bytes[offset + 3])
    }

    /// The value of a roman numeral up to 39, of capitals. It stands for itself and behind other words: what begins a name (XI JINPING) or has a
    /// point (V. Smith) is none.
    private static func roman(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
        let isFirst = bytes[..<range.lowerBound].allSatisfy { !isLetter($0) && $0 < 0x80 }
        guard !isFirst, range.count <= 6, range.upperBound == bytes.count || !isJoined(bytes[range.upperBound]),
            !isJoined(bytes[range.lowerBound - 1])
        else { return nil }
        var letters = bytes[range]
        var value: UInt64 = 0
        while letters.first == UInt8(ascii: "X"), value < 30 { (value, letters) = (value + 10, letters.dropFirst()) }
        guard let units = Self.units.firstIndex(where: { letters.elementsEqual($0.utf8) }) else { return nil }
        value += UInt64(units)
        return value > 0 ? value : nil
    }

    private static let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]

    private static func isJoined(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "'") || isDigit(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
