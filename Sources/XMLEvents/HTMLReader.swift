internal import CLibXML2

/// Reads HTML from chunks of bytes as they come, the way browsers forgive it.
///
/// Missing tags are supplied, unknown ones pass; names are in lower case and in no namespace. The contents of
/// `script` and `style` come as text of those elements. Nothing is fetched.
@safe
public final class HTMLReader {
    private let context: htmlParserCtxtPtr
    private let collector: UnsafeMutablePointer<EventCollector>

    /// Makes a reader at the start of a page.
    ///
    /// - Parameter encoding: the encoding's name as iconv knows it (`UTF-8`, `TIS-620`); `nil` takes what the
    ///   page's `meta` element says, and ISO 8859-1 if it says nothing.
    /// - Throws: ``XMLError/unavailable(operation:)`` for an encoding that is not known, or without memory.
    public init(encoding: String? = "UTF-8") throws {
        xmlInitParser()
        var handler = unsafe HTMLReader.handler
        // SAFETY: libxml2 copies the handler; no chunk and no name are handed over.
        guard let context = unsafe htmlCreatePushParserCtxt(&handler, nil, nil, 0, nil, XML_CHAR_ENCODING_NONE) else {
            throw XMLError.unavailable(operation: "htmlCreatePushParserCtxt")
        }
        unsafe self.context = context
        unsafe collector = EventCollector.attach(to: context)
        var options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue
        if encoding != nil { options |= HTML_PARSE_IGNORE_ENC.rawValue }
        _ = unsafe htmlCtxtUseOptions(context, Int32(options))
        if let encoding {
            guard let converter = unsafe xmlFindCharEncodingHandler(encoding),
                unsafe xmlSwitchToEncoding(context, converter) == 0
            else { throw XMLError.unavailable(operation: "xmlSwitchToEncoding \(encoding)") }
        }
    }

    deinit {
        // SAFETY: the reader is the only owner.
        if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
        unsafe htmlFreeParserCtxt(context)
        unsafe EventCollector.free(collector)
    }

    /// Reads on, and hands every event that is complete to `handle`; throws what `handle` throws.
    public func read(_ chunk: [UInt8], _ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        try unsafe EventCollector.feed(chunk) { text, count in
            // SAFETY: `text` points to `count` bytes for the time of the call.
            _ = unsafe htmlParseChunk(context, text, count, 0)
        } deliver: {
            try unsafe collector.pointee.deliver(handle)
        }
    }

    /// Ends the page: open elements are closed.
    public func finish(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        // SAFETY: no bytes are handed over.
        _ = unsafe htmlParseChunk(context, nil, 0, 1)
        try unsafe collector.pointee.deliver(handle)
    }

    private static var handler: htmlSAXHandler {
        var handler = unsafe htmlSAXHandler()
        unsafe handler.startElement = { context, name, attributes in
            unsafe EventCollector.of(context)?.pointee.startHTML(name, attributes)
        }
        unsafe handler.endElement = { context, name in unsafe EventCollector.of(context)?.pointee.endHTML(name) }
        unsafe EventCollector.takeText(&handler)
        return unsafe handler
    }
}
