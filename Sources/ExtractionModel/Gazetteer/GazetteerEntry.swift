/// A thing that is known beforehand, as the seeds describe it.
public struct GazetteerEntry: Sendable, Hashable {
    /// One of its names.
    public struct Name: Sendable, Hashable {
        /// What sort of name it is.
        public enum Kind: Sendable, Hashable {
            /// The name to show (`rdfs:label`).
            case label
            /// Another full name or spelling (`skos:altLabel`).
            case alternative
            /// A short form that counts only near a full name or a cue, since it has other meanings
            /// (`skos:hiddenLabel`).
            case ambiguous
        }

        /// The name as it is written.
        public var text: String
        /// Its language tag, `th` or `en` as a rule.
        public var language: String
        /// What sort of name it is.
        public var kind: Kind

        /// Makes a name.
        public init(text: String, language: String, kind: Kind) {
            self.text = text
            self.language = language
            self.kind = kind
        }
    }

    /// What names the thing across documents: the local part of its IRI, such as `organisation/ITU`.
    public var identifier: String
    /// What kind of thing it is.
    public var type: EntityType
    /// All names.
    public var names: [Name]
    /// The identifier of the body or place that contains it.
    public var parent: String?

    /// Makes an entry.
    public init(identifier: String, type: EntityType, names: [Name], parent: String? = nil) {
        self.identifier = identifier
        self.type = type
        self.names = names
        self.parent = parent
    }
}
