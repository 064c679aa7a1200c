import RDFModel

/// Whether a tree is so deep that whoever walks it by recursion needs more than an ordinary stack.
///
/// The walk ends where the answer is known, so that it needs no more than an ordinary stack itself.
enum TreeDepth {
    /// Up to this depth a walk needs no more than a small part of the stack that threads have.
    static let ordinary = 100

    /// Elements of a group are chained in the algebra, the first one deepest, but for triples and conditions.
    static func exceeds(_ group: GroupPattern, _ limit: Int) -> Bool {
        var limit = limit
        for element in group.elements.reversed() {
            if limit <= 0 || exceeds(element, limit - 1) { return true }
            switch element {
            case .triple, .filter: break
            default: limit -= 1
            }
        }
        return limit <= 0
    }

    static func exceeds(_ body: QueryBody, _ limit: Int) -> Bool {
        if limit <= 0 || exceeds(body.pattern, limit - 1) { return true }
        return body.projection.items.map { $0.count > limit } ?? false
            || (body.projection.items ?? []).contains { $0.expression.map { exceeds($0, limit) } ?? false }
            || body.modifiers.groupBy.contains { exceeds($0.expression, limit) }
            || body.modifiers.having.contains { exceeds($0, limit) }
            || body.modifiers.orderBy.contains { exceeds($0.expression, limit) }
    }

    static func exceeds(_ algebra: Algebra, _ limit: Int) -> Bool {
        if limit <= 0 { return true }
        switch algebra {
        case .basicPattern(let triples): return triples.contains { exceeds($0) }
        case .path(let path):
            return exceeds(path.path, limit) || exceeds(path.subject, limit) || exceeds(path.object, limit)
        case .join(let left, let right), .minus(let left, let right):
            return exceeds(left, limit - 1) || exceeds(right, limit - 1)
        case .leftJoin(let left, let right, let condition):
            return exceeds(left, limit - 1) || exceeds(right, limit - 1)
                || condition.map { exceeds($0, limit) } ?? false
        case .filter(let condition, let pattern): return exceeds(condition, limit) || exceeds(pattern, limit - 1)
        case .union(let alternatives): return alternatives.contains { exceeds($0, limit - 1) }
        case .service(_, _, let pattern): return exceeds(pattern.algebra, limit - 1)
        case .graph(_, let pattern), .project(let pattern, _), .distinct(let pattern),
            .reduced(let pattern), .slice(let pattern, _, _):
            return exceeds(pattern, limit - 1)
        case .extend(let pattern, _, let expression):
            return exceeds(pattern, limit - 1) || exceeds(expression, limit)
        case .table(let data):
            return data.rows.contains { $0.contains { $0.map { exceeds($0, limit) } ?? false } }
        case .group(let pattern, let keys, let aggregates):
            return exceeds(pattern, limit - 1) || keys.contains { exceeds($0.expression, limit) }
                || aggregates.contains { $0.aggregate.expression.map { exceeds($0, limit) } ?? false }
        case .orderBy(let pattern, let keys):
            return exceeds(pattern, limit - 1) || keys.contains { exceeds($0.expression, limit) }
        }
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
        if limit <= 0 { return true }
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
        if limit <= 0 { return true }
        switch path {
        case .link, .negatedSet: return false
        case .inverse(let inner), .zeroOrMore(let inner), .oneOrMore(let inner), .zeroOrOne(let inner):
            return exceeds(inner, limit - 1)
        case .sequence(let first, let second): return exceeds(first, limit - 1) || exceeds(second, limit - 1)
        case .alternative(let paths): return paths.contains { exceeds($0, limit - 1) }
        }
    }

    /// A triple of a template.
    static func exceeds(_ triple: TriplePattern) -> Bool {
        exceeds(triple.subject, ordinary) || exceeds(triple.object, ordinary)
    }

    private static func exceeds(_ place: PatternTerm, _ limit: Int) -> Bool {
        if limit <= 0 { return true }
        switch place {
        case .term(let term): return exceeds(term, limit)
        case .variable: return false
        case .triple(let triple): return exceeds(triple.subject, limit - 1) || exceeds(triple.object, limit - 1)
        }
    }

    static func exceeds(_ term: Term, _ limit: Int) -> Bool {
        guard case .triple(let triple) = term else { return false }
        // RDF nests triple terms in objects alone.
        return limit <= 0 || exceeds(triple.object, limit - 1)
    }
}

/// The stack on which a tree is walked by recursion.
package enum TreeStack: Sendable {
    /// That of the thread, for trees as people write them.
    case ordinary
    /// A large one, on a thread of its own that the current one waits for.
    case large

    /// Runs `body` on the stack. The ordinary one costs nothing, the large one some 100 µs.
    @inline(__always)
    package func run<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        switch self {
        case .ordinary: try body()
        case .large: try LargeStack.run(body)
        }
    }
}

extension Query {
    /// The stack that a walk of the query needs.
    package var stack: TreeStack {
        if case .construct(let template) = form, template.contains(where: { TreeDepth.exceeds($0) }) { return .large }
        return TreeDepth.exceeds(body, TreeDepth.ordinary) ? .large : .ordinary
    }

    /// Runs `body`, which walks the query by recursion, where the stack is large enough for the query's depth: on
    /// the current thread, or, for a query that nests unusually deep, on one of its own.
    public func withStack<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        try stack.run(body)
    }
}

extension Algebra {
    /// The stack that a walk of the pattern needs.
    package var stack: TreeStack { TreeDepth.exceeds(self, TreeDepth.ordinary) ? .large : .ordinary }
}

extension Modification {
    /// The stack that a walk of the operation needs.
    package var stack: TreeStack {
        (delete + insert).contains { TreeDepth.exceeds($0.triple) } || TreeDepth.exceeds(pattern, TreeDepth.ordinary)
            ? .large : .ordinary
    }

    /// As ``Query/withStack(_:)``.
    public func withStack<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        try stack.run(body)
    }
}

extension UpdateOperation {
    /// The stack that a walk of the operation needs.
    package var stack: TreeStack {
        switch kind {
        case .modify(let modification): modification.stack
        case .insertData(let quads), .deleteData(let quads):
            quads.contains { TreeDepth.exceeds($0.object, TreeDepth.ordinary) } ? .large : .ordinary
        case .load, .clear, .create, .drop, .transfer: .ordinary
        }
    }
}
