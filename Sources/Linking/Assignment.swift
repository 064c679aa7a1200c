import Sorting

/// The best assignment of ours to theirs in which each thing has one partner at most.
///
/// What is best is the greatest sum of the matches' bits. Matches fall into groups that have nothing to do with each other; in
/// each, paths are changed one after the other as long as the sum grows (successive shortest paths). A group of more
/// matches than ``largest`` gets its matches in the order of their bits instead.
struct Assignment {
    /// The matches that stay, in their order.
    private(set) var matches: [Match] = []
    /// How many groups were too large.
    private(set) var largeGroups = 0

    /// The largest number of matches of a group that gets the best assignment.
    static let largest = 2_000

    /// Finds the assignment.
    init(_ all: [Match]) {
        var kept = [Bool](repeating: false, count: all.count)
        for group in Assignment.groups(all) {
            if group.count == 1 {
                kept[group[0]] = true
            } else if group.count > Assignment.largest {
                largeGroups += 1
                greedy(all, group, &kept)
            } else {
                best(all, group, &kept)
            }
        }
        matches = all.indices.filter { kept[$0] }.map { all[$0] }
    }

    /// Matches that share things, over any number of steps.
    private static func groups(_ all: [Match]) -> [[Int]] {
        var parents = Array(all.indices)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        var (first, firstTheirs): ([Int: Int], [Int: Int]) = ([:], [:])
        for (index, match) in all.enumerated() {
            if let other = first[match.ours] { parents[root(index)] = root(other) } else { first[match.ours] = index }
            if let other = firstTheirs[match.theirs] {
                parents[root(index)] = root(other)
            } else {
                firstTheirs[match.theirs] = index
            }
        }
        var groups: [Int: [Int]] = [:]
        for index in all.indices { groups[root(index), default: []].append(index) }
        return groups.values.ordered { $0[0] < $1[0] }
    }

    private func greedy(_ all: [Match], _ group: [Int], _ kept: inout [Bool]) {
        var (ours, theirs): (Set<Int>, Set<Int>) = ([], [])
        for index in group.ordered(by: { all[$0].bits != all[$1].bits ? all[$0].bits > all[$1].bits : $0 < $1 })
        where !ours.contains(all[index].ours) && !theirs.contains(all[index].theirs) {
            ours.insert(all[index].ours)
            theirs.insert(all[index].theirs)
            kept[index] = true
        }
    }

    /// Grows the assignment by the path that adds most, until none adds.
    private func best(_ all: [Match], _ group: [Int], _ kept: inout [Bool]) {
        let lefts = Set(group.map { all[$0].ours }).ordered()
        let rights = Set(group.map { all[$0].theirs }).ordered()
        let left = Dictionary(uniqueKeysWithValues: lefts.enumerated().map { ($1, $0) })
        let right = Dictionary(uniqueKeysWithValues: rights.enumerated().map { ($1, $0) })
        var (taken, takenRight) = (
            [Int?](repeating: nil, count: lefts.count), [Int?](repeating: nil, count: rights.count)
        )
        let edges = group.map { (index: $0, from: left[all[$0].ours] ?? 0, to: right[all[$0].theirs] ?? 0) }
        while let path = bestPath(all, edges, taken, takenRight) {
            // Along the path, matches that were taken are given up and the others are taken.
            for edge in path.reversed() {
                taken[edges[edge].from] = edge
                takenRight[edges[edge].to] = edge
            }
        }
        for edge in taken.compactMap({ $0 }) { kept[edges[edge].index] = true }
    }

    /// The path of matches that adds most to the sum, from a thing without a partner to another one: found by passing
    /// over all matches until nothing gets better (Bellman and Ford).
    private func bestPath(
        _ all: [Match], _ edges: [(index: Int, from: Int, to: Int)], _ taken: [Int?], _ takenRight: [Int?]
    ) -> [Int]? {
        let none = -Double.infinity
        var gain = taken.map { $0 == nil ? 0.0 : none }
        var gainRight = takenRight.map { _ in none }
        var (step, changed) = ([Int](repeating: -1, count: takenRight.count), true)
        while changed {
            changed = false
            for (number, edge) in edges.enumerated() where taken[edge.from] != number && gain[edge.from] > none {
                let value = gain[edge.from] + all[edge.index].bits
                guard value > gainRight[edge.to] + 1e-9 else { continue }
                (gainRight[edge.to], step[edge.to], changed) = (value, number, true)
                if let given = takenRight[edge.to] {
                    // Its partner looks for another one.
                    gain[edges[given].from] = max(gain[edges[given].from], value - all[edges[given].index].bits)
                }
            }
        }
        guard let end = gainRight.indices.filter({ takenRight[$0] == nil }).max(by: { gainRight[$0] < gainRight[$1] }),
            gainRight[end] > 0
        else { return nil }
        var (path, current): ([Int], Int?) = ([], end)
        while let right = current {
            path.append(step[right])
            current = taken[edges[step[right]].from].map { edges[$0].to }
        }
        return path.reversed()
    }
}
