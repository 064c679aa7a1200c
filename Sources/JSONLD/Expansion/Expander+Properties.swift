internal import JSONSyntax

/// Members whose names are properties (JSON-LD 1.1 API §5.1.2 steps 13.5 to 13.14).
extension Expander {
    mutating func expandProperty(
        _ expanded: JSONString, _ member: JSONObject.Member, into node: inout NodeInHand
    ) throws(JSONLDError) {
        let definition = node.active.terms[member.name]
        let container = definition?.container ?? []
        var value: JSONValue?
        if definition?.type == "@json" {
            value = .object(JSONObject([("@value", member.value), ("@type", "@json")]))
        } else if container.contains(.language), let map = member.value.object {
            value = try languageMap(map, node.active, definition)
        } else if !container.isDisjoint(with: [.index, .type, .id]), let map = member.value.object {
            value = try indexMap(map, node.active, member.name, container, definition?.index ?? "@index")
        } else {
            value = try expand(member.value, node.active, member.name)
        }
        guard var value else { return }
        if container.contains(.list), !value.isListObject {
            value = JSONValue(
                .object(JSONObject([("@list", .array(value.elements))])), at: member.value.position)
        }
        if container.contains(.graph), container.isDisjoint(with: [.id, .index]) {
            value = .array(value.elements.map { .object(JSONObject([("@graph", .array($0.elements))])) })
        }
        if definition?.isReverse == true {
            for item in value.elements { try addReverse(item, expanded, member.position, into: &node) }
        } else {
            node.result.add(value, to: expanded, asArray: true)
        }
    }

    private func sorted(_ map: JSONObject) -> [JSONObject.Member] {
        isOrdered ? map.members.orderedByName() : map.members
    }

    /// Strings by their languages.
    private func languageMap(
        _ map: JSONObject, _ active: ActiveContext, _ definition: TermDefinition?
    ) throws(JSONLDError) -> JSONValue {
        let direction = definition?.direction.resolved(active.direction) ?? nil
        var values: [JSONValue] = []
        for member in sorted(map) {
            for item in member.value.elements where !item.isNull {
                guard item.string != nil else {
                    throw JSONLDError(
                        .invalidLanguageMapValue, at: item.isKnown(or: member.position),
                        expected: "a string or null", found: item.brief)
                }
                var value = JSONObject([("@value", item)])
                if member.name != "@none", active.expand(member.name) != "@none" {
                    value["@language"] = JSONValue(.string(member.name), at: member.position)
                }
                if let direction { value["@direction"] = .string(direction) }
                values.append(JSONValue(.object(value), at: item.position))
            }
        }
        return .array(values)
    }

    /// Values by their indexes, identifiers, types or graphs.
    private mutating func indexMap(
        _ map: JSONObject, _ active: ActiveContext, _ property: JSONString, _ container: TermDefinition.Container,
        _ indexKey: JSONString
    ) throws(JSONLDError) -> JSONValue {
        var values: [JSONValue] = []
        for member in sorted(map) {
            var inner = active
            if container.contains(.type) {
                let outer = active.previous ?? active
                if let definition = outer.terms[member.name], definition.context != nil {
                    inner = try contexts.scoped(outer, definition, propagates: false)
                }
            }
            let items = JSONValue(.array(member.value.elements), at: member.value.position)
            let expanded = try expand(items, inner, property, fromMap: true)
            let index = IndexInHand(
                name: member, expanded: active.expand(member.name), key: indexKey, container: container)
            for item in expanded?.elements ?? [] {
                values.append(try indexed(item, index, active))
            }
        }
        return .array(values)
    }

    private struct IndexInHand {
        let name: JSONObject.Member
        let expanded: JSONString?
        let key: JSONString
        let container: TermDefinition.Container
    }

    /// A value of an index map with its index as a member.
    private func indexed(
        _ item: JSONValue, _ index: IndexInHand, _ active: ActiveContext
    ) throws(JSONLDError) -> JSONValue {
        var item = item
        let container = index.container
        if container.contains(.graph), !item.isGraphObject {
            item = .object(JSONObject([("@graph", .array(item.elements))]))
        }
        guard var object = item.object, index.expanded != "@none" else { return item }
        if container.contains(.index), index.key != "@index" {
            let value = value(.string(index.name.name), active, index.key)
            let key = active.expand(index.key) ?? index.key
            object[key] = .array([value] + (object[key]?.elements ?? []))
            if object.isValue {
                throw JSONLDError(
                    .invalidValueObject, at: item.isKnown(or: index.name.position),
                    expected: "nodes in a map by a property", found: "a value")
            }
        } else if container.contains(.index), !object.contains("@index") {
            object["@index"] = JSONValue(.string(index.name.name), at: index.name.position)
        } else if container.contains(.id), !object.contains("@id") {
            let iri = active.expand(index.name.name, vocabulary: false, documentRelative: true)
            object["@id"] = iri.map { JSONValue(.string($0), at: index.name.position) } ?? .null
        } else if container.contains(.type), let type = index.expanded {
            object["@type"] = .array([.string(type)] + (object["@type"]?.elements ?? []))
        }
        return JSONValue(.object(object), at: item.position)
    }

    /// A scalar by the type, language and direction of its property (§5.3, Value Expansion).
    func value(_ value: JSONValue, _ active: ActiveContext, _ property: JSONString) -> JSONValue {
        let definition = active.terms[property]
        if let text = value.string, definition?.type == "@id" || definition?.type == "@vocab" {
            let iri = active.expand(text, vocabulary: definition?.type == "@vocab", documentRelative: true)
            let id = iri.map { JSONValue(.string($0), at: value.position) } ?? .null
            return JSONValue(.object(JSONObject([("@id", id)])), at: value.position)
        }
        var object = JSONObject([("@value", value)])
        if let type = definition?.type, !["@id", "@vocab", "@none"].contains(type) {
            object["@type"] = .string(type)
        } else if value.string != nil {
            let language = (definition?.language ?? .unset).resolved(active.language)
            let direction = (definition?.direction ?? .unset).resolved(active.direction)
            if let language { object["@language"] = .string(language) }
            if let direction { object["@direction"] = .string(direction) }
        }
        return JSONValue(.object(object), at: value.position)
    }
}
