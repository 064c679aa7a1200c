import ExtractionModel

/// The steps of a build that is spread over machines: between them, a program such as Apache Spark brings together what
/// belongs together.
///
/// The rules are those of ``GraphBuilder``. Texts are given and taken as bytes that only another step reads. What names a
/// document between steps is its *key*, in ASCII; the order of keys, byte by byte, is the order of documents.
package struct BuildSteps: Sendable {
    /// The things known beforehand.
    package let seeds: Seeds
    /// How the graph is built and what of it is written.
    package let settings: GraphSettings
    let overlay: Overlay

    /// Makes the steps.
    ///
    /// - Parameter overlay: What people said of documents and things; see ``canSpread(_:)``.
    package init(seeds: Seeds, settings: GraphSettings, overlay: Overlay) {
        self.seeds = seeds
        self.settings = settings
        self.overlay = overlay
    }

    /// Whether a build with this overlay can be spread: not if it speaks of things by their IRIs, which are known only
    /// when all are.
    package static func canSpread(_ overlay: Overlay) -> Bool { !overlay.namesThings }

    // MARK: Documents

    /// What is asked of a document before its entities.
    package struct Summary {
        /// What names it.
        package var key: String
        /// Documents whose ids begin alike have this in common.
        package var name: String
        /// Documents that may repeat each other have one of these in common.
        package var introductions: [UInt32]
        /// How alike documents are follows from these.
        package var sketch: [UInt8]
    }

    /// What is asked of a document before its entities; `nil` if the record is damaged.
    package static func summary(of record: DocumentRecord) -> Summary? {
        var reader = RecordReader(record.bytes)
        _ = reader.number()
        let (id, fingerprint, day) = (reader.text(), reader.word(), reader.number())
        var hashes: [UInt32] = []
        TextSketch.read(from: &reader, into: &hashes)
        guard !reader.hasFailed else { return nil }
        var sketch = RecordWriter()
        sketch.number(day)
        TextSketch(hashes: hashes).write(to: &sketch)
        var path: [UInt8] = []
        NameText.appendPathStep(id, to: &path)
        return Summary(
            key: DocumentKey.text(id: id, fingerprint: fingerprint),
            name: String(decoding: LinkVertex.withoutBracket(path[...]), as: UTF8.self),
            introductions: Array(hashes.prefix(Reposts.introductions)), sketch: sketch.bytes)
    }

    /// The ids that documents get whose own belongs to another, of all whose ``Summary/name`` is one, in their order.
    package static func ids(ofKeys keys: [String]) -> [(key: String, id: String)] {
        var ids = DocumentIDs()
        return keys.compactMap { key in
            DocumentKey.id(in: key).flatMap { ids.insert($0) }.map { (key, $0) }
        }
    }

    /// The pairs of documents that repeat each other, of all that have one of their introductions in common.
    package static func repetitions(among sketches: [[UInt8]]) -> [(Int, Int)] {
        guard sketches.count <= Reposts.crowd else { return [] }
        let documents = sketches.map(sketch)
        var pairs: [(Int, Int)] = []
        for left in documents.indices {
            for right in documents.indices[(left + 1)...]
            where Reposts.isOneItem(
                documents[left].hashes[...], documents[right].hashes[...], documents[left].day, documents[right].day)
            {
                pairs.append((left, right))
            }
        }
        return pairs
    }

    /// For every document, the one whose text it repeats, or itself; of all that repeat each other, in their order.
    package static func originals(of sketches: [[UInt8]]) -> [Int] {
        let documents = sketches.map(sketch)
        return Reposts(
            count: documents.count, sketch: { documents[$0].hashes[...] }, day: { documents[$0].day }
        ).original
    }

    private static func sketch(_ bytes: [UInt8]) -> (day: Int?, hashes: [UInt32]) {
        var reader = RecordReader(bytes)
        let day = PackedDay(rawValue: Int32(truncatingIfNeeded: reader.number())).dayNumber
        var hashes: [UInt32] = []
        TextSketch.read(from: &reader, into: &hashes)
        return (day, hashes)
    }

    // MARK: Components

    /// What the entities of a document have in common with others, as numbers that entities of one component share.
    package struct Links {
        /// The vertex of each entity.
        package var own: [UInt64] = []
        /// Vertices that the document has besides.
        package var marks: [UInt64] = []
        /// Pairs of one component: always, or if some document has the third vertex.
        package var pairs: [(left: UInt64, right: UInt64, condition: UInt64?)] = []
        /// Keys of names of people, with the vertices of their halves.
        package var names: [(half: UInt64, key: [UInt8])] = []
    }

    /// What the entities of documents have in common with others, in the order of the records; `nil` for damaged ones.
    package func links(of records: [DocumentRecord]) -> [Links?] {
        var (resolver, places) = resolver(of: records)
        var finder = PostFinder()
        return places.map { place in
            place.map { document in
                let found = resolver.links(of: document, &finder)
                var links = Links(own: found.own.map(\.rawValue), marks: found.marks.map(\.rawValue).sorted())
                links.pairs = found.links.map { ($0.left.rawValue, $0.right.rawValue, $0.condition?.rawValue) }
                for name in found.fullNames {
                    for half in NameHalf.halves(of: name[...]) { links.names.append((half.vertex.rawValue, name)) }
                }
                return links
            }
        }
    }

    /// The pairs of names that are compared because they have a half in common and look like one name misspelt, as
    /// pairs of one component; `nil` if so many have the half that none are compared.
    package static func spellings(among keys: [[UInt8]]) -> [(left: UInt64, right: UInt64)]? {
        guard keys.count <= NameHalf.crowd else { return nil }
        var pairs: [(UInt64, UInt64)] = []
        for (place, left) in keys.enumerated() {
            for right in keys[(place + 1)...] where SpellingDistance.isMisspelling(left[...], right[...]) {
                pairs.append((LinkVertex(.person, left).rawValue, LinkVertex(.person, right).rawValue))
            }
        }
        return pairs
    }

    /// A document to be cut into what each component needs.
    package struct Assignment {
        /// The document's record.
        package var record: DocumentRecord
        /// Its id, if its own belongs to another document as well.
        package var id: String?
        /// Whether it repeats another document.
        package var isRepost: Bool
        /// The component of each entity.
        package var components: [UInt64]

        /// Makes an assignment.
        package init(record: DocumentRecord, id: String?, isRepost: Bool, components: [UInt64]) {
            (self.record, self.id, self.isRepost, self.components) = (record, id, isRepost, components)
        }
    }

    /// What each component needs of documents, in the order of the documents, and whether entities of other components
    /// are with it; `nil` for damaged ones.
    package func slices(
        of assignments: [Assignment]
    ) -> [[(component: UInt64, bytes: [UInt8], hasCompany: Bool)]?] {
        var (resolver, places) = resolver(of: assignments.map(\.record))
        return places.enumerated().map { number, place in
            place.map { document in
                let assignment = assignments[number]
                return resolver.slices(of: document, components: assignment.components, id: assignment.id).map {
                    var slice = $0.slice
                    slice.isRepost = assignment.isRepost
                    return ($0.component, slice.bytes, slice.entities.contains { !$0.isMember })
                }
            }
        }
    }

    /// A resolver that has decided nothing yet, and where each record stands in it.
    private func resolver(of records: [DocumentRecord]) -> (Resolver, [Int?]) {
        var table = RecordTable()
        let places = records.enumerated().map { place, record in
            table.add(record, at: place, seeds: seeds.index) ? table.documents.count - 1 : nil
        }
        let order = Array(table.documents.indices)
        return (
            Resolver(
                seeds: seeds.index, overlay: overlay, table: table, order: order, isRepost: order.map { _ in false }),
            places
        )
    }
}
