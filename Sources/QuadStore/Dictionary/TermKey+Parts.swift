internal import Glibc
package import RDFModel

/// Where the parts of a key stand, for whoever looks at its bytes without making a term.
package struct TermKeyParts: Sendable {
    /// What the term is.
    package enum Kind: Sendable {
        /// A blank node that has a label of its own.
        case blankNode
        /// An IRI.
        case iri
        /// A literal of `xsd:string`.
        case string
        /// A literal with a language.
        case language
        /// A literal of another datatype.
        case typed
    }

    /// What the term is.
    package var kind: Kind
    /// The lexical form, the IRI or the label.
    package var text: Range<Int>
    /// The language tag in small letters, or the datatype.
    package var suffix: Range<Int>
    /// The base direction of a literal with a language.
    package var direction: BaseDirection?
}

extension TermKey {
    /// The parts of a key; `nil` if it is none, or if its text holds a byte 00 and so is not the bytes as they stand.
    package static func parts(_ key: Span<UInt8>) -> TermKeyParts? {
        guard key.count > 0, let kind = Kind(rawValue: key[0]) else { return nil }
        switch kind {
        case .blankNode: return TermKeyParts(kind: .blankNode, text: 1..<key.count, suffix: key.count..<key.count)
        case .iri: return TermKeyParts(kind: .iri, text: 1..<key.count, suffix: key.count..<key.count)
        case .stringLiteral: return TermKeyParts(kind: .string, text: 1..<key.count, suffix: key.count..<key.count)
        case .languageLiteral, .typedLiteral:
            // SAFETY: the search stays within the key.
            let end = unsafe key.withUnsafeBufferPointer { bytes -> Int? in
                guard let start = bytes.baseAddress, let found = unsafe memchr(start, 0, bytes.count) else {
                    return nil
                }
                return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
            }
            guard let end, end + 1 < key.count else { return nil }
            var parts = TermKeyParts(
                kind: kind == .languageLiteral ? .language : .typed, text: 1..<end, suffix: end + 2..<key.count)
            switch (key[end + 1], parts.kind) {
            case (0, _): break
            case (1, .language): parts.direction = .leftToRight
            case (2, .language): parts.direction = .rightToLeft
            default: return nil
            }
            return parts
        }
    }

    /// What the keys of all terms of some kinds begin with whose text begins with `text`.
    package static func prefixes(_ kinds: [TermKeyParts.Kind], text: [UInt8]) -> [[UInt8]] {
        kinds.map { kind in
            let first: Kind =
                switch kind {
                case .blankNode: .blankNode
                case .iri: .iri
                case .string: .stringLiteral
                case .language: .languageLiteral
                case .typed: .typedLiteral
                }
            return [first.rawValue] + text
        }
    }
}
