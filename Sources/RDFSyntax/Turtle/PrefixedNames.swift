internal import RDFModel
internal import Sorting

/// Shortens IRIs to prefixed names, and remembers which prefixes it used.
struct PrefixedNames {
    private struct Entry {
        let name: String
        let namespace: IRI
        var isUsed = false
    }

    /// Sorted so that of two namespaces that fit the longer one comes first.
    private var entries: [Entry]

    init(_ prefixes: [String: IRI]) {
        entries = prefixes.filter { PrefixedNames.isPrefix($0.key) && !$0.value.text.isEmpty }
            .map { Entry(name: $0.key, namespace: $0.value) }
            .ordered {
                let (left, right) = ($0.namespace.text.utf8.count, $1.namespace.text.utf8.count)
                if left != right { return left > right }
                return $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
            }
    }

    /// The prefixes that were used, by name.
    var used: [(name: String, namespace: IRI)] {
        entries.filter(\.isUsed).map { ($0.name, $0.namespace) }
            .ordered { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// Appends the IRI as a prefixed name if it has one, else in angle brackets.
    mutating func append(_ iri: IRI, to output: inout [UInt8]) {
        let text = iri.text.utf8
        for index in entries.indices {
            let namespace = entries[index].namespace.text.utf8
            guard text.count >= namespace.count, text.starts(with: namespace) else { continue }
            let start = output.count
            output.append(contentsOf: entries[index].name.utf8)
            output.append(UInt8(ascii: ":"))
            let local = Substring(text.dropFirst(namespace.count))
            if PrefixedNames.append(local: local, to: &output) {
                entries[index].isUsed = true
                return
            }
            output.removeLast(output.count - start)
        }
        NQuads.append(iri, to: &output)
    }

    /// Appends a local name with its escapes; `false` if the text is none, or one that reads better as an IRI.
    ///
    /// `PN_LOCAL ::= (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?`
    private static func append(local: Substring, to output: inout [UInt8]) -> Bool {
        let scalars = local.unicodeScalars
        var index = scalars.startIndex
        var isFirst = true
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ":": break
            case "-": if isFirst { output.append(UInt8(ascii: "\\")) }
            case ".":
                // An escaped dot at the end is legal, but not every reader of Turtle takes it.
                if isFirst || next == scalars.endIndex { return false }
            case "%":
                // Two digits follow in every valid IRI; what was made without a check stays in brackets.
                guard scalars[next...].prefix(2).filter({ $0.properties.isASCIIHexDigit }).count == 2 else {
                    return false
                }
            case "~", "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", "@": output.append(UInt8(ascii: "\\"))
            default:
                guard scalar.value >= 0x80, isFirst ? NameCharacters.isBase(scalar) : NameCharacters.isName(scalar)
                else { return false }
            }
            UTF8.encode(scalar) { output.append($0) }
            index = next
            isFirst = false
        }
        return true
    }

    /// `PN_PREFIX ::= PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)?`, or nothing.
    static func isPrefix(_ name: String) -> Bool {
        let scalars = name.unicodeScalars
        guard let first = scalars.first else { return true }
        guard first.value < 0x80 ? first.properties.isAlphabetic : NameCharacters.isBase(first) else { return false }
        return scalars.last != "."
            && scalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
                default: scalar.value >= 0x80 && NameCharacters.isName(scalar)
                }
            }
    }
}
