#if Server
    internal import QuadStore
    internal import RDFModel

    /// What a graph holds, by counts that the store has at hand.
    struct GraphOverview {
        struct Counted {
            var term: IRI
            var count: Int
        }

        /// How many statements the default graph has.
        let statementCount: Int
        /// How many statements stand in named graphs.
        let namedCount: Int
        /// Things by class, the most first.
        let classes: [Counted]
        /// What the evidence is made of, by class.
        let evidence: [Counted]
        /// Statements by property, the most first.
        let properties: [Counted]
        /// Documents by year.
        let years: [(year: Int, count: Int)]

        init(_ reader: GraphReader) throws {
            statementCount = try reader.count(.spo, [])
            namedCount = try reader.count(.spog, [])
            classes = try GraphOverview.classes(.pos, reader)
            evidence = try GraphOverview.classes(.posg, reader)
            var properties: [IRI: Int] = [:]
            for (id, count) in try reader.groups(.pso, []) {
                if let iri = try reader.iri(id) { properties[iri] = count }
            }
            let repeated = Set(properties.keys.flatMap { reader.vocabulary.repeats($0) })
            self.properties = GraphOverview.sorted(properties.filter { !repeated.contains($0.key) })
            years = try DocumentDates(reader).countsByYear()
        }

        /// Things by class. Classes of others say the same of the same things, where there are our own.
        private static func classes(_ permutation: Permutation, _ reader: GraphReader) throws -> [Counted] {
            guard let type = try reader.id(RDF.type) else { return [] }
            var classes: [IRI: Int] = [:]
            for (id, count) in try reader.groups(permutation, [type]) {
                if let iri = try reader.iri(id) { classes[iri] = count }
            }
            let own = classes.filter { $0.key.text.utf8.starts(with: Terms.yong.utf8) }
            return sorted(own.isEmpty ? classes : own)
        }

        private static func sorted(_ counts: [IRI: Int]) -> [Counted] {
            counts.map { Counted(term: $0.key, count: $0.value) }
                .sorted { ($1.count, $0.term) < ($0.count, $1.term) }
        }
    }
#endif
