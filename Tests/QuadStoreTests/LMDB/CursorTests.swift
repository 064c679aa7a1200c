import TestSupport
import Testing

@testable import QuadStore

@Suite("Cursors of LMDB")
struct CursorTests {
    private static func bytes(_ entry: Cursor.Entry?) -> [UInt8]? { entry.map { Array($0.key) } }

    @Test("Seeks agree with a sorted array of keys in the order of memcmp", arguments: [1, 2, 3] as [UInt64])
    func seeks(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func key() -> [UInt8] {
            (0..<Int.random(in: 1...4, using: &random)).map { _ in
                [0, 1, 127, 128, 255].randomElement(using: &random) ?? 0
            }
        }
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        var keys: Set<[UInt8]> = []
        for _ in 0..<300 { keys.insert(key()) }
        try environment.write { transaction in
            for key in keys {
                try key.withUnsafeBytes { bytes in try transaction.put(table, bytes, bytes) }
            }
        }
        let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
        let transaction = try environment.read()
        let cursor = try transaction.cursor(table)
        #expect(try Self.bytes(cursor.first()) == sorted.first)
        for index in sorted.indices.dropFirst() { #expect(try Self.bytes(cursor.next()) == sorted[index]) }
        #expect(try cursor.next() == nil)
        for index in sorted.indices.reversed() {
            #expect(try Self.bytes(index == sorted.count - 1 ? cursor.last() : cursor.previous()) == sorted[index])
        }
        for _ in 0..<500 {
            let wanted = key()
            try wanted.withUnsafeBytes { (bytes) throws in
                let up = sorted.first { !$0.lexicographicallyPrecedes(wanted) }
                let down = sorted.last { !wanted.lexicographicallyPrecedes($0) }
                #expect(try Self.bytes(cursor.seek(atLeast: bytes)) == up)
                #expect(try Self.bytes(cursor.seek(atMost: bytes)) == down)
                #expect(try Self.bytes(cursor.seek(exactly: bytes)) == (keys.contains(wanted) ? wanted : nil))
            }
        }
    }

    @Test("Numbers as keys stand in their order, and prefixes are removed as a whole")
    func numbers() throws {
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        let numbers: [UInt64] = [0, 1, 255, 256, 1 << 32, 1 << 56, 1 << 56 + 1, .max]
        try environment.write { transaction in
            for number in numbers.reversed() { try transaction.put(table, number, .init(start: nil, count: 0)) }
        }
        do {
            let transaction = try environment.read()
            let cursor = try transaction.cursor(table)
            #expect(try cursor.seek(atLeast: 2)?.key.last == 255)
            #expect(try transaction.value(table, 1 << 56) != nil)
            #expect(try transaction.value(table, 2) == nil)
        }
        let removed = try environment.write { transaction in
            // Those whose highest byte is 1, and then those whose three highest bytes are 0.
            let ones = try [UInt8(1)].withUnsafeBytes { try transaction.delete(table, startingWith: $0) }
            let zeros = try [UInt8](repeating: 0, count: 4).withUnsafeBytes {
                try transaction.delete(table, startingWith: $0)
            }
            return [ones, zeros]
        }
        #expect(removed == [2, 4])
        try environment.write { transaction in
            #expect(try transaction.statistics(table).entries == 2)
            #expect(try transaction.delete(table, 1 << 32))
            #expect(try !transaction.delete(table, 1 << 32))
            try transaction.removeAll(table)
        }
        #expect(try environment.read().statistics(table).entries == 0)
    }

    @Test("A value of a reserved size is what was filled in, and appending refuses what is out of order")
    func reserve() throws {
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        try environment.write { transaction in
            try [UInt8(5)].withUnsafeBytes { key in
                try transaction.reserve(table, key, count: 70_000) {
                    for index in $0.indices { $0[index] = UInt8(index % 251) }
                }
            }
            try [UInt8(6)].withUnsafeBytes { key in try transaction.append(table, key, key) }
            #expect(throws: StoreError.self) {
                try [UInt8(4)].withUnsafeBytes { key in try transaction.append(table, key, key) }
            }
        }
        let transaction = try environment.read()
        let isSame = try [UInt8(5)].withUnsafeBytes { key in
            try transaction.value(table, key)?.elementsEqual((0..<70_000).lazy.map { UInt8($0 % 251) })
        }
        #expect(isSame == true)
        #expect(try transaction.statistics(table).entries == 2)
        #expect(try transaction.statistics(table).overflowPages == 18)
    }

    @Test("A cursor may outlive the end of its transaction that writes")
    func ends() throws {
        let place = try TemporaryStore()
        let environment = try Environment(path: place.path)
        let table = try environment.tables(["a"])[0]
        let transaction = try environment.write()
        let cursor = try transaction.cursor(table)
        #expect(try cursor.first() == nil)
        #expect(try cursor.current() == nil)
        try transaction.commit()
        _ = consume cursor
        try environment.write { try $0.put(table, 1, .init(start: nil, count: 0)) }
        #expect(try environment.read().statistics(table).entries == 1)
    }
}
