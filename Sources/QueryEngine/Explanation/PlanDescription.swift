/// A plan as people and programs read it.
public struct PlanDescription: Sendable {
    /// A step.
    public struct Step: Sendable {
        /// The name of the step, as `MergeJoin`.
        public var name: String
        /// What it works on.
        public var detail: String
        /// How many rows were expected.
        public var expectedRows: Double
        /// How many rows it gave.
        public var rows: Int
        /// The steps whose rows it takes.
        public var inputs: [Step]
    }

    /// The last step.
    public var root: Step

    /// The plan as an indented table: rows, expected rows, step.
    public var text: String {
        var lines: [String] = ["      rows   expected  step"]
        func add(_ step: Step, _ depth: Int) {
            let indent = String(repeating: "  ", count: depth)
            let detail = step.detail.isEmpty ? "" : " " + step.detail
            lines.append(
                padded(String(step.rows), 10) + " " + padded(PlanDescription.rounded(step.expectedRows), 10) + "  "
                    + indent
                    + step.name + detail)
            for input in step.inputs { add(input, depth + 1) }
        }
        add(root, 0)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The plan as JSON: an object a step with `step`, `detail`, `rows`, `expected` and `inputs`.
    public var json: String {
        func object(_ step: Step) -> String {
            "{\"step\":\(quoted(step.name)),\"detail\":\(quoted(step.detail)),\"rows\":\(step.rows),"
                + "\"expected\":\(PlanDescription.rounded(step.expectedRows)),"
                + "\"inputs\":[\(step.inputs.map(object).joined(separator: ","))]}"
        }
        return object(root) + "\n"
    }

    private static func rounded(_ number: Double) -> String {
        number < 1e15 ? String(Int(number.rounded())) : "1000000000000000"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20:
                result += "\\u00" + (scalar.value < 16 ? "0" : "1") + String(scalar.value % 16, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
