#if Server
    internal import JSONSyntax
    internal import Linking
    internal import RDFModel

    /// What begins with some letters (§6 of the specification).
    struct Suggestions {
        private let things: ReconciledThings
        private let request: ReconciliationRequest
        private static let pageSize = 20

        init(_ things: ReconciledThings, _ request: ReconciliationRequest) {
            self.things = things
            self.request = request
        }

        /// Things, classes or properties whose name begins with the prefix, or whose identifier it is.
        func json(_ subject: ReconciliationRoute.Subject) throws -> JSONValue {
            let prefix = try request.required("prefix")
            let skip = request.number("cursor", 0...100_000, usual: 0)
            let values: [JSONValue] =
                switch subject {
                case .entity: try entities(prefix, skip)
                case .type: try named(things.index.types, prefix, skip)
                case .property: try named(things.index.properties, prefix, skip)
                }
            return .object(JSONObject([("result", .array(values))]))
        }

        private func entities(_ prefix: String, _ skip: Int) throws -> [JSONValue] {
            let end = skip + Suggestions.pageSize
            var records = things.index.records.things(startingWith: prefix, limit: end)
            if let record = try? things.record(prefix) { records.insert(record, at: 0) }
            if records.count < end {
                // Behind what begins so, what holds the words.
                let before = Set(records.map(\.iri))
                records += try things.things(withWords: prefix).filter { !before.contains($0) }
                    .compactMap { things.index.records[$0] }
            }
            records = Array(records.dropFirst(skip).prefix(Suggestions.pageSize))
            return try records.map { record in
                .object(
                    JSONObject([
                        ("id", .string(JSONString(record.iri.text))), ("name", .string(JSONString(record.label))),
                        ("description", .string(JSONString(try things.description(of: record)))),
                        ("notable", .array(try things.types(of: record))),
                    ]))
            }
        }

        private func named(_ list: [(iri: IRI, count: Int)], _ prefix: String, _ skip: Int) throws -> [JSONValue] {
            let wanted = EntityRecord.folded(prefix)
            var found: [JSONValue] = []
            for (iri, _) in list where found.count < skip + Suggestions.pageSize {
                let name = try things.name(of: iri)
                let isNamed = [name, ReconciledThings.end(of: iri)].contains {
                    EntityRecord.folded($0).starts(with: wanted)
                }
                guard isNamed || iri.text.utf8.starts(with: prefix.utf8) else { continue }
                found.append(
                    .object(
                        JSONObject([
                            ("id", .string(JSONString(iri.text))), ("name", .string(JSONString(name))),
                            ("description", .string(JSONString(iri.text))),
                        ])))
            }
            return Array(found.dropFirst(skip))
        }

        /// The properties that things of a class have, the most frequent first: told from some of the things.
        func proposals(_ type: String) throws -> JSONValue {
            let limit = request.number("limit", 1...1_000, usual: 50)
            var counts: [IRI: Int] = [:]
            let iri = try? IRI(type)
            let sample = things.index.records.all.lazy.filter { iri.map($0.types.contains) ?? true }.prefix(200)
            for record in sample {
                var seen: Set<IRI> = []
                try things.forEachStatement(of: record.iri) { property, _ in
                    if seen.insert(property).inserted { counts[property, default: 0] += 1 }
                }
            }
            let properties = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
                .prefix(limit)
            return .object(
                JSONObject([
                    ("type", .string(JSONString(type))), ("limit", JSONValue(.number(JSONNumber(limit)))),
                    ("properties", .array(try properties.map { try things.reference($0.key) })),
                ]))
        }
    }
#endif
