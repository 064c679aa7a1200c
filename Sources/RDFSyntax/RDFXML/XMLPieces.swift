internal import XMLEvents

/// What libxml2 made of one chunk.
struct XMLPiece: Sendable {
    /// The events, and the names in them; libxml2 is fed a long chunk in several parts.
    var batches: [XMLBatch] = []
    var names = XMLNames()
    /// The chunk; `nil` behind the last one.
    var chunk: [UInt8]?
    /// Where the parser was in front of the chunk; see ``XMLReader/progress``.
    var progress: (line: Int, unread: Int)?
    /// What ended the reading behind the events.
    var failure: (any Error)?
}

/// Reads XML on a thread of its own, and hands over a piece a chunk, in order.
///
/// libxml2 takes nearly half of the time that RDF/XML costs, and what is made of its events the rest, so that both at
/// once take little more than half. At most ``limit`` pieces wait, which bounds the memory.
final class XMLPieces<Source: ChunkSource>: Sendable {
    private let limit = 4
    private let state = Lock()
    // SAFETY: touched only by the thread that `run` starts, until it is joined.
    nonisolated(unsafe) private let xml: XMLReader
    nonisolated(unsafe) private var source: Source
    // SAFETY: touched only by the thread that holds `state`.
    nonisolated(unsafe) private var waiting: [XMLPiece] = []
    nonisolated(unsafe) private var isEnded = false
    nonisolated(unsafe) private var isCancelled = false

    /// Goes on with a reader at the next chunk of a source.
    init(_ xml: XMLReader, _ source: Source) {
        unsafe self.xml = xml
        unsafe self.source = source
    }

    /// Reads to the end of the source.
    ///
    /// - Parameter take: takes the pieces, on the caller's thread.
    func run(_ take: (XMLPiece) throws -> Void) throws {
        guard let thread = WorkerThread({ self.work() }) else {
            throw FileError.last("start a thread for", path: "-")
        }
        defer {
            state.locked { unsafe isCancelled = true }
            thread.join()
        }
        while let piece = next() { try take(piece) }
    }

    private func next() -> XMLPiece? {
        state.lock()
        while unsafe waiting.isEmpty, unsafe !isEnded { state.wait() }
        state.unlock()
        return state.locked { unsafe waiting.isEmpty ? nil : waiting.removeFirst() }
    }

    private func work() {
        var isLast = false
        while !isLast {
            let piece = read()
            isLast = piece.chunk == nil || piece.failure != nil
            state.lock()
            while unsafe waiting.count >= limit, unsafe !isCancelled { state.wait() }
            let isUnwanted = unsafe isCancelled
            state.unlock()
            state.locked {
                unsafe waiting.append(piece)
                unsafe isEnded = isLast
            }
            if isUnwanted { return }
        }
    }

    private func read() -> XMLPiece {
        var piece = XMLPiece()
        do {
            var chunk = [UInt8](repeating: 0, count: TextWindows.size)
            let count = try unsafe source.read(into: &chunk, from: 0)
            chunk.removeLast(chunk.count - count)
            piece.progress = unsafe xml.progress
            if count > 0 { piece.chunk = chunk }
            func take(_ batch: inout XMLBatch, _ names: XMLNames) {
                piece.batches.append(batch)
                piece.names = names
                batch = XMLBatch()
            }
            if count > 0 {
                try unsafe xml.read(chunk, batches: take)
            } else {
                try unsafe xml.finish(batches: take)
            }
        } catch {
            piece.failure = error
        }
        return piece
    }
}
