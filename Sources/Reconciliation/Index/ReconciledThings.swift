#if Server
    internal import JSONSyntax
    internal import Linking
    internal import QuadStore
    internal import RDFModel
    internal import TextIndex

    /// The things of a view, as answers speak of them.
    struct ReconciledThings {
        let view: QuadView
        let index: ReconciledIndex
        let settings: ReconciliationSettings
        /// What finds labels by their words, if there is anything.
        let search: TextSearch?

        private static let label = IRI(unchecked: "http://www.w3.org/2000/01/rdf-schema#label")

        /// What a class, a property or a thing is called: its label, English before others; or the end of its IRI.
        func name(of iri: IRI) throws -> String {
            if let record = index.records[iri] { return record.label }
            var labels: [Literal] = []
            try view.forEach(QuadPattern(subject: .iri(iri), predicate: ReconciledThings.label)) { quad in
                if let literal = quad.object.literal { labels.append(literal) }
            }
            labels.sort()
            let english = labels.first { $0.language?.lowercased().hasPrefix("en") == true }
            return (english ?? labels.first)?.lexicalForm ?? ReconciledThings.end(of: iri)
        }

        /// The part of an IRI behind its last `/` or `#`.
        static func end(of iri: IRI) -> String {
            let parts = iri.text.split { $0 == "/" || $0 == "#" }
            return parts.last.map(String.init) ?? iri.text
        }

        /// The classes of a thing as the API has them.
        func types(of record: EntityRecord) throws -> [JSONValue] {
            try ordered(record.types).map { try reference($0) }
        }

        /// Classes of the service's own vocabulary first, and of those the ones that say most: clients show the first.
        private func ordered(_ types: [IRI]) -> [IRI] {
            types.map { (iri: $0, isOther: !$0.text.hasPrefix(settings.schemaSpace), count: index.typeCounts[$0] ?? 0) }
                .sorted { left, right in
                    if left.isOther != right.isOther { return right.isOther }
                    return left.count != right.count ? left.count < right.count : left.iri < right.iri
                }
                .map(\.iri)
        }

        /// The identifier and the name of something.
        func reference(_ iri: IRI) throws -> JSONValue {
            .object(
                JSONObject([
                    ("id", .string(JSONString(iri.text))), ("name", .string(JSONString(try name(of: iri)))),
                ]))
        }

        /// A line that tells a thing from its namesakes: its classes, and what contains it.
        func description(of record: EntityRecord) throws -> String {
            let types = try ordered(record.types).prefix(2).map { try name(of: $0) }
            let within = index.records.containers(of: record)
            return types.joined(separator: ", ") + (within.isEmpty ? "" : " · " + within.joined(separator: ", "))
        }

        /// The record of an identifier that a client sent.
        func record(_ id: String) throws(ReconciliationError) -> EntityRecord {
            guard let iri = try? IRI(id), let record = index.records[iri] else { throw .unknown(id) }
            return record
        }
    }
#endif
