internal import CLibXML2

/// Writes an XML document in UTF-8, piece by piece, into memory.
///
/// What is written so far is fetched with ``take()``, so that a long document never stands in memory as a whole.
/// Every text is checked: a character that XML cannot hold is an error, not a broken document.
@safe
public struct XMLWriter: ~Copyable {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    /// Starts a document with its XML declaration.
    ///
    /// - Parameter indentation: the spaces that a level of elements is set in by, where no text stands beside
    ///   them; `nil` writes everything in one line.
    /// - Throws: ``XMLError/unavailable(operation:)`` without memory.
    public init(indentation: Int? = 2) throws {
        xmlInitParser()
        guard let buffer = unsafe xmlBufferCreate() else { throw XMLError.unavailable(operation: "xmlBufferCreate") }
        guard let writer = unsafe xmlNewTextWriterMemory(buffer, 0) else {
            unsafe xmlBufferFree(buffer)
            throw XMLError.unavailable(operation: "xmlNewTextWriterMemory")
        }
        if let indentation {
            _ = unsafe xmlTextWriterSetIndent(writer, 1)
            _ = unsafe xmlTextWriterSetIndentString(writer, String(repeating: " ", count: indentation))
        }
        guard unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil) >= 0 else {
            unsafe xmlFreeTextWriter(writer)
            unsafe xmlBufferFree(buffer)
            throw XMLError.unavailable(operation: "xmlTextWriterStartDocument")
        }
        unsafe self.buffer = buffer
        unsafe self.writer = writer
    }

    deinit {
        // SAFETY: this struct is the only owner; the writer writes to the buffer when it is freed.
        unsafe xmlFreeTextWriter(writer)
        unsafe xmlBufferFree(buffer)
    }

    /// Opens an element; the name may have a prefix.
    public mutating func startElement(_ name: String) throws {
        try checkName(name)
        try check(unsafe xmlTextWriterStartElement(writer, name), "start element")
    }

    /// Writes an attribute of the element that was started last; namespaces are declared the same way.
    public mutating func attribute(_ name: String, _ value: String) throws {
        try checkName(name)
        try checkText(value)
        try check(unsafe xmlTextWriterWriteAttribute(writer, name, value), "attribute")
    }

    /// Writes character data.
    public mutating func text(_ text: String) throws {
        try checkText(text)
        // Nothing between two tags would still keep them on one line.
        guard !text.isEmpty else { return }
        try check(unsafe xmlTextWriterWriteString(writer, text), "text")
    }

    /// Writes an element that holds nothing but text.
    public mutating func element(_ name: String, text value: String) throws {
        try startElement(name)
        try text(value)
        try endElement()
    }

    /// Writes markup as it is. The caller answers for it being well-formed.
    public mutating func markup(_ markup: String) throws {
        try checkText(markup)
        try check(unsafe xmlTextWriterWriteRaw(writer, markup), "markup")
    }

    /// Writes a comment; two hyphens in a row are set apart, as a comment cannot hold them.
    public mutating func comment(_ text: String) throws {
        try checkText(text)
        var safe = ""
        for scalar in text.unicodeScalars {
            if scalar == "-", safe.unicodeScalars.last == "-" { safe += " " }
            safe.unicodeScalars.append(scalar)
        }
        if safe.unicodeScalars.last == "-" { safe += " " }
        try check(unsafe xmlTextWriterWriteComment(writer, safe), "comment")
    }

    /// Closes the innermost open element, as an empty-element tag if nothing stands in it.
    public mutating func endElement() throws {
        try check(unsafe xmlTextWriterEndElement(writer), "end element")
    }

    /// Closes all open elements and the document.
    public mutating func endDocument() throws {
        try check(unsafe xmlTextWriterEndDocument(writer), "end document")
    }

    /// The bytes written since the last call.
    public mutating func take() throws -> [UInt8] {
        try check(unsafe xmlTextWriterFlush(writer), "flush")
        let length = unsafe Int(xmlBufferLength(buffer))
        guard length > 0, let content = unsafe xmlBufferContent(buffer) else { return [] }
        // SAFETY: the buffer holds `length` bytes, which are copied before it is emptied.
        let bytes = unsafe Array(UnsafeBufferPointer(start: content, count: length))
        unsafe xmlBufferEmpty(buffer)
        return bytes
    }

    private func check(_ result: Int32, _ operation: String) throws {
        if result < 0 { throw XMLError.misplaced(operation: operation) }
    }

    private func checkText(_ text: String) throws {
        if let scalar = XMLCharacters.firstUnwritable(in: text) { throw XMLError.unwritableCharacter(scalar) }
    }

    private func checkName(_ name: String) throws {
        // By code point: a mark behind the colon would make one `Character` of the two.
        let parts = name.unicodeScalars.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ XMLCharacters.isNCName(String($0)) }) else { throw XMLError.badName(name) }
    }
}
