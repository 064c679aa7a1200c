#if Server
    internal import QuadStore
    internal import RDFModel
    internal import RDFSyntax

    /// The statements about a thing, as data: all that it is the subject of, what blank nodes among these say, all that
    /// point at it, and for a document all of its graph.
    struct ThingDescription {
        private let reader: GraphReader
        private let thing: TermID
        private let mostIncoming: Int
        private let most: Int
        /// Throws when nobody waits for the description any more.
        private let stop: () throws -> Void

        init(
            _ reader: GraphReader, _ thing: TermID, _ settings: PageSettings, stop: @escaping () throws -> Void = {}
        ) {
            self.stop = stop
            self.reader = reader
            self.thing = thing
            mostIncoming = settings.incomingStatements
            most = settings.describedStatements
        }

        /// A description has more statements than it may have.
        struct TooLarge: Error {}

        /// The bytes in a format.
        ///
        /// - Throws: ``TooLarge``, `StoreError`.
        func bytes(_ format: RDFFormat) throws -> [UInt8] {
            var writer = RDFWriter(format: format, to: MemorySink(), prefixes: ThingDescription.prefixes)
            var written: Set<Triple> = []
            func write(_ triple: Triple) throws {
                guard written.insert(triple).inserted else { return }
                if written.count > most { throw TooLarge() }
                try writer.quad(Quad(triple))
            }
            try statements(of: reader.term(thing), write)
            // Of a graph that is larger than a document's its own description is enough.
            if 1...(most / 2) ~= (try reader.count(.gspo, [thing])) {
                try reader.view.forEach(QuadPattern(in: .named(reader.term(thing)))) { try write($0.triple) }
            }
            // What points at the thing is different of itself, and far more than what it says.
            try incoming { triple in
                if !written.contains(triple) { try writer.quad(Quad(triple)) }
            }
            try writer.finish()
            return writer.output.bytes
        }

        private func statements(of term: Term, _ write: (Triple) throws -> Void) throws {
            var (pending, described): ([Term], Set<Term>) = ([term], [])
            while let subject = pending.popLast() {
                guard described.insert(subject).inserted else { continue }
                try reader.view.forEach(QuadPattern(subject: subject)) { quad in
                    try write(quad.triple)
                    if quad.object.blankNode != nil { pending.append(quad.object) }
                }
            }
        }

        /// Statements of the default graph that point at the thing, property by property.
        private func incoming(_ write: (Triple) throws -> Void) throws {
            if try reader.count(.ops, [thing]) > mostIncoming { throw TooLarge() }
            let object = try reader.term(thing)
            for (id, _) in try reader.groups(.ops, [thing], limit: .max) {
                guard let property = try reader.iri(id) else { continue }
                for subject in try reader.values(.ops, [thing, id], limit: .max) {
                    try stop()
                    try write(Triple(reader.term(subject), property, object))
                }
            }
        }

        /// Prefixes that are declared where they are used.
        static let prefixes: [String: IRI] = [
            "yong": Terms.yong, "dcterms": Terms.dcterms, "org": Terms.org, "oa": Terms.oa, "schema": Terms.schema,
            "foaf": Terms.foaf, "skos": Terms.skos, "prov": Terms.prov, "owl": Terms.owl, "rdf": RDF.namespace,
            "rdfs": RDFS.namespace, "xsd": XSD.namespace,
        ].mapValues { IRI(unchecked: $0) }
    }
#endif
