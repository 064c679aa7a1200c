internal import Sorting
internal import XMLEvents

/// The lexical form of an XML literal: its markup in exclusive canonical form, with comments (Exclusive XML
/// Canonicalization 1.0).
///
/// A namespace is declared on the outermost element that uses its prefix, so the text holds all it needs.
struct XMLLiteralText {
    private var output = ""
    /// The namespaces declared so far, for every open element: prefix and name.
    private var declared: [[(prefix: String, name: String)]] = [[]]

    /// The number of bytes so far.
    var count: Int { output.utf8.count }

    /// The text so far.
    mutating func take() -> String {
        defer { output = "" }
        return output
    }

    mutating func start(_ element: XMLElement) {
        var scope = declared.last ?? []
        var fresh: [(prefix: String, name: String)] = []
        func use(_ name: XMLName) {
            let prefix = name.prefix ?? ""
            guard !prefix.utf8.elementsEqual("xml".utf8) else { return }
            let namespace = name.namespace ?? ""
            let known = scope.last { $0.prefix.utf8.elementsEqual(prefix.utf8) }?.name ?? ""
            guard !known.utf8.elementsEqual(namespace.utf8) else { return }
            scope.append((prefix, namespace))
            fresh.append((prefix, namespace))
        }
        use(element.name)
        for attribute in element.attributes where attribute.name.prefix != nil { use(attribute.name) }
        declared.append(scope)
        output += "<" + element.name.qualified
        for (prefix, name) in fresh.ordered(by: { $0.prefix.utf8.lexicographicallyPrecedes($1.prefix.utf8) }) {
            output += prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\""
            escape(name, inAttribute: true)
            output += "\""
        }
        let attributes = element.attributes.ordered { left, right in
            let (l, r) = (left.name.namespace ?? "", right.name.namespace ?? "")
            if !l.utf8.elementsEqual(r.utf8) { return l.utf8.lexicographicallyPrecedes(r.utf8) }
            return left.name.local.utf8.lexicographicallyPrecedes(right.name.local.utf8)
        }
        for attribute in attributes {
            output += " \(attribute.name.qualified)=\""
            escape(attribute.value, inAttribute: true)
            output += "\""
        }
        output += ">"
    }

    mutating func end(_ name: XMLName) {
        declared.removeLast()
        output += "</\(name.qualified)>"
    }

    mutating func text(_ text: String) { escape(text, inAttribute: false) }

    mutating func comment(_ text: String) { output += "<!--\(text)-->" }

    mutating func instruction(_ target: String, _ data: String) {
        output += data.isEmpty ? "<?\(target)?>" : "<?\(target) \(data)?>"
    }

    private mutating func escape(_ text: String, inAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">" where !inAttribute: output += "&gt;"
            case "\"" where inAttribute: output += "&quot;"
            case "\t" where inAttribute: output += "&#x9;"
            case "\n" where inAttribute: output += "&#xA;"
            case "\r": output += "&#xD;"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}
