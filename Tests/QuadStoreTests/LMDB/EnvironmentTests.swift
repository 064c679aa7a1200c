import Glibc
import TestSupport
import Testing

@testable import QuadStore

@Suite("The wrapper of LMDB")
struct EnvironmentTests {
    /// The value of a key as an array.
    private func value(_ transaction: Transaction, _ table: Table, _ key: String) throws -> [UInt8]? {
        try Array(key.utf8).withUnsafeBytes { try transaction.value(table, $0).map { Array($0) } }
    }

    private func put(_ transaction: WriteTransaction, _ table: Table, _ key: String, _ value: [UInt8]) throws {
        try Array(key.utf8).withUnsafeBytes { key in
            try value.withUnsafeBytes { try transaction.put(table, key, $0) }
        }
    }

    @Test("What is committed is there after reopening, and what is rolled back is not", arguments: [false, true])
    func reopening(isFolder: Bool) throws {
        let place = try TemporaryStore()
        var settings = Environment.Settings()
        settings.isFolder = isFolder
        let path = isFolder ? place.folder : place.path
        do {
            let environment = try Environment(path: path, settings: settings)
            let tables = try environment.tables(["a", "b"])
            try environment.write { try put($0, tables[0], "key", [1, 2, 3]) }
            let dropped = try environment.write()
            try put(dropped, tables[0], "key", [9])
            try put(dropped, tables[1], "other", [9])
            #expect(try value(dropped, tables[0], "key") == [9])
            dropped.rollBack()
            struct Stop: Error {}
            #expect(throws: Stop.self) {
                try environment.write {
                    try put($0, tables[1], "third", [7])
                    throw Stop()
                }
            }
        }
        settings.isReadOnly = true
        let environment = try Environment(path: path, settings: settings)
        let tables = try environment.tables(["a", "b"])
        let transaction = try environment.read()
        #expect(try value(transaction, tables[0], "key") == [1, 2, 3])
        #expect(try value(transaction, tables[1], "other") == nil)
        #expect(try transaction.statistics(tables[1]) == TableStatistics())
        #expect(throws: StoreError.readOnly(path: path)) { _ = try environment.write() }
    }

    @Test("A reader keeps its snapshot while others commit, and renews it")
    func snapshots() throws {
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        let before = try environment.read()
        try environment.write { try put($0, table, "key", [1]) }
        let between = try environment.read()
        try environment.write { try put($0, table, "key", [2]) }
        #expect(try value(before, table, "key") == nil)
        #expect(try value(between, table, "key") == [1])
        #expect(before.number < between.number)
        before.reset()
        #expect(!before.isLive)
        try before.renew()
        #expect(try value(before, table, "key") == [2])
        try before.renew()
        #expect(try value(before, table, "key") == [2])
    }

    @Test("The map grows when a transaction fills it, and again")
    func growth() throws {
        let place = try TemporaryStore()
        var settings = Environment.Settings()
        settings.mapSize = 1 << 17
        let environment = try Environment(path: place.path, settings: settings)
        let table = try environment.tables(["a"])[0]
        let first = environment.mapSize
        var runs = 0
        try environment.write { transaction in
            runs += 1
            for number in 0..<200 { try put(transaction, table, "key \(number)", [UInt8](repeating: 7, count: 10_000)) }
        }
        #expect(runs > 1)
        #expect(environment.mapSize > first)
        #expect(environment.usedSize > 2_000_000)
        let reader = try environment.read()
        #expect(try reader.statistics(table).entries == 200)
        #expect(try value(reader, table, "key 199")?.count == 10_000)
    }

    @Test("A full map is an error where a reader of this process holds it, and the next writer makes it larger")
    func blockedGrowth() throws {
        let place = try TemporaryStore()
        var settings = Environment.Settings()
        settings.mapSize = 1 << 17
        settings.growthPatience = 0.01
        let environment = try Environment(path: place.path, settings: settings)
        let table = try environment.tables(["a"])[0]
        let big = [UInt8](repeating: 7, count: 300_000)
        do {
            let reader = try environment.read()
            #expect(throws: StoreError.mapFull(path: place.path, size: 1 << 17)) {
                try environment.write { try put($0, table, "key", big) }
            }
            #expect(try value(reader, table, "key") == nil)
        }
        let writer = try environment.write()
        #expect(environment.mapSize >= 1 << 18)
        writer.rollBack()
        try environment.write { try put($0, table, "key", big) }
        #expect(try value(environment.read(), table, "key") == big)
    }

    @Test("A second writer waits so long as it is told to, and gets a clear error")
    func writers() throws {
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        let writer = try environment.write()
        try put(writer, table, "key", [1])
        #expect(throws: StoreError.lockedByWriter(path: place.path)) {
            _ = try environment.write(waitingAtMost: 0.01)
        }
        try writer.commit()
        // Another process holds the file's lock.
        let descriptor = open(place.path, O_RDWR)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(throws: StoreError.lockedByWriter(path: place.path)) {
            _ = try environment.write(waitingAtMost: 0.01)
        }
        flock(descriptor, LOCK_UN)
        try environment.write(waitingAtMost: 0) { try put($0, table, "key", [2]) }
        #expect(try value(environment.read(), table, "key") == [2])
    }

    @Test("What cannot be opened says why")
    func failures() throws {
        let place = try TemporaryStore()
        var readOnly = Environment.Settings()
        readOnly.isReadOnly = true
        #expect(throws: StoreError.notFound(path: place.path)) {
            _ = try Environment(path: place.path, settings: readOnly)
        }
        let file = try #require(fopen(place.path, "w"))
        fputs(String(repeating: "no store at all ", count: 1000), file)
        fclose(file)
        #expect(throws: StoreError.notAStore(path: place.path)) { _ = try Environment(path: place.path) }
        unlink(place.path)
        let environment = try Environment(path: place.path)
        #expect(throws: StoreError.alreadyOpen(path: place.folder + "/../" + place.folder.dropFirst(5) + "/store")) {
            _ = try Environment(path: place.folder + "/../" + place.folder.dropFirst(5) + "/store")
        }
        #expect(StoreError.lockedByWriter(path: "x").description.contains("'x'"))
        _ = environment
    }

    @Test("A store can be opened again once it is closed, and copied")
    func copies() throws {
        let place = try TemporaryStore()
        for round in UInt8(0)..<3 {
            let environment = try Environment(path: place.path)
            let table = try environment.tables(["a"])[0]
            try environment.write { try put($0, table, "key \(round)", [round]) }
            #expect(try environment.read().statistics(table).entries == Int(round) + 1)
            if round == 2 { try environment.copy(to: place.folder + "/copy", isCompacting: true) }
        }
        let copy = try Environment(path: place.folder + "/copy")
        let table = try copy.tables(["a"])[0]
        #expect(try copy.read().statistics(table).entries == 3)
    }

    @Test("So many readers are active at once, and no more")
    func readers() throws {
        let place = try TemporaryStore()
        var settings = Environment.Settings()
        settings.maximumReaders = 3
        let environment = try Environment(path: place.path, settings: settings)
        _ = try environment.tables(["a"])
        var readers: [ReadTransaction] = []
        for _ in 0..<3 { readers.append(try environment.read()) }
        #expect(throws: StoreError.tooManyReaders(path: place.path, limit: 3)) { _ = try environment.read() }
        readers.removeLast()
        readers.append(try environment.read())
        #expect(readers.count == 3)
    }
}
