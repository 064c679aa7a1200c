internal import RDFModel
internal import SPARQLSyntax

/// Terms that stand in the place of variables of a query or an update.
///
/// ```swift
/// let rows = try store.query(
///     "SELECT ?name { ?person foaf:name ?name ; foaf:knows ?whom }", parameters: ["whom": friend])
/// ```
///
/// The term stands wherever the text writes the variable: in patterns, conditions and templates, in `OPTIONAL`, `MINUS`,
/// `EXISTS` and sub-queries, whether these project it or not. The answer is that to the query with the term written
/// there by hand, with three differences: a blank node is that node of the data, and in a template too; a variable that
/// `SELECT` names, or that `*` covers, is a column with the term in every row; and `VALUES` with a column of the name
/// keeps the rows that agree. No text is pasted, so that no text can change the query.
///
/// A name that the query does not know is an error (`ParameterError`), and so is one that it gives a value itself, by
/// `BIND` or `(… AS ?name)`.
public struct QueryParameters: Sendable, ExpressibleByDictionaryLiteral {
    private var values: [(variable: Variable, term: Term)] = []

    /// Parameters by their names, which have no `?`.
    public init(dictionaryLiteral elements: (String, any TermRepresentable)...) {
        for (name, value) in elements { add(name, value) }
    }

    /// No parameters yet.
    public init() {}

    /// Adds one.
    ///
    /// - Parameters:
    ///   - name: the variable's name without `?`.
    ///   - value: the term, or what has one.
    public mutating func add(_ name: String, _ value: any TermRepresentable) {
        values.append((Variable(name), value.term))
    }

    /// What puts the terms in the place of the variables.
    func substitution() throws(ParameterError) -> Substitution {
        var terms: [Variable: Term] = [:]
        for (variable, term) in values {
            if terms.updateValue(term, forKey: variable) != nil { throw .repeated(variable) }
        }
        return Substitution(terms)
    }

    /// Makes sure that each was found somewhere.
    func check(_ substitution: Substitution) throws(ParameterError) {
        for (variable, _) in values where !substitution.found.contains(variable) { throw .unknown(variable) }
    }
}

extension Substitution {
    /// Notes which of some variables are parameters.
    func find(_ variables: [Variable]) {
        for variable in variables { _ = term(of: variable) }
    }

    /// Notes the variables of a template, or of things to describe.
    func find(_ form: Query.Form) {
        if isEmpty { return }
        switch form {
        case .select, .ask: break
        case .construct(let template): for triple in template { triple.forEachVariable { find([$0]) } }
        case .describe(let things): for thing in things { thing.forEachVariable { find([$0]) } }
        }
    }

    /// Notes the variables of an operation.
    func find(_ operation: UpdateOperation.Kind) throws {
        guard case .modify(let modification) = operation else { return }
        for template in modification.delete + modification.insert {
            template.triple.forEachVariable { find([$0]) }
            template.graph?.forEachVariable { find([$0]) }
        }
        _ = try self(modification.algebra)
    }
}
