import SPARQLSyntax

extension Algebra {
    /// Whether terms may be put in the place of variables before the pattern is evaluated, in place of a join behind
    /// it: not so where a part of the pattern must not see what is bound outside.
    var allowsSubstitution: Bool {
        switch self {
        case .basicPattern, .path, .table: return true
        case .join(let left, let right): return left.allowsSubstitution && right.allowsSubstitution
        case .union(let alternatives): return alternatives.allSatisfy(\.allowsSubstitution)
        case .graph(_, let pattern): return pattern.allowsSubstitution
        case .filter(let condition, let pattern):
            guard let read = condition.readVariables else { return false }
            return pattern.allowsSubstitution && read.isSubset(of: pattern.certainVariables)
        default: return false
        }
    }
}
