#if Server
    internal import Linking
    internal import QuadStore
    internal import RDFModel
    internal import Synchronization

    /// What is known of a state of a store: its things by their names, its classes and its properties.
    final class ReconciledIndex: Sendable {
        /// The things.
        let records: RecordIndex
        /// Classes with how many things are of each; the most frequent first, then by IRI.
        let types: [(iri: IRI, count: Int)]
        /// How many things are of each class.
        let typeCounts: [IRI: Int]
        /// Properties with how many statements have each, in the same order.
        let properties: [(iri: IRI, count: Int)]

        /// Reads a store.
        init(_ view: QuadView) throws {
            var collector = EntityCollector()
            var properties: [IRI: Int] = [:]
            try view.forEach(QuadPattern()) { quad in
                collector.quad(quad)
                if quad.graph == nil { properties[quad.predicate, default: 0] += 1 }
            }
            let records = RecordIndex(collector)
            var types: [IRI: Int] = [:]
            for record in records.all {
                for type in record.types { types[type, default: 0] += 1 }
            }
            self.records = records
            typeCounts = types
            self.types = ReconciledIndex.sorted(types)
            self.properties = ReconciledIndex.sorted(properties)
        }

        private static func sorted(_ counts: [IRI: Int]) -> [(iri: IRI, count: Int)] {
            counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
                .map { (iri: $0.key, count: $0.value) }
        }
    }

    /// The index of the last state that was asked for. It is made by the first request of a state; others wait for it.
    final class IndexCache: Sendable {
        private struct Entry: Sendable {
            let lineage: ObjectIdentifier
            let fingerprint: [UInt64]
            let index: ReconciledIndex
        }

        private let entry = Mutex<Entry?>(nil)

        /// The index of a view's state.
        func index(of view: QuadView) throws -> ReconciledIndex {
            guard let lineage = view.lineage else { return try ReconciledIndex(view) }
            let identifier = ObjectIdentifier(lineage)
            let fingerprint = [
                try view.fingerprint(ScanRange(.spo)), try view.fingerprint(ScanRange(.gspo)),
            ]
            return try entry.withLock { entry in
                if let entry, entry.lineage == identifier, entry.fingerprint == fingerprint { return entry.index }
                let index = try ReconciledIndex(view)
                entry = Entry(lineage: identifier, fingerprint: fingerprint, index: index)
                return index
            }
        }
    }
#endif
