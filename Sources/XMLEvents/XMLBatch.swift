/// The events of a piece of a document, with all their text in one array of bytes.
///
/// The parser calls back once a tag and several times a text; a batch keeps what it says as plain numbers, so that a
/// reader that knows its names by number makes no string before it needs one. Names are numbers within the document
/// (``XMLNames``), and everything else is a range of ``bytes``:
///
///     <a b="1">x</a>      bytes        1x
///                         events       start name 0, attributes 0..<1 │ text 1..<2 │ end name 0
///                         attributes   name 1, bytes 0..<1
package struct XMLBatch: Sendable {
    /// What happened.
    package enum Kind: UInt8, Sendable {
        /// A start tag; `first` and `count` are a range of ``XMLBatch/attributes``.
        case start
        /// An end tag; `first` and `count` mean nothing.
        case end
        /// Character data; `first` and `count` are a range of bytes. Text that nothing interrupts is one event,
        /// but where a batch ends the text may go on in the next.
        case text
        /// A comment; a range of bytes.
        case comment
        /// A processing instruction; its target and its data are two entries of ``XMLBatch/attributes``.
        case instruction
    }

    /// An event.
    package struct Event: Sendable {
        /// What happened.
        package var kind: Kind
        /// Whether a text is white space alone (XML 1.0 §2.3, `S`).
        package var isSpace = false
        /// How many namespaces a start tag declares.
        package var declared: UInt32 = 0
        /// The number of the name of a start or end tag.
        package var name: UInt32 = 0
        /// See ``XMLBatch/Kind``.
        package var first: UInt32 = 0
        /// See ``XMLBatch/Kind``.
        package var count: UInt32 = 0
        /// The line, from 1.
        package var line: UInt32
        /// The column behind the event, from 1.
        package var column: UInt32
    }

    /// An attribute of a start tag.
    package struct Attribute: Sendable {
        /// The number of its name.
        package var name: UInt32
        /// The first byte of its value.
        package var offset: UInt32
        /// The number of the value's bytes.
        package var length: UInt32

        /// Describes an attribute, or any other range of bytes.
        package init(name: UInt32, offset: UInt32, length: UInt32) {
            self.name = name
            self.offset = offset
            self.length = length
        }
    }

    /// The text of all events in UTF-8.
    package var bytes: [UInt8] = []
    /// The events in the order of the document.
    package internal(set) var events: [Event] = []
    /// The attributes of all start tags.
    package internal(set) var attributes: [Attribute] = []
    /// The namespaces that start tags declare, in their order.
    package internal(set) var declarations: [XMLNamespace] = []

    /// An empty batch.
    package init() {}

    /// Forgets the events, but keeps the memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        events.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        declarations.removeAll()
    }

    /// The bytes of a range as text.
    package func string(_ offset: UInt32, _ length: UInt32) -> String {
        String(decoding: bytes[Int(offset)..<Int(offset) + Int(length)], as: UTF8.self)
    }

    /// Calls `handle` with every event as a value that stands for itself.
    func forEachEvent(
        _ names: XMLNames, _ handle: (XMLEvent, XMLPosition) throws -> Void
    ) rethrows {
        var declaration = 0
        for event in events {
            let place = XMLPosition(line: Int(event.line), column: Int(event.column))
            switch event.kind {
            case .start:
                let end = declaration + Int(event.declared)
                try handle(.start(element(event, names, Array(declarations[declaration..<end]))), place)
                declaration = end
            case .end: try handle(.end(names[event.name]), place)
            case .text: try handle(.text(string(event.first, event.count)), place)
            case .comment: try handle(.comment(string(event.first, event.count)), place)
            case .instruction:
                let (target, data) = instruction(event)
                try handle(.processingInstruction(target: target, data: data), place)
            }
        }
    }

    /// A start tag as a value that stands for itself.
    package func element(_ event: Event, _ names: XMLNames, _ namespaces: [XMLNamespace] = []) -> XMLElement {
        let range = Int(event.first)..<Int(event.first) + Int(event.count)
        return XMLElement(
            name: names[event.name],
            attributes: attributes[range].map { attribute in
                XMLAttribute(name: names[attribute.name], value: string(attribute.offset, attribute.length))
            }, namespaces: namespaces)
    }

    /// Target and data of a processing instruction.
    package func instruction(_ event: Event) -> (target: String, data: String) {
        let (target, data) = (attributes[Int(event.first)], attributes[Int(event.first) + 1])
        return (string(target.offset, target.length), string(data.offset, data.length))
    }
}

/// The names of a document's elements and attributes, by number.
///
/// A name may have two numbers, as when it is written with two prefixes; one number is always one name.
package struct XMLNames: Sendable {
    /// The names in the order in which they came.
    package internal(set) var all: [XMLName] = []

    /// No names.
    package init() {}

    /// The name of a number.
    package subscript(number: UInt32) -> XMLName { all[Int(number)] }
}
