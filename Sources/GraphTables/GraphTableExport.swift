public import QuadStore
internal import RDFModel
internal import Sorting

/// A graph as a table of nodes and a table of edges, for programs that know no RDF.
///
/// * A **node** is an IRI or a blank node that the graph says something about.
/// * An **edge** is a statement between two nodes.
/// * What else is said of a node stands in its columns: one for each property and language, with several values in a
///   cell where a node has them.
///
/// The tables are written while the graph is read: in memory are eight bytes a node, and what is known of each
/// relation that a claim or a membership speaks of. The same graph gives the same bytes.
public struct GraphTableExport {
    /// How many rows were written.
    public struct Counts: Equatable, Sendable {
        /// The nodes.
        public var nodes = 0
        /// The edges.
        public var edges = 0
    }

    private let view: QuadView
    private let settings: GraphTableSettings
    private let nodes: NodeSet
    private let columns: NodeColumns
    private let facts: EdgeFacts
    private let labels: [UInt64: GraphTableSettings.PredicateLabel]
    private let typeID: UInt64?
    private let labelID: UInt64?

    /// Looks through a graph, to know the columns of its tables.
    ///
    /// - Throws: `StoreError`.
    public init(_ view: QuadView, settings: GraphTableSettings = GraphTableSettings()) throws {
        self.view = view
        self.settings = settings
        typeID = try view.bits(.iri(RDF.type))
        labelID = try view.bits(.iri(RDFS.label))
        var texts = TermTexts(view)
        nodes = try NodeSet(view, settings)
        columns = try NodeColumns(view, settings, nodes, &texts)
        facts = try EdgeFacts(view, withNamedGraphs: settings.includesEvidence)
        var labels: [UInt64: GraphTableSettings.PredicateLabel] = [:]
        for (predicate, label) in settings.predicateLabels {
            if let bits = try view.bits(.iri(predicate)) { labels[bits] = label }
        }
        self.labels = labels
    }

    /// Writes GraphML.
    ///
    /// - Parameter output: takes the bytes in pieces.
    /// - Throws: `StoreError`, what `output` throws.
    public func writeGraphML(to output: @escaping ([UInt8]) throws -> Void) throws -> Counts {
        try write(GraphMLWriter(output))
    }

    /// Writes GEXF.
    ///
    /// - Parameter output: takes the bytes in pieces.
    /// - Throws: `StoreError`, what `output` throws.
    public func writeGEXF(to output: @escaping ([UInt8]) throws -> Void) throws -> Counts {
        try write(GEXFWriter(output))
    }

    /// Writes a table of nodes and a table of edges as CSV (RFC 4180).
    ///
    /// - Parameters:
    ///   - dialect: whose names the columns have.
    ///   - nodes: takes the bytes of the one in pieces.
    ///   - edges: takes the bytes of the other.
    /// - Throws: `StoreError`, what the outputs throw.
    public func writeCSV(
        _ dialect: CSVDialect, nodes: @escaping ([UInt8]) throws -> Void, edges: @escaping ([UInt8]) throws -> Void
    ) throws -> Counts {
        try write(CSVTableWriter(dialect, nodes: nodes, edges: edges))
    }

    // MARK: Rows

    private func write(_ writer: some GraphTableWriter) throws -> Counts {
        var writer: any GraphTableWriter = writer
        var counts = Counts()
        var texts = TermTexts(view)
        try writer.begin(columns.columns)
        try forEachNode { node, statements in
            try writer.node(try row(node, statements, &texts))
            counts.nodes += 1
        }
        try writer.beginEdges()
        let own = try OwnRelations(view, settings, nodes, &texts)
        try forEachNode { _, statements in
            for statement in statements
            where statement.second != typeID && nodes.contains(statement.third) && !own.isRepetition(statement) {
                try writer.edge(try row(statement, number: counts.edges, &texts))
                counts.edges += 1
            }
        }
        try writer.finish()
        return counts
    }

    /// Calls `body` with every node and what is said of it.
    private func forEachNode(_ body: (UInt64, [Statement]) throws -> Void) throws {
        var cursor = try StatementCursor(view, withNamedGraphs: settings.includesEvidence)
        var statements: [Statement] = []
        func flush() throws {
            guard let node = statements.first?.first else { return }
            if !nodes.memberships.contains(node) { try body(node, statements) }
            statements.removeAll(keepingCapacity: true)
        }
        while let statement = try cursor.next() {
            if statements.last?.first != statement.first { try flush() }
            statements.append(statement)
        }
        try flush()
    }

    private func row(_ node: UInt64, _ statements: [Statement], _ texts: inout TermTexts) throws -> NodeRow {
        var values = [[String]](repeating: [], count: columns.columns.count)
        var classes: [IRI] = []
        var otherLabel: String?
        for statement in statements {
            if statement.second == typeID {
                if let type = try texts.iri(statement.third) { classes.append(type) }
                continue
            }
            if nodes.contains(statement.third) || nodes.memberships.contains(statement.third) { continue }
            let term = try texts.rareTerm(statement.third)
            let key = NodeColumns.Key(
                predicate: statement.second, language: term.literal?.language?.lowercased() ?? "")
            guard let place = columns.places[key] else { continue }
            let text = TermTexts.text(term)
            values[place].append(text)
            if statement.second == labelID, otherLabel == nil { otherLabel = text }
        }
        let id = try texts.name(node)
        let fallback = try texts.iri(node).map { Names.local($0) } ?? id
        return NodeRow(
            id: id, label: values[0].first ?? values[1].first ?? otherLabel ?? fallback,
            mainClass: mainClass(classes), classes: GraphTableExport.localNames(classes), values: values)
    }

    /// The class that says most: one of the project's own vocabulary if there is one, and none above another one.
    private func mainClass(_ classes: [IRI]) -> String {
        let own = classes.filter { Names.isOwn($0) }
        let candidates = own.isEmpty ? classes : own
        let above = candidates.reduce(into: Set<IRI>()) { $0.formUnion(settings.superclasses[$1] ?? []) }
        return (candidates.filter { !above.contains($0) }.min() ?? candidates.min()).map { Names.local($0) } ?? ""
    }

    /// The local names, each once, in the order of their code points.
    private static func localNames(_ classes: [IRI]) -> [String] {
        var names: [String] = []
        for name in classes.map({ Names.local($0) }).ordered(by: { CodeUnits.less($0, $1) })
        where names.last.map({ !CodeUnits.equal($0, name) }) ?? true {
            names.append(name)
        }
        return names
    }

    private func row(_ statement: Statement, number: Int, _ texts: inout TermTexts) throws -> EdgeRow {
        guard let predicate = try texts.iri(statement.second) else { throw view.damaged("a predicate is no IRI") }
        let label = labels[statement.second]
        return EdgeRow(
            number: number, source: try texts.name(statement.first), target: try texts.name(statement.third),
            predicate: predicate, thai: label?.thai ?? "", english: label?.english ?? "", facts: facts[statement])
    }
}
