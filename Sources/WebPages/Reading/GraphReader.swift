#if Server
    internal import QuadStore
    internal import RDFModel

    /// Reads what pages show out of one view: counts from the directories of blocks, and no more rows than are shown.
    final class GraphReader {
        /// The commit that is read.
        let view: QuadView
        /// What classes and properties are called.
        let vocabulary: VocabularyLabels
        /// The language that names are preferred in.
        let language: PageLanguage
        private var ids: [IRI: TermID] = [:]
        private var terms: [TermID: Term] = [:]
        private var names: [TermID: Literal] = [:]

        init(_ view: QuadView, _ vocabulary: VocabularyLabels, _ language: PageLanguage) {
            self.view = view
            self.vocabulary = vocabulary
            self.language = language
        }

        // MARK: Terms

        /// The id of an IRI; `nil` if the store does not know it.
        func id(_ iri: IRI) throws -> TermID? {
            if let known = ids[iri] { return known.isBound ? known : nil }
            let id = try view.dictionary.id(of: .iri(iri))
            ids[iri] = id ?? .unbound
            return id
        }

        /// The term of an id.
        func term(_ id: TermID) throws -> Term {
            if let known = terms[id] { return known }
            let term = try view.dictionary.term(id)
            terms[id] = term
            return term
        }

        /// The IRI of an id.
        func iri(_ id: TermID) throws -> IRI? { try term(id).iri }

        // MARK: Rows

        /// How many rows begin with some ids.
        func count(_ permutation: Permutation, _ prefix: [TermID]) throws -> Int {
            try view.count(ScanRange(permutation, prefix: prefix))
        }

        /// The ids of the column behind the prefix, in their order, each once where they follow one another.
        func values(_ permutation: Permutation, _ prefix: [TermID], limit: Int) throws -> [TermID] {
            var result: [TermID] = []
            try forEachRow(ScanRange(permutation, prefix: prefix), [prefix.count], limit: limit) { row in
                if result.last != row[0] { result.append(row[0]) }
            }
            return result
        }

        /// The first id of the column behind the prefix.
        func first(_ permutation: Permutation, _ prefix: [TermID]) throws -> TermID? {
            try values(permutation, prefix, limit: 1).first
        }

        /// Calls `body` with some columns of each row of a range.
        func forEachRow(
            _ range: ScanRange, _ columns: [Int], limit: Int = .max, _ body: ([TermID]) throws -> Void
        ) throws {
            var scan = try view.scan(range, columns: columns)
            var batch = RowBatch(columnCount: scan.columnCount, capacity: min(limit, 1024))
            var left = limit
            while left > 0, try scan.next(&batch, atMost: left) {
                left -= batch.count
                for row in 0..<batch.count { try body(columns.map { TermID(bits: batch.columns[$0][row]) }) }
            }
        }

        /// The different ids of the column behind the prefix, each with the number of its rows; no row is read but one
        /// of each.
        func groups(
            _ permutation: Permutation, _ prefix: [TermID], limit: Int = 500
        ) throws -> [(id: TermID, count: Int)] {
            var result: [(id: TermID, count: Int)] = []
            var scan = try view.scan(ScanRange(permutation, prefix: prefix), columns: [prefix.count])
            var batch = RowBatch(columnCount: scan.columnCount, capacity: 1)
            while result.count < limit, try scan.next(&batch, atMost: 1) {
                let id = TermID(bits: batch.columns[prefix.count][0])
                result.append((id, try count(permutation, prefix + [id])))
                guard id.bits < .max else { break }
                try scan.seek(prefix.map(\.bits) + [id.bits + 1])
            }
            return result
        }

        // MARK: Values

        /// Values of a property of a thing: those in the default graph, or else those in named graphs.
        func objects(_ subject: TermID, _ property: IRI, limit: Int = 50) throws -> [TermID] {
            guard let predicate = try id(property) else { return [] }
            let own = try values(.spo, [subject, predicate], limit: limit)
            return own.isEmpty ? try values(.spog, [subject, predicate], limit: limit) : own
        }

        /// Values that are literals.
        func literals(_ subject: TermID, _ property: IRI, limit: Int = 50) throws -> [Literal] {
            try objects(subject, property, limit: limit).compactMap { try term($0).literal }
        }

        /// The value of a property that has one.
        func text(_ subject: TermID, _ property: IRI) throws -> String? {
            try literals(subject, property, limit: 1).first?.lexicalForm
        }

        // MARK: Names

        /// What a thing is called: its label in the page's language or another one, else the end of its IRI.
        func name(_ id: TermID) throws -> Literal {
            if let known = names[id] { return known }
            let name = try findName(id)
            names[id] = name
            return name
        }

        private func findName(_ id: TermID) throws -> Literal {
            let term = try term(id)
            switch term {
            case .iri(let iri):
                for property in Terms.names {
                    if let name = try literals(id, property).preferred(language) { return name }
                }
                if let label = vocabulary.label(iri, language) { return label }
                return Literal(vocabulary.short(iri) ?? Terms.localName(iri))
            case .blankNode(let node): return Literal("_:" + node.label)
            case .literal(let literal): return literal
            case .triple: return Literal("<<( … )>>")
            }
        }

        /// What a class or property is called.
        func name(of term: IRI) throws -> Literal {
            if let label = vocabulary.label(term, language) { return label }
            if let id = try id(term) { return try name(id) }
            return Literal(vocabulary.short(term) ?? Terms.localName(term))
        }

        /// The classes of a thing, those of our own vocabulary first; those of others only where there are no own.
        func types(_ id: TermID) throws -> [IRI] {
            let all = try objects(id, RDF.type).compactMap { try iri($0) }
            let own = all.filter { $0.text.utf8.starts(with: Terms.yong.utf8) }
            return own.isEmpty ? all : own
        }
    }
#endif
