import QuadStore

/// What makes a plan one that several threads can read in pieces: the rows of one scan decide, one by one, about those of
/// the plan, and no step keeps anything that threads would share. The pieces together are the plan's rows, in an order of
/// their own where a step sorts.
extension PlanNode {
    /// The scan whose pieces are those of the plan; `nil` if there is none.
    var drivingScan: ScanAccess? {
        switch kind {
        case .scan(let access):
            let positions = access.range.permutation.positions
            let column = access.range.prefix.count
            // Graphs of one statement are neighbours, which must stay together where they count once.
            guard access.parts == nil, !access.isDistinct, column < positions.count,
                !(access.collapsesGraphs && positions[column] == .graph)
            else { return nil }
            return access
        case .filter(let condition): return condition.forAnotherThread == nil ? nil : inputs[0].drivingScan
        case .project, .idSort: return inputs[0].drivingScan
        case .mergeJoin: return inputs[1].canSkip && inputs[1].isRepeatable ? inputs[0].drivingScan : nil
        default: return nil
        }
    }

    /// Whether there is more to it than reading rows, which takes no longer than copying them.
    var doesMoreThanRead: Bool {
        if case .scan = kind { false } else { true }
    }

    /// Whether each thread may run the plan for itself.
    private var isRepeatable: Bool {
        switch kind {
        case .scan, .table: true
        case .filter(let condition): condition.forAnotherThread != nil && inputs[0].isRepeatable
        case .mergeJoin: inputs.allSatisfy(\.isRepeatable)
        default: false
        }
    }

    /// The same plan for another thread.
    ///
    /// - Parameter piece: the values of the driving scan's column behind the prefix; `nil` leaves it whole.
    func copy(piece: ClosedRange<UInt64>?) -> PlanNode {
        var kind = kind
        var inputs = inputs
        switch kind {
        case .scan(var access):
            if let piece { access.range.next = piece }
            kind = .scan(access)
        case .filter(let condition):
            kind = .filter(condition.forAnotherThread ?? condition)
            inputs = [inputs[0].copy(piece: piece)]
        case .mergeJoin: inputs = [inputs[0].copy(piece: piece), inputs[1].copy(piece: nil)]
        default: inputs = inputs.map { $0.copy(piece: piece) }
        }
        return PlanNode(
            kind, inputs, variables: variables, certain: certain, order: order, rows: rows, distinct: distinct,
            cost: cost)
    }

    /// Counts the rows that a copy gave as those of the plan.
    func count(_ copy: PlanNode) {
        actualRows += copy.actualRows
        for (input, other) in zip(inputs, copy.inputs) { input.count(other) }
    }
}

extension RowExpression {
    /// The same expression for another thread; `nil` if it has something that threads would share, or whose value depends
    /// on the order of rows.
    var forAnotherThread: RowExpression? {
        guard isDeterministic else { return nil }
        func copies(_ operands: [RowExpression]) -> [RowExpression]? {
            let copies = operands.compactMap(\.forAnotherThread)
            return copies.count == operands.count ? copies : nil
        }
        switch self {
        case .variable, .constant, .bound, .unknown, .identity, .order: return self
        case .text(let test): return test.copy().map { .text($0) }
        case .exists, .extensionCall: return nil
        case .or(let operands): return copies(operands).map { .or($0) }
        case .and(let operands): return copies(operands).map { .and($0) }
        case .call(let function, let operands): return copies(operands).map { .call(function, $0) }
        case .not(let operand): return operand.forAnotherThread.map { .not($0) }
        case .negative(let operand): return operand.forAnotherThread.map { .negative($0) }
        case .positive(let operand): return operand.forAnotherThread.map { .positive($0) }
        case .cast(let operand, let datatype): return operand.forAnotherThread.map { .cast($0, to: datatype) }
        case .comparison(let comparison, let left, let right):
            return copies([left, right]).map { .comparison(comparison, $0[0], $0[1]) }
        case .arithmetic(let operation, let left, let right):
            return copies([left, right]).map { .arithmetic(operation, $0[0], $0[1]) }
        case .membership(let operand, let list, let negated):
            return copies([operand] + list).map { .membership($0[0], Array($0.dropFirst()), negated: negated) }
        }
    }
}
