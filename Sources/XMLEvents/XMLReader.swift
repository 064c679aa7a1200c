internal import CLibXML2

/// Reads XML from chunks of bytes as they come (XML 1.0, Namespaces in XML 1.0).
///
/// Nothing is fetched: neither an external entity nor a DTD. Entities that the document itself declares are
/// resolved within libxml2's bounds on their growth. The encoding is taken from the byte order mark or the XML
/// declaration. Memory is bounded by the chunk and by the longest tag or piece of text (10 MB).
@safe
public final class XMLReader {
    private let context: xmlParserCtxtPtr
    private let collector: UnsafeMutablePointer<EventCollector>

    /// Makes a reader at the start of a document.
    ///
    /// - Throws: ``XMLError/unavailable(operation:)`` without memory.
    public init() throws {
        xmlInitParser()
        var handler = unsafe XMLReader.handler
        // SAFETY: libxml2 copies the handler; no chunk and no name are handed over.
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
            throw XMLError.unavailable(operation: "xmlCreatePushParserCtxt")
        }
        unsafe self.context = context
        unsafe collector = EventCollector.attach(to: context)
        let options = XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
        _ = unsafe xmlCtxtUseOptions(context, Int32(options))
    }

    deinit {
        // SAFETY: the reader is the only owner; the document holds no more than the internal DTD subset.
        if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe xmlFreeParserCtxt(context)
        unsafe EventCollector.free(collector)
    }

    /// Reads on, and hands every event that is complete to `handle`.
    ///
    /// - Throws: ``XMLError/malformed(reason:at:)`` behind the events in front of the error, or what `handle` throws.
    public func read(_ chunk: [UInt8], _ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        try unsafe EventCollector.feed(chunk) { text, count in
            // SAFETY: `text` points to `count` bytes for the time of the call.
            _ = unsafe xmlParseChunk(context, text, count, 0)
        } deliver: {
            try deliver(handle)
        }
    }

    /// Reads on, and hands the events over in batches; `take` may empty a batch's ``XMLBatch/bytes``.
    ///
    /// - Throws: as ``read(_:_:)``.
    package func read(_ chunk: [UInt8], batches take: (inout XMLBatch, XMLNames) throws -> Void) throws {
        try unsafe EventCollector.feed(chunk) { text, count in
            // SAFETY: `text` points to `count` bytes for the time of the call.
            _ = unsafe xmlParseChunk(context, text, count, 0)
        } deliver: {
            try deliver(batches: take)
        }
    }

    /// Ends the document.
    ///
    /// - Throws: as ``finish(_:)``.
    package func finish(batches take: (inout XMLBatch, XMLNames) throws -> Void) throws {
        // SAFETY: no bytes are handed over.
        _ = unsafe xmlParseChunk(context, nil, 0, 1)
        try deliver(batches: take)
    }

    private func deliver(batches take: (inout XMLBatch, XMLNames) throws -> Void) throws {
        // SAFETY: the callbacks, which are the only others to look at the collector, run within `xmlParseChunk` alone.
        var batch = unsafe collector.pointee.takeBatch()
        try unsafe take(&batch, collector.pointee.names)
        unsafe collector.pointee.giveBack(batch)
        if let failure = unsafe collector.pointee.failure { throw failure }
    }

    /// Ends the document.
    ///
    /// - Throws: ``XMLError/malformed(reason:at:)`` if it is not complete, or what `handle` throws.
    public func finish(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        // SAFETY: no bytes are handed over.
        _ = unsafe xmlParseChunk(context, nil, 0, 1)
        try deliver(handle)
    }

    private func deliver(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        try unsafe collector.pointee.deliver(handle)
        if let failure = unsafe collector.pointee.failure { throw failure }
    }

    /// The line that the parser has come to, and how many of the bytes that were read are still in front of it; `nil`
    /// where the document's encoding is not UTF-8, so that this is not known.
    package var progress: (line: Int, unread: Int)? {
        // SAFETY: the context and its input live as long as the reader.
        guard let input = unsafe context.pointee.input, unsafe input.pointee.buf?.pointee.encoder == nil,
            let current = unsafe input.pointee.cur, let end = unsafe input.pointee.end
        else { return nil }
        return unsafe (Int(input.pointee.line), end - current)
    }
}
