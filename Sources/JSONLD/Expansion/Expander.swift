internal import JSONSyntax
internal import RDFModel
internal import Sorting

/// Expands documents: contexts are applied and taken away (JSON-LD 1.1 API §5.1).
struct Expander {
    let contexts: ContextProcessor
    let isOrdered: Bool
    /// What references to contexts in the document are resolved against.
    let base: JSONString?
    /// How deep the values in hand stand; documents that were made and not read may be of any depth.
    var depth = 0
    /// What was read, and may be expanded already: every level of it is then two or three.
    private static let deepest = 3 * JSONParser.usualNesting

    init(contexts: ContextProcessor) {
        self.contexts = contexts
        isOrdered = contexts.options.isOrdered
        base = contexts.options.base.map { JSONString($0.text) }
    }

    /// The whole document, as an array of nodes.
    mutating func document(_ value: JSONValue, _ active: ActiveContext) throws(JSONLDError) -> [JSONValue] {
        guard let result = try expand(value, active, nil) else { return [] }
        if let object = result.object, object.count == 1, let graph = object["@graph"] { return graph.elements }
        return result.elements
    }

    /// A value below a property; `nil` where nothing remains of it.
    mutating func expand(
        _ element: JSONValue, _ active: ActiveContext, _ property: JSONString?, fromMap: Bool = false
    ) throws(JSONLDError) -> JSONValue? {
        switch element.content {
        case .null: return nil
        case .array(let items):
            try enter(element)
            defer { depth -= 1 }
            var result: [JSONValue] = []
            let isList = active.container(property).contains(.list)
            for item in items {
                guard var expanded = try expand(item, active, property, fromMap: fromMap) else { continue }
                if isList, expanded.array != nil { expanded = .object(JSONObject([("@list", expanded)])) }
                if case .array(let values) = expanded.content { result += values } else { result.append(expanded) }
            }
            return JSONValue(.array(result), at: element.position)
        case .object(let object):
            try enter(element)
            defer { depth -= 1 }
            return try expand(object, element, active, property, fromMap: fromMap)
        case .bool, .number, .string:
            guard let property, property != "@graph" else { return nil }
            var active = active
            if let definition = active.definition(property), definition.context != nil {
                active = try contexts.scoped(active, definition, overridesProtected: true)
            }
            return value(element, active, property)
        }
    }

    private mutating func enter(_ element: JSONValue) throws(JSONLDError) {
        guard depth < Expander.deepest else {
            throw JSONLDError(
                .loadingDocumentFailed, at: element.position,
                expected: "at most \(Expander.deepest) arrays and objects within each other",
                found: "one more")
        }
        depth += 1
    }

    // MARK: Objects

    private mutating func expand(
        _ object: JSONObject, _ element: JSONValue, _ outer: ActiveContext, _ property: JSONString?, fromMap: Bool
    ) throws(JSONLDError) -> JSONValue? {
        var active = outer
        if let previous = active.previous, !fromMap, !staysInScope(object, active) { active = previous }
        // The property's own context is that of the context around.
        if let definition = outer.definition(property), definition.context != nil {
            active = try contexts.scoped(active, definition, overridesProtected: true)
        }
        if let local = object["@context"] {
            active = try contexts.cached(active, local, ContextProcessor.Request(base: base))
        }
        let typeScoped = active
        let typeMembers = object.members.filter { active.expand($0.name) == "@type" }.orderedByName()
        for member in typeMembers {
            for term in member.value.elements.compactMap(\.string).ordered() {
                guard let definition = typeScoped.terms[term], definition.context != nil else { continue }
                active = try contexts.scoped(active, definition, propagates: false)
            }
        }
        let inputType = typeMembers.first?.value.elements.last?.string.flatMap { active.expand($0) }
        var node = NodeInHand(
            active: active, typeScoped: typeScoped, property: property, isJSON: inputType == "@json",
            element: element)
        try expandMembers(of: object, into: &node)
        return try finished(node)
    }

    /// Whether an object is no new node, so that a context that is not propagated still counts in it.
    private func staysInScope(_ object: JSONObject, _ active: ActiveContext) -> Bool {
        if object.count == 1, let name = object.members.first?.name, active.expand(name) == "@id" { return true }
        return object.members.contains { active.expand($0.name) == "@value" }
    }

    /// Steps 13 and 14: the members of an object, then those that nest in it.
    mutating func expandMembers(of object: JSONObject, into node: inout NodeInHand) throws(JSONLDError) {
        var nests: [JSONObject.Member] = []
        let members = isOrdered ? object.members.orderedByName() : object.members
        for member in members where member.name != "@context" {
            guard let expanded = node.active.expand(member.name) else { continue }
            if Keyword.contains(expanded) {
                if expanded == "@nest" {
                    try checkReverse(member, node)
                    nests.append(member)
                } else {
                    try expandKeyword(expanded, member, into: &node)
                }
            } else if expanded.hasColon {
                try expandProperty(expanded, member, into: &node)
            }
        }
        for nest in nests {
            let outer = node.active
            if let definition = outer.terms[nest.name], definition.context != nil {
                node.active = try contexts.scoped(outer, definition, overridesProtected: true)
            }
            defer { node.active = outer }
            for value in nest.value.elements {
                let active = node.active
                guard let inner = value.object, !inner.members.contains(where: { active.expand($0.name) == "@value" })
                else {
                    throw JSONLDError(
                        .invalidNestValue, at: value.isKnown(or: nest.position), expected: "an object without @value",
                        found: value.brief)
                }
                try enter(value)
                defer { depth -= 1 }
                try expandMembers(of: inner, into: &node)
            }
        }
    }

    // MARK: What remains of an object

    /// Steps 15 to 20: checks and tidies what the members gave.
    private func finished(_ node: NodeInHand) throws(JSONLDError) -> JSONValue? {
        var result = node.result
        let position = node.element.position
        if let value = result["@value"] {
            try checkValueObject(result, value, position)
            if result["@type"] != "@json", value.isNull || value.array?.isEmpty == true { return nil }
        } else if let type = result["@type"], type.array == nil {
            result["@type"] = JSONValue(.array([type]), at: type.position)
        } else if result.contains("@set") || result.contains("@list") {
            guard result.count == 1 || (result.count == 2 && result.contains("@index")) else {
                throw JSONLDError(
                    .invalidSetOrListObject, at: position, expected: "nothing but @index beside @set or @list",
                    found: JSONValue.object(result).brief)
            }
            if let set = result["@set"] { return set }
        }
        if result.count == 1, result.contains("@language") { return nil }
        if node.property == nil || node.property == "@graph" {
            if result.isEmpty || result.isValue || result.isList { return nil }
            if result.isReference { return nil }
        }
        return JSONValue(.object(result), at: position)
    }

    private static let valueMembers: Set<JSONString> = ["@direction", "@index", "@language", "@type", "@value"]

    private func checkValueObject(
        _ result: JSONObject, _ value: JSONValue, _ position: JSONPosition
    ) throws(JSONLDError) {
        let hasLanguage = result.contains("@language") || result.contains("@direction")
        let type = result["@type"]
        guard result.members.allSatisfy({ Expander.valueMembers.contains($0.name) }), type == nil || !hasLanguage else {
            throw JSONLDError(
                .invalidValueObject, at: position,
                expected: "a value with @type, or @language and @direction, and perhaps @index", found: "more than that"
            )
        }
        if type == "@json" { return }
        if value.isNull || value.array?.isEmpty == true { return }
        if result.contains("@language"), value.string == nil {
            throw JSONLDError(
                .invalidLanguageTaggedValue, at: value.isKnown(or: position), expected: "a string beside @language",
                found: value.brief)
        }
        if let type {
            guard let iri = type.string, iri.hasColon, IRI(wellFormed: iri) != nil else {
                throw JSONLDError(
                    .invalidTypedValue, at: type.isKnown(or: position), expected: "an absolute IRI as type of a value",
                    found: type.brief)
            }
        }
    }
}

/// A node while its members are expanded.
struct NodeInHand {
    var active: ActiveContext
    let typeScoped: ActiveContext
    let property: JSONString?
    /// Whether the object's type is `@json`.
    let isJSON: Bool
    let element: JSONValue
    var result = JSONObject()
}

extension JSONValue {
    /// The value's position, or another if the value was not read.
    func isKnown(or other: JSONPosition) -> JSONPosition { position.isKnown ? position : other }
}
