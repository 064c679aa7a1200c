#if Server
    internal import QuadStore
    internal import RDFModel
    internal import TextIndex

    extension ReconciledThings {
        /// How many things are looked at that the text index finds.
        private static let wordLimit = 200

        /// Things with a label that holds the words of a text, the last of which may be a beginning: what the store's text
        /// index finds, or what is read where it has none. The best first, by the rank of their labels.
        func things(withWords text: String) throws -> [IRI] {
            guard let search else { return [] }
            // What has a meaning for queries has none for people.
            let plain = String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\"" || $0 == "*" ? " " : $0 }))
            let query = TextQuery(plain.trimmed + "*", analyzer: search.analyzer)
            guard !query.isEmpty else { return [] }
            let properties = try search.properties(in: view).compactMap { try view.dictionary.id(of: .iri($0)) }
            let matches = try search.candidates(query, of: properties, in: view)
                .sorted { $0.score != $1.score ? $0.score > $1.score : $0.literal < $1.literal }
            var (found, seen): ([IRI], Set<IRI>) = ([], [])
            for match in matches.prefix(ReconciledThings.wordLimit) {
                let label = try view.dictionary.term(match.literal)
                try view.forEach(QuadPattern(object: label)) { quad in
                    if let iri = quad.subject.iri, seen.insert(iri).inserted { found.append(iri) }
                }
            }
            return found
        }
    }

    extension String {
        /// The text without spaces at its ends.
        fileprivate var trimmed: String {
            let rest = unicodeScalars.drop { $0 == " " }
            return String(String.UnicodeScalarView(rest.reversed().drop { $0 == " " }.reversed()))
        }
    }
#endif
