import QuadStore
import RDFModel
import SPARQLSyntax

/// A property path with its ends, where it is followed.
struct PathAccess {
    /// The path.
    var path: PathSteps
    /// Where it begins and ends.
    var subject: PathTerminal
    var object: PathTerminal
    /// The statements that it follows.
    var graph: PathGraph
    /// Rows of the variables at its ends that are of interest; `nil` if all are.
    var keys: Relation?
    /// The variable of each column of the keys.
    var keyVariables: [Int] = []
}

/// An end of a path in a query.
enum PathTerminal {
    /// A term that the query names: a path without steps leads from it to itself, whether or not the graph holds it.
    case fixed(UInt64)
    /// A term that was put in a variable's place: to a path without steps it is a node of the graph or none.
    case substituted(UInt64)
    case variable(Int)

    var variable: Int? {
        if case .variable(let variable) = self { variable } else { nil }
    }
}

/// A property path whose IRIs are ids; 0 stands for one that the store does not know.
indirect enum PathSteps {
    case link(UInt64)
    case inverse(PathSteps)
    case sequence(PathSteps, PathSteps)
    case alternative([PathSteps])
    case zeroOrMore(PathSteps)
    case oneOrMore(PathSteps)
    case zeroOrOne(PathSteps)
    case negatedSet(forward: Set<UInt64>?, backward: Set<UInt64>?)
}

extension PathSteps {
    /// The same path with one repetition in the place of two: `(p*)*`, `(p+)?` and the like are `p*`, and a walk within
    /// each step of another would take as long as there are ways.
    fileprivate var simplified: PathSteps {
        switch self {
        case .zeroOrMore(.zeroOrMore(let inner)), .zeroOrMore(.oneOrMore(let inner)),
            .zeroOrMore(.zeroOrOne(let inner)), .oneOrMore(.zeroOrMore(let inner)), .oneOrMore(.zeroOrOne(let inner)),
            .zeroOrOne(.zeroOrMore(let inner)), .zeroOrOne(.oneOrMore(let inner)):
            .zeroOrMore(inner)
        case .oneOrMore(.oneOrMore(let inner)): .oneOrMore(inner)
        case .zeroOrOne(.zeroOrOne(let inner)): .zeroOrOne(inner)
        default: self
        }
    }
}

/// The statements that a path follows.
enum PathGraph {
    case stored
    case named(UInt64)
    /// What stands anywhere.
    case union
    case merge(Set<UInt64>)
}

extension Planner {
    /// A plan of a property path (SPARQL 1.1 §18.4).
    func planPath(_ pattern: PathPattern, _ scope: Scope) throws -> PlanNode {
        if context.follows(.alternatives), let alternatives = pattern.alternatives {
            return try plan(.union(alternatives), scope)
        }
        let subject = try terminal(pattern.subject, scope)
        let object = try terminal(pattern.object, scope)
        var variables = [subject, object].compactMap(\.variable)
        if variables.count == 2, variables[0] == variables[1] { variables.removeLast() }
        var access = PathAccess(
            path: try steps(pattern.path), subject: subject, object: object, graph: pathGraph(scope))
        var rows = 100.0
        if let keys = scope.keys, case .table(let relation) = keys.kind {
            access.keys = relation
            access.keyVariables = keys.variables
            rows = Double(relation.count) * 4
        } else if variables.count == 2 {
            rows = 100_000
        }
        return PlanNode(
            .path(access), variables: variables, certain: Set(variables), rows: rows, cost: rows * 200)
    }

    private func terminal(_ term: PatternTerm, _ scope: Scope) throws -> PathTerminal {
        switch term {
        case .term(let term): return .fixed(try context.terms.id(of: term))
        case .variable(let variable):
            let number = scope.names.number(of: variable)
            return scope.bindings[number].map { .substituted($0) } ?? .variable(number)
        case .triple: return .fixed(0)
        }
    }

    private func pathGraph(_ scope: Scope) -> PathGraph {
        switch scope.graph {
        case .named(let graph): return .named(graph)
        case .defaultGraph, .variable:
            switch dataset.defaultGraph {
            case .stored: return .stored
            case .union: return .union
            case .merge(let graphs): return .merge(Set(graphs))
            }
        }
    }

    private func steps(_ path: PropertyPath) throws -> PathSteps {
        func id(_ iri: IRI) throws -> UInt64 { try context.view.dictionary.id(of: .iri(iri))?.bits ?? 0 }
        switch path {
        case .link(let predicate): return .link(try id(predicate))
        case .inverse(let inner): return .inverse(try steps(inner))
        case .sequence(let first, let second): return .sequence(try steps(first), try steps(second))
        case .alternative(let paths): return .alternative(try paths.map { try steps($0) })
        case .zeroOrMore(let inner): return PathSteps.zeroOrMore(try steps(inner)).simplified
        case .oneOrMore(let inner): return PathSteps.oneOrMore(try steps(inner)).simplified
        case .zeroOrOne(let inner): return PathSteps.zeroOrOne(try steps(inner)).simplified
        case .negatedSet(let forward, let backward):
            return .negatedSet(
                forward: try forward.map { Set(try $0.map { try id($0) }) },
                backward: try backward.map { Set(try $0.map { try id($0) }) })
        }
    }
}

extension PathPattern {
    /// The patterns whose union the path is (§18.1.7), if it is one of alternatives: single steps are read as statements
    /// are, in whatever order suits the rest. `nil` where they are many, or an end is a triple term.
    fileprivate var alternatives: [Algebra]? {
        guard case .alternative(let paths) = path, paths.count <= 8 else { return nil }
        for case .triple in [subject, object] { return nil }
        return paths.map { path in
            switch path {
            case .link(let name): .basicPattern([TriplePattern(subject, .term(.iri(name)), object)])
            case .inverse(.link(let name)): .basicPattern([TriplePattern(object, .term(.iri(name)), subject)])
            default: .path(PathPattern(subject, path, object))
            }
        }
    }
}
