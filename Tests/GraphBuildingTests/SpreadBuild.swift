import GraphBuilding
import RDFModel
import RDFSyntax
import Yong

/// A build in steps, brought together in memory as Scripts/spark/build_graph.py does it over machines.
struct SpreadBuild {
    typealias Field = [UInt8]
    typealias Row = [Field]

    let seeds: Seeds
    var settings = GraphSettings()
    private(set) var componentSizes: [Int] = []
    private var crowded: Set<UInt64> = []

    init(seeds: Seeds, settings: GraphSettings = GraphSettings()) {
        self.seeds = seeds
        self.settings = settings
    }

    /// The lines of the graph, in order.
    mutating func lines(of records: [DocumentRecord]) throws -> [Field] {
        var documents: [Field: (record: DocumentRecord, summary: BuildSteps.Summary)] = [:]
        for record in records {
            guard let summary = BuildSteps.summary(of: record) else { continue }
            let key = Field(summary.key.utf8)
            if documents[key] == nil { documents[key] = (record, summary) }
        }
        let keys = documents.keys.sorted { $0.lexicographicallyPrecedes($1) }
        let ids = try table(.ids, keys.compactMap { key in documents[key].map { [Field($0.summary.name.utf8), key] } })
        let originals = try originals(keys.compactMap { key in documents[key].map { (key, $0.summary) } })
        let components = try components(keys.compactMap { key in documents[key].map { (key, $0.record) } })
        let slices = try step(
            .slices,
            keys.compactMap { key in
                guard let record = documents[key]?.record else { return nil }
                return [
                    key, letters(record.bytes), ids[key] ?? [], Field((originals[key] == nil ? "0" : "1").utf8),
                    Field((components[key] ?? []).joined(separator: [0x2C])),
                ]
            }, isSorted: true)
        let found = try step(.components, slices)
        let (things, posts, resolution) = try names(found)
        let rows = keys.compactMap { key in
            documents[key].map {
                documentRow(
                    key, $0.record, ids, originals, found.filter { $0.count > 2 && $0[2] == key }, things, posts)
            }
        }
        var lines = try run(.merge, try run(.knowledge, rows.map(joined)).sorted { $0.lexicographicallyPrecedes($1) })
        guard settings.writesEvidence else { return lines }
        lines += try run(.evidence, rows.map(joined))
        let graph = IRI(unchecked: settings.base + "graph/resolution")
        lines += try run(.merge, resolution.sorted { $0.lexicographicallyPrecedes($1) }, graph: graph)
        return lines
    }

    // MARK: Steps

    private func run(_ step: GraphStep, _ lines: [Field], graph: IRI? = nil) throws -> [Field] {
        var run = GraphStepRun(
            step, seeds: seeds, settings: settings, overlay: Overlay(), crowded: crowded, graph: graph)
        var output: [UInt8] = []
        for line in lines { try run.take(line[...], to: &output) }
        try run.finish(&output)
        return output.split(separator: 0x0A).map(Field.init)
    }

    private func step(_ step: GraphStep, _ rows: [Row], isSorted: Bool = false) throws -> [Row] {
        let rows =
            isSorted ? rows : rows.sorted { $0.lexicographicallyPrecedes($1, by: { $0.lexicographicallyPrecedes($1) }) }
        return try run(step, rows.map(joined)).map {
            $0.split(separator: 0x09, omittingEmptySubsequences: false).map(Field.init)
        }
    }

    private func table(_ step: GraphStep, _ rows: [Row]) throws -> [Field: Field] {
        Dictionary(try self.step(step, rows).map { ($0[0], $0[1]) }, uniquingKeysWith: { one, _ in one })
    }

    private func joined(_ row: Row) -> Field { Field(row.joined(separator: [0x09])) }

    private func letters(_ bytes: [UInt8]) -> Field { Field(Letters.text(bytes).utf8) }

    // MARK: Bringing together

    private func originals(_ documents: [(key: Field, summary: BuildSteps.Summary)]) throws -> [Field: Field] {
        var sketches: [Field: Field] = [:]
        for document in documents { sketches[document.key] = letters(document.summary.sketch) }
        let introduced = documents.flatMap { document in
            document.summary.introductions.map { [Field("\($0)".utf8), document.key, sketches[document.key] ?? []] }
        }
        let groups = groups(try step(.repetitions, introduced).map { ($0[0], $0[1]) })
        return try table(.originals, groups.map { [$0.value, $0.key, sketches[$0.key] ?? []] })
    }

    private mutating func components(_ documents: [(key: Field, record: DocumentRecord)]) throws -> [Field: [Field]] {
        let found = try step(.links, documents.map { [$0.key, letters($0.record.bytes)] }, isSorted: true)
        var own: [Field: [Field]] = [:]
        var had: Set<Field> = []
        for row in found where row[0] == [UInt8(ascii: "v")] {
            own[row[1]] = row[2].split(separator: 0x2C).map(Field.init)
            had.formUnion(own[row[1]] ?? [])
        }
        for row in found where row[0] == [UInt8(ascii: "m")] { had.insert(row[1]) }
        var links = found.filter { $0[0] == [UInt8(ascii: "e")] && ($0[3].isEmpty || had.contains($0[3])) }.map {
            ($0[1], $0[2])
        }
        let names = Set(found.filter { $0[0] == [UInt8(ascii: "n")] }.map { [$0[1], $0[2]] })
        for row in try step(.spellings, Array(names)) {
            if row[0] == [UInt8(ascii: "e")] {
                links.append((row[1], row[2]))
            } else {
                crowded.insert(UInt64(String(decoding: row[1], as: UTF8.self), radix: 16) ?? 0)
            }
        }
        let groups = groups(links)
        var sizes: [Field: Int] = [:]
        for vertex in own.values.joined() { sizes[groups[vertex] ?? vertex, default: 0] += 1 }
        componentSizes = sizes.values.sorted(by: >)
        return own.mapValues { $0.map { groups[$0] ?? $0 } }
    }

    /// The least member of each one's group.
    private func groups(_ links: [(Field, Field)]) -> [Field: Field] {
        var parents: [Field: Field] = [:]
        func root(_ member: Field) -> Field {
            var root = member
            while let parent = parents[root], parent != root { root = parent }
            parents[member] = root
            return root
        }
        for (left, right) in links {
            let (one, other) = (root(left), root(right))
            let isLess = one.lexicographicallyPrecedes(other)
            parents[isLess ? other : one] = isLess ? one : other
        }
        return Dictionary(parents.keys.map { ($0, root($0)) }, uniquingKeysWith: { one, _ in one })
    }

    private struct NamedPost {
        var named: Field
        var body: Field
    }

    private func names(_ found: [Row]) throws -> (things: [Field: Field], posts: [Field: NamedPost], lines: [Field]) {
        var first: [Field: Row] = [:]
        for row in found where row[0] == [UInt8(ascii: "p")] {
            if let known = first[row[1]], !row[2].lexicographicallyPrecedes(known[2]) { continue }
            first[row[1]] = row
        }
        var posts: [Field: NamedPost] = [:]
        for row in try step(.posts, first.values.map { [$0[3], $0[2], $0[1], $0[5]] }) {
            posts[row[0]] = NamedPost(named: row[1], body: first[row[0]]?[4] ?? [])
        }
        var rows: [Row] = []
        for row in found where row[0] == [UInt8(ascii: "t")] {
            rows.append([row[1], row[0]] + row[2...])
            if !row[5].isEmpty { rows.append([row[1], Field("l".utf8), row[5], posts[row[5]]?.named ?? []]) }
        }
        for row in found where row[0] == [UInt8(ascii: "r")] { rows.append([row[1], row[0], row[2]]) }
        var things: [Field: Field] = [:]
        var lines: [Field] = []
        for row in try step(.names, rows) {
            if row[0] == [UInt8(ascii: "t")] { things[row[1]] = row[2] } else { lines.append(joined(Array(row[1...]))) }
        }
        return (things, posts, lines)
    }

    private func documentRow(
        _ key: Field, _ record: DocumentRecord, _ ids: [Field: Field], _ originals: [Field: Field], _ found: [Row],
        _ things: [Field: Field], _ posts: [Field: NamedPost]
    ) -> Row {
        let entities = found.filter { $0[0] == [UInt8(ascii: "e")] }
        let relations = found.filter { $0[0] == [UInt8(ascii: "h")] }
        var row = [key, letters(record.bytes), ids[key] ?? [], originals[key].map { ids[$0] ?? ownID($0) } ?? []]
        row.append(Field("\(entities.count)".utf8))
        for entity in entities { row += [entity[3], things[entity[1]] ?? []] }
        row.append(Field("\(relations.count)".utf8))
        for relation in relations {
            let post = posts[relation[1]]
            row += [relation[3], post?.named ?? [], things[post?.body ?? []] ?? []]
        }
        return row
    }

    private func ownID(_ key: Field) -> Field {
        let digits = key.prefix { $0 != UInt8(ascii: ".") }
        return letters(
            stride(from: 0, to: digits.count, by: 2).map {
                UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
            })
    }
}

/// Bytes in Base64, for what a test feeds.
enum Letters {
    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let octets = bytes[start..<min(start + 3, bytes.count)]
            var group = 0
            for place in 0..<3 { group = group << 8 | (place < octets.count ? Int(octets[start + place]) : 0) }
            for place in 0..<4 {
                text.append(place <= octets.count ? letters[group >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
