internal import CLibXML2

/// Takes what libxml2 reports while it parses a piece of a document, until the reader hands it on.
///
/// libxml2 holds the collector's address in `_private` of its parser context, so that the callbacks, which are plain C
/// functions, find it there. The reader that owns the context owns the collector's memory too and outlives every call.
/// It is a structure behind a pointer, and no object, since each callback would count references to one and check
/// its accesses.
@safe
struct EventCollector {
    /// The events of the current piece.
    var batch = XMLBatch()
    private var table = NameTable()
    /// The numbers of the names of the open elements.
    private var open: [UInt32] = []
    var failure: XMLError?
    /// The parser of the document: its place is asked for, also while an entity's own parser runs.
    private let context: xmlParserCtxtPtr
    /// What the entities within one piece may grow to: far more than a piece of any document that is meant to be read.
    private static let most = 64 << 20

    init(context: xmlParserCtxtPtr) {
        unsafe self.context = context
    }

    /// The names met so far.
    var names: XMLNames { table.names }

    private var place: (line: UInt32, column: UInt32) {
        // SAFETY: the reader frees the context only after the last callback.
        guard let input = unsafe context.pointee.input else { return (1, 1) }
        return unsafe (
            UInt32(truncatingIfNeeded: input.pointee.line), UInt32(truncatingIfNeeded: input.pointee.col)
        )
    }

    /// Keeps the first error; what follows it is not reported.
    mutating func fail(_ error: XMLError) {
        if failure == nil { failure = error }
    }

    /// Takes a start tag.
    ///
    /// libxml2 gives five pointers an attribute: local name, prefix, namespace, first byte and end of the value.
    mutating func start(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        declared: Int, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        count: Int, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard failure == nil else { return }
        let first = batch.attributes.count
        for index in 0..<max(0, count) {
            // SAFETY: libxml2 hands over 5 * count pointers, and the value lies between the last two.
            guard let slot = unsafe values.map({ unsafe $0 + 5 * index }), let start = unsafe slot[3],
                let end = unsafe slot[4]
            else { continue }
            let name = unsafe table.number(slot[0], slot[1], slot[2])
            unsafe append(attribute: name, start, end - start)
        }
        for index in 0..<max(0, declared) {
            // SAFETY: libxml2 hands over 2 * declared pointers: prefix and namespace name.
            guard let slot = unsafe namespaces.map({ unsafe $0 + 2 * index }) else { continue }
            batch.declarations.append(unsafe XMLNamespace(prefix: text(slot[0]), name: text(slot[1]) ?? ""))
        }
        let name = unsafe table.number(local, prefix, namespace)
        start(name, first: first, declared: max(0, declared))
    }

    private mutating func start(_ name: UInt32, first: Int, declared: Int) {
        let place = place
        open.append(name)
        batch.events.append(
            XMLBatch.Event(
                kind: .start, declared: UInt32(truncatingIfNeeded: declared), name: name,
                first: UInt32(truncatingIfNeeded: first),
                count: UInt32(truncatingIfNeeded: batch.attributes.count - first), line: place.line,
                column: place.column))
    }

    /// Takes a start tag of HTML: names and values in turn, ended by a null pointer; a value may be null.
    mutating func startHTML(_ name: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard failure == nil else { return }
        let first = batch.attributes.count
        var index = 0
        // SAFETY: the list ends with a null name, and every name has a slot for its value behind it.
        while let values = unsafe values, let attribute = unsafe values[index] {
            let value = unsafe values[index + 1]
            let number = unsafe table.number(attribute, nil, nil)
            unsafe append(attribute: number, value, value.map { unsafe Int(xmlStrlen($0)) } ?? 0)
            index += 2
        }
        start(unsafe table.number(name, nil, nil), first: first, declared: 0)
        open.removeLast()
    }

    /// Takes the end tag of the innermost open element.
    mutating func end() {
        if let name = open.popLast() { end(name) }
    }

    /// Takes an end tag of HTML, which need not fit the start tags.
    mutating func endHTML(_ name: UnsafePointer<xmlChar>?) {
        end(unsafe table.number(name, nil, nil))
    }

    private mutating func end(_ name: UInt32) {
        guard failure == nil else { return }
        let place = place
        batch.events.append(XMLBatch.Event(kind: .end, name: name, line: place.line, column: place.column))
    }

    /// Takes character data; the pieces in which the parser hands over one run of text are joined.
    mutating func characters(_ bytes: UnsafePointer<xmlChar>?, _ length: Int) {
        guard failure == nil, let bytes = unsafe bytes, length > 0 else { return }
        guard batch.bytes.count + length <= EventCollector.most else {
            let place = place
            return fail(
                .malformed(
                    reason: "the entities of the document grow too large",
                    at: XMLPosition(line: Int(place.line), column: Int(place.column))))
        }
        let offset = batch.bytes.count
        // SAFETY: libxml2 hands over `length` bytes.
        let buffer = unsafe UnsafeBufferPointer(start: bytes, count: length)
        unsafe batch.bytes.append(contentsOf: buffer)
        let isSpace = unsafe buffer.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let place = place
        let last = batch.events.count - 1
        if last >= 0, batch.events[last].kind == .text {
            batch.events[last].count += UInt32(truncatingIfNeeded: length)
            batch.events[last].isSpace = batch.events[last].isSpace && isSpace
            (batch.events[last].line, batch.events[last].column) = place
            return
        }
        batch.events.append(
            XMLBatch.Event(
                kind: .text, isSpace: isSpace, first: UInt32(truncatingIfNeeded: offset),
                count: UInt32(truncatingIfNeeded: length), line: place.line, column: place.column))
    }

    /// Takes a comment.
    mutating func comment(_ value: UnsafePointer<xmlChar>?) {
        guard failure == nil else { return }
        let (offset, place) = (batch.bytes.count, place)
        unsafe append(bytes: value, value.map { unsafe Int(xmlStrlen($0)) } ?? 0)
        batch.events.append(
            XMLBatch.Event(
                kind: .comment, first: UInt32(truncatingIfNeeded: offset),
                count: UInt32(truncatingIfNeeded: batch.bytes.count - offset), line: place.line, column: place.column))
    }

    /// Takes a processing instruction.
    mutating func instruction(_ target: UnsafePointer<xmlChar>?, _ data: UnsafePointer<xmlChar>?) {
        guard failure == nil else { return }
        let (first, place) = (batch.attributes.count, place)
        unsafe append(attribute: 0, target, target.map { unsafe Int(xmlStrlen($0)) } ?? 0)
        unsafe append(attribute: 0, data, data.map { unsafe Int(xmlStrlen($0)) } ?? 0)
        batch.events.append(
            XMLBatch.Event(
                kind: .instruction, first: UInt32(truncatingIfNeeded: first), count: 2, line: place.line,
                column: place.column))
    }

    @inline(__always)
    private mutating func append(attribute name: UInt32, _ bytes: UnsafePointer<xmlChar>?, _ length: Int) {
        let offset = batch.bytes.count
        unsafe append(bytes: bytes, length)
        batch.attributes.append(
            XMLBatch.Attribute(
                name: name, offset: UInt32(truncatingIfNeeded: offset), length: UInt32(truncatingIfNeeded: length)))
    }

    @inline(__always)
    private mutating func append(bytes: UnsafePointer<xmlChar>?, _ length: Int) {
        // SAFETY: libxml2 hands over `length` bytes.
        unsafe batch.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
    }

    /// Lets `parse` read `chunk` piece by piece, and calls `deliver` after each.
    ///
    /// Chunks are cut so that the events that wait stay few, and in the processor's cache.
    static func feed(
        _ chunk: [UInt8], to parse: (UnsafePointer<CChar>?, Int32) -> Void, deliver: () throws -> Void
    ) rethrows {
        var start = 0
        while start < chunk.count {
            let end = min(start + 128 * 1024, chunk.count)
            unsafe chunk[start..<end].withUnsafeBytes { bytes in
                // SAFETY: libxml2 reads the bytes during the call only.
                let text = unsafe bytes.bindMemory(to: CChar.self).baseAddress
                unsafe parse(text, Int32(bytes.count))
            }
            start = end
            try deliver()
        }
    }

    /// The events since the last time.
    mutating func takeBatch() -> XMLBatch {
        var taken = XMLBatch()
        swap(&taken, &batch)
        return taken
    }

    /// Takes a batch back whose events are done with, for the sake of its memory.
    mutating func giveBack(_ used: XMLBatch) {
        batch = used
        batch.removeAll()
    }

    /// Hands on what came in since the last time.
    mutating func deliver(_ handle: (XMLEvent, XMLPosition) throws -> Void) throws {
        let delivered = takeBatch()
        try delivered.forEachEvent(names, handle)
        giveBack(delivered)
    }

    /// Makes character data and comments come to the collector; both parsers tell of them in the same way.
    static func takeText(_ handler: inout xmlSAXHandler) {
        let characters: charactersSAXFunc = { context, bytes, length in
            unsafe EventCollector.of(context)?.pointee.characters(bytes, Int(length))
        }
        unsafe handler.characters = characters
        unsafe handler.ignorableWhitespace = characters
        unsafe handler.cdataBlock = characters
        unsafe handler.comment = { context, value in unsafe EventCollector.of(context)?.pointee.comment(value) }
    }

    /// The collector that belongs to the parser context handed to a callback.
    @inline(__always)
    static func of(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<EventCollector>? {
        guard let context = unsafe context else { return nil }
        // SAFETY: the readers leave libxml2's user data as it is, the parser context itself.
        let parser = unsafe context.assumingMemoryBound(to: xmlParserCtxt.self)
        // SAFETY: `_private` is the collector, set by the reader that keeps it alive.
        return unsafe parser.pointee._private?.assumingMemoryBound(to: EventCollector.self)
    }

    /// Makes a collector, and lets the callbacks of a parser find it. The caller frees it behind the parser.
    static func attach(to context: xmlParserCtxtPtr) -> UnsafeMutablePointer<EventCollector> {
        let collector = UnsafeMutablePointer<EventCollector>.allocate(capacity: 1)
        // SAFETY: the memory was allocated for one collector.
        unsafe collector.initialize(to: EventCollector(context: context))
        unsafe context.pointee._private = UnsafeMutableRawPointer(collector)
        return unsafe collector
    }

    /// Frees a collector.
    static func free(_ collector: UnsafeMutablePointer<EventCollector>) {
        // SAFETY: `attach` made it, and its owner frees it once.
        unsafe collector.deinitialize(count: 1)
        unsafe collector.deallocate()
    }
}

/// The bytes up to the terminating zero, as text; bad UTF-8 is replaced, not trusted.
func text(_ bytes: UnsafePointer<xmlChar>?) -> String? {
    // SAFETY: libxml2's strings end with a zero.
    guard let bytes = unsafe bytes else { return nil }
    return unsafe String(cString: bytes)
}
