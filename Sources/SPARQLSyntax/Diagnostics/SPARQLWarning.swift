public import RDFModel
internal import Sorting

/// Something in a query or update that is allowed, and most likely not meant.
public struct SPARQLWarning: Equatable, Sendable, CustomStringConvertible {
    /// What is doubtful.
    public enum Problem: Equatable, Sendable {
        /// A variable is read that no pattern binds, and another one is spelt nearly the same.
        case unboundVariable(String, similar: String)
    }

    /// What is doubtful.
    public let problem: Problem
    /// Where it is.
    public let excerpt: SourceExcerpt

    /// Place and message in one line.
    public var message: String {
        switch problem {
        case .unboundVariable(let name, let similar):
            "\(excerpt.position): warning: nothing binds ?\(name); did you mean ?\(similar)?"
        }
    }

    /// Place and message, the line, and a caret below the doubtful part.
    public var description: String { "\(message)\n\(excerpt.marked)" }
}

extension Query {
    /// Reads a query, and tells what is doubtful in it.
    ///
    /// - Throws: ``SPARQLSyntaxError`` at the first thing that is not SPARQL 1.2.
    public static func parse(
        _ text: String, options: QueryOptions = QueryOptions()
    ) throws(SPARQLSyntaxError) -> (query: Query, warnings: [SPARQLWarning]) {
        let parsed = try ParsedQuery(text, options: options)
        return (parsed.query, parsed.warnings)
    }
}

extension Update {
    /// Reads an update request, and tells what is doubtful in it.
    ///
    /// - Throws: ``SPARQLSyntaxError`` at the first thing that is not SPARQL 1.2 Update.
    public static func parse(
        _ text: String, options: QueryOptions = QueryOptions(file: "update")
    ) throws(SPARQLSyntaxError) -> (update: Update, warnings: [SPARQLWarning]) {
        try Parser.parse(text, options: options) { (parser) throws(SPARQLSyntaxError) in
            let update = try parser.update()
            var usage = VariableUsage()
            for operation in update.operations {
                if case .modify(let modification) = operation.kind { usage.add(modification) }
            }
            return (update, parser.warnings(usage))
        }
    }
}

extension Parser {
    /// A warning for every variable that is read and never bound, where one that is bound is one edit away.
    func warnings(_ usage: VariableUsage) -> [SPARQLWarning] {
        var open = usage.read.subtracting(usage.bound)
        var warnings: [SPARQLWarning] = []
        for token in tokens where token.kind == .variable && !open.isEmpty {
            guard let variable = open.remove(Variable(source.variableName(token))) else { continue }
            let candidates = usage.bound.filter(\.isVisible).map(\.name).ordered { CodeUnits.less($0, $1) }
            guard let similar = Similarity.nearest(to: variable.name, among: candidates, edits: 1) else { continue }
            warnings.append(
                SPARQLWarning(
                    problem: .unboundVariable(variable.name, similar: similar),
                    excerpt: SourceExcerpt(
                        file: options.file, bytes: source.bytes, range: token.start..<token.end)))
        }
        return warnings
    }
}
