/// A term, or the lack of one, in 64 bits.
///
///     63      60 59                                                        0
///     ┌─────────┬───────────────────────────────────────────────────────────┐
///     │   tag   │                          payload                          │
///     └─────────┴───────────────────────────────────────────────────────────┘
///
/// The tag says how the payload is to be read (`TermTag`). Equal ids are equal terms, and within one store equal
/// terms have equal ids. The order of the bits is the order of the values within an inline type, and the order of the
/// keys' bytes within a vocabulary segment. All bits 0 stand for no term.
public struct TermID: Hashable, Comparable, Sendable {
    /// All 64 bits.
    public let bits: UInt64

    /// Takes bits that came from ``bits``.
    @inlinable
    public init(bits: UInt64) {
        self.bits = bits
    }

    /// Puts an id together; bits of the payload above the lower 60 are cut off.
    @inlinable
    package init(_ tag: TermTag, _ payload: UInt64) {
        bits = UInt64(tag.rawValue) << TermID.payloadBits | payload & TermID.payloadMask
    }

    /// The id that stands for no term.
    @inlinable public static var unbound: TermID { TermID(bits: 0) }

    /// Whether the id stands for a term.
    @inlinable public var isBound: Bool { bits != 0 }

    /// How the payload is to be read; `nil` for bits that no store wrote.
    @inlinable package var tag: TermTag? { TermTag(rawValue: UInt8(bits >> TermID.payloadBits)) }

    /// The lower 60 bits.
    @inlinable package var payload: UInt64 { bits & TermID.payloadMask }

    /// Whether the term stands in a dictionary, under a key.
    @inlinable package var isStored: Bool {
        let tag = bits >> TermID.payloadBits
        return tag == TermTag.sortedTerm.rawValue || tag == TermTag.tailTerm.rawValue
    }

    /// How many bits the payload has.
    @usableFromInline package static let payloadBits: UInt64 = 60
    /// The bits of the payload.
    @usableFromInline package static let payloadMask: UInt64 = 1 << 60 - 1

    /// The order of the bits.
    @inlinable
    public static func < (left: TermID, right: TermID) -> Bool {
        left.bits < right.bits
    }
}

/// The kinds of ids. Their order is that of the ids, and part of the format: numbers are not given anew.
@usableFromInline
package enum TermTag: UInt8, Sendable {
    /// No term; the payload is 0.
    case unbound = 0
    /// A blank node that has a number and no label of its own.
    case numberedBlankNode = 1
    /// A term of a vocabulary segment: blank nodes, IRIs and literals in the order of their keys.
    case sortedTerm = 2
    /// A term of the dictionary's tail, in the order in which they came.
    case tailTerm = 3
    /// A triple term, by its number.
    case tripleTerm = 4
    /// An `xsd:boolean`.
    case boolean = 5
    /// An `xsd:integer`.
    case integer = 6
    /// A value of a type derived from `xsd:integer`.
    case derivedInteger = 7
    /// An `xsd:decimal` in millionths.
    case decimal = 8
    /// An `xsd:double`.
    case double = 9
    /// An `xsd:float`.
    case float = 10
    /// An `xsd:dateTime`.
    case dateTime = 11
    /// An `xsd:date`.
    case date = 12
}
