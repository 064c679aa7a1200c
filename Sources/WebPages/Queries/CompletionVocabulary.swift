#if Server
    internal import JSONSyntax
    internal import QuadStore
    internal import RDFModel
    internal import SPARQLSyntax

    /// What the editor of queries completes: prefixes, and the classes and properties of the vocabulary and of the graph.
    struct CompletionVocabulary {
        private let reader: GraphReader

        init(_ reader: GraphReader) {
            self.reader = reader
        }

        /// As JSON.
        func json() throws -> [UInt8] {
            var prefixes = JSONObject()
            for (prefix, namespace) in WellKnownPrefixes.namespaces.sorted(by: { CodeUnits.less($0.key, $1.key) }) {
                prefixes[JSONString(prefix)] = .string(JSONString(namespace.text))
            }
            var result = JSONObject()
            result["prefixes"] = .object(prefixes)
            result["terms"] = .array(try terms())
            result["keywords"] = .array(Keywords.all.map { .string(JSONString($0)) })
            var writer = JSONWriter()
            writer.append(.object(result))
            return writer.bytes
        }

        private func terms() throws -> [JSONValue] {
            var classes = reader.vocabulary.classes
            var properties = reader.vocabulary.properties
            if let type = try reader.id(RDF.type) {
                for permutation in [Permutation.pos, .posg] {
                    classes.formUnion(try reader.groups(permutation, [type]).compactMap { try reader.iri($0.id) })
                }
            }
            for permutation in [Permutation.pso, .psog] {
                properties.formUnion(try reader.groups(permutation, []).compactMap { try reader.iri($0.id) })
            }
            let all = classes.sorted().map { ($0, "class") } + properties.sorted().map { ($0, "property") }
            return try all.map { iri, kind in
                var term = JSONObject()
                term["name"] = .string(JSONString(reader.vocabulary.short(iri) ?? "<\(iri.text)>"))
                term["kind"] = .string(JSONString(kind))
                for language in PageLanguage.allCases {
                    let label = reader.vocabulary.label(iri, language)
                    let text = try label?.lexicalForm ?? reader.name(of: iri).lexicalForm
                    term[JSONString(language.tag)] = .string(JSONString(text))
                }
                return .object(term)
            }
        }
    }
#endif
