internal import JSONSyntax

/// What a context says of a term (JSON-LD 1.1 API §4.2). Not changed once it stands in a context.
final class TermDefinition {
    /// What a term says of language or direction: nothing, none, or one.
    enum Setting: Equatable {
        case unset
        case none
        case value(JSONString)

        /// The value that counts where the context has a default.
        func resolved(_ usual: JSONString?) -> JSONString? {
            switch self {
            case .unset: usual
            case .none: nil
            case .value(let value): value
            }
        }
    }

    /// The keywords of `@container`.
    struct Container: OptionSet {
        let rawValue: UInt8
        static let graph = Container(rawValue: 1)
        static let id = Container(rawValue: 2)
        static let index = Container(rawValue: 4)
        static let language = Container(rawValue: 8)
        static let list = Container(rawValue: 16)
        static let set = Container(rawValue: 32)
        static let type = Container(rawValue: 64)

        /// The keywords in their order, as inverse contexts name them.
        static let names: [(Container, JSONString)] = [
            (.graph, "@graph"), (.id, "@id"), (.index, "@index"), (.language, "@language"), (.list, "@list"),
            (.set, "@set"), (.type, "@type"),
        ]

        init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        init?(_ name: JSONString) {
            guard let entry = Container.names.first(where: { $0.1 == name }) else { return nil }
            self = entry.0
        }
    }

    /// What the term stands for: an IRI, a blank node, a keyword, or nothing.
    var iri: JSONString?
    var isPrefix = false
    var isProtected = false
    var isReverse = false
    var container: Container = []
    var type: JSONString?
    var language = Setting.unset
    var direction = Setting.unset
    var index: JSONString?
    var nest: JSONString?
    /// The context that counts within the term's values.
    var context: JSONValue?
    /// What references in that context are resolved against.
    var contextBase: JSONString?

    /// Whether both say the same, protection aside.
    func isSame(as other: TermDefinition) -> Bool {
        iri == other.iri && isPrefix == other.isPrefix && isReverse == other.isReverse && container == other.container
            && type == other.type && language == other.language && direction == other.direction && index == other.index
            && nest == other.nest && context == other.context
    }
}
