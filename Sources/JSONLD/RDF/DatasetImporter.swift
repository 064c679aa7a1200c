internal import JSONSyntax
internal import RDFModel
internal import Sorting

/// Turns datasets into expanded documents (JSON-LD 1.1 API §8.3, Serialize RDF as JSON-LD).
struct DatasetImporter {
    /// What is said of the nodes of one graph.
    struct Graph {
        /// The subjects in the order in which they came.
        var subjects: [UInt32] = []
        var rows: [UInt32: [Row]] = [:]
        /// The cells of lists that can be written as such, with the number of the next cell or of `rdf:nil`.
        var cells: [UInt32: (first: UInt32, rest: UInt32)] = [:]

        mutating func add(subject: UInt32) {
            if rows[subject] == nil {
                subjects.append(subject)
                rows[subject] = []
            }
        }
    }

    let dataset: Dataset
    let options: JSONLDOptions
    let literals: LiteralImporter
    /// Whether what JSON-LD cannot tell apart is written so that it comes back the same.
    let isExact: Bool
    private(set) var graphs: [UInt32: Graph] = [:]
    /// How often a blank node is an object, and where it was last.
    private var usages: [UInt32: (count: Int, row: Row)] = [:]
    /// In how many graphs something is said of a node.
    private var homes: [UInt32: Int] = [:]
    private let type: UInt32
    private let first: UInt32
    private let rest: UInt32
    private let null: UInt32
    /// Lists deeper than this in one another are written cell by cell, so that readers take them.
    private static let deepestList = 64

    init(_ dataset: Dataset, options: JSONLDOptions, isExact: Bool) {
        self.dataset = dataset
        self.options = options
        self.isExact = isExact
        literals = LiteralImporter(options: options, isExact: isExact)
        type = dataset.number(of: .iri(RDF.type))
        first = dataset.number(of: .iri(RDF.first))
        rest = dataset.number(of: .iri(RDF.rest))
        null = dataset.number(of: .iri(RDF.nil_))
        graphs[0] = Graph()
        for row in dataset.rows {
            if row.graph != 0 { graphs[0]?.add(subject: row.graph) }
            graphs[row.graph, default: Graph()].add(subject: row.subject)
            if graphs[row.graph]?.rows[row.subject]?.isEmpty == true { homes[row.subject, default: 0] += 1 }
            graphs[row.graph]?.rows[row.subject]?.append(row)
            if case .blankNode = term(row.object) {
                usages[row.object] = ((usages[row.object]?.count ?? 0) + 1, row)
            }
        }
        findLists()
    }

    func term(_ number: UInt32) -> Term { dataset.terms[Int(number) - 1] }

    // MARK: Lists

    /// From every `rdf:nil` back over the cells that nothing else is said of.
    private mutating func findLists() {
        guard null != 0, rest != 0, first != 0 else { return }
        for row in dataset.rows where row.object == null && row.predicate == rest {
            var next = row
            while next.predicate == rest, next.graph == row.graph, let item = item(of: next.subject, in: row.graph) {
                graphs[row.graph]?.cells[next.subject] = (item, next.object)
                guard let usage = usages[next.subject]?.row else { break }
                next = usage
            }
        }
    }

    /// The item of a well-formed cell: a blank node that is used once, and not as a type, with one first and one rest.
    private func item(of cell: UInt32, in graph: UInt32) -> UInt32? {
        guard case .blankNode = term(cell), let usage = usages[cell], usage.count == 1, usage.row.graph == graph,
            usage.row.predicate != type || options.usesRDFType,
            let rows = graphs[graph]?.rows[cell]
        else { return nil }
        if isExact, graphs[cell] != nil || homes[cell] != 1 { return nil }
        var item: UInt32?
        var rests = 0
        for row in rows {
            if row.predicate == first, item == nil {
                item = row.object
            } else if row.predicate == rest {
                rests += 1
            } else if isExact || row.predicate != type || term(row.object) != .iri(CompoundLiteral.list) {
                return nil
            }
        }
        return rests == 1 ? item : nil
    }

    // MARK: Nodes

    /// The expanded document.
    func document() throws(JSONLDError) -> [JSONValue] {
        var result: [JSONValue] = []
        for (subject, var node) in try nodes(of: 0) {
            if subject != 0, graphs[subject] != nil, hasName(subject) {
                node["@graph"] = .array(try nodes(of: subject).compactMap { $1.isReference ? nil : .object($1) })
            }
            if !node.isReference { result.append(.object(node)) }
        }
        return result
    }

    private func hasName(_ graph: UInt32) -> Bool { graphs[graph]?.subjects.isEmpty == false }

    private func nodes(of name: UInt32) throws(JSONLDError) -> [(UInt32, JSONObject)] {
        guard var graph = graphs[name] else { return [] }
        var result: [(UInt32, JSONObject)] = []
        var lists = Lists()
        for subject in graph.subjects
        where graph.cells[subject] == nil && !isCompound(subject, graph) {
            result.append((subject, try node(subject, graph, &lists)))
        }
        for subject in graph.subjects {
            // A list that stands in itself is reached from nowhere else.
            if graph.cells[subject] != nil, !lists.told.contains(subject) { lists.expelled.append(subject) }
            while let cell = lists.expelled.popLast() {
                graph.cells[cell] = nil
                result.append((cell, try node(cell, graph, &lists)))
            }
        }
        guard options.isOrdered else { return result }
        return result.ordered { id(of: $0.0) < id(of: $1.0) }
    }

    /// What became of the cells of a graph.
    private struct Lists {
        /// Cells whose list is told.
        var told: Set<UInt32> = []
        /// Cells that are to be told as nodes, as their lists would stand too deep.
        var expelled: [UInt32] = []
    }

    private func id(of number: UInt32) -> JSONString {
        switch term(number) {
        case .iri(let iri): JSONString(iri.text)
        case .blankNode(let node): JSONString("_:" + node.label)
        default: ""
        }
    }

    private func node(
        _ subject: UInt32, _ graph: Graph, _ lists: inout Lists
    ) throws(JSONLDError) -> JSONObject {
        var node = JSONObject([("@id", .string(id(of: subject)))])
        let rows = graph.rows[subject] ?? []
        func isType(_ row: Row) -> Bool {
            row.predicate == type && !options.usesRDFType && term(row.object).literal == nil
        }
        for row in rows where isType(row) { node.add(.string(id(of: row.object)), to: "@type", asArray: true) }
        for row in rows where !isType(row) {
            let value = try value(row.object, graph, depth: 0, &lists)
            let property = id(of: row.predicate)
            // Different literals may have become one number.
            if options.nativeTypes == .always, node[property]?.array?.contains(value) == true { continue }
            node.add(.array([value]), to: property, asArray: true)
        }
        return node
    }

    private func value(
        _ object: UInt32, _ graph: Graph, depth: Int, _ lists: inout Lists
    ) throws(JSONLDError) -> JSONValue {
        if object == null { return .object(JSONObject([("@list", .array([]))])) }
        switch term(object) {
        case .literal(let literal): return .object(try literals.value(of: literal))
        case .blankNode where graph.cells[object] != nil:
            guard depth < DatasetImporter.deepestList else {
                lists.told.insert(object)
                lists.expelled.append(object)
                return .object(JSONObject([("@id", .string(id(of: object)))]))
            }
            var items: [JSONValue] = []
            var cell = object
            while let (item, rest) = graph.cells[cell] {
                lists.told.insert(cell)
                items.append(try value(item, graph, depth: depth + 1, &lists))
                cell = rest
            }
            return .object(JSONObject([("@list", .array(items))]))
        case .blankNode where isCompound(object, graph): return .object(try compound(object, graph))
        case .triple:
            throw JSONLDError(.unsupportedTerm, expected: "a term of RDF 1.1", found: "a triple term")
        default: return .object(JSONObject([("@id", .string(id(of: object)))]))
        }
    }

    // MARK: Compound literals (JSON-LD 1.1 §10.2.2)

    /// Whether a node tells a string with its direction, and is used once.
    private func isCompound(_ node: UInt32, _ graph: Graph) -> Bool {
        guard options.rdfDirection == .compoundLiteral, usages[node]?.count == 1, let rows = graph.rows[node] else {
            return false
        }
        return rows.contains { term($0.predicate) == .iri(CompoundLiteral.direction) }
    }

    private func compound(_ node: UInt32, _ graph: Graph) throws(JSONLDError) -> JSONObject {
        func text(_ property: IRI) -> JSONString? {
            let row = graph.rows[node]?.first { term($0.predicate) == .iri(property) }
            return row.flatMap { term($0.object).literal }.map { JSONString($0.lexicalForm) }
        }
        var object = JSONObject([("@value", .string(text(CompoundLiteral.value) ?? ""))])
        if let language = text(CompoundLiteral.language) {
            guard LanguageTag.isWellFormed(language.text) else {
                throw JSONLDError(
                    .invalidLanguageTaggedString, expected: "a language tag", found: "\"\(language.text)\"")
            }
            object["@language"] = .string(language)
        }
        let direction = text(CompoundLiteral.direction)
        guard let direction, direction == "ltr" || direction == "rtl" else {
            throw JSONLDError(
                .invalidBaseDirection, expected: "\"ltr\" or \"rtl\"", found: "\"\(direction?.text ?? "")\"")
        }
        object["@direction"] = .string(direction)
        return object
    }
}
