/// What triples are written for, which decides what may stand in them.
enum TripleRole: Sendable {
    /// A pattern to be matched.
    case pattern
    /// The template of `CONSTRUCT` or `INSERT`.
    case template
    /// The template of `DELETE`, or the pattern of `DELETE WHERE`.
    case deleteTemplate
    /// `INSERT DATA`
    case insertData
    /// `DELETE DATA`
    case deleteData

    /// Whether the triples are data and not a pattern (`QuadData`).
    var isData: Bool { self == .insertData || self == .deleteData }

    /// Variables may not stand in data.
    var allowsVariables: Bool { !isData }

    /// What goes is named: a blank node would name anything (SPARQL 1.1 §19.8, note 8).
    var allowsBlankNodes: Bool { self != .deleteTemplate && self != .deleteData }

    /// Only what is matched can be a path.
    var allowsPaths: Bool { self == .pattern }
}
