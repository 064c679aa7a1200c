public import RDFModel
internal import Sorting

/// Links as a table of the Simple Standard for Sharing Ontological Mappings: tab-separated values behind a block of
/// metadata (SSSOM/TSV).
///
/// Things are written as CURIEs of their IRIs as URIs, so that letters beyond ASCII are percent-encoded; the prefixes that the sources declared are used, and others are made for namespaces that
/// have none.
public struct SSSOMTable: Sendable {
    private let result: LinkResult
    private let identifier: String
    private let license: String
    private let prefixes: [(name: String, namespace: String)]
    private static let columns = [
        "subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification",
        "confidence",
        "mapping_tool", "comment",
    ]

    /// Makes a table.
    ///
    /// - Parameters:
    ///   - result: the links.
    ///   - identifier: the IRI of the set of mappings.
    ///   - license: the IRI of its licence.
    ///   - prefixes: prefixes for the things' namespaces; the first that fits a namespace is used.
    public init(
        _ result: LinkResult, identifier: String, license: String = "https://w3id.org/sssom/license/unspecified",
        prefixes: [String: IRI] = [:]
    ) {
        self.result = result
        self.identifier = identifier
        self.license = license
        self.prefixes = SSSOMTable.prefixes(of: result.links, prefixes)
    }

    /// The lines, without line breaks.
    public var lines: [String] {
        var lines = ["#curie_map:"]
        for (name, namespace) in prefixes {
            lines.append("#  \(name): \(SSSOMTable.quoted(SSSOMTable.uri(namespace)))")
        }
        lines.append("#mapping_set_id: \(SSSOMTable.quoted(identifier))")
        lines.append("#license: \(SSSOMTable.quoted(license))")
        lines.append(SSSOMTable.columns.joined(separator: "\t"))
        for link in result.links {
            let cells = [
                curie(link.ours), link.oursLabel, link.relation == .same ? "owl:sameAs" : "skos:closeMatch",
                curie(link.theirs), link.theirsLabel, "semapv:" + LinkTerms.justification(link), link.scoreText,
                "yong link", link.evidenceText,
            ]
            lines.append(cells.map(SSSOMTable.cell).joined(separator: "\t"))
        }
        return lines
    }

    private func curie(_ iri: IRI) -> String {
        let namespace = SSSOMTable.namespace(of: iri)
        let name = prefixes.first { CodeUnits.equal($0.namespace, namespace) }?.name ?? "ns"
        let rest = String(decoding: iri.text.utf8.dropFirst(namespace.utf8.count), as: UTF8.self)
        return name + ":" + SSSOMTable.uri(rest)
    }

    /// An IRI, or a part of one, as a URI (RFC 3987 §3.1): readers of SSSOM take no others.
    private static func uri(_ text: String) -> String {
        var uri = ""
        for byte in text.utf8 {
            if byte < 0x80 {
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                uri += "%" + String(byte, radix: 16, uppercase: true)
            }
        }
        return uri
    }

    /// The part of an IRI up to the last `#` or `/`, or `:` where there is neither, that is not its end.
    private static func namespace(of iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        for sign in [UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: ":")] {
            if let index = bytes.dropLast().lastIndex(of: sign) {
                return String(decoding: bytes[...index], as: UTF8.self)
            }
        }
        return ""
    }

    private static func prefixes(of links: [Link], _ declared: [String: IRI]) -> [(name: String, namespace: String)] {
        var names: [(String, String)] = [
            ("owl", "http://www.w3.org/2002/07/owl#"), ("semapv", "https://w3id.org/semapv/vocab/"),
            ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ]
        let known = declared.filter { !$0.key.isEmpty && !$0.key.utf8.contains { $0 >= 0x80 } }
            .ordered { CodeUnits.less($0.key, $1.key) }
        var seen: Set<IRI> = []
        var made = 0
        for iri in links.flatMap({ [$0.ours, $0.theirs] }) {
            let space = IRI(unchecked: namespace(of: iri))
            guard seen.insert(space).inserted, !names.contains(where: { CodeUnits.equal($0.1, space.text) }) else {
                continue
            }
            let taken = Set(names.map { $0.0 })
            if let name = known.first(where: { $0.value == space && !taken.contains($0.key) })?.key {
                names.append((name, space.text))
            } else {
                repeat { made += 1 } while taken.contains("ns\(made)") || declared["ns\(made)"] != nil
                names.append(("ns\(made)", space.text))
            }
        }
        return names
    }

    private static func quoted(_ text: String) -> String {
        "\"" + String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && $0 != "\n" }))
            + "\""
    }

    /// A cell: what holds a tab, a line break or a quotation mark stands in quotation marks.
    private static func cell(_ text: String) -> String {
        var escaped = "", needsQuotes = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r":
                escaped.unicodeScalars.append(" ")
            case "\"":
                needsQuotes = true
                escaped += "\"\""
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return needsQuotes ? "\"" + escaped + "\"" : escaped
    }
}
