internal import CLibXML2

/// Takes what libxml2 reports while it parses a chunk, until the reader hands it on.
///
/// libxml2 holds the collector in `_private` of its parser context, so that the callbacks, which are plain C
/// functions, find it there. The reader that owns the context owns the collector too and outlives every call.
@safe
final class EventCollector {
    private var events: [(event: XMLEvent, position: XMLPosition)] = []
    private var pendingText = ""
    private(set) var failure: XMLError?
    /// The parser of the document: its place is asked for, also while an entity's own parser runs.
    private let context: xmlParserCtxtPtr

    init(context: xmlParserCtxtPtr) {
        unsafe self.context = context
    }

    private var position: XMLPosition {
        // SAFETY: the reader frees the context only after the last callback.
        guard let input = unsafe context.pointee.input else { return XMLPosition(line: 1, column: 1) }
        return unsafe XMLPosition(line: Int(input.pointee.line), column: Int(input.pointee.col))
    }

    func append(_ event: XMLEvent) {
        guard failure == nil else { return }
        flushText()
        events.append((event, position))
    }

    /// Joins the pieces in which the parser hands over one run of text.
    func append(text: String) {
        if failure == nil { pendingText += text }
    }

    /// Keeps the first error; what follows it is not reported.
    func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    private func flushText() {
        guard !pendingText.isEmpty else { return }
        events.append((.text(pendingText), position))
        pendingText = ""
    }

    /// Hands on what came in since the last time.
    func deliver(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        flushText()
        let delivered = events
        events.removeAll(keepingCapacity: true)
        for (event, position) in delivered { try handle(event, position) }
    }

    /// Lets `parse` read `chunk` piece by piece, and calls `deliver` after each.
    ///
    /// One event costs a few hundred bytes: chunks are cut so that the events that wait stay few.
    static func feed(
        _ chunk: [UInt8], to parse: (UnsafePointer<CChar>?, Int32) -> Void, deliver: () throws -> Void
    ) rethrows {
        var start = 0
        while start < chunk.count {
            let end = min(start + 64 * 1024, chunk.count)
            unsafe chunk[start..<end].withUnsafeBytes { bytes in
                // SAFETY: libxml2 reads the bytes during the call only.
                let text = unsafe bytes.bindMemory(to: CChar.self).baseAddress
                unsafe parse(text, Int32(bytes.count))
            }
            start = end
            try deliver()
        }
    }

    /// Makes character data and comments come to the collector; both parsers tell of them in the same way.
    static func takeText(_ handler: inout xmlSAXHandler) {
        let characters: charactersSAXFunc = { context, bytes, length in
            unsafe EventCollector.of(context)?.append(text: text(bytes, length: Int(length)))
        }
        unsafe handler.characters = characters
        unsafe handler.ignorableWhitespace = characters
        unsafe handler.cdataBlock = characters
        unsafe handler.comment = { context, value in
            unsafe EventCollector.of(context)?.append(.comment(text(value) ?? ""))
        }
    }

    /// The collector that belongs to the parser context handed to a callback.
    static func of(_ context: UnsafeMutableRawPointer?) -> EventCollector? {
        guard let context = unsafe context else { return nil }
        // SAFETY: the readers leave libxml2's user data as it is, the parser context itself.
        let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let held = unsafe parser.pointee._private else { return nil }
        // SAFETY: `_private` is the collector, set by the reader that keeps it alive.
        return unsafe Unmanaged<EventCollector>.fromOpaque(held).takeUnretainedValue()
    }
}

/// The bytes up to the terminating zero, as text; bad UTF-8 is replaced, not trusted.
func text(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    // SAFETY: libxml2's strings end with a zero.
    guard let bytes = unsafe bytes else { return nil }
    return unsafe String(cString: bytes)
}

/// `length` bytes as text.
func text(_ bytes: UnsafePointer<xmlChar>?, length: Int) -> String {
    guard let bytes = unsafe bytes, length > 0 else { return "" }
    // SAFETY: the caller names the length of its own buffer.
    return unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
}
