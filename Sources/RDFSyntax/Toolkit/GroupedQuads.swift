internal import RDFModel
internal import Sorting

/// The quads of a dataset in the order in which the pretty writers write them.
///
/// Terms are ranked (IRIs, blank nodes, literals, triple terms, each by code point) and quads sorted by the ranks of
/// graph, subject, predicate and object, `rdf:type` before other predicates. The order does not depend on the order in
/// which the quads came.
///
/// A quad that says which triple a node reifies is hidden if the triple stands in the same graph: it is written at the
/// triple, as the triple's annotation (``Annotations``).
struct GroupedQuads {
    /// The terms by rank; the term of number n is at n - 1.
    let terms: [Term]
    /// The sorted rows, in numbers that are ranks.
    let rows: [Row]
    /// The rank of `rdf:type`, or 0.
    let type: UInt32
    /// The ranks of `rdf:first`, `rdf:rest` and `rdf:nil`, or 0.
    private let first: UInt32
    private let rest: UInt32
    let empty: UInt32
    /// Which blank nodes start a well-formed list: every cell is written in place, has one `rdf:first`, one
    /// `rdf:rest` and nothing else.
    private var isList: [Bool]
    /// For every term, the index of its first row as a subject; -1 where it has none or has some in two graphs.
    private var firstRow: [Int32]
    /// For every blank node that stands as an object exactly once, the row in which it does; -1 for other terms.
    private var soleUse: [Int32]
    /// What is written at the triples that it speaks of.
    private(set) var annotations = Annotations()

    /// Groups the quads of `dataset`.
    ///
    /// - Parameter mergesGraphs: whether the triples of all graphs become one graph.
    init(_ dataset: Dataset, mergesGraphs: Bool) {
        let source = dataset.terms
        let order = source.indices.ordered { GroupedQuads.precedes(source[$0], source[$1]) }
        var ranks = [UInt32](repeating: 0, count: source.count + 1)
        for (rank, index) in order.enumerated() { ranks[index + 1] = UInt32(rank + 1) }
        terms = order.map { source[$0] }
        func rank(_ iri: IRI) -> UInt32 { ranks[Int(dataset.number(of: .iri(iri)))] }
        let type = rank(RDF.type)
        (first, rest, empty) = (rank(RDF.first), rank(RDF.rest), rank(RDF.nil_))
        var rows = dataset.rows.map { row in
            Row(
                subject: ranks[Int(row.subject)], predicate: ranks[Int(row.predicate)],
                object: ranks[Int(row.object)], graph: mergesGraphs ? 0 : ranks[Int(row.graph)])
        }
        rows.sort { GroupedQuads.key($0, type: type) < GroupedQuads.key($1, type: type) }
        if mergesGraphs {
            var last: Row?
            rows.removeAll { row in
                defer { last = row }
                return row == last
            }
        }
        self.rows = rows
        self.type = type
        firstRow = [Int32](repeating: -1, count: terms.count + 1)
        soleUse = [Int32](repeating: -1, count: terms.count + 1)
        isList = [Bool](repeating: false, count: terms.count + 1)
        indexRows()
        findAnnotations(reifies: rank(RDF.reifies)) { ranks[Int(dataset.number(of: $0))] }
        findLists()
        breakCycles()
    }

    /// What rows are sorted by.
    private static func key(_ row: Row, type: UInt32) -> (UInt64, UInt64) {
        let predicate = row.predicate == type ? 0 : row.predicate
        return (UInt64(row.graph) << 32 | UInt64(row.subject), UInt64(predicate) << 32 | UInt64(row.object))
    }

    /// The term of a number.
    func term(_ number: UInt32) -> Term { terms[Int(number) - 1] }

    /// Whether the number is that of a blank node.
    func isBlank(_ number: UInt32) -> Bool {
        if case .blankNode = term(number) { true } else { false }
    }

    /// Whether a blank node can be written in the place of its one use, so that it needs no label.
    func isInline(_ number: UInt32) -> Bool { soleUse[Int(number)] >= 0 }

    /// Whether a blank node is never spoken of but as a subject.
    func isUnused(_ number: UInt32) -> Bool { soleUse[Int(number)] == GroupedQuads.unused }

    /// Whether the rows of a subject are a block of their own: they are not if the subject is written in place, or if
    /// all of them are written at other rows.
    func standsAlone(_ rows: ArraySlice<Row>) -> Bool {
        guard let subject = rows.first?.subject else { return false }
        if isBlank(subject), isInline(subject) || annotations.isInline(subject) { return false }
        return annotations.isEmpty || !rows.indices.allSatisfy(annotations.isHidden)
    }

    /// The rows of a subject that is written in place; none if nothing is said about it.
    func rows(ofSubject number: UInt32) -> ArraySlice<Row> {
        let first = firstRow[Int(number)]
        guard first >= 0 else { return [] }
        return subject(at: Int(first))
    }

    /// The rows that share graph and subject with the row at `index`, from it on.
    func subject(at index: Int) -> ArraySlice<Row> {
        var end = index
        while end < rows.count, rows[end].subject == rows[index].subject, rows[end].graph == rows[index].graph {
            end += 1
        }
        return rows[index..<end]
    }

    /// The items of the list that starts at a blank node, if one does.
    func list(from cell: UInt32) -> [UInt32]? {
        guard isList[Int(cell)] else { return nil }
        var items: [UInt32] = []
        var cell = cell
        while cell != empty, let (item, next) = parts(ofCell: cell) {
            items.append(item)
            cell = next
        }
        return items
    }

    /// Item and rest of a list's cell, if the node is one that can be written in place.
    private func parts(ofCell number: UInt32) -> (item: UInt32, next: UInt32)? {
        guard isInline(number) else { return nil }
        let rows = rows(ofSubject: number)
        guard rows.count == 2, let head = rows.first(where: { $0.predicate == first }),
            let tail = rows.first(where: { $0.predicate == rest }),
            !rows.indices.contains(where: annotations.isAnnotated)
        else { return nil }
        return (head.object, tail.object)
    }

    private static let unused: Int32 = -2
    private static let several: Int32 = -1

    private mutating func indexRows() {
        var uses = [Int32](repeating: GroupedQuads.unused, count: terms.count + 1)
        var seen = [Bool](repeating: false, count: terms.count + 1)
        for (index, row) in rows.enumerated() {
            let subject = Int(row.subject)
            if index == 0 || rows[index - 1].subject != row.subject || rows[index - 1].graph != row.graph {
                firstRow[subject] = seen[subject] ? -1 : Int32(index)
                // Two graphs speak of the node: it needs a label.
                if seen[subject] { uses[subject] = GroupedQuads.several }
                seen[subject] = true
            }
        }
        for (index, row) in rows.enumerated() {
            if row.graph != 0 { uses[Int(row.graph)] = GroupedQuads.several }
            let object = Int(row.object)
            guard isBlank(row.object) else { continue }
            let first = firstRow[object]
            let isElsewhere = first >= 0 && rows[Int(first)].graph != row.graph
            uses[object] = uses[object] == GroupedQuads.unused && !isElsewhere ? Int32(index) : GroupedQuads.several
        }
        // A node within a triple term is spoken of there by its label.
        for case .triple(let triple) in terms {
            for node in GroupedQuads.blankNodes(of: triple) {
                if let number = number(of: node) { uses[number] = GroupedQuads.several }
            }
        }
        for number in uses.indices.dropFirst() {
            soleUse[number] = isBlank(UInt32(number)) ? uses[number] : GroupedQuads.several
        }
    }

    /// Finds the triples of `rdf:reifies` that stand in the graph, and what is said of them there.
    ///
    /// - Parameter number: the rank of a term, or 0.
    private mutating func findAnnotations(reifies: UInt32, _ number: (Term) -> UInt32) {
        guard reifies != 0 else { return }
        var found: [(row: Int, reifier: Int)] = []
        for (index, row) in rows.enumerated() where row.predicate == reifies {
            guard case .triple(let triple) = term(row.object) else { continue }
            let wanted = Row(
                subject: number(triple.subject), predicate: number(.iri(triple.predicate)),
                object: number(triple.object), graph: row.graph)
            // The quad that is spoken of must not be hidden itself.
            guard wanted.subject != 0, wanted.predicate != 0, wanted.object != 0, wanted.predicate != reifies,
                let target = self.index(of: wanted)
            else { continue }
            found.append((target, index))
        }
        guard !found.isEmpty else { return }
        annotations = Annotations(found, rowCount: rows.count)
        for (_, index) in found {
            let reifier = rows[index].subject
            guard isBlank(reifier) else { continue }
            // A node that is nothing but this reifier needs no label; any other has to be named at the triple.
            let hidden = subject(at: Int(firstRow[Int(reifier)] < 0 ? Int32(index) : firstRow[Int(reifier)]))
                .indices.filter(annotations.isHidden)
            if isUnused(reifier), hidden.count == 1, firstRow[Int(reifier)] >= 0 {
                annotations.inline(Int(reifier), termCount: terms.count)
            } else {
                soleUse[Int(reifier)] = GroupedQuads.several
            }
        }
    }

    /// The index of a row: it is found by halves.
    private func index(of row: Row) -> Int? {
        let wanted = GroupedQuads.key(row, type: type)
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if GroupedQuads.key(rows[middle], type: type) < wanted { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low] == row ? low : nil
    }

    /// Finds the cells from which `rdf:rest` leads through cells to `rdf:nil`, from that end on.
    private mutating func findLists() {
        guard empty != 0, first != 0, rest != 0 else { return }
        for row in rows where row.object == empty && row.predicate == rest {
            var cell = row.subject
            while isBlank(cell), !isList[Int(cell)], parts(ofCell: cell) != nil {
                isList[Int(cell)] = true
                let use = rows[Int(soleUse[Int(cell)])]
                guard use.predicate == rest else { break }
                cell = use.subject
            }
        }
    }

    /// Blank nodes that stand within each other in a ring, or too deep, get labels.
    private mutating func breakCycles() {
        // 0: not looked at; -1: on the path that is being followed; else one more than the depth.
        var depths = [Int32](repeating: 0, count: terms.count + 1)
        for number in soleUse.indices where soleUse[number] >= 0 && depths[number] == 0 {
            // Up through the nodes that this one is written in, to one whose depth is known.
            var path: [Int] = []
            var current = number
            while soleUse[current] >= 0, depths[current] == 0 {
                depths[current] = -1
                path.append(current)
                current = Int(rows[Int(soleUse[current])].subject)
            }
            if depths[current] == -1 { soleUse[current] = GroupedQuads.several }
            var depth = max(depths[current] - 1, 0)
            for node in path.reversed() {
                if soleUse[node] >= 0 {
                    // The cells of a list stand beside each other, not within each other.
                    let use = rows[Int(soleUse[node])]
                    let isBeside = isList[node] && isList[Int(use.subject)] && use.predicate == rest
                    if !isBeside { depth += 1 }
                    if depth > GroupedQuads.deepest { soleUse[node] = GroupedQuads.several }
                }
                if soleUse[node] < 0 { depth = 0 }
                depths[node] = depth + 1
            }
        }
    }

    /// The number of a blank node: it is found by halves among the ranked terms.
    private func number(of node: BlankNode) -> Int? {
        let term = Term.blankNode(node)
        var (low, high) = (0, terms.count)
        while low < high {
            let middle = (low + high) / 2
            if GroupedQuads.precedes(terms[middle], term) { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low] == term ? low + 1 : nil
    }

    private static func blankNodes(of triple: Triple) -> [BlankNode] {
        var nodes: [BlankNode] = []
        var next: Triple? = triple
        while let triple = next {
            if let node = triple.subject.blankNode { nodes.append(node) }
            if let node = triple.object.blankNode { nodes.append(node) }
            next = triple.object.triple
        }
        return nodes
    }

    /// How deep brackets may stand within each other; far below what readers take.
    private static let deepest: Int32 = 60

    private static func precedes(_ left: Term, _ right: Term) -> Bool {
        switch (left, right) {
        case (.iri, .blankNode): true
        case (.blankNode, .iri): false
        default: left < right
        }
    }
}
