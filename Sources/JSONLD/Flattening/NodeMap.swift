internal import JSONSyntax
internal import Sorting

/// The nodes of a document by graph and identifier, each of them once (JSON-LD 1.1 API §7.2).
struct NodeMap {
    /// The nodes of one graph.
    struct Graph {
        private(set) var nodes: [JSONObject] = []
        private var places: [JSONString: Int] = [:]
        /// The values of properties that have many.
        private var known: [Slot: Set<JSONValue>] = [:]

        private struct Slot: Hashable {
            let place: Int
            let property: JSONString
        }

        /// Adds a value to a property unless it stands there; lists are kept however often.
        mutating func put(_ value: JSONValue, _ property: JSONString, of place: Int) {
            if !value.isListObject, !isNew(value, property, of: place) { return }
            nodes[place].add(value, to: property, asArray: true)
        }

        private mutating func isNew(_ value: JSONValue, _ property: JSONString, of place: Int) -> Bool {
            let slot = Slot(place: place, property: property)
            if known[slot] != nil { return known[slot, default: []].insert(value).inserted }
            guard let values = nodes[place][property]?.array else { return true }
            if values.contains(value) { return false }
            // Comparing with each of many would take the square of their number.
            if values.count >= 16 { known[slot] = Set(values + [value]) }
            return true
        }

        /// The place of a node, which is made if it is not there.
        mutating func place(of id: JSONString) -> Int {
            if let place = places[id] { return place }
            places[id] = nodes.count
            nodes.append(JSONObject([("@id", .string(id))]))
            return nodes.count - 1
        }

        mutating func change<Failure: Error>(
            _ place: Int, _ body: (inout JSONObject) throws(Failure) -> Void
        ) throws(Failure) {
            try body(&nodes[place])
        }
    }

    private(set) var graphs: [JSONString: Graph] = ["@default": Graph()]
    /// The names of the graphs in the order in which they came.
    private(set) var names: [JSONString] = ["@default"]
    private var labels = BlankNodeNames()

    /// Where values go: to a property of a node, or to a list.
    private enum Target {
        case nothing
        case property(JSONString, of: Int)
        case reverse(JSONString, of: JSONString)
    }

    init(_ expanded: [JSONValue]) throws(JSONLDError) {
        for value in expanded { try add(value, to: "@default", .nothing) }
    }

    private mutating func place(of id: JSONString, in graph: JSONString) -> Int {
        if graphs[graph] == nil {
            graphs[graph] = Graph()
            names.append(graph)
        }
        return graphs[graph, default: Graph()].place(of: id)
    }

    /// Adds an expanded value that stands below `target`.
    private mutating func add(
        _ value: JSONValue, to graph: JSONString, _ target: Target
    ) throws(JSONLDError) {
        guard let object = value.object else {
            for item in value.array ?? [] { try add(item, to: graph, target) }
            return
        }
        if object.isValue || object.isList {
            if let value = try plain(object, graph) { put(value, target, graph) }
            return
        }
        let id = identifier(of: object)
        switch target {
        case .nothing: break
        case .property: put(.object(JSONObject([("@id", .string(id))])), target, graph)
        case .reverse(let property, let other):
            let place = place(of: id, in: graph)
            put(.object(JSONObject([("@id", .string(other))])), .property(property, of: place), graph)
        }
        try addMembers(of: object, id, to: graph)
    }

    private mutating func identifier(of object: JSONObject) -> JSONString {
        guard let id = object["@id"]?.string else { return labels.fresh() }
        return id.isBlankNode ? labels.name(for: id) : id
    }

    /// A value or list with its blank nodes renamed and the nodes in it added to the graph.
    private mutating func plain(_ object: JSONObject, _ graph: JSONString) throws(JSONLDError) -> JSONValue? {
        guard let list = object["@list"] else {
            var object = object
            if let type = object["@type"]?.string, type.isBlankNode {
                object["@type"] = .string(labels.name(for: type))
            }
            return .object(object)
        }
        var items: [JSONValue] = []
        for item in list.elements {
            guard let inner = item.object else { continue }
            if inner.isValue || inner.isList {
                if let value = try plain(inner, graph) { items.append(value) }
            } else {
                let id = identifier(of: inner)
                items.append(.object(JSONObject([("@id", .string(id))])))
                try addMembers(of: inner, id, to: graph)
            }
        }
        var result = JSONObject([("@list", .array(items))])
        if let index = object["@index"] { result["@index"] = index }
        return .object(result)
    }

    private mutating func put(_ value: JSONValue, _ target: Target, _ graph: JSONString) {
        guard case .property(let property, let place) = target else { return }
        graphs[graph, default: Graph()].put(value, property, of: place)
    }

    private mutating func addMembers(
        of object: JSONObject, _ id: JSONString, to graph: JSONString
    ) throws(JSONLDError) {
        let place = place(of: id, in: graph)
        for type in object["@type"]?.elements ?? [] {
            guard let name = type.string else { continue }
            let renamed = name.isBlankNode ? JSONValue.string(labels.name(for: name)) : type
            put(renamed, .property("@type", of: place), graph)
        }
        if let index = object["@index"] { try setIndex(index, of: place, graph) }
        for member in object["@reverse"]?.object?.members ?? [] {
            for value in member.value.elements { try add(value, to: graph, .reverse(member.name, of: id)) }
        }
        if let inner = object["@graph"] {
            _ = self.place(of: id, in: "@default")
            if graphs[id] == nil {
                graphs[id] = Graph()
                names.append(id)
            }
            try add(inner, to: id, .nothing)
        }
        if let included = object["@included"] { try add(included, to: graph, .nothing) }
        let members = object.members.orderedByName()
        for member in members where !Keyword.contains(member.name) {
            let name = member.name.isBlankNode ? labels.name(for: member.name) : member.name
            graphs[graph, default: Graph()].change(place) { node in
                node.add(.array([]), to: name, asArray: true)
            }
            for value in member.value.elements { try add(value, to: graph, .property(name, of: place)) }
        }
    }

    private mutating func setIndex(_ index: JSONValue, of place: Int, _ graph: JSONString) throws(JSONLDError) {
        try graphs[graph, default: Graph()].change(place) { (node) throws(JSONLDError) in
            if let known = node["@index"], known != index {
                throw JSONLDError(
                    .conflictingIndexes, at: index.position, expected: "\(known.brief), as the node's index is",
                    found: index.brief)
            }
            node["@index"] = index
        }
    }

    // MARK: Flattening (§7.1)

    /// All nodes with what is said of them, in the order of their identifiers; named graphs within theirs.
    func flattened() -> [JSONValue] {
        func sorted(_ graph: Graph) -> [JSONValue] {
            let nodes = graph.nodes.filter { !$0.isReference }
            return nodes.ordered { ($0["@id"]?.string ?? "") < ($1["@id"]?.string ?? "") }.map { .object($0) }
        }
        var result = graphs["@default"] ?? Graph()
        for name in names.dropFirst().ordered() {
            guard let graph = graphs[name] else { continue }
            let place = result.place(of: name)
            result.change(place) { $0["@graph"] = .array(sorted(graph)) }
        }
        return sorted(result)
    }
}
