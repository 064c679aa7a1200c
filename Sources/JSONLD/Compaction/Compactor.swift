internal import JSONSyntax
internal import Sorting

/// Compacts expanded documents: the context's terms take the place of IRIs and structure (JSON-LD 1.1 API §6.1).
struct Compactor {
    let contexts: ContextProcessor
    let compactsArrays: Bool
    let isOrdered: Bool

    init(contexts: ContextProcessor) {
        self.contexts = contexts
        compactsArrays = contexts.options.compactsArrays
        isOrdered = contexts.options.isOrdered
    }

    /// A value below a property.
    func compact(
        _ element: JSONValue, _ active: ActiveContext, _ property: JSONString?
    ) throws(JSONLDError) -> JSONValue {
        switch element.content {
        case .null, .bool, .number, .string: return element
        case .array(let items):
            var result: [JSONValue] = []
            for item in items {
                let compacted = try compact(item, active, property)
                if !compacted.isNull { result.append(compacted) }
            }
            let keepsArray =
                !compactsArrays || property == "@graph" || property == "@set"
                || !active.container(property).isDisjoint(with: [.list, .set])
            if result.count == 1, !keepsArray, let only = result.first { return only }
            return .array(result)
        case .object(let object): return try compact(object, active, property)
        }
    }

    private func compact(
        _ object: JSONObject, _ outer: ActiveContext, _ property: JSONString?
    ) throws(JSONLDError) -> JSONValue {
        let typeScoped = outer
        var active = outer
        if let previous = active.previous, !object.isValue, !object.isReference { active = previous }
        if let definition = outer.definition(property), definition.context != nil {
            active = try contexts.scoped(active, definition, overridesProtected: true)
        }
        if object.isValue || object.contains("@id") {
            let value = try compactValue(object, active, property)
            if value.object == nil || active.definition(property)?.type == "@json" { return value }
        }
        if let list = object["@list"], active.container(property).contains(.list) {
            return try compact(list, active, property)
        }
        let inner = try withTypes(of: object, active, typeScoped)
        return .object(try compactMembers(of: object, inner, typeScoped: typeScoped, property))
    }

    /// The context with those of the object's types applied, in the order of the terms.
    private func withTypes(
        of object: JSONObject, _ active: ActiveContext, _ typeScoped: ActiveContext
    ) throws(JSONLDError) -> ActiveContext {
        var result = active
        var terms: [JSONString] = []
        for type in object["@type"]?.elements ?? [] {
            if let iri = type.string { terms.append(try compactIRI(iri, active)) }
        }
        for term in terms.ordered() {
            guard let definition = typeScoped.terms[term], definition.context != nil else { continue }
            result = try contexts.scoped(result, definition, propagates: false)
        }
        return result
    }

    private func compactMembers(
        of object: JSONObject, _ active: ActiveContext, typeScoped: ActiveContext, _ property: JSONString?
    ) throws(JSONLDError) -> JSONObject {
        var result = JSONObject()
        let members = isOrdered ? object.members.orderedByName() : object.members
        for member in members {
            switch member.name {
            case "@id":
                let alias = try compactIRI("@id", active)
                if let iri = member.value.string {
                    result[alias] = .string(try compactIRI(iri, active, isName: false))
                } else {
                    result[alias] = member.value
                }
            case "@type": try compactTypes(member.value, active, typeScoped, into: &result)
            case "@reverse": try compactReverse(member.value, active, into: &result)
            case "@index" where active.container(property).contains(.index): break
            case "@direction", "@index", "@language", "@value":
                result[try compactIRI(member.name, active)] = member.value
            default: try compactProperty(member, active, isReverse: property == "@reverse", into: &result)
            }
        }
        return result
    }

    private func compactTypes(
        _ value: JSONValue, _ active: ActiveContext, _ typeScoped: ActiveContext, into result: inout JSONObject
    ) throws(JSONLDError) {
        let alias = try compactIRI("@type", active)
        var types: [JSONValue] = []
        for type in value.elements {
            types.append(
                try type.string.map { (iri) throws(JSONLDError) in
                    JSONValue.string(try compactIRI(iri, typeScoped))
                } ?? type)
        }
        let asArray = active.container(alias).contains(.set) || !compactsArrays
        if types.isEmpty {
            result.add(.array([]), to: alias, asArray: true)
        } else if types.count == 1, let only = types.first {
            result.add(only, to: alias, asArray: asArray)
        } else {
            result.add(.array(types), to: alias, asArray: asArray)
        }
    }

    private func compactReverse(
        _ value: JSONValue, _ active: ActiveContext, into result: inout JSONObject
    ) throws(JSONLDError) {
        guard let compacted = try compact(value, active, "@reverse").object else { return }
        var rest = JSONObject()
        for member in compacted.members {
            if let definition = active.terms[member.name], definition.isReverse {
                let asArray = definition.container.contains(.set) || !compactsArrays
                result.add(member.value, to: member.name, asArray: asArray)
            } else {
                rest[member.name] = member.value
            }
        }
        if !rest.isEmpty { result[try compactIRI("@reverse", active)] = .object(rest) }
    }
}
