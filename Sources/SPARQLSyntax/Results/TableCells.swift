package import RDFModel
internal import Sorting

/// Terms as people read them in a cell of a table.
package struct TableCells {
    /// Namespaces and their prefixes, the longest namespace first.
    private let namespaces: [(prefix: String, namespace: [UInt8])]

    /// - Parameter prefixes: prefixes by which IRIs are shortened.
    package init(prefixes: [String: IRI]) {
        namespaces = prefixes.map { ($0.key, Array($0.value.text.utf8)) }
            .ordered { $0.1.count != $1.1.count ? $0.1.count > $1.1.count : CodeUnits.less($0.0, $1.0) }
    }

    /// The text of a cell, in one line; empty where there is no term.
    package func text(of term: Term?) -> String { term.map(cell) ?? "" }

    private func cell(_ term: Term) -> String {
        switch term {
        case .iri(let iri): return short(iri) ?? "<" + iri.text + ">"
        case .blankNode(let node): return "_:" + node.label
        case .literal(let literal):
            let text = singleLine(literal.lexicalForm)
            if let language = literal.language { return text + "@" + language }
            return text
        case .triple(let triple):
            return "<<( " + cell(triple.subject) + " " + cell(.iri(triple.predicate)) + " " + cell(triple.object)
                + " )>>"
        }
    }

    /// The IRI by a prefix; only if the rest has no character that separates names.
    private func short(_ iri: IRI) -> String? {
        let bytes = Array(iri.text.utf8)
        for (prefix, namespace) in namespaces where bytes.starts(with: namespace) {
            let local = bytes[namespace.count...]
            if local.contains(UInt8(ascii: "/")) || local.contains(UInt8(ascii: "#")) { continue }
            return prefix + ":" + String(decoding: local, as: UTF8.self)
        }
        return nil
    }

    /// The text with line ends and other control characters as escapes, so that a row stays a line and no
    /// terminal takes data for a command.
    private func singleLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.properties.generalCategory == .control:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
