import ExtractionModel
import ThaiText

/// What two spellings of one name have in common, as bytes.
///
/// Names that differ only in spaces, quotation marks, dots, letter case, the digits' script, the sign ฯ or the
/// way their class noun is written (จ. and จังหวัด, a company with or without บริษัท … จำกัด) have one key.
/// Keys are compared byte by byte, since Swift's strings are equal up to canonical equivalence.
struct NameKey: Hashable, Comparable, Sendable {
    /// The key as UTF-8.
    let bytes: [UInt8]

    /// Takes bytes that are a key already.
    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The key of a name of a thing of the given class.
    init(_ name: String, of thingClass: ThingClass) {
        self.init(Array(name.utf8)[...], of: thingClass)
    }

    /// The key of a name, in UTF-8, of a thing of the given class.
    init(_ name: ArraySlice<UInt8>, of thingClass: ThingClass) {
        let normalized = NormalizedText(String(decoding: name, as: UTF8.self)).bytes
        var scalars = NameKey.simplified(String(decoding: normalized, as: UTF8.self))
        NameKey.expandPrefix(&scalars, of: thingClass)
        if thingClass == .body { NameKey.dropCompanyForm(&scalars) }
        self.bytes = NameKey.compact(scalars, keepsSpaces: thingClass == .person)
    }

    /// Hashes all bytes at once, which an array would do one by one.
    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Whether nothing that names is left.
    var isEmpty: Bool { bytes.isEmpty }

    /// Code point order.
    static func < (left: NameKey, right: NameKey) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// Whether the key begins with the given text.
    func hasPrefix(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard bytes.count >= length else { return false }
        return text.withUTF8Buffer { bytes.prefix(length).elementsEqual($0) }
    }

    /// Whether no letter outside ASCII and the Latin blocks stands in the key.
    var isLatin: Bool { bytes.allSatisfy { $0 < 0xE0 } }

    /// Whether the other key stands somewhere in this one.
    func contains(_ other: NameKey) -> Bool {
        guard let first = other.bytes.first, other.bytes.count <= bytes.count else { return false }
        return (0...(bytes.count - other.bytes.count)).contains {
            bytes[$0] == first && bytes[$0..<$0 + other.bytes.count].elementsEqual(other.bytes)
        }
    }

    /// Whether any ASCII digit stands in the key: an ordinal, a year, a number.
    var hasNumber: Bool {
        bytes.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Lower case, Arabic digits, plain spaces, and no quotation marks, invisible characters or ฯ.
    private static func simplified(_ text: String) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0x2018...0x201F, 0x0E2F, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF:
                continue
            case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
                if let last = result.last, last != " " { result.append(" ") }
            case 0x41...0x5A:
                result.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
            case 0x0E50...0x0E59:
                result.append(Unicode.Scalar(UInt8(scalar.value - 0x0E50 + 0x30)))
            default:
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return result
    }

    /// Drops dots (but for those between digits) and the spaces that do not part two Latin words or numbers.
    private static func compact(_ scalars: [Unicode.Scalar], keepsSpaces: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if scalar == "." {
                guard let before, let after, isDigit(before), isDigit(after) else { continue }
            }
            if scalar == " " && !keepsSpaces {
                guard let before, let after, isLatin(before), isLatin(after) else { continue }
            }
            bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        }
        return bytes
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII || (0xC0...0x24F).contains(scalar.value)
    }

    /// Writes an abbreviated class noun in front of a name in full.
    private static func expandPrefix(_ scalars: inout [Unicode.Scalar], of thingClass: ThingClass) {
        for (short, full) in ClassNouns.abbreviations(of: thingClass) where scalars.starts(with: short.unicodeScalars) {
            let length = short.unicodeScalars.count
            guard scalars.count > length + 1 else { return }
            scalars.replaceSubrange(..<length, with: full.unicodeScalars)
            return
        }
    }

    /// Leaves of `บริษัท ก จำกัด (มหาชน)` only the name.
    private static func dropCompanyForm(_ scalars: inout [Unicode.Scalar]) {
        var rest = scalars[...]
        for tail in ClassNouns.companyTails where rest.count > tail.unicodeScalars.count {
            if rest.suffix(tail.unicodeScalars.count).elementsEqual(tail.unicodeScalars) {
                rest = rest.dropLast(tail.unicodeScalars.count)
                while rest.last == " " { rest = rest.dropLast() }
            }
        }
        guard rest.count < scalars.count || rest.starts(with: ClassNouns.company.unicodeScalars) else { return }
        if rest.starts(with: ClassNouns.company.unicodeScalars) {
            rest = rest.dropFirst(ClassNouns.company.unicodeScalars.count)
            while rest.first == " " { rest = rest.dropFirst() }
        }
        if !rest.isEmpty { scalars = Array(rest) }
    }
}
