import Glibc
import QuadStore

/// Puts lines in order, byte by byte, however many they are: what does not fit into memory goes to a file, run by run.
struct LineSorter {
    /// A part of the file whose lines are in order.
    fileprivate struct Run {
        var place: Int
        let end: Int
        var buffer: [UInt8] = []
        var start = 0
        var line: Range<Int> = 0..<0
    }

    private let memory: Int
    private var arena: [UInt8] = []
    private var ends: [Int] = [0]
    private var runs: [Run] = []
    private var file: ScratchFile?
    /// How many lines there are.
    private(set) var count = 0
    private static let bufferSize = 1 << 18
    /// Where temporary files are made.
    private static let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"

    /// - Parameter memory: About how many bytes of lines are held.
    init(memory: Int) { self.memory = max(1 << 16, memory) }

    /// Takes a line, with its line feed.
    mutating func add(_ line: [UInt8]) throws {
        arena += line
        ends.append(arena.count)
        count += 1
        // The places of lines take room as well.
        if arena.count + ends.count * 16 >= memory { try endRun() }
    }

    /// Gives all lines in order, each with its line feed.
    mutating func forEach(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        guard let file else {
            for line in sorted() { try body(arena[ends[line]..<ends[line + 1]]) }
            return
        }
        try endRun()
        var heap: [Int] = []
        for run in runs.indices where try runs[run].advance(file) { LineSorter.push(run, onto: &heap, runs) }
        while let run = heap.first {
            try body(runs[run].buffer[runs[run].line])
            if try !runs[run].advance(file) {
                heap.swapAt(0, heap.count - 1)
                heap.removeLast()
            }
            LineSorter.sink(&heap, runs)
        }
    }

    private func sorted() -> [Int] {
        arena.withUnsafeBytes { bytes in
            (0..<ends.count - 1).sorted { left, right in
                LineSorter.precedes(
                    UnsafeRawBufferPointer(rebasing: bytes[ends[left]..<ends[left + 1]]),
                    UnsafeRawBufferPointer(rebasing: bytes[ends[right]..<ends[right + 1]]))
            }
        }
    }

    private static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard let one = left.baseAddress, let other = right.baseAddress else { return left.count < right.count }
        let order = memcmp(one, other, min(left.count, right.count))
        return order != 0 ? order < 0 : left.count < right.count
    }

    private mutating func endRun() throws {
        guard ends.count > 1 else { return }
        let file = try self.file ?? ScratchFile(in: LineSorter.folder)
        self.file = file
        let start = file.size
        var buffer: [UInt8] = []
        for line in sorted() {
            buffer += arena[ends[line]..<ends[line + 1]]
            if buffer.count >= LineSorter.bufferSize {
                try file.append(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try file.append(buffer)
        runs.append(Run(place: start, end: file.size))
        arena.removeAll(keepingCapacity: true)
        ends = [0]
    }

    // MARK: The heap of runs, by their next lines

    private static func precedes(_ left: Int, _ right: Int, _ runs: [Run]) -> Bool {
        runs[left].buffer[runs[left].line].withUnsafeBytes { one in
            runs[right].buffer[runs[right].line].withUnsafeBytes { precedes(one, $0) }
        }
    }

    private static func push(_ run: Int, onto heap: inout [Int], _ runs: [Run]) {
        heap.append(run)
        var place = heap.count - 1
        while place > 0, precedes(heap[place], heap[(place - 1) / 2], runs) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private static func sink(_ heap: inout [Int], _ runs: [Run]) {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2]
            where child < heap.count && precedes(heap[child], heap[least], runs) { least = child }
            if least == place { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}

extension LineSorter.Run {
    /// Goes on to the next line; `false` at the end.
    fileprivate mutating func advance(_ file: ScratchFile) throws -> Bool {
        start = line.upperBound
        while true {
            if let feed = buffer[start...].firstIndex(of: 0x0A) {
                line = start..<feed + 1
                return true
            }
            guard place < end else { return false }
            let more = try file.read(min(end - place, 1 << 18), at: place, zero: UInt8(0))
            buffer.removeSubrange(..<start)
            buffer += more
            place += more.count
            start = 0
            line = 0..<0
        }
    }
}
