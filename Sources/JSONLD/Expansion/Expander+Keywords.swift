internal import JSONSyntax

/// Members whose names are keywords (JSON-LD 1.1 API §5.1.2 step 13.4).
extension Expander {
    func failure(
        _ code: JSONLDError.Code, _ member: JSONObject.Member, _ expected: String
    ) -> JSONLDError {
        JSONLDError(code, at: member.value.isKnown(or: member.position), expected: expected, found: member.value.brief)
    }

    func checkReverse(_ member: JSONObject.Member, _ node: NodeInHand) throws(JSONLDError) {
        guard node.property == "@reverse" else { return }
        throw JSONLDError(
            .invalidReversePropertyMap, at: member.position, expected: "properties within @reverse",
            found: "\"\(member.name.text)\"")
    }

    mutating func expandKeyword(
        _ keyword: JSONString, _ member: JSONObject.Member, into node: inout NodeInHand
    ) throws(JSONLDError) {
        try checkReverse(member, node)
        if node.result.contains(keyword), keyword != "@included", keyword != "@type" {
            throw JSONLDError(
                .collidingKeywords, at: member.position, expected: "\(keyword.text) once in its object",
                found: "\"\(member.name.text)\"")
        }
        switch keyword {
        case "@id":
            guard let text = member.value.string else { throw failure(.invalidIDValue, member, "a string") }
            let iri = node.active.expand(text, vocabulary: false, documentRelative: true)
            put(keyword, JSONValue(iri.map { .string($0) } ?? .null, at: member.value.position), into: &node)
        case "@type": try expandType(member, into: &node)
        case "@graph":
            let graph = try expand(member.value, node.active, "@graph")
            put(keyword, .array(graph?.elements ?? []), into: &node)
        case "@included": try expandIncluded(member, into: &node)
        case "@value":
            guard node.isJSON || member.value.isScalar || member.value.isNull else {
                throw failure(.invalidValueObjectValue, member, "a string, a number, a boolean or null")
            }
            put(keyword, member.value, into: &node)
        case "@language":
            guard member.value.string != nil else {
                throw failure(.invalidLanguageTaggedString, member, "a language tag")
            }
            put(keyword, member.value, into: &node)
        case "@direction":
            guard member.value == "ltr" || member.value == "rtl" else {
                throw failure(.invalidBaseDirection, member, "\"ltr\" or \"rtl\"")
            }
            put(keyword, member.value, into: &node)
        case "@index":
            guard member.value.string != nil else { throw failure(.invalidIndexValue, member, "a string") }
            put(keyword, member.value, into: &node)
        case "@list":
            guard node.property != nil, node.property != "@graph" else { return }
            let list = try expand(member.value, node.active, node.property)
            put(keyword, .array(list?.elements ?? []), into: &node)
        case "@set":
            let set = try expand(member.value, node.active, node.property)
            put(keyword, set ?? .array([]), into: &node)
        case "@reverse": try expandReverse(member, into: &node)
        default: break
        }
    }

    private func put(_ keyword: JSONString, _ value: JSONValue, into node: inout NodeInHand) {
        node.result[keyword] = value
    }

    private func expandType(_ member: JSONObject.Member, into node: inout NodeInHand) throws(JSONLDError) {
        var types: [JSONValue] = []
        for value in member.value.elements {
            guard let text = value.string else {
                throw failure(.invalidTypeValue, member, "a string, or an array of strings")
            }
            guard let iri = node.typeScoped.expand(text, vocabulary: true, documentRelative: true) else { continue }
            types.append(JSONValue(.string(iri), at: value.position))
        }
        if let known = node.result["@type"] {
            put("@type", .array(known.elements + types), into: &node)
        } else if member.value.array != nil {
            put("@type", .array(types), into: &node)
        } else if let type = types.first {
            put("@type", type, into: &node)
        }
    }

    private mutating func expandIncluded(
        _ member: JSONObject.Member, into node: inout NodeInHand
    ) throws(JSONLDError) {
        let included = try expand(member.value, node.active, nil)?.elements ?? []
        guard !included.isEmpty, included.allSatisfy({ $0.object?.isNode ?? false }) else {
            throw failure(.invalidIncludedValue, member, "nodes")
        }
        put("@included", .array((node.result["@included"]?.elements ?? []) + included), into: &node)
    }

    private mutating func expandReverse(
        _ member: JSONObject.Member, into node: inout NodeInHand
    ) throws(JSONLDError) {
        guard member.value.object != nil else { throw failure(.invalidReverseValue, member, "an object") }
        guard let expanded = try expand(member.value, node.active, "@reverse")?.object else { return }
        for inner in expanded["@reverse"]?.object?.members ?? [] {
            for item in inner.value.elements { node.result.add(item, to: inner.name, asArray: true) }
        }
        for inner in expanded.members where inner.name != "@reverse" {
            for item in inner.value.elements { try addReverse(item, inner.name, member.position, into: &node) }
        }
    }

    /// Adds a node to the reverse properties of another.
    func addReverse(
        _ item: JSONValue, _ property: JSONString, _ position: JSONPosition, into node: inout NodeInHand
    ) throws(JSONLDError) {
        guard !item.isValueObject, !item.isListObject else {
            throw JSONLDError(
                .invalidReversePropertyValue, at: item.isKnown(or: position), expected: "a node",
                found: item.isListObject ? "a list" : "a value")
        }
        node.result.update("@reverse") { $0.add(item, to: property, asArray: true) }
    }
}
