internal import RDFModel

/// Hands what was read to a sink, in order, and keeps account of what was wrong.
struct BlockDelivery: Sendable {
    private let options: ReadingOptions
    private(set) var report = ReadingReport()
    /// The error that ended the reading.
    private(set) var failure: SyntaxError?
    /// The lines in front of the next text, for messages whose lines are counted from its start.
    private var lines = 0

    init(_ options: ReadingOptions) {
        self.options = options
    }

    /// Hands out a block.
    ///
    /// - Throws: ``SyntaxError`` if an error ended the reading, or what the sink throws.
    mutating func deliver(_ read: ReadBlock, into sink: inout some QuadSink) throws {
        if read.block.count > 0 || !read.block.prefixes.isEmpty { try sink.block(read.block) }
        for warning in read.warnings { report.add(warning: warning.moved(by: lines), keeping: options.keptMessages) }
        for error in read.errors { report.add(error: error.moved(by: lines), keeping: options.keptMessages) }
        if read.isStopped, let error = read.errors.last {
            let moved = error.moved(by: lines)
            failure = moved
            throw moved
        }
        lines += read.lineFeeds
    }

    /// Ends the reading.
    ///
    /// - Throws: ``SyntaxErrors`` under ``ErrorPolicy/collect``, if there were errors.
    func finish() throws(SyntaxErrors) {
        if options.errors == .collect, report.errorCount > 0 { throw SyntaxErrors(report: report) }
    }
}

extension SyntaxError {
    /// The error some lines further down.
    func moved(by lines: Int) -> SyntaxError {
        if lines == 0 { return self }
        var moved = SyntaxError(
            SourceExcerpt(
                file: excerpt.file, line: excerpt.line + lines, columns: excerpt.columns, text: excerpt.text,
                offset: excerpt.offset),
            expected: expected, found: found)
        moved.isDoubtfulTerm = isDoubtfulTerm
        return moved
    }
}

/// Reads bytes that are pushed, on the caller's thread.
struct PushReading<Reading: BlockReading> {
    private var reading: Reading
    private var worker: Reading.Worker
    private var delivery: BlockDelivery
    private var recycled = QuadBlock()

    init(_ reading: Reading, options: ReadingOptions) {
        self.reading = reading
        worker = reading.makeWorker()
        delivery = BlockDelivery(options)
    }

    var report: ReadingReport { delivery.report }

    mutating func read(_ chunk: [UInt8], into sink: inout some QuadSink) throws {
        if let failure = delivery.failure { throw failure }
        var start = 0
        while start < chunk.count {
            let end = min(start + TextWindows.size, chunk.count)
            reading.windows.append(chunk[start..<end])
            start = end
            try readOn(into: &sink)
        }
    }

    mutating func finish(into sink: inout some QuadSink) throws {
        if let failure = delivery.failure { throw failure }
        reading.windows.finish()
        try readOn(into: &sink)
        try delivery.finish()
    }

    private mutating func readOn(into sink: inout some QuadSink) throws {
        var block = QuadBlock()
        swap(&block, &recycled)
        guard var read = reading.next(block) else { return }
        Reading.finish(&read, &worker)
        defer { swap(&recycled, &read.block) }
        try delivery.deliver(read, into: &sink)
    }
}
