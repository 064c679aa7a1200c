import QuadStore

/// Looks at some values of small parts of a group, and at how often they stand in its large parts.
///
/// A part that names what is well known meets far more rows of another than its share of all names would: the average
/// says little where some are mentioned a thousand times as often as others.
final class JoinSampling {
    private let context: QueryContext
    /// What was counted: by variable, plan and values.
    private var known: [Key: Double] = [:]

    private struct Key: Hashable {
        var variable: Int
        var plan: ObjectIdentifier
        var values: [UInt64]
    }

    /// Whether a rule of planning is followed.
    func follows(_ rule: PlanningRule) -> Bool { context.follows(rule) }

    /// Ends planning if the time of the query is over.
    func check() throws { try context.check() }

    init(_ context: QueryContext) {
        self.context = context
    }

    /// Parts of so many rows are looked at whole.
    private static let small = 2000.0
    /// Parts from so many rows on are worth it.
    private static let large = 5000.0
    /// How many values are counted.
    private static let count = 8

    /// Notes some values of the variables of small parts that meet large ones.
    func note(_ leaves: [[PlanNode]]) throws {
        guard context.follows(.sampling) else { return }
        let large = leaves.filter { $0[0].rows >= JoinSampling.large }
        for leaf in leaves where leaf[0].rows <= JoinSampling.small {
            let shared = leaf[0].variables.filter { variable in
                leaf[0].certain.contains(variable)
                    && large.contains { $0.contains { $0.order.first == variable && $0.plainScan != nil } }
            }
            guard !shared.isEmpty, let samples = try values(leaf[0], shared) else { continue }
            for plan in leaf { plan.samples = samples }
        }
    }

    private func values(_ plan: PlanNode, _ variables: [Int]) throws -> [Int: [UInt64]]? {
        var columns: [Int: [UInt64]] = [:]
        if case .table(let relation) = plan.kind {
            for variable in variables {
                guard let column = plan.variables.firstIndex(of: variable) else { return nil }
                columns[variable] = relation.columns[column]
            }
        } else if let access = plan.plainScan {
            let outputs = access.outputs.filter { variables.contains($0.variable) }
            var scan = try context.view.scan(access.range, columns: outputs.map(\.column))
            var rows = RowBatch(columnCount: access.range.permutation.positions.count, capacity: context.batchSize)
            while try scan.next(&rows) {
                for output in outputs {
                    columns[output.variable, default: []] += rows.columns[output.column][0..<rows.count]
                }
            }
        } else {
            return nil
        }
        return columns.mapValues { values in
            let step = max(1, values.count / JoinSampling.count)
            return stride(from: step / 2, to: values.count, by: step).prefix(JoinSampling.count).map { values[$0] }
        }
    }

    /// How many rows of a large part a row of the other one meets; `nil` if nothing is known.
    func meetings(of values: [UInt64], _ variable: Int, in plans: [PlanNode]) -> Double? {
        for plan in plans where plan.order.first == variable {
            guard let access = plan.plainScan else { continue }
            let key = Key(variable: variable, plan: ObjectIdentifier(plan), values: values)
            if let found = known[key] { return found }
            var range = access.range
            range.prefix.append(.unbound)
            var sum = 0
            for value in values {
                range.prefix[range.prefix.count - 1] = TermID(bits: value)
                // What cannot be read is told when it is read for the result.
                sum += (try? context.view.count(range)) ?? 0
            }
            // Rows of another kind than the whole scan's were filtered.
            let share = plan.plainRows > 0 ? plan.rows / plan.plainRows : 1
            let found = Double(sum) / Double(values.count) * share
            known[key] = found
            return found
        }
        return nil
    }
}

extension PlanNode {
    /// The scan that the step is, or that a condition is applied to, if it reads a range whole.
    fileprivate var plainScan: ScanAccess? {
        switch kind {
        case .scan(let access) where access.isPlain && access.parts == nil: access
        case .filter: inputs[0].plainScan
        default: nil
        }
    }

    fileprivate var plainRows: Double {
        if case .filter = kind { inputs[0].plainRows } else { rows }
    }
}
