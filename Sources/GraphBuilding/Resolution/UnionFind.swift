/// Disjoint sets of small numbers.
struct UnionFind {
    private var parents: [Int] = []

    /// Makes a set of the next number alone.
    mutating func add() -> Int {
        parents.append(parents.count)
        return parents.count - 1
    }

    /// The number that stands for the set of `member`.
    mutating func find(_ member: Int) -> Int {
        var root = member
        while parents[root] != root { root = parents[root] }
        var current = member
        while parents[current] != root { (current, parents[current]) = (parents[current], root) }
        return root
    }

    /// Joins the set of `member` to that of `target`, whose number stands for both from then on.
    mutating func join(_ member: Int, to target: Int) {
        let (from, into) = (find(member), find(target))
        if from != into { parents[from] = into }
    }
}
