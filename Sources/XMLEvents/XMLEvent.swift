/// What a reader of XML or HTML meets on its way through a document.
public enum XMLEvent: Sendable {
    /// A start tag, or the first half of an empty-element tag.
    case start(XMLElement)
    /// An end tag, or the second half of an empty-element tag.
    case end(XMLName)
    /// Character data with all references resolved. One run of text may come in several pieces.
    case text(String)
    /// The text between `<!--` and `-->`.
    case comment(String)
    /// A processing instruction; the data is empty where there is none.
    case processingInstruction(target: String, data: String)
}

/// The name of an element or attribute (Namespaces in XML 1.0 §2.1).
///
/// HTML names have no namespace and come in lower case.
public struct XMLName: Equatable, Sendable {
    /// The namespace name, or `nil` where the name is in no namespace.
    public var namespace: String?
    /// The prefix as it was written.
    public var prefix: String?
    /// The part behind the colon.
    public var local: String

    /// Makes a name.
    public init(_ local: String, namespace: String? = nil, prefix: String? = nil) {
        self.namespace = namespace
        self.prefix = prefix
        self.local = local
    }

    /// The name as it was written: prefix, colon, local part.
    public var qualified: String {
        prefix.map { $0 + ":" + local } ?? local
    }

    /// Whether namespace and local part agree by code point; the prefix does not count.
    public static func == (left: XMLName, right: XMLName) -> Bool {
        left.matches(right.local, namespace: right.namespace)
    }

    /// Whether this is the name `local` in `namespace` (`nil`: in none), by code point.
    public func matches(_ local: String, namespace: String? = nil) -> Bool {
        guard self.local.utf8.elementsEqual(local.utf8) else { return false }
        switch (self.namespace, namespace) {
        case (nil, nil): return true
        case (let left?, let right?): return left.utf8.elementsEqual(right.utf8)
        default: return false
        }
    }
}

/// A start tag.
public struct XMLElement: Sendable {
    /// The element's name.
    public var name: XMLName
    /// The attributes in the order in which they stand, namespace declarations left out.
    public var attributes: [XMLAttribute]
    /// The namespaces that this tag declares.
    public var namespaces: [XMLNamespace]

    /// Makes a start tag.
    public init(name: XMLName, attributes: [XMLAttribute] = [], namespaces: [XMLNamespace] = []) {
        self.name = name
        self.attributes = attributes
        self.namespaces = namespaces
    }

    /// The value of the attribute `local` in `namespace` (`nil`: in none).
    public func attribute(_ local: String, namespace: String? = nil) -> String? {
        attributes.first { $0.name.matches(local, namespace: namespace) }?.value
    }
}

/// An attribute with its value, references resolved.
public struct XMLAttribute: Sendable {
    /// The attribute's name.
    public var name: XMLName
    /// The value; empty where HTML gives none.
    public var value: String

    /// Makes an attribute.
    public init(name: XMLName, value: String) {
        self.name = name
        self.value = value
    }
}

/// A namespace declaration.
public struct XMLNamespace: Sendable {
    /// The prefix; `nil` is the default namespace.
    public var prefix: String?
    /// The namespace name; empty where the default namespace is taken back.
    public var name: String

    /// Makes a namespace declaration.
    public init(prefix: String?, name: String) {
        self.prefix = prefix
        self.name = name
    }
}

/// A place in a document; lines and columns count from 1, columns in code points.
public struct XMLPosition: Equatable, Sendable {
    /// The line.
    public var line: Int
    /// The column behind the event's last character.
    public var column: Int

    /// Makes a position.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why a document could not be read or written.
public enum XMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The document is not well-formed, or not namespace-well-formed.
    case malformed(reason: String, at: XMLPosition)
    /// The library could not start a reader or writer, for want of memory or of an encoding.
    case unavailable(operation: String)
    /// A character that XML 1.0 cannot hold, not even as a reference (XML 1.0 §2.2).
    case unwritableCharacter(Unicode.Scalar)
    /// A name that XML does not allow for an element or attribute.
    case badName(String)
    /// A writing step that does not fit the state of the document, such as an end without a start.
    case misplaced(operation: String)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .malformed(let reason, let position):
            return "\(position.line):\(position.column): \(reason)"
        case .unavailable(let operation):
            return "the XML library could not do '\(operation)'"
        case .unwritableCharacter(let scalar):
            return "XML cannot hold the character U+\(String(scalar.value, radix: 16, uppercase: true))"
        case .badName(let name):
            return "'\(name)' is not a name that XML allows"
        case .misplaced(let operation):
            return "'\(operation)' does not fit here"
        }
    }
}
