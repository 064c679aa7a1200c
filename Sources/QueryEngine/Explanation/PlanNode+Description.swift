import QuadStore
import RDFModel
import SPARQLSyntax

extension PlanNode {
    /// The step and all that is below it, with the names of the variables.
    func description(_ names: [String], _ terms: QueryTerms) -> PlanDescription.Step {
        let (name, detail) = note ?? title(names, terms)
        return PlanDescription.Step(
            name: name, detail: detail, expectedRows: rows, rows: actualRows,
            inputs: (inputs + later).map { $0.description(names, terms) })
    }

    private func title(_ names: [String], _ terms: QueryTerms) -> (String, String) {
        func list(_ variables: [Int]) -> String { variables.map { "?" + names[$0] }.joined(separator: " ") }
        switch kind {
        case .scan(let access): return ("Scan", access.description(names, terms))
        case .table(let relation): return ("Table", "\(relation.count) rows of \(list(variables))")
        case .mergeJoin(let kind, let variable): return ("Merge\(kind.rawValue)", "on \(list([variable]))")
        case .hashJoin(let kind, _):
            let shared = inputs[0].variables.filter { inputs[1].variables.contains($0) }
            return ("Hash\(kind.rawValue)", shared.isEmpty ? "" : "on \(list(shared))")
        case .adaptiveJoin(let join):
            let shared = inputs[0].variables.filter { join.rightVariables.contains($0) }
            return ("\(join.kind.rawValue)", shared.isEmpty ? "" : "on \(list(shared)), planned when they are known")
        case .idSort(let variable): return ("Sort", "by ids of \(list([variable]))")
        case .filter: return ("Filter", "")
        case .extend(let extensions): return ("Extend", list(extensions.map(\.variable)))
        case .equalityKeys(let keys, _): return ("Keys", list(keys.map(\.variable)))
        case .union: return ("Union", "")
        case .group(let keys, let aggregates):
            return ("Group", (keys.isEmpty ? "" : "by \(list(keys)), ") + "\(aggregates.count) aggregates")
        case .orderBy(let keys, let limit):
            let names = keys.map { $0.isText ? "STR(\(list([$0.variable])))" : list([$0.variable]) }
            return ("OrderBy", names.joined(separator: " ") + (limit.map { ", the first \($0)" } ?? ""))
        case .project: return ("Project", list(variables))
        case .distinct: return ("Distinct", "")
        case .slice(let offset, let limit):
            return ("Slice", "offset \(offset)" + (limit.map { ", limit \($0)" } ?? ""))
        case .path: return ("Path", list(variables))
        case .tripleTerm(let variable, _): return ("TripleTerm", list([variable]))
        case .graphs(let loop): return ("Graphs", list([loop.variable]))
        case .service: return ("Service", list(variables))
        }
    }
}

extension ScanAccess {
    /// The permutation, and its columns as terms and variables.
    fileprivate func description(_ names: [String], _ terms: QueryTerms) -> String {
        let positions = range.permutation.positions
        let columns = positions.indices.map { column -> String in
            if column < range.prefix.count { return terms.text(of: range.prefix[column].bits) }
            if let output = outputs.first(where: { $0.column == column }) { return "?" + names[output.variable] }
            if let constant = constants.first(where: { $0.column == column }) { return terms.text(of: constant.id) }
            return "*"
        }
        return "\(range.permutation): " + columns.joined(separator: " ")
    }
}

extension QueryTerms {
    /// A term as it stands in Turtle, short.
    fileprivate func text(of id: UInt64) -> String {
        guard let term = try? term(id) else { return "?" }
        switch term {
        case .iri(let iri): return "<\(iri.text)>"
        case .blankNode(let node): return "_:\(node.label)"
        case .literal(let literal): return "\"\(literal.lexicalForm)\""
        case .triple: return "<<( … )>>"
        }
    }
}

extension QueryExecution {
    /// The plan, with the rows that its steps have given so far.
    public var explanation: PlanDescription {
        stack.run { PlanDescription(root: plan.description(names.names, context.terms)) }
    }
}
