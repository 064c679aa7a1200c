internal import JSONSyntax
internal import Sorting

/// The terms of a context by what they stand for (JSON-LD 1.1 API §4.3).
struct InverseContext {
    /// The terms of one IRI and one container.
    struct Choices {
        var language: [JSONString: JSONString] = [:]
        var type: [JSONString: JSONString] = [:]
        var any: [JSONString: JSONString] = [:]

        subscript(kind: Kind) -> [JSONString: JSONString] {
            switch kind {
            case .language: language
            case .type: type
            case .any: any
            }
        }
    }

    /// By what a term is chosen.
    enum Kind {
        case language, type, any
    }

    private var entries: [JSONString: [JSONString: Choices]] = [:]

    init(_ context: ActiveContext) {
        let usual = (context.language ?? "@none").lowercasedASCII
        let terms = context.terms.ordered { left, right in
            let (l, r) = (left.key.text.utf8.count, right.key.text.utf8.count)
            return l != r ? l < r : left.key < right.key
        }
        for (term, definition) in terms {
            guard let iri = definition.iri else { continue }
            let container = InverseContext.name(of: definition.container)
            var choices = entries[iri]?[container] ?? Choices(any: ["@none": term])
            InverseContext.add(term, definition, to: &choices, context, usual)
            entries[iri, default: [:]][container] = choices
        }
    }

    /// Whether a term stands for the IRI.
    func contains(_ iri: JSONString) -> Bool { entries[iri] != nil }

    /// The term for an IRI that fits best (§6.3, Term Selection): containers and values in the order of preference.
    func term(
        for iri: JSONString, containers: [JSONString], _ kind: Kind, preferred: [JSONString]
    ) -> JSONString? {
        guard let entry = entries[iri] else { return nil }
        for container in containers {
            guard let choices = entry[container]?[kind] else { continue }
            for value in preferred {
                if let term = choices[value] { return term }
            }
        }
        return nil
    }

    private static func name(of container: TermDefinition.Container) -> JSONString {
        guard !container.isEmpty else { return "@none" }
        return TermDefinition.Container.names.reduce("") { container.contains($1.0) ? $0 + $1.1 : $0 }
    }

    private static func add(
        _ term: JSONString, _ definition: TermDefinition, to choices: inout Choices, _ context: ActiveContext,
        _ usual: JSONString
    ) {
        func put(_ table: WritableKeyPath<Choices, [JSONString: JSONString]>, _ key: JSONString) {
            if choices[keyPath: table][key] == nil { choices[keyPath: table][key] = term }
        }
        if definition.isReverse {
            put(\.type, "@reverse")
        } else if definition.type == "@none" {
            put(\.language, "@any")
            put(\.type, "@any")
            put(\.any, "@any")
        } else if let type = definition.type {
            put(\.type, type)
        } else if definition.language != .unset, definition.direction != .unset {
            let language = definition.language.resolved(nil)
            let direction = definition.direction.resolved(nil)
            put(\.language, language == nil && direction == nil ? "@null" : tag(language, direction))
        } else if definition.language != .unset {
            put(\.language, definition.language.resolved(nil)?.lowercasedASCII ?? "@null")
        } else if definition.direction != .unset {
            put(\.language, definition.direction.resolved(nil).map { tag(nil, $0) } ?? "@none")
        } else if let direction = context.direction {
            put(\.language, tag(context.language, direction))
            put(\.language, "@none")
            put(\.type, "@none")
        } else {
            put(\.language, usual)
            put(\.language, "@none")
            put(\.type, "@none")
        }
    }

    /// Language and direction as one key: `th`, `ar_rtl` or `_rtl`.
    static func tag(_ language: JSONString?, _ direction: JSONString?) -> JSONString {
        let language = language?.lowercasedASCII ?? ""
        return direction.map { language + "_" + $0 } ?? language
    }
}
