public import RDFModel

/// A SPARQL query as it was written (grammar rules 1–14), with prefixes expanded and IRIs resolved.
public struct Query: Equatable, Sendable {
    /// What the query asks for.
    public enum Form: Equatable, Sendable {
        /// `SELECT`: the solutions themselves.
        case select
        /// `ASK`: whether there is a solution.
        case ask
        /// `CONSTRUCT`: a graph made of the template once for each solution.
        case construct([TriplePattern])
        /// `DESCRIBE`: what is known of these things; an empty list is `*`, all variables.
        case describe([PatternTerm])
    }

    /// What the query asks for.
    public var form: Form
    /// The graphs named by `FROM` and `FROM NAMED`; `nil` if the query names none.
    public var dataset: DatasetClause?
    /// Projection, pattern and modifiers.
    public var body: QueryBody
    /// The base for relative IRIs, as the functions `IRI` and `URI` need it.
    public var base: IRI?
    /// The prefixes that the query declared itself.
    public var prefixes: [String: IRI]
    /// What the last `VERSION` announces (SPARQL 1.2).
    public var version: String?
    /// The query's translation into the algebra of §18.2.
    public var algebra: Algebra { withStack { AlgebraTranslation.translate(body) } }
}

extension Query {
    /// `SELECT *` of a pattern.
    ///
    /// - Parameters:
    ///   - pattern: the pattern.
    ///   - base: the base for relative IRIs, as the functions `IRI` and `URI` need it.
    public init(selecting pattern: GroupPattern, base: IRI? = nil) {
        var body = QueryBody(projection: Projection(duplicates: .keep, items: nil))
        body.pattern = pattern
        self.init(form: .select, dataset: nil, body: body, base: base, prefixes: [:], version: nil)
    }
}

/// The dataset that a query describes for itself (SPARQL 1.1 §13.2).
public struct DatasetClause: Equatable, Sendable {
    /// The graphs whose merge is the default graph.
    public var defaultGraphs: [IRI]
    /// The named graphs.
    public var namedGraphs: [IRI]

    /// Names the graphs.
    public init(defaultGraphs: [IRI] = [], namedGraphs: [IRI] = []) {
        self.defaultGraphs = defaultGraphs
        self.namedGraphs = namedGraphs
    }
}

/// What a query and a sub-query have in common.
public struct QueryBody: Equatable, Sendable {
    /// What `SELECT` names; the other query forms project every variable.
    public var projection: Projection
    /// The `WHERE` pattern.
    public var pattern: GroupPattern
    /// `GROUP BY`, `HAVING`, `ORDER BY`, `LIMIT` and `OFFSET`.
    public var modifiers: SolutionModifiers
    /// The `VALUES` block behind everything else.
    public var values: InlineData?

    /// The columns of the result: what `SELECT` names, or every in-scope variable (§18.2.1).
    public var visibleVariables: [Variable] { VariableScope.visible(in: self) }

    /// A body of the given projection whose pattern is still empty.
    init(projection: Projection) {
        self.projection = projection
        pattern = GroupPattern()
        modifiers = SolutionModifiers()
    }
}

/// The `SELECT` clause (SPARQL 1.1 §16.1).
public struct Projection: Equatable, Sendable {
    /// What happens to rows that are the same.
    public enum Duplicates: Equatable, Sendable {
        /// They stay.
        case keep
        /// Each row stays once.
        case distinct
        /// Each row stays at least once.
        case reduced
    }

    /// A projected variable, with the expression that gives its value if it has one.
    public struct Item: Equatable, Sendable {
        /// The column.
        public var variable: Variable
        /// The value of `(expression AS variable)`.
        public var expression: Expression?
    }

    /// What happens to rows that are the same.
    public var duplicates: Duplicates
    /// The columns in order; `nil` is `*`.
    public var items: [Item]?
}

/// The solution modifiers (SPARQL 1.1 §15, §11).
public struct SolutionModifiers: Equatable, Sendable {
    /// A grouping key, with the variable that `(expression AS variable)` names.
    public struct GroupKey: Equatable, Sendable {
        /// The key.
        public var expression: Expression
        /// Its name, if it was given one.
        public var variable: Variable?
    }

    /// A sort key.
    public struct OrderKey: Equatable, Sendable {
        /// The key.
        public var expression: Expression
        /// Whether the greatest comes first.
        public var descending: Bool
    }

    /// The keys of `GROUP BY`.
    public var groupBy: [GroupKey] = []
    /// The conditions of `HAVING`.
    public var having: [Expression] = []
    /// The keys of `ORDER BY`.
    public var orderBy: [OrderKey] = []
    /// The greatest number of rows.
    public var limit: Int?
    /// How many rows are left out first.
    public var offset: Int?

    /// No modifiers.
    public init() {}
}
