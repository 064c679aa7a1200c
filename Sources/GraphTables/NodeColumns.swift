internal import QuadStore
internal import RDFModel
internal import Sorting

/// What the values of a column are.
enum ValueKind: Equatable {
    case text, integer, number, boolean

    /// What GraphML, GEXF and neo4j call it.
    var typeName: String {
        switch self {
        case .text: "string"
        case .integer: "long"
        case .number: "double"
        case .boolean: "boolean"
        }
    }
}

/// A column of the table of nodes: a property, and a language where its values have one.
struct NodeColumn: Equatable {
    var property: IRI
    var language: String
    var name: String
    var kind: ValueKind
    /// Whether some node has several values.
    var isList: Bool

    /// The type of a cell that holds all values in one text.
    var typeName: String { isList ? ValueKind.text.typeName : kind.typeName }
}

/// The columns of the table of nodes: those that every table has, and one for each property and language.
struct NodeColumns {
    /// A property by its id, and a language in small letters.
    struct Key: Hashable {
        var predicate: UInt64
        var language: String
    }

    /// The names that the tables have anyway, in capitals or not.
    static let fixedNames = ["id", "label", "class", "types"]

    private(set) var columns: [NodeColumn] = []
    /// The place of each in ``columns``.
    private(set) var places: [Key: Int] = [:]

    /// Looks through all statements, so that each column is known with its kind before the first node is written.
    init(_ view: QuadView, _ settings: GraphTableSettings, _ nodes: NodeSet, _ texts: inout TermTexts) throws {
        var survey = Survey()
        let type = try view.bits(.iri(RDF.type))
        var cursor = try StatementCursor(view, byPredicate: true, withNamedGraphs: settings.includesEvidence)
        while let statement = try cursor.next() {
            let (predicate, subject, object) = (statement.first, statement.second, statement.third)
            if predicate == type || nodes.memberships.contains(subject) || nodes.memberships.contains(object)
                || nodes.contains(object)
            {
                continue
            }
            try survey.add(predicate, subject, TermID(bits: object), texts)
        }
        try name(survey.found, &texts, settings.prefixes)
        for language in ["en", "th"] where !columns.contains(where: { NodeColumns.isLabel($0, language) }) {
            columns.append(
                NodeColumn(
                    property: RDFS.label, language: language, name: "label_" + language, kind: .text, isList: false))
        }
        order()
    }

    private static func isLabel(_ column: NodeColumn, _ language: String) -> Bool {
        column.property == RDFS.label && CodeUnits.equal(column.language, language)
    }

    /// Makes the columns of what was found, with names that no two have, not even in other letter case.
    private mutating func name(
        _ found: [Key: Survey.Facts], _ texts: inout TermTexts, _ prefixes: [String: IRI]
    ) throws {
        var taken = Set(NodeColumns.fixedNames + ["label_th", "label_en"])
        var drafts: [(key: Key, column: NodeColumn)] = []
        for (key, facts) in found {
            guard let property = try texts.iri(key.predicate) else { continue }
            drafts.append(
                (
                    key,
                    NodeColumn(
                        property: property, language: key.language, name: "", kind: facts.kind ?? .text,
                        isList: facts.isList)
                ))
        }
        drafts = drafts.ordered { NodeColumns.precedes($0.column, $1.column) }
        // Some programs do not tell `Id` and `id` apart.
        func isTaken(_ name: String) -> Bool { taken.contains(name.lowercased()) }
        var owners: [String: Set<IRI>] = [:]
        for (_, column) in drafts { owners[Names.local(column.property), default: []].insert(column.property) }
        for (key, draft) in drafts {
            var column = draft
            let ending = column.language.isEmpty ? "" : "_" + column.language
            let local = Names.local(column.property)
            column.name = local + ending
            let isStandard = column.property == RDFS.label && ["th", "en"].contains(column.language)
            if !isStandard, isTaken(column.name) || (owners[local]?.count ?? 0) > 1 {
                let namespace = IRI(unchecked: Names.namespace(column.property))
                let prefix = prefixes.filter { $0.value == namespace }.keys.min()
                let base = (prefix.map { $0 + "_" } ?? "") + local + ending
                var number = 1
                column.name = base
                while isTaken(column.name) {
                    number += 1
                    column.name = "\(base)_\(number)"
                }
            }
            taken.insert(column.name.lowercased())
            columns.append(column)
            keys.append(key)
        }
    }

    /// The key of each column, while they are put in order.
    private var keys: [Key] = []

    /// Labels first, then by property and language.
    private mutating func order() {
        let rank: (NodeColumn) -> Int = { column in
            NodeColumns.isLabel(column, "th") ? 0 : NodeColumns.isLabel(column, "en") ? 1 : 2
        }
        let order = columns.indices.ordered { left, right in
            let (l, r) = (rank(columns[left]), rank(columns[right]))
            return l != r ? l < r : NodeColumns.precedes(columns[left], columns[right])
        }
        for (place, index) in order.enumerated() where index < keys.count { places[keys[index]] = place }
        columns = order.map { columns[$0] }
        keys = []
    }

    private static func precedes(_ left: NodeColumn, _ right: NodeColumn) -> Bool {
        left.property != right.property ? left.property < right.property : CodeUnits.less(left.language, right.language)
    }
}

/// Gathers what the values of each column are.
private struct Survey {
    struct Facts {
        var kind: ValueKind?
        var isList = false
        /// The subject that came last.
        var subject: UInt64 = 0
    }

    private(set) var found: [NodeColumns.Key: Facts] = [:]

    mutating func add(_ predicate: UInt64, _ subject: UInt64, _ object: TermID, _ texts: TermTexts) throws {
        let (kind, language) = try Survey.value(object, texts)
        let key = NodeColumns.Key(predicate: predicate, language: language)
        var facts = found[key, default: Facts()]
        if facts.subject == subject { facts.isList = true }
        facts.subject = subject
        if let known = facts.kind, known != kind {
            facts.kind = Set([known, kind]) == [.integer, .number] ? .number : .text
        } else {
            facts.kind = kind
        }
        found[key] = facts
    }

    /// What a value is, and its language.
    static func value(_ object: TermID, _ texts: TermTexts) throws -> (ValueKind, String) {
        switch object.tag {
        case .integer, .derivedInteger: return (.integer, "")
        case .decimal, .double, .float: return (.number, "")
        case .boolean: return (.boolean, "")
        case .dateTime, .date, .numberedBlankNode: return (.text, "")
        default: return (.text, try texts.rareTerm(object.bits).literal?.language?.lowercased() ?? "")
        }
    }
}
