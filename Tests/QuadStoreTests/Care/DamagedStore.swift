import Glibc
import RDFModel
import TestSupport

@testable import QuadStore

/// A store with everything in it, of which copies are damaged.
final class DamagedStore {
    let folder: TemporaryFolder
    let content: Set<Quad>
    /// What the commit in front of the last one held.
    let contentBefore: Set<Quad>
    let bytes: [UInt8]

    static var options: StoreOptions {
        var options = StoreTests.options(blockRows: 16)
        options.fewestMergedChanges = 1000
        // Everything in one file.
        options.mostJournalChanges = 0
        return options
    }

    /// Two loads, so that there are two segments and many blocks; then single quads, so that there are changes, a tail
    /// and triple terms.
    init(quads: Int = 300) throws {
        folder = try TemporaryFolder()
        var news = GeneratedNews(seed: 7)
        var content: Set<Quad> = []
        var before: Set<Quad> = []
        do {
            let store = try Store(at: folder.path, options: Self.options)
            for round in 0..<2 {
                let loader = store.loader()
                var sink = loader.sink
                for index in 0..<quads {
                    var quad = news.quad()
                    if index % 3 == 0 {
                        let subject = IRI(unchecked: "http://e/\(round)/\(index)")
                        quad = Quad(.iri(subject), quad.predicate, quad.object, graph: quad.graph)
                    }
                    try sink.quad(quad)
                    content.insert(quad)
                }
                try loader.finish()
            }
            let node = Quad(.blankNode(BlankNode("b5")), RDF.type, .blankNode(BlankNode("named")))
            try store.write { _ = try $0.insert(node) }
            content.insert(node)
            before = content
            try store.write { transaction in
                for (index, quad) in news.quads(60).enumerated() {
                    let object: Term = .literal(Literal("late \(index % 50)"))
                    for quad in [quad, Quad(quad.subject, quad.predicate, object, graph: quad.graph)] {
                        try transaction.insert(quad)
                        content.insert(quad)
                    }
                }
                for quad in content.sorted(by: { "\($0)" < "\($1)" }).prefix(40) where quad != node {
                    try transaction.delete(quad)
                    content.remove(quad)
                }
            }
        }
        self.content = content
        contentBefore = before
        bytes = try Self.read(folder.path + "/data.mdb")
    }

    private static func read(_ path: String) throws -> [UInt8] { try Shared.bytes(ofFile: path) }

    /// A copy in a folder of its own.
    func copy(_ change: (inout [UInt8]) -> Void = { _ in }) throws -> TemporaryFolder {
        let place = try TemporaryFolder()
        var bytes = bytes
        change(&bytes)
        let file = open(place.path + "/data.mdb", O_WRONLY | O_CREAT, 0o644)
        defer { close(file) }
        let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard written == bytes.count else { throw StoreError.limit("a copy cannot be written") }
        return place
    }
}

extension Store {
    /// The entries of a table.
    func entries(_ table: Table) throws -> [(key: [UInt8], value: [UInt8])] {
        let transaction = try core.environment.read()
        let cursor = try transaction.cursor(table)
        var result: [(key: [UInt8], value: [UInt8])] = []
        var entry = try cursor.first()
        while let found = entry {
            result.append((Array(found.key), Array(found.value)))
            entry = try cursor.next()
        }
        return result
    }

    /// Sets the value of a key as no writer would; `nil` takes it away.
    func plant(_ table: Table, _ key: [UInt8], _ value: [UInt8]?) throws {
        try core.environment.write { transaction in
            try key.withUnsafeBytes { key in
                guard let value else {
                    try transaction.delete(table, key)
                    return
                }
                try value.withUnsafeBytes { try transaction.put(table, key, $0) }
            }
        }
    }
}
