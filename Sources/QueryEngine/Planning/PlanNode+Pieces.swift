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
        case .filter(let condition): return condition.isDeterministic ? inputs[0].drivingScan : nil
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
        case .filter(let condition): condition.isDeterministic && inputs[0].isRepeatable
        case .mergeJoin: inputs.allSatisfy(\.isRepeatable)
        default: false
        }
    }

    /// The same plan for another thread.
    ///
    /// - Parameter piece: the values of the driving scan's column behind the prefix; `nil` leaves it whole.
    func copy(piece: ClosedRange<UInt64>?) -> PlanNode {
        var kind = kind
        switch kind {
        case .scan(var access):
            if let piece { access.range.next = piece }
            kind = .scan(access)
        case .filter(let condition): kind = .filter(condition.copied)
        default: break
        }
        // The driving scan is that of the first input.
        let inputs = inputs.enumerated().map { number, input in input.copy(piece: number == 0 ? piece : nil) }
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
    /// The same expression for another thread; one that is not deterministic has no place there.
    var copied: RowExpression {
        switch self {
        case .variable, .constant, .bound, .unknown, .identity, .identities, .order, .exists, .extensionCall: self
        case .text(let test): test.copy().map { .text($0) } ?? test.condition.copied
        case .or(let operands): .or(operands.map(\.copied))
        case .and(let operands): .and(operands.map(\.copied))
        case .call(let function, let operands): .call(function, operands.map(\.copied))
        case .not(let operand): .not(operand.copied)
        case .negative(let operand): .negative(operand.copied)
        case .positive(let operand): .positive(operand.copied)
        case .cast(let operand, let datatype): .cast(operand.copied, to: datatype)
        case .comparison(let comparison, let left, let right): .comparison(comparison, left.copied, right.copied)
        case .arithmetic(let operation, let left, let right): .arithmetic(operation, left.copied, right.copied)
        case .membership(let operand, let list, let negated):
            .membership(operand.copied, list.map(\.copied), negated: negated)
        }
    }
}
