import RDFModel

/// Whether a tree is so deep that whoever walks it by recursion needs more than an ordinary stack.
///
/// The walk ends where the answer is known, so that it needs no more than an ordinary stack itself.
enum TreeDepth {
    /// Up to this depth a walk needs no more than a small part of the stack that threads have.
    static let ordinary = 100

    static func exceeds(_ group: GroupPattern, _ limit: Int) -> Bool {
        limit == 0 || group.elements.contains { exceeds($0, limit - 1) }
    }

    static func exceeds(_ body: QueryBody, _ limit: Int) -> Bool {
        if limit == 0 || exceeds(body.pattern, limit - 1) { return true }
        return (body.projection.items ?? []).contains { $0.expression.map { exceeds($0, limit) } ?? false }
            || body.modifiers.groupBy.contains { exceeds($0.expression, limit) }
            || body.modifiers.having.contains { exceeds($0, limit) }
            || body.modifiers.orderBy.contains { exceeds($0.expression, limit) }
    }

    private static func exceeds(_ element: PatternElement, _ limit: Int) -> Bool {
        switch element {
        case .triple(let triple): exceeds(triple.subject, limit) || exceeds(triple.object, limit)
        case .path(let path):
            exceeds(path.path, limit) || exceeds(path.subject, limit) || exceeds(path.object, limit)
        case .group(let group), .optional(let group), .minus(let group), .graph(_, let group),
            .service(_, _, let group):
            exceeds(group, limit)
        case .union(let groups): groups.contains { exceeds($0, limit) }
        case .filter(let condition): exceeds(condition, limit)
        case .bind(let expression, _): exceeds(expression, limit)
        case .values(let data): data.rows.contains { $0.contains { $0.map { exceeds($0, limit) } ?? false } }
        case .subquery(let body): exceeds(body, limit)
        }
    }

    private static func exceeds(_ expression: Expression, _ limit: Int) -> Bool {
        if limit == 0 { return true }
        switch expression {
        case .variable: return false
        case .constant(let term): return exceeds(term, limit)
        case .or(let operands), .and(let operands), .call(_, let operands), .function(_, let operands):
            return operands.contains { exceeds($0, limit - 1) }
        case .not(let operand), .negative(let operand), .positive(let operand): return exceeds(operand, limit - 1)
        case .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            return exceeds(left, limit - 1) || exceeds(right, limit - 1)
        case .membership(let operand, let list, _):
            return exceeds(operand, limit - 1) || list.contains { exceeds($0, limit - 1) }
        case .exists(let pattern, _): return exceeds(pattern.group, limit - 1)
        case .aggregate(let aggregate): return aggregate.expression.map { exceeds($0, limit - 1) } ?? false
        }
    }

    private static func exceeds(_ path: PropertyPath, _ limit: Int) -> Bool {
        if limit == 0 { return true }
        switch path {
        case .link, .negatedSet: return false
        case .inverse(let inner), .zeroOrMore(let inner), .oneOrMore(let inner), .zeroOrOne(let inner):
            return exceeds(inner, limit - 1)
        case .sequence(let first, let second): return exceeds(first, limit - 1) || exceeds(second, limit - 1)
        case .alternative(let paths): return paths.contains { exceeds($0, limit - 1) }
        }
    }

    private static func exceeds(_ place: PatternTerm, _ limit: Int) -> Bool {
        if limit == 0 { return true }
        switch place {
        case .term(let term): return exceeds(term, limit)
        case .variable: return false
        case .triple(let triple): return exceeds(triple.subject, limit - 1) || exceeds(triple.object, limit - 1)
        }
    }

    private static func exceeds(_ term: Term, _ limit: Int) -> Bool {
        guard case .triple(let triple) = term else { return false }
        // RDF nests triple terms in objects alone.
        return limit == 0 || exceeds(triple.object, limit - 1)
    }
}

extension Query {
    /// Runs `body`, which walks the query by recursion, where the stack is large enough for the query's depth: on
    /// the current thread, or, for a query that nests unusually deep, on one of its own.
    public func withStack<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard TreeDepth.exceeds(self.body, TreeDepth.ordinary) else { return try body() }
        return try LargeStack.run(body)
    }
}

extension Modification {
    /// Whether a walk by recursion needs more than an ordinary stack.
    var isDeep: Bool { TreeDepth.exceeds(pattern, TreeDepth.ordinary) }

    /// As ``Query/withStack(_:)``.
    public func withStack<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        isDeep ? try LargeStack.run(body) : try body()
    }
}
