/// What a join makes of a row of its left side and the compatible rows of its right side.
enum JoinKind: String, Sendable {
    /// `Join`: a row for each.
    case inner = "Join"
    /// `LeftJoin`: a row for each that fulfils the condition, or the left row alone.
    case left = "LeftJoin"
    /// A row for the first that fulfils the condition, or the left row alone.
    case first = "FirstJoin"
    /// `Minus`: the left row if there is none that shares a variable with it.
    case minus = "Minus"
    /// `FILTER EXISTS`: the left row if there is one.
    case exists = "Exists"
    /// `FILTER NOT EXISTS`: the left row if there is none.
    case notExists = "NotExists"

    /// Whether rows have the variables of the right side.
    var hasRightSide: Bool { self == .inner || self == .left || self == .first }
}

/// Joins by a table of the right side's rows, whatever the order of the inputs and wherever variables are unbound.
///
/// The result has the order of the left side.
final class HashJoinOperator: Operator {
    private let kind: JoinKind
    private let left: Operator
    private var right: Operator?
    private let condition: RowCondition?
    /// The variables of both sides, by their columns.
    private let shared: [(left: Int, right: Int)]
    /// Columns of the right side that the left has not.
    private let added: [Int]
    private var relation = Relation(columnCount: 0)
    private var index: CompatibleIndex?
    /// The table of all rows, where no variable is unbound, and where to go on in it.
    private var table: RowTable?
    private var nextMatch: Int32 = -1

    private var leftBatch: Batch
    private var leftRow = -1
    /// The rows that are compatible with the left row, how many have been paired, and whether one fulfilled the condition.
    private var matches: [Int32] = []
    private var matchRow = 0
    private var isMatched = false
    private var pairs = JoinPairs()

    /// - Parameter condition: that of a `LeftJoin` or of a first match, for rows of this step.
    init(
        _ kind: JoinKind, _ left: Operator, _ right: Operator, condition: RowCondition? = nil,
        _ context: QueryContext, _ node: PlanNode? = nil
    ) {
        self.kind = kind
        self.left = left
        self.right = right
        self.condition = condition
        shared = left.variables.indices.compactMap { one in
            right.column(of: left.variables[one]).map { (one, $0) }
        }
        added =
            kind.hasRightSide
            ? right.variables.indices.filter { !left.variables.contains(right.variables[$0]) } : []
        leftBatch = left.makeBatch()
        super.init(HashJoinOperator.variables(kind, left.variables, right.variables), context, node)
    }

    /// The variables of the result.
    static func variables(_ kind: JoinKind, _ left: [Int], _ right: [Int]) -> [Int] {
        kind.hasRightSide ? left + right.filter { !left.contains($0) } : left
    }

    override func produce(_ batch: inout Batch) throws -> Bool {
        let index = try self.index ?? build()
        if relation.count == 0, kind == .inner || kind == .exists { return false }
        if let table { return try produce(&batch, table) }
        while batch.count + pairs.left.count < batch.limit {
            if leftRow < 0 || leftRow >= leftBatch.count {
                try flush(&batch)
                guard try left.next(&leftBatch) else { break }
                leftRow = 0
                look(index)
            }
            switch kind {
            case .inner, .left, .first: try pair(&batch)
            case .exists where !matches.isEmpty, .minus where matches.isEmpty, .notExists where matches.isEmpty:
                pairs.left.append(leftRow)
                pairs.right.append(-1)
                matchRow = matches.count
            default: matchRow = matches.count
            }
            if matchRow == matches.count {
                leftRow += 1
                if leftRow < leftBatch.count { look(index) }
            }
        }
        try flush(&batch)
        return batch.count > 0
    }

    /// An inner join in which every row of the right side binds all shared variables: whole batches at a time, unless the
    /// left side leaves one of them unbound.
    private func produce(_ batch: inout Batch, _ table: RowTable) throws -> Bool {
        while batch.count < batch.limit {
            if leftRow < 0 || leftRow >= leftBatch.count {
                guard try left.next(&leftBatch) else { break }
                (leftRow, nextMatch) = (0, -1)
                let columns = shared.map { leftBatch.columns[$0.left] }
                if columns.contains(where: { $0[0..<leftBatch.count].contains(0) }) {
                    self.table = nil
                    look(try self.index ?? build())
                    return try produce(&batch)
                }
            }
            let columns = shared.map { leftBatch.columns[$0.left] }
            (leftRow, nextMatch) = table.pair(
                columns, leftBatch.count, from: leftRow, nextMatch, most: batch.limit - batch.count,
                into: &pairs)
            try flush(&batch)
        }
        return batch.count > 0
    }

    private func build() throws -> CompatibleIndex {
        if let right { relation = try right.collect("a join") }
        right = nil
        let index = CompatibleIndex(relation, keyColumns: shared.map(\.right))
        try context.use(index.size, "a join")
        self.index = index
        if kind == .inner, condition == nil { table = index.wholeTable }
        return index
    }

    /// Finds the matches of the left row.
    private func look(_ index: CompatibleIndex) {
        matches.removeAll(keepingCapacity: true)
        index.appendMatches(
            shared.map { leftBatch.columns[$0.left][leftRow] }, needsShared: kind == .minus, to: &matches)
        (matchRow, isMatched) = (0, false)
    }

    /// Pairs the left row with matches as long as there is room.
    private func pair(_ batch: inout Batch) throws {
        guard let condition, kind == .left || kind == .first else {
            while matchRow < matches.count, batch.count + pairs.left.count < batch.limit {
                pairs.left.append(leftRow)
                pairs.right.append(matches[matchRow])
                matchRow += 1
            }
            if matches.isEmpty, kind == .left || kind == .first {
                pairs.left.append(leftRow)
                pairs.right.append(-1)
            }
            return
        }
        if !matches.isEmpty {
            // Rows that wait come first; then as many as there is room for are tried.
            try flush(&batch)
            let start = batch.count
            let end = min(matches.count, matchRow + batch.limit - start)
            for match in matches[matchRow..<end] {
                pairs.left.append(leftRow)
                pairs.right.append(match)
            }
            try flush(&batch)
            matchRow = end
            var kept = try condition.places(in: batch, from: start)
            if !kept.isEmpty {
                isMatched = true
                if kind == .first {
                    kept.removeSubrange(1...)
                    matchRow = matches.count
                }
            }
            batch.keep(Array(0..<start) + kept)
        }
        if matchRow == matches.count, !isMatched {
            pairs.left.append(leftRow)
            pairs.right.append(-1)
        }
    }

    /// Makes rows of the pairs that wait.
    private func flush(_ batch: inout Batch) throws {
        let start = batch.count
        for column in leftBatch.columns.indices {
            for (offset, row) in pairs.left.enumerated() {
                batch.columns[column][start + offset] = leftBatch.columns[column][row]
            }
        }
        for (place, column) in added.enumerated() {
            let target = leftBatch.columns.count + place
            for (offset, row) in pairs.right.enumerated() {
                batch.columns[target][start + offset] = row < 0 ? 0 : relation.columns[column][Int(row)]
            }
        }
        // A variable that the left row leaves unbound has the value of the right one.
        if table == nil, kind.hasRightSide {
            for (one, other) in shared {
                for (offset, row) in pairs.right.enumerated() where row >= 0 {
                    if batch.columns[one][start + offset] == 0 {
                        batch.columns[one][start + offset] = relation.columns[other][Int(row)]
                    }
                }
            }
        }
        batch.count += pairs.left.count
        pairs.left.removeAll(keepingCapacity: true)
        pairs.right.removeAll(keepingCapacity: true)
    }
}
