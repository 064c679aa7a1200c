public import JSONSyntax

/// Why a document cannot be processed, and where.
public struct JSONLDError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The specification's code (JSON-LD 1.1 API §9.6).
    public let code: Code
    /// Line and column of the value that is wrong; unknown if the value was not read from a text.
    public let position: JSONPosition
    /// The IRI of the loaded context that the position is in; `nil` is the document itself.
    public let context: String?
    /// What the specification asks for.
    public let expected: String
    /// What stands there.
    public let found: String

    /// Makes an error.
    public init(
        _ code: Code, at position: JSONPosition = .unknown, context: String? = nil, expected: String, found: String
    ) {
        self.code = code
        self.position = position
        self.context = context
        self.expected = expected
        self.found = found
    }

    /// An error of the JSON below.
    init(_ error: JSONError, _ code: Code = .loadingDocumentFailed, context: String? = nil) {
        self.init(
            code, at: error.position, context: context, expected: error.expected, found: error.found)
    }

    /// `line:column: code: expected X, found Y`
    public var description: String {
        let place = position.isKnown ? "\(position.line):\(position.column): " : ""
        return (context.map { $0 + ":" } ?? "") + place + "\(code.rawValue): expected \(expected), found \(found)"
    }

    /// Whether both say the same of the same place, by code point.
    public static func == (left: JSONLDError, right: JSONLDError) -> Bool {
        left.code == right.code && left.position == right.position
            && left.expected.utf8.elementsEqual(right.expected.utf8)
            && left.found.utf8.elementsEqual(right.found.utf8)
            && (left.context ?? "").utf8.elementsEqual((right.context ?? "").utf8)
    }
}

extension JSONLDError {
    /// The codes of JSON-LD 1.1 API §9.6, as far as this processor can meet them.
    public enum Code: String, CaseIterable, Sendable {
        /// Two members of an object are one keyword.
        case collidingKeywords = "colliding keywords"
        /// One node has two values of `@index`.
        case conflictingIndexes = "conflicting indexes"
        /// Contexts refer to contexts, or terms to terms, too often in a row.
        case contextOverflow = "context overflow"
        /// Terms are defined by each other.
        case cyclicIRIMapping = "cyclic IRI mapping"
        /// A value of `@id` is no string.
        case invalidIDValue = "invalid @id value"
        /// A value of `@import` is no string.
        case invalidImportValue = "invalid @import value"
        /// A member of `@included` is no node.
        case invalidIncludedValue = "invalid @included value"
        /// A value of `@index` is no string.
        case invalidIndexValue = "invalid @index value"
        /// A value of `@nest` is no object, or a name that cannot nest.
        case invalidNestValue = "invalid @nest value"
        /// A value of `@prefix` is no boolean.
        case invalidPrefixValue = "invalid @prefix value"
        /// A value of `@propagate` is no boolean.
        case invalidPropagateValue = "invalid @propagate value"
        /// A value of `@protected` is no boolean.
        case invalidProtectedValue = "invalid @protected value"
        /// A value of `@reverse` is no object.
        case invalidReverseValue = "invalid @reverse value"
        /// A value of `@version` is not 1.1.
        case invalidVersionValue = "invalid @version value"
        /// A direction is neither `ltr`, `rtl` nor `null`.
        case invalidBaseDirection = "invalid base direction"
        /// A base is no IRI.
        case invalidBaseIRI = "invalid base IRI"
        /// A value of `@container` is none that there is.
        case invalidContainerMapping = "invalid container mapping"
        /// A context has a member that cannot stand there.
        case invalidContextEntry = "invalid context entry"
        /// A context with protected terms is taken away.
        case invalidContextNullification = "invalid context nullification"
        /// A default language is no string.
        case invalidDefaultLanguage = "invalid default language"
        /// A term has no IRI.
        case invalidIRIMapping = "invalid IRI mapping"
        /// A literal of type JSON is no JSON.
        case invalidJSONLiteral = "invalid JSON literal"
        /// A term stands for `@context`.
        case invalidKeywordAlias = "invalid keyword alias"
        /// A value in a language map is no string.
        case invalidLanguageMapValue = "invalid language map value"
        /// A language of a term is no string.
        case invalidLanguageMapping = "invalid language mapping"
        /// A language of a value is no string.
        case invalidLanguageTaggedString = "invalid language-tagged string"
        /// A value with a language is no string.
        case invalidLanguageTaggedValue = "invalid language-tagged value"
        /// A context is neither an object, a reference nor `null`.
        case invalidLocalContext = "invalid local context"
        /// A loaded document is no context.
        case invalidRemoteContext = "invalid remote context"
        /// A reverse property has what it cannot have.
        case invalidReverseProperty = "invalid reverse property"
        /// A reverse property stands in the members of `@reverse` as a keyword.
        case invalidReversePropertyMap = "invalid reverse property map"
        /// A value of a reverse property is no node.
        case invalidReversePropertyValue = "invalid reverse property value"
        /// The context of a term is wrong.
        case invalidScopedContext = "invalid scoped context"
        /// A list or set has members beside it.
        case invalidSetOrListObject = "invalid set or list object"
        /// A definition of a term has a member or a form that it cannot have.
        case invalidTermDefinition = "invalid term definition"
        /// The type of a term is none that there is.
        case invalidTypeMapping = "invalid type mapping"
        /// A value of `@type` is no string.
        case invalidTypeValue = "invalid type value"
        /// The type of a value is no IRI.
        case invalidTypedValue = "invalid typed value"
        /// A value has members beside it that contradict it.
        case invalidValueObject = "invalid value object"
        /// A value is neither a string, a number, a boolean nor `null`.
        case invalidValueObjectValue = "invalid value object value"
        /// A default vocabulary is no IRI.
        case invalidVocabMapping = "invalid vocab mapping"
        /// An IRI would be read as a prefix and a name.
        case iriConfusedWithPrefix = "IRI confused with prefix"
        /// A keyword is defined anew.
        case keywordRedefinition = "keyword redefinition"
        /// The text is no JSON.
        case loadingDocumentFailed = "loading document failed"
        /// A context could not be loaded.
        case loadingRemoteContextFailed = "loading remote context failed"
        /// A protected term is defined anew.
        case protectedTermRedefinition = "protected term redefinition"
        /// A dataset holds a triple term, which JSON-LD 1.1 cannot; no code of the specification's.
        case unsupportedTerm = "unsupported term"
    }
}
