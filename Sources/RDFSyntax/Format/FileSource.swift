internal import Compression
internal import Glibc

/// An open file, a pipe or a terminal to read from. The descriptor belongs to the caller.
struct FileSource: ChunkSource {
    let descriptor: Int32
    let path: String
    /// Told what is read, if anybody asks.
    var progress: ReadingProgress?

    mutating func read(into buffer: inout [UInt8], from start: Int) throws -> Int {
        while true {
            // SAFETY: the system writes within the buffer, from `start` to its end at most.
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(descriptor, bytes.baseAddress.map { unsafe $0 + start }, bytes.count - start)
            }
            if count >= 0 {
                progress?.add(count)
                return count
            }
            if errno != EINTR { throw FileError.last("read", path: path) }
        }
    }
}

/// Unpacks what another source gives, if that is compressed.
struct UnpackingSource<Inner: ChunkSource>: ChunkSource {
    private var inner: Inner
    private var decompressor: Decompressor
    /// What is unpacked and not handed on.
    private var pending: [UInt8] = []
    private var position = 0
    private var isStarted = false
    private var isPlain = false
    private var isAtEnd = false

    init(_ inner: Inner, name: String) {
        self.inner = inner
        decompressor = Decompressor(source: name)
    }

    mutating func read(into buffer: inout [UInt8], from start: Int) throws -> Int {
        if isPlain, position == pending.count { return try inner.read(into: &buffer, from: start) }
        if !isStarted { try begin(buffer.count - start) }
        while position == pending.count, !isAtEnd, !isPlain { try unpack(buffer.count - start) }
        let count = min(pending.count - position, buffer.count - start)
        buffer.replaceSubrange(start..<start + count, with: pending[position..<position + count])
        position += count
        return count
    }

    /// Looks at the first bytes: a stream that is not compressed is not copied again.
    private mutating func begin(_ size: Int) throws {
        isStarted = true
        var chunk = [UInt8](repeating: 0, count: max(size, 16))
        var count = 0
        while count < 8 {
            let more = try inner.read(into: &chunk, from: count)
            if more == 0 { break }
            count += more
        }
        chunk.removeLast(chunk.count - count)
        isPlain = CompressionFormat(magic: chunk) == nil
        if isPlain { pending = chunk } else { try decompressor.feed(chunk) }
    }

    /// Gets the next piece. A few bytes may hold gigabytes, so that no more than a piece is unpacked at a time.
    private mutating func unpack(_ size: Int) throws {
        position = 0
        pending = try decompressor.nextPiece() ?? []
        guard pending.isEmpty else { return }
        var chunk = [UInt8](repeating: 0, count: size)
        let count = try inner.read(into: &chunk, from: 0)
        if count == 0 {
            isAtEnd = true
            try decompressor.feedEnd()
        } else {
            chunk.removeLast(size - count)
            try decompressor.feed(chunk)
        }
    }
}
