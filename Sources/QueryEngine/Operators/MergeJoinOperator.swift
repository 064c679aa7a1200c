import Sorting

/// Joins two inputs that are ordered by a variable which both bind in every row, in any of the ways of ``JoinKind``. What lies between two keys is skipped.
///
/// The result is ordered by the same variable.
final class MergeJoinOperator: Operator {
    private var left: InputCursor
    private var right: InputCursor
    /// Further variables of both sides.
    private let checks: [(left: Int, right: Int)]
    /// Columns of the right side that the left has not.
    private let added: [Int]
    private let leftWidth: Int
    private var isStarted = false
    private var isFinished = false
    /// The rows of the right side with the key that is joined, and before them those of earlier keys.
    private var group: Relation
    private var groupStart = 0
    private var groupKey: UInt64?
    /// The next row of the group for the row of the left side.
    private var groupRow = 0
    private var leftRows: [Int] = []
    private var groupRows: [Int] = []
    /// The rows of a large group in the order of their first further variable, in which partners are searched; empty where
    /// all rows are looked at.
    private var groupOrder: [Int] = []
    /// That variable's values, in this order.
    private var groupValues: [UInt64] = []
    /// The next of these for the row of the left side; `nil` before they are searched for it.
    private var orderPlace: Int?

    private let kind: JoinKind
    /// Whether the right side has been read to its end.
    private var isRightSpent = false

    /// - Parameter kind: other kinds than an inner join share no further variable.
    init(
        _ kind: JoinKind, _ left: Operator, _ right: Operator, on variable: Int, _ context: QueryContext,
        _ node: PlanNode? = nil
    ) {
        self.kind = kind
        let columns = JoinColumns(kind, left.variables, right.variables, on: variable)
        checks = columns.checks
        added = columns.added
        self.left = InputCursor(left, keyColumn: columns.leftKey)
        self.right = InputCursor(right, keyColumn: columns.rightKey)
        leftWidth = left.variables.count
        group = Relation(columnCount: right.variables.count)
        super.init(HashJoinOperator.variables(kind, left.variables, right.variables), context, node)
    }

    /// Whether rows of the left side without a partner are handed out.
    private var isOuter: Bool { kind == .left || kind == .minus || kind == .notExists }

    override func produce(_ batch: inout Batch) throws -> Bool {
        if !isStarted {
            isStarted = true
            isRightSpent = !(try right.load())
            guard try left.load(), !isRightSpent || isOuter else {
                isFinished = true
                return false
            }
        }
        while !isFinished, batch.count + leftRows.count < batch.limit {
            guard let key = groupKey else {
                isFinished = !(try align(&batch))
                continue
            }
            if left.isSpent {
                flush(&batch)
                isFinished = !(try left.load())
            } else if left.key == key {
                pair(batch.limit - batch.count)
            } else {
                groupKey = nil
                guard group.count > 4096 else { continue }
                flush(&batch)
                try context.use(-group.size, "a join")
                group.removeAll()
            }
        }
        flush(&batch)
        return batch.count > 0
    }

    /// Pairs the row of the left side with rows of its group, until so many pairs wait.
    private func pair(_ most: Int) {
        guard kind == .inner || kind == .left else {
            if kind == .exists { alone() } else { left.row += 1 }
            return
        }
        if !groupOrder.isEmpty { return pairFound(most) }
        row: while groupRow < group.count, leftRows.count < most {
            defer { groupRow += 1 }
            for (one, other) in checks where left.batch.columns[one][left.row] != group.columns[other][groupRow] {
                continue row
            }
            leftRows.append(left.row)
            groupRows.append(groupRow)
        }
        if groupRow == group.count {
            left.row += 1
            groupRow = groupStart
        }
    }

    /// Groups of fewer rows are looked at row by row.
    private static let searchedSize = 16

    /// Makes a large group searchable, so that two of them do not meet all with all.
    private func orderGroup() {
        groupOrder.removeAll(keepingCapacity: true)
        groupValues.removeAll(keepingCapacity: true)
        orderPlace = nil
        guard let column = checks.first?.right, group.count - groupStart >= MergeJoinOperator.searchedSize else {
            return
        }
        let values = group.columns[column]
        let rows = groupStart..<group.count
        if rows.dropFirst().allSatisfy({ values[$0 - 1] <= values[$0] }) {
            groupOrder.append(contentsOf: rows)
        } else {
            groupOrder = rows.ordered { (values[$0], $0) < (values[$1], $1) }
        }
        for row in groupOrder { groupValues.append(values[row]) }
    }

    /// Pairs the row of the left side with those rows of its group that a search finds, until so many pairs wait.
    private func pairFound(_ most: Int) {
        let value = left.batch.columns[checks[0].left][left.row]
        var place = orderPlace ?? groupValues.firstIndex(atLeast: value, from: 0, end: groupValues.count)
        while place < groupValues.count, groupValues[place] == value {
            guard leftRows.count < most else {
                orderPlace = place
                return
            }
            let row = groupOrder[place]
            place += 1
            guard
                checks.dropFirst().allSatisfy({
                    left.batch.columns[$0.left][left.row] == group.columns[$0.right][row]
                })
            else { continue }
            leftRows.append(left.row)
            groupRows.append(row)
        }
        orderPlace = nil
        left.row += 1
    }

    /// Hands out the row of the left side alone.
    private func alone() {
        leftRows.append(left.row)
        groupRows.append(-1)
        left.row += 1
    }

    /// Goes to the next key of both sides and takes the group of the right one, or stops where the batch is full; `false`
    /// if there is no such key.
    private func align(_ batch: inout Batch) throws -> Bool {
        while true {
            if left.isSpent {
                flush(&batch)
                guard try left.load() else { return false }
            }
            if right.isSpent, !isRightSpent { isRightSpent = !(try right.load()) }
            if isRightSpent {
                guard isOuter else { return false }
                alone()
                if isFull(batch) { return true }
                continue
            }
            let (one, other) = (left.key, right.key)
            if one == other { break }
            if one < other, isOuter {
                alone()
                if isFull(batch) { return true }
            } else if one < other {
                left.advance(to: other)
                if left.isSpent {
                    flush(&batch)
                    guard try left.skip(to: other) else { return false }
                }
            } else if !(try right.skip(to: one)) {
                isRightSpent = true
            }
        }
        let key = left.key
        groupKey = key
        if kind == .exists || kind == .minus || kind == .notExists { return true }
        groupStart = group.count
        let size = group.size
        repeat {
            let end = right.end(of: key)
            for row in right.row..<end { group.append(right.batch, row: row) }
            right.row = end
            if right.isSpent { isRightSpent = !(try right.load()) }
        } while !isRightSpent && right.key == key
        if group.size != size { try context.use(group.size - size, "a join") }
        groupRow = groupStart
        orderGroup()
        return true
    }

    private func isFull(_ batch: Batch) -> Bool { batch.count + leftRows.count >= batch.limit }

    /// Hands out the pairs that wait; they refer to the batch of the left side and to the groups.
    private func flush(_ batch: inout Batch) {
        let start = batch.count
        for column in 0..<leftWidth {
            for (offset, row) in leftRows.enumerated() {
                batch.columns[column][start + offset] = left.batch.columns[column][row]
            }
        }
        for (place, column) in added.enumerated() {
            for (offset, row) in groupRows.enumerated() {
                batch.columns[leftWidth + place][start + offset] = row < 0 ? 0 : group.columns[column][row]
            }
        }
        batch.count += leftRows.count
        leftRows.removeAll(keepingCapacity: true)
        groupRows.removeAll(keepingCapacity: true)
    }

    override func skip(to value: UInt64) throws {
        guard isStarted, !isFinished else { return }
        if let groupKey {
            if groupKey >= value { return }
            self.groupKey = nil
        }
        try context.use(-group.size, "a join")
        group.removeAll()
        if !(try left.skip(to: value)) { isFinished = true }
    }
}

/// Where the variables of a join stand on both sides.
private struct JoinColumns {
    /// The columns of the variable that orders both.
    var leftKey = 0
    var rightKey = 0
    /// Further variables of both sides.
    var checks: [(left: Int, right: Int)] = []
    /// Columns of the right side that the left has not, where they are part of the result.
    var added: [Int] = []

    init(_ kind: JoinKind, _ left: [Int], _ right: [Int], on variable: Int) {
        leftKey = left.firstIndex(of: variable) ?? 0
        rightKey = right.firstIndex(of: variable) ?? 0
        for (column, other) in right.enumerated() where other != variable {
            if let own = left.firstIndex(of: other) {
                checks.append((own, column))
            } else if kind == .inner || kind == .left {
                added.append(column)
            }
        }
    }
}
