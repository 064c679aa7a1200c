public import RDFModel

/// What is known of a thing, in the form in which it is compared.
public struct EntityRecord: Sendable {
    /// The thing.
    public let iri: IRI
    /// Its classes.
    public internal(set) var types: [IRI] = []
    /// What it can be.
    public internal(set) var kind = Kind.thing
    /// Its names.
    package internal(set) var names: [ComparedName] = []
    /// Its codes.
    package internal(set) var identifiers: [Identifier] = []
    /// Other IRIs of it.
    var same: [IRI] = []
    var begin: PartialDate?
    var end: PartialDate?
    var point: GeographicPoint?
    /// What contains it, over some steps: numbers of an ``EntitySet``'s containers.
    var containers: [Int32] = []
    /// Keys of the names of what it is related to, ascending.
    var neighbours: [UInt64] = []

    init(iri: IRI) {
        self.iri = iri
    }

    /// What it is called: the first preferred name, English before Thai before others; its IRI if it has none.
    public var label: String {
        let preferred = names.filter { $0.rank == .preferred }
        let name = preferred.first { $0.script == .latin } ?? preferred.first ?? names.first
        return name?.text ?? iri.text
    }
}

/// A code of a thing.
package struct Identifier: Hashable, Sendable {
    /// What the code means, as its form tells.
    package enum Scheme: UInt8, Sendable {
        /// Two letters of ISO 3166-1.
        case alpha2
        /// Three letters of ISO 3166-1.
        case alpha3
        /// Three digits of ISO 3166-1.
        case numeric
        /// ISO 3166-2.
        case subdivision
        /// Something else.
        case other
    }

    /// What the code means.
    package let scheme: Scheme
    /// The code in capitals.
    package let bytes: [UInt8]

    /// The scheme is told from the form where the thing may be a country or a part of one.
    init?(_ text: String, of kind: Kind) {
        let bytes = text.utf8.filter { $0 > 0x20 }.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }
        guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
        let isWord = bytes.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        let isNumber = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
        if kind.contains(.country), bytes.count == 2, isWord {
            scheme = .alpha2
        } else if kind.contains(.country), bytes.count == 3, isWord {
            scheme = .alpha3
        } else if kind.contains(.country), bytes.count == 3, isNumber {
            scheme = .numeric
        } else if bytes.count >= 4, bytes.count <= 6, bytes[2] == UInt8(ascii: "-"),
            bytes[..<2].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }), !kind.isDisjoint(with: .place)
        {
            scheme = .subdivision
        } else {
            scheme = .other
        }
        self.bytes = bytes
    }
}

/// A day, or a year alone.
struct PartialDate: Hashable, Sendable {
    let year: Int
    /// Month and day, if both are known.
    let monthAndDay: Int?

    /// Reads the form of `xsd:date`, `xsd:dateTime` or `xsd:gYear`; `nil` for anything else.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 4, let year = PartialDate.number(bytes[..<4]) else { return nil }
        self.year = year
        if bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let month = PartialDate.number(bytes[5..<7]), let day = PartialDate.number(bytes[8..<10])
        {
            monthAndDay = month * 100 + day
        } else {
            monthAndDay = nil
        }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
