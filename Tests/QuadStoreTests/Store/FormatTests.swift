import RDFModel
import Testing

@testable import QuadStore

@Suite("The version of the format")
struct FormatTests {
    private static let quad = Quad(.iri(RDF.nil_), RDF.type, .iri(RDF.nil_))

    private func makeStore() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try Store(at: folder.path).write { _ = try $0.insert(Self.quad) }
        return folder
    }

    private func open(
        _ folder: TemporaryFolder, _ format: StoreFormat, isReadOnly: Bool = false
    ) throws(StoreError) -> StoreCore {
        var settings = Environment.Settings()
        settings.isFolder = true
        settings.isReadOnly = isReadOnly
        var options = StoreOptions()
        options.isReadOnly = isReadOnly
        return try StoreCore(Environment(path: folder.path, settings: settings), options, format)
    }

    private func number(_ core: StoreCore, _ property: StoreTables.Property) throws -> UInt64 {
        try core.tables.number(property, core.environment.read())
    }

    @Test("Each older version has a step to the next one")
    func steps() {
        #expect(StoreFormat.current.version == StoreTables.formatVersion)
        #expect(Set(StoreFormat.current.steps.keys) == Set(1..<StoreTables.formatVersion))
    }

    @Test("A store of an older version is brought to the new one, step by step, by whoever writes")
    func migration() throws {
        let folder = try makeStore()
        // Two steps from the version of today: one triples a number, the next adds one to it.
        let later = StoreFormat(
            version: 3,
            steps: [
                1: { (tables, transaction) throws(StoreError) in
                    try StoreTables(tables).set(.nextBlankNode, 3, transaction)
                },
                2: { (tables, transaction) throws(StoreError) in
                    let number = try StoreTables(tables).number(.nextBlankNode, transaction)
                    try StoreTables(tables).set(.nextBlankNode, number + 1, transaction)
                },
            ])
        #expect(throws: StoreError.olderFormat(path: folder.path, format: 1, current: 3)) {
            _ = try open(folder, later, isReadOnly: true)
        }
        do {
            let core = try open(folder, later)
            #expect(try number(core, .format) == 3)
            #expect(try number(core, .nextBlankNode) == 4)
        }
        // Once only.
        #expect(try number(open(folder, later), .nextBlankNode) == 4)
        #expect(throws: StoreError.newerFormat(path: folder.path, format: 3, known: 1)) {
            _ = try Store(at: folder.path)
        }
    }

    @Test("A step that fails leaves the store as it was")
    func failure() throws {
        let folder = try makeStore()
        let failing = StoreFormat(
            version: 3,
            steps: [
                1: { (tables, transaction) throws(StoreError) in
                    try transaction.removeAll(StoreTables(tables).properties)
                },
                2: { (_, _) throws(StoreError) in throw .limit("no") },
            ])
        #expect(throws: StoreError.limit("no")) { _ = try open(folder, failing) }
        #expect(try StoreTests.all(Store(at: folder.path).snapshot()) == [Self.quad])
        let gap = StoreFormat(version: 2, steps: [:])
        #expect(
            throws: StoreError.limit("the store '\(folder.path)' has format 1, which is no longer read")
        ) { _ = try open(folder, gap) }
    }

    @Test("A file of LMDB that holds other things is no store, and stays as it is")
    func foreign() throws {
        let folder = try TemporaryFolder()
        var settings = Environment.Settings()
        settings.isFolder = true
        do { _ = try Environment(path: folder.path, settings: settings).tables(["colours"]) }
        #expect(throws: StoreError.notAStore(path: folder.path)) { _ = try Store(at: folder.path) }
        let environment = try Environment(path: folder.path, settings: settings)
        #expect(try environment.tableNames().elementsEqual(["colours"]) { $0.utf8.elementsEqual($1.utf8) })
    }
}
