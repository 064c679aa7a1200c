import Sorting

/// Joins names that two spellings of one thing are: one with a slip in it, and one that leaves its end out.
extension EntityMerger {
    /// A name and the proposal that it stands in.
    struct Spelling {
        var name: [UInt8]
        var index: Int
    }

    /// How many names with one beginning are compared with each other.
    private static let most = 30

    /// The distinct names of a type, in order of their characters.
    func spellings(_ proposals: [Proposal], _ names: [Name], of type: EntityType) -> [Spelling] {
        var found: [Spelling] = []
        for (index, proposal) in proposals.enumerated() where proposal.type == type && names[index].first == index {
            found.append(Spelling(name: names[index].codes, index: index))
        }
        return found.indices.ordered { found[$0].name.lexicographicallyPrecedes(found[$1].name) }.map { found[$0] }
    }

    /// Joins long names of one type that begin alike and are an edit or two apart.
    ///
    /// - Parameter spellings: the names of each type.
    func joinSlips(_ proposals: [Proposal], _ spellings: [[Spelling]], _ sets: inout DisjointSets) {
        for (type, names) in zip(EntityType.allCases, spellings) where type != .country {
            var start = 0
            while start < names.count {
                let beginning = names[start].name.prefix(3)
                var end = start + 1
                while end < names.count, names[end].name.starts(with: beginning) { end += 1 }
                for first in start..<end {
                    for second in (first + 1)..<min(end, first + EntityMerger.most)
                    where isSlip(proposals, names[first], names[second]) {
                        sets.join(names[first].index, names[second].index)
                    }
                }
                start = end
            }
        }
    }

    private func isSlip(_ proposals: [Proposal], _ first: Spelling, _ second: Spelling) -> Bool {
        let (left, right) = (proposals[first.index], proposals[second.index])
        guard left.entry == nil || right.entry == nil else { return false }
        let length = min(first.name.count, second.name.count)
        let limit: Int
        switch left.type {
        case .person: limit = length >= 10 ? 1 : 0
        case .place: limit = length >= 16 ? 1 : 0
        default: limit = length >= 20 ? 2 : length >= 12 ? 1 : 0
        }
        guard limit > 0, abs(first.name.count - second.name.count) <= limit,
            first.name.filter(Symbol.isDigit) == second.name.filter(Symbol.isDigit)
        else { return false }
        return EditDistance.isAtMost(limit, first.name, second.name)
    }

    /// Joins a place or body to the one that its name, without the end, is the name of ("เขื่อน…" and "เขื่อน…ชลสิทธิ์").
    ///
    /// - Parameter spellings: the names of each type.
    func joinBeginnings(_ proposals: [Proposal], _ spellings: [[Spelling]], _ sets: inout DisjointSets) {
        for (type, names) in zip(EntityType.allCases, spellings) where type == .place || type == .organisation {
            for (place, short) in names.enumerated()
            where short.name.count >= 9 && proposals[short.index].entry == nil {
                let longer = names[(place + 1)...].prefix(4).prefix { $0.name.starts(with: short.name) }
                let roots = Set(longer.map { sets.root($0.index) })
                guard roots.count == 1, let long = longer.first,
                    !Symbol.isDigit(long.name[short.name.count]), !Symbol.isDigit(short.name[short.name.count - 1])
                else { continue }
                sets.join(short.index, long.index)
            }
        }
    }

    /// Joins a name to the one that goes on with it behind a word for the kind of thing ("ย่านบางรัก" and "บางรัก"), if
    /// only one thing of the type does. A known place has its own names already: with a word before it, it is another one.
    ///
    /// - Parameter spellings: the names of each type.
    func joinKinds(_ proposals: [Proposal], _ spellings: [[Spelling]], _ sets: inout DisjointSets) {
        for (type, names) in zip(EntityType.allCases, spellings) where names.count > 1 {
            var longer: [Int: [Int]] = [:]
            for long in names {
                for end in self.spellings.endsOfKinds(in: long.name, type) where end + 2 <= long.name.count {
                    guard let short = place(of: long.name[end...], in: names) else { continue }
                    longer[short, default: []].append(long.index)
                }
            }
            for short in longer.keys.ordered() {
                let index = names[short].index
                let others = longer[short] ?? []
                guard Set(others.map { sets.root($0) }).count == 1, let other = others.first,
                    proposals[index].entry == nil || (proposals[other].entry == nil && type != .place)
                else { continue }
                sets.join(index, other)
            }
        }
    }

    /// The place of a name among `names`, which are in order.
    private func place(of name: ArraySlice<UInt8>, in names: [Spelling]) -> Int? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].name.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low].name.elementsEqual(name) ? low : nil
    }
}

/// The number of characters to put in, take out or change between two names.
enum EditDistance {
    /// Whether it is at most `limit`, which is small. Complexity: the length of the names, times `limit`.
    static func isAtMost(_ limit: Int, _ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (rows, columns) = (left.count, right.count)
        guard abs(rows - columns) <= limit else { return false }
        guard rows > 0, columns > 0 else { return true }
        var row = Array(0...columns)
        for index in 1...rows {
            var diagonal = row[0]
            row[0] = index
            let (low, high) = (max(1, index - limit), min(columns, index + limit))
            guard low <= high else { return false }
            if low > 1 { (diagonal, row[low - 1]) = (row[low - 1], limit + 1) }
            for column in low...high {
                let above = column < index + limit ? row[column] : limit + 1
                let change = diagonal + (left[index - 1] == right[column - 1] ? 0 : 1)
                diagonal = row[column]
                row[column] = min(change, above + 1, row[column - 1] + 1)
            }
        }
        return row[columns] <= limit
    }
}
