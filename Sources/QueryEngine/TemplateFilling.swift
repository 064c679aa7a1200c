import RDFModel
import SPARQLFunctions
import SPARQLSyntax

/// Fills templates of `CONSTRUCT`, `INSERT` and `DELETE` with the values of rows (SPARQL 1.1 §16.2.1).
///
/// Blank nodes of a template are new ones for each row.
final class TemplateFilling {
    private let names: VariableNames
    private let context: QueryContext
    private let variables: [Int]
    private let parameters: Substitution
    private var columns: [Int: [Term?]] = [:]
    private var row = 0
    private var labelled: [BlankNode: BlankNode] = [:]

    init(_ names: VariableNames, _ rows: Operator, _ parameters: Substitution, _ context: QueryContext) {
        self.names = names
        self.parameters = parameters
        self.context = context
        variables = rows.variables
    }

    /// Decodes rows.
    func look(at batch: Batch) throws {
        columns = [:]
        for (column, variable) in variables.enumerated() {
            columns[variable] = try context.terms.terms(batch.columns[column][0..<batch.count])
        }
    }

    /// Begins with a row.
    func start(_ row: Int) {
        self.row = row
        labelled = [:]
    }

    /// The triple; `nil` if a variable is unbound or a term stands where it may not.
    func triple(_ pattern: TriplePattern) -> Triple? {
        guard let subject = term(pattern.subject), subject.literal == nil, subject.triple == nil,
            case .iri(let predicate)? = term(pattern.predicate), let object = term(pattern.object)
        else { return nil }
        return Triple(subject, predicate, object)
    }

    /// The quad; outside of `GRAPH` it is in `graph`.
    func quad(_ pattern: QuadTemplate, in graph: IRI?) -> Quad? {
        guard let triple = triple(pattern.triple) else { return nil }
        guard let name = pattern.graph else { return Quad(triple, graph: graph.map { .iri($0) }) }
        guard let named = term(name), named.iri != nil || named.blankNode != nil else { return nil }
        return Quad(triple, graph: named)
    }

    /// The term of a place.
    func term(_ pattern: PatternTerm) -> Term? {
        switch pattern {
        case .term(.blankNode(let node)):
            if let known = labelled[node] { return .blankNode(known) }
            let made = context.functions.makeBlankNode()
            labelled[node] = made
            return .blankNode(made)
        case .term(let term): return term
        case .variable(let variable):
            return parameters.term(of: variable) ?? columns[names.number(of: variable)]?[row]
        case .triple(let inner): return triple(inner).map { .triple($0) }
        }
    }
}
