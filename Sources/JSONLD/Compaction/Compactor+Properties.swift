internal import JSONSyntax

/// Properties and their values (JSON-LD 1.1 API §6.1.2 steps 12.7 and 12.8).
extension Compactor {
    /// A value on its way into the result.
    private struct Item {
        /// The value as it was expanded.
        let expanded: JSONObject
        let term: JSONString
        let container: TermDefinition.Container
        let asArray: Bool
        var compacted: JSONValue
    }

    func compactProperty(
        _ member: JSONObject.Member, _ active: ActiveContext, isReverse: Bool, into result: inout JSONObject
    ) throws(JSONLDError) {
        if member.value.array?.isEmpty ?? false {
            let term = try compactIRI(member.name, active, value: member.value, isReverse: isReverse)
            try nested(term, active, &result) { (target) throws(JSONLDError) in
                target.add(.array([]), to: term, asArray: true)
            }
        }
        for value in member.value.elements {
            let term = try compactIRI(member.name, active, value: value, isReverse: isReverse)
            let container = active.container(term)
            let asArray =
                container.contains(.set) || term == "@graph" || term == "@list" || !compactsArrays
            let expanded = value.object ?? JSONObject()
            let inner = expanded["@list"] ?? (expanded.isGraph ? expanded["@graph"] : nil) ?? value
            let item = Item(
                expanded: expanded, term: term, container: container, asArray: asArray,
                compacted: try compact(inner, active, term))
            try nested(term, active, &result) { (target) throws(JSONLDError) in
                try put(item, active, into: &target)
            }
        }
    }

    /// Changes the object that a term's values go to: the result, or the one that the term nests in.
    private func nested(
        _ term: JSONString, _ active: ActiveContext, _ result: inout JSONObject,
        _ body: (inout JSONObject) throws(JSONLDError) -> Void
    ) throws(JSONLDError) {
        guard let nest = active.terms[term]?.nest else {
            try body(&result)
            return
        }
        guard nest == "@nest" || active.expand(nest) == "@nest" else {
            throw JSONLDError(
                .invalidNestValue, expected: "@nest or a term for it", found: "\"\(nest.text)\"")
        }
        var target = result[nest]?.object ?? JSONObject()
        try body(&target)
        result[nest] = .object(target)
    }

    private func put(
        _ item: Item, _ active: ActiveContext, into target: inout JSONObject
    ) throws(JSONLDError) {
        var item = item
        if item.expanded.isList {
            let list = JSONValue.array(item.compacted.elements)
            guard !item.container.contains(.list) else {
                target[item.term] = list
                return
            }
            var object = JSONObject([(try compactIRI("@list", active), list)])
            if let index = item.expanded["@index"] { object[try compactIRI("@index", active)] = index }
            item.compacted = .object(object)
        }
        if item.expanded.isGraph {
            try putGraph(item, active, into: &target)
        } else if !item.container.isDisjoint(with: [.language, .index, .id, .type]), !item.container.contains(.graph) {
            try putMapped(item, active, into: &target)
        } else {
            target.add(item.compacted, to: item.term, asArray: item.asArray)
        }
    }

    /// The key of a map, or what stands for none.
    private func key(_ key: JSONString?, _ active: ActiveContext) throws(JSONLDError) -> JSONString {
        if let key { return key }
        return try compactIRI("@none", active)
    }

    // MARK: Graphs

    private func putGraph(
        _ item: Item, _ active: ActiveContext, into target: inout JSONObject
    ) throws(JSONLDError) {
        let (expanded, container) = (item.expanded, item.container)
        if container.contains([.graph, .id]) {
            var name = expanded["@id"]?.string
            if let id = name { name = try compactIRI(id, active, isName: false) }
            let key = try key(name, active)
            target.update(item.term) { $0.add(item.compacted, to: key, asArray: item.asArray) }
        } else if container.contains([.graph, .index]), expanded.isSimpleGraph {
            let key = try key(expanded["@index"]?.string, active)
            target.update(item.term) { $0.add(item.compacted, to: key, asArray: item.asArray) }
        } else if container.contains(.graph), expanded.isSimpleGraph {
            var value = item.compacted
            if let nodes = value.array, nodes.count > 1 {
                value = .object(JSONObject([(try compactIRI("@included", active), value)]))
            }
            target.add(value, to: item.term, asArray: item.asArray)
        } else {
            var object = JSONObject([(try compactIRI("@graph", active), item.compacted)])
            if let id = expanded["@id"]?.string {
                object[try compactIRI("@id", active)] = .string(try compactIRI(id, active, isName: false))
            }
            if let index = expanded["@index"] { object[try compactIRI("@index", active)] = index }
            target.add(.object(object), to: item.term, asArray: item.asArray)
        }
    }

    // MARK: Maps

    private func putMapped(
        _ item: Item, _ active: ActiveContext, into target: inout JSONObject
    ) throws(JSONLDError) {
        var item = item
        var key: JSONString?
        if item.container.contains(.language) {
            if item.expanded.isValue { item.compacted = item.expanded["@value"] ?? item.compacted }
            key = item.expanded["@language"]?.string
        } else if item.container.contains(.index) {
            let name = active.terms[item.term]?.index ?? "@index"
            if name == "@index" {
                key = item.expanded["@index"]?.string
            } else {
                let alias = try compactIRI(active.expand(name) ?? name, active)
                key = takeKey(name, from: &item.compacted) ?? takeKey(alias, from: &item.compacted)
            }
        } else if item.container.contains(.id) {
            let alias = try compactIRI("@id", active)
            if var object = item.compacted.object {
                key = object.remove(alias)?.string
                item.compacted = .object(object)
            }
        } else {
            key = takeKey(try compactIRI("@type", active), from: &item.compacted)
            let rest = item.compacted.object?.members ?? []
            if rest.count == 1, let only = rest.first, active.expand(only.name) == "@id", let id = item.expanded["@id"]
            {
                item.compacted = try compact(.object(JSONObject([("@id", id)])), active, item.term)
            }
        }
        let name = try self.key(key, active)
        target.update(item.term) { $0.add(item.compacted, to: name, asArray: item.asArray) }
    }

    /// Takes the first string out of a member, which becomes the key of a map.
    private func takeKey(_ name: JSONString, from value: inout JSONValue) -> JSONString? {
        guard var object = value.object, let member = object[name] else { return nil }
        let values = member.elements
        guard let key = values.first?.string else { return nil }
        let rest = values.dropFirst()
        switch rest.count {
        case 0: object.remove(name)
        case 1: object[name] = rest.first
        default: object[name] = .array(Array(rest))
        }
        value = .object(object)
        return key
    }
}
