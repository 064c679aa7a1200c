/// Writes canonical N-Quads (RDF 1.2 N-Quads §4): one space between terms, every line ends in a line feed, and of the
/// characters of a literal only those are escaped that must be. Language tags are in small letters.
///
/// Sorted by code point, the lines of a dataset whose blank nodes have canonical labels are its canonical form.
public enum CanonicalNQuads {
    /// Appends the quad's line.
    ///
    /// - Parameters:
    ///   - quad: what is written; without a graph it is a line of N-Triples.
    ///   - output: where the line goes.
    ///   - label: the label that a blank node is written with, without `_:`.
    public static func append(
        _ quad: Quad, to output: inout [UInt8], label: (BlankNode) -> some StringProtocol = { $0.label }
    ) {
        append(quad.subject, to: &output, label)
        output.append(UInt8(ascii: " "))
        append(quad.predicate, to: &output)
        output.append(UInt8(ascii: " "))
        append(quad.object, to: &output, label)
        output.append(UInt8(ascii: " "))
        if let graph = quad.graph {
            append(graph, to: &output, label)
            output.append(UInt8(ascii: " "))
        }
        output.append(UInt8(ascii: "."))
        output.append(UInt8(ascii: "\n"))
    }

    private static func append(_ term: Term, to output: inout [UInt8], _ label: (BlankNode) -> some StringProtocol) {
        switch term {
        case .iri(let iri):
            append(iri, to: &output)
        case .blankNode(let node):
            output.append(UInt8(ascii: "_"))
            output.append(UInt8(ascii: ":"))
            output.append(contentsOf: label(node).utf8)
        case .literal(let literal):
            append(quoted: literal.lexicalForm, to: &output)
            if let language = literal.language {
                output.append(UInt8(ascii: "@"))
                // Tags that differ in case are one tag, so they are written alike.
                for unit in language.utf8 { output.append(unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit) }
                if let direction = literal.direction {
                    output += "--".utf8
                    output.append(contentsOf: direction.rawValue.utf8)
                }
            } else if literal.datatype != XSD.string {
                output.append(UInt8(ascii: "^"))
                output.append(UInt8(ascii: "^"))
                append(literal.datatype, to: &output)
            }
        case .triple(let triple):
            output += "<<( ".utf8
            append(triple.subject, to: &output, label)
            output.append(UInt8(ascii: " "))
            append(triple.predicate, to: &output)
            output.append(UInt8(ascii: " "))
            append(triple.object, to: &output, label)
            output += " )>>".utf8
        }
    }

    private static func append(_ iri: IRI, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: iri.text.utf8)
        output.append(UInt8(ascii: ">"))
    }

    private static func append(quoted text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
        if isPlain {
            output.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { append(escaping: scalar, to: &output) }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// Characters with a short escape get it; other controls, and what XML 1.1 does not take, their number.
    private static func append(escaping scalar: Unicode.Scalar, to output: inout [UInt8]) {
        let short: Unicode.Scalar? =
            switch scalar {
            case "\u{08}": "b"
            case "\t": "t"
            case "\n": "n"
            case "\u{0C}": "f"
            case "\r": "r"
            case "\"", "\\": scalar
            default: nil
            }
        if let short {
            output.append(UInt8(ascii: "\\"))
            output.append(UInt8(truncatingIfNeeded: short.value))
        } else if scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
            output += "\\u".utf8
            let digits = Array("0123456789ABCDEF".utf8)
            for shift in [12, 8, 4, 0] { output.append(digits[Int(scalar.value >> UInt32(shift) & 15)]) }
        } else {
            output.append(contentsOf: String(scalar).utf8)
        }
    }
}
