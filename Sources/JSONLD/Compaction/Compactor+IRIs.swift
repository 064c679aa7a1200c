internal import JSONSyntax
internal import RDFModel

/// IRIs as terms, compact IRIs and relative references (JSON-LD 1.1 API §6.2).
extension Compactor {
    /// What a term is asked for: containers and values in the order of preference.
    private struct Wish {
        var containers: [JSONString] = []
        var kind = InverseContext.Kind.language
        var value: JSONString = "@null"
    }

    /// The shortest way to write an IRI or keyword.
    ///
    /// - Parameters:
    ///   - value: what the property holds, which decides between its terms.
    ///   - isName: whether the IRI stands where terms and the vocabulary count.
    ///   - isReverse: whether the property is a reverse one.
    func compactIRI(
        _ iri: JSONString, _ active: ActiveContext, value: JSONValue? = nil, isName: Bool = true,
        isReverse: Bool = false
    ) throws(JSONLDError) -> JSONString {
        if isName, active.inverse.contains(iri) {
            if let term = try term(for: iri, active, value, isReverse: isReverse) { return term }
        }
        if isName, let vocabulary = active.vocabulary, iri.hasPrefix(vocabulary), iri != vocabulary {
            let suffix = JSONString(String(Substring(iri.text.utf8.dropFirst(vocabulary.text.utf8.count))))
            if active.terms[suffix] == nil { return suffix }
        }
        if let compact = compactIRI(iri, active, hasValue: value != nil) { return compact }
        if let (scheme, rest) = iri.splitAtColon, let definition = active.terms[scheme], definition.isPrefix,
            !rest.text.utf8.starts(with: "//".utf8), !iri.isBlankNode
        {
            throw JSONLDError(
                .iriConfusedWithPrefix, expected: "no IRI whose scheme is the prefix '\(scheme.text)'",
                found: "<\(iri.text)>")
        }
        if !isName, contexts.options.compactsToRelative, let base = active.base {
            return RelativeReference.make(iri, base: base)
        }
        return iri
    }

    /// Prefix and name, the shortest and first of them.
    private func compactIRI(_ iri: JSONString, _ active: ActiveContext, hasValue: Bool) -> JSONString? {
        var best: JSONString?
        for (prefix, namespace) in active.prefixes where iri != namespace && iri.hasPrefix(namespace) {
            let suffix = JSONString(String(Substring(iri.text.utf8.dropFirst(namespace.text.utf8.count))))
            // What follows a scheme in an absolute IRI would be read as one.
            if suffix.text.utf8.starts(with: "//".utf8) { continue }
            let candidate = prefix + ":" + suffix
            if let definition = active.terms[candidate], definition.iri != iri || hasValue { continue }
            let isBetter =
                best.map { best in
                    let (l, r) = (candidate.text.utf8.count, best.text.utf8.count)
                    return l != r ? l < r : candidate < best
                } ?? true
            if isBetter { best = candidate }
        }
        return best
    }

    private func term(
        for iri: JSONString, _ active: ActiveContext, _ value: JSONValue?, isReverse: Bool
    ) throws(JSONLDError) -> JSONString? {
        var wish = Wish()
        let object = value?.object
        let hasIndex = object?.contains("@index") ?? false
        if hasIndex, let object, !object.isGraph { wish.containers += ["@index", "@index@set"] }
        if isReverse {
            wish.kind = .type
            wish.value = "@reverse"
            wish.containers.append("@set")
        } else if let object, let list = object["@list"] {
            wishForList(list.elements, hasIndex, active, &wish)
        } else if let object, object.isGraph {
            wishForGraph(object, hasIndex, &wish)
        } else {
            wishForValue(object, hasIndex, &wish)
        }
        wish.containers.append("@none")
        if !hasIndex { wish.containers += ["@index", "@index@set"] }
        if let object, object.count == 1, object.isValue { wish.containers += ["@language", "@language@set"] }
        let preferred = try preferred(wish, object, active)
        let isEmptyList = object?["@list"]?.array?.isEmpty ?? false
        return active.inverse.term(
            for: iri, containers: wish.containers, isEmptyList ? .any : wish.kind, preferred: preferred)
    }

    private func wishForList(_ items: [JSONValue], _ hasIndex: Bool, _ active: ActiveContext, _ wish: inout Wish) {
        if !hasIndex { wish.containers.append("@list") }
        var commonType: JSONString?
        var commonLanguage: JSONString?
        if items.isEmpty {
            commonLanguage = active.direction.map { InverseContext.tag(active.language, $0) } ?? active.language
        }
        for item in items {
            var language: JSONString = "@none"
            var type: JSONString = "@none"
            if let object = item.object, object.isValue {
                if let direction = object["@direction"]?.string {
                    language = InverseContext.tag(object["@language"]?.string, direction)
                } else if let tag = object["@language"]?.string {
                    language = tag.lowercasedASCII
                } else if let datatype = object["@type"]?.string {
                    type = datatype
                } else {
                    language = "@null"
                }
            } else {
                type = "@id"
            }
            if commonLanguage == nil {
                commonLanguage = language
            } else if commonLanguage != language, item.isValueObject {
                commonLanguage = "@none"
            }
            if commonType == nil {
                commonType = type
            } else if commonType != type {
                commonType = "@none"
            }
            if commonLanguage == "@none", commonType == "@none" { break }
        }
        if let commonType, commonType != "@none" {
            wish.kind = .type
            wish.value = commonType
        } else {
            wish.value = commonLanguage ?? "@none"
        }
    }

    private func wishForGraph(_ object: JSONObject, _ hasIndex: Bool, _ wish: inout Wish) {
        let hasID = object.contains("@id")
        if hasIndex { wish.containers += ["@graph@index", "@graph@index@set"] }
        if hasID { wish.containers += ["@graph@id", "@graph@id@set"] }
        wish.containers += ["@graph", "@graph@set", "@set"]
        if !hasIndex { wish.containers += ["@graph@index", "@graph@index@set"] }
        if !hasID { wish.containers += ["@graph@id", "@graph@id@set"] }
        wish.containers += ["@index", "@index@set"]
        wish.kind = .type
        wish.value = "@id"
    }

    private func wishForValue(_ object: JSONObject?, _ hasIndex: Bool, _ wish: inout Wish) {
        if let object, object.isValue {
            if let direction = object["@direction"]?.string, !hasIndex {
                wish.value = InverseContext.tag(object["@language"]?.string, direction)
                wish.containers += ["@language", "@language@set"]
            } else if let language = object["@language"]?.string, !hasIndex {
                wish.value = language.lowercasedASCII
                wish.containers += ["@language", "@language@set"]
            } else if let type = object["@type"]?.string {
                wish.kind = .type
                wish.value = type
            }
        } else {
            wish.kind = .type
            wish.value = "@id"
            wish.containers += ["@id", "@id@set", "@type", "@set@type"]
        }
        wish.containers.append("@set")
    }

    /// The values that a term may be for, the best first.
    private func preferred(
        _ wish: Wish, _ object: JSONObject?, _ active: ActiveContext
    ) throws(JSONLDError) -> [JSONString] {
        var preferred: [JSONString] = wish.value == "@reverse" ? ["@reverse"] : []
        if wish.value == "@id" || wish.value == "@reverse", let id = object?["@id"]?.string {
            let term = try compactIRI(id, active)
            if active.terms[term]?.iri == id {
                preferred += ["@vocab", "@id", "@none"]
            } else {
                preferred += ["@id", "@vocab", "@none"]
            }
        } else {
            preferred += [wish.value, "@none"]
        }
        preferred.append("@any")
        for value in preferred {
            // A direction without regard to the language.
            guard let mark = value.text.utf8.firstIndex(of: UInt8(ascii: "_")) else { continue }
            preferred.append(JSONString(String(value.text[mark...])))
        }
        return preferred
    }
}

/// References relative to a base (JSON-LD 1.1 API §6.2.2 step 10).
enum RelativeReference {
    /// The shortest reference that gives `iri` when it is resolved against `base`; the IRI if there is none.
    static func make(_ iri: JSONString, base: JSONString) -> JSONString {
        let root = IRI(unchecked: base.text)
        func gives(_ reference: String) -> Bool {
            JSONString(root.resolvedText(reference)) == iri && !reference.utf8.contains(UInt8(ascii: ":"))
        }
        let (target, start) = (split(iri.text), split(base.text))
        guard target.authority == start.authority else { return iri }
        var common = 0
        let (path, other) = (target.path, start.path)
        while common < path.count - 1, common < other.count - 1, path[common] == other[common] { common += 1 }
        var reference = String(repeating: "../", count: max(0, other.count - 1 - common))
        reference += path[common...].joined(separator: "/")
        if path == other, !target.tail.isEmpty {
            // Query and fragment alone name the same document.
            reference = target.query == start.query && !target.fragment.isEmpty ? target.fragment : target.tail
        } else {
            reference += target.tail
        }
        if reference.utf8.first == UInt8(ascii: "@") { reference = "./" + reference }
        if reference.isEmpty || !gives(reference) {
            let whole = "/" + path.dropFirst().joined(separator: "/") + target.tail
            let last = path.last.map { $0 + target.tail } ?? ""
            for candidate in [last, "./" + reference, "./", whole] where !candidate.isEmpty && gives(candidate) {
                return JSONString(candidate)
            }
            return iri
        }
        return JSONString(reference)
    }

    private struct Parts {
        let authority: [UInt8]
        let path: [String]
        let query: String
        let fragment: String
        var tail: String { query + fragment }
    }

    private static func split(_ text: String) -> Parts {
        var rest = text[...]
        var fragment = ""
        var query = ""
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = String(rest[hash...])
            rest = rest[..<hash]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = String(rest[mark...])
            rest = rest[..<mark]
        }
        var start = rest.utf8.firstIndex(of: UInt8(ascii: ":")).map { rest.utf8.index(after: $0) } ?? rest.startIndex
        if rest[start...].utf8.starts(with: "//".utf8) {
            let host = rest.utf8.index(start, offsetBy: 2)
            start = rest[host...].utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        }
        let segments = rest[start...].utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return Parts(
            authority: Array(rest[..<start].utf8), path: segments.map { String(Substring($0)) }, query: query,
            fragment: fragment)
    }
}
