internal import XMLEvents

/// An XML document that is handed on in pieces while it is written.
struct XMLDocument: ~Copyable {
    private var writer: XMLWriter
    private let output: ([UInt8]) throws -> Void
    private var elements = 0
    /// After how many elements bytes are handed on.
    private static let interval = 512

    init(_ output: @escaping ([UInt8]) throws -> Void) throws {
        writer = try XMLWriter(indentation: 1)
        self.output = output
    }

    /// Opens an element with attributes; those without a value are left out.
    mutating func start(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) throws {
        try writer.startElement(name)
        for (name, value) in attributes {
            if let value { try writer.attribute(name, XMLCharacters.writable(value)) }
        }
    }

    mutating func end() throws {
        try writer.endElement()
        elements += 1
        if elements % XMLDocument.interval == 0 { try output(writer.take()) }
    }

    /// An element without content.
    mutating func empty(_ name: String, _ attributes: KeyValuePairs<String, String?>) throws {
        try start(name, attributes)
        try end()
    }

    /// An element that holds text.
    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?>, text: String) throws {
        try start(name, attributes)
        try writer.text(XMLCharacters.writable(text))
        try end()
    }

    mutating func finish() throws {
        try writer.endDocument()
        try output(writer.take())
    }
}
