internal import CLibXML2

/// Reads XML from chunks of bytes as they come (XML 1.0, Namespaces in XML 1.0).
///
/// Nothing is fetched: neither an external entity nor a DTD. Entities that the document itself declares are
/// resolved within libxml2's bounds on their growth. The encoding is taken from the byte order mark or the XML
/// declaration. Memory is bounded by the chunk and by the longest tag or piece of text (10 MB).
@safe
public final class XMLReader {
    private let context: xmlParserCtxtPtr
    private let collector: EventCollector

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
        collector = unsafe EventCollector(context: context)
        // SAFETY: the collector lives as long as this reader, which frees the context.
        unsafe context.pointee._private = unsafe Unmanaged.passUnretained(collector).toOpaque()
        let options = XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
        _ = unsafe xmlCtxtUseOptions(context, Int32(options))
    }

    deinit {
        // SAFETY: the reader is the only owner; the document holds no more than the internal DTD subset.
        if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe xmlFreeParserCtxt(context)
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

    /// Ends the document.
    ///
    /// - Throws: ``XMLError/malformed(reason:at:)`` if it is not complete, or what `handle` throws.
    public func finish(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        // SAFETY: no bytes are handed over.
        _ = unsafe xmlParseChunk(context, nil, 0, 1)
        try deliver(handle)
    }

    private func deliver(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        try collector.deliver(handle)
        if let failure = collector.failure { throw failure }
    }
}
