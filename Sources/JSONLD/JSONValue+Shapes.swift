internal import JSONSyntax

/// What objects of expanded documents are (JSON-LD 1.1 §9).
extension JSONObject {
    /// Whether the object is a value.
    var isValue: Bool { contains("@value") }
    /// Whether the object is a list.
    var isList: Bool { contains("@list") }
    /// Whether the object is a graph: `@graph`, and beside it at most `@id`, `@index` and `@context`.
    var isGraph: Bool {
        contains("@graph")
            && members.allSatisfy { ["@graph", "@id", "@index", "@context"].contains($0.name) }
    }
    /// Whether the object is a graph without a name.
    var isSimpleGraph: Bool { isGraph && !contains("@id") }
    /// Whether the object is a node: neither a value, a list nor a set.
    var isNode: Bool { !isValue && !isList && !contains("@set") }
    /// Whether the object is the member `@id` and nothing more.
    var isReference: Bool { count == 1 && contains("@id") }
}

extension JSONValue {
    /// Whether the value is a value object.
    var isValueObject: Bool { object?.isValue ?? false }
    /// Whether the value is a list object.
    var isListObject: Bool { object?.isList ?? false }
    /// Whether the value is a graph object.
    var isGraphObject: Bool { object?.isGraph ?? false }

    /// The value as JSON without white space, cut to what a message can show.
    var brief: String {
        switch content {
        case .array(let values) where !values.isEmpty: return "an array"
        case .object(let object) where !object.isEmpty: return "an object"
        default: break
        }
        let text = JSONWriter.compact(self)
        guard text.utf8.count > 60 else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(50))) + "…"
    }
}
