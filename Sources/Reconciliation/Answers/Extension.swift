#if Server
    internal import JSONSyntax
    internal import RDFModel

    /// A request for values of properties of some things (§7 of the specification).
    struct Extension {
        private var ids: [String] = []
        private var properties: [String] = []

        /// Reads the value of `extend`.
        init(_ text: String, limit: Int) throws(ReconciliationError) {
            guard case .object(let object) = try ReconciliationJSON.parse(text, "extend").content,
                let ids = object["ids"]?.array, let properties = object["properties"]?.array
            else { throw .bad("extend: an object with ids and properties is expected") }
            guard ids.count <= limit, properties.count <= limit else { throw .tooMany(limit: limit) }
            for id in ids {
                guard let id = id.string else { throw .bad("extend: an id is no string") }
                self.ids.append(id.text)
            }
            for property in properties {
                guard let id = property.object?["id"]?.string else { throw .bad("extend: a property lacks its id") }
                self.properties.append(id.text)
            }
        }

        /// The values of each thing; none for things that are not known.
        func values(_ things: ReconciledThings) throws -> JSONValue {
            let iris = properties.map { id in
                (id: id, iri: (try? IRI(id)) ?? IRI(unchecked: things.settings.schemaSpace + id))
            }
            var rows = JSONObject()
            for id in ids where !rows.contains(JSONString(id)) {
                var row = JSONObject()
                for property in iris where !row.contains(JSONString(property.id)) {
                    var terms: [Term] = []
                    if let iri = try? IRI(id) {
                        try things.forEachValue(of: iri, property.iri) { terms.append($0) }
                    }
                    let values = try terms.sorted().compactMap { try things.json($0) }
                    _ = row.insert(.init(JSONString(property.id), .array(values)))
                }
                _ = rows.insert(.init(JSONString(id), .object(row)))
            }
            let meta = try iris.map { property in
                JSONValue.object(
                    JSONObject([
                        ("id", .string(JSONString(property.id))),
                        ("name", .string(JSONString(try things.name(of: property.iri)))),
                    ]))
            }
            return .object(JSONObject([("meta", .array(meta)), ("rows", .object(rows))]))
        }
    }
#endif
