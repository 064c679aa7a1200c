internal import RDFModel
internal import Sorting

/// Writes a block as Turtle or TriG into its rendering: quads in the order in which they came, what shares graph,
/// subject or predicate with the quad in front of it put together.
///
/// A rendering starts and ends outside of any statement, and declares the prefixes that the block brought: so it needs
/// no other block, and several may be made at once.
struct TurtleRenderer: Sendable {
    /// The prefixes that go before those of the source, by name.
    private let fixed: [String: IRI]
    private let withGraphs: Bool

    init(prefixes: [String: IRI], withGraphs: Bool) {
        fixed = prefixes.filter { PrefixedNames.isPrefix($0.key) }
        self.withGraphs = withGraphs
    }

    /// The declarations of the prefixes that were given, for the head of the document.
    var head: [UInt8] {
        var output: [UInt8] = []
        for (name, namespace) in fixed.ordered(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            TurtleRenderer.declare(name, namespace, &output)
        }
        return output
    }

    /// Renders the block.
    func render(_ block: inout QuadBlock) {
        var output: [UInt8] = []
        swap(&output, &block.rendering)
        output.removeAll(keepingCapacity: true)
        var names = fixed
        for (name, namespace) in block.prefixesInForce where fixed[name] == nil { names[name] = namespace }
        for (name, namespace) in declarations(of: block) { TurtleRenderer.declare(name, namespace, &output) }
        var pen = BlockPen(PrefixedNames(names), termCount: block.termCount, output)
        var last = QuadBlock.Statement(subject: QuadBlock.none, predicate: QuadBlock.none, object: QuadBlock.none)
        for statement in block.statements {
            let graph = withGraphs ? statement.graph : QuadBlock.none
            let isSameGraph = block.isSame(graph, withGraphs ? last.graph : QuadBlock.none)
            if isSameGraph, block.isSame(statement.subject, last.subject) {
                if statement.predicate == last.predicate {
                    pen.output += ",\n        ".utf8
                } else {
                    pen.output += " ;\n    ".utf8
                    pen.append(predicate: statement.predicate, block)
                }
            } else {
                pen.close(last)
                if !isSameGraph { pen.changeGraph(from: last.graph, to: graph, block) }
                pen.append(statement.subject, block)
                pen.output.append(UInt8(ascii: " "))
                pen.append(predicate: statement.predicate, block)
            }
            pen.output.append(UInt8(ascii: " "))
            pen.append(statement.object, block)
            last = statement
            last.graph = graph
        }
        pen.close(last)
        pen.changeGraph(from: last.graph, to: QuadBlock.none, block)
        block.rendering = pen.output
        block.renderingCount = pen.output.count
    }

    /// The declarations that the block brought, the last one of each name.
    private func declarations(of block: QuadBlock) -> [(String, IRI)] {
        var seen: Set<[UInt8]> = []
        return block.prefixes.reversed().filter { name, _ in
            fixed[name] == nil && PrefixedNames.isPrefix(name) && seen.insert(Array(name.utf8)).inserted
        }.reversed().map { ($0.name, $0.namespace) }
    }

    private static func declare(_ name: String, _ namespace: IRI, _ output: inout [UInt8]) {
        output += "@prefix ".utf8
        output += name.utf8
        output += ": ".utf8
        NQuads.append(namespace, to: &output)
        output += " .\n".utf8
    }
}

/// Writes the terms of one block.
private struct BlockPen {
    var output: [UInt8]
    private var names: PrefixedNames
    /// What a term was written as, by its number: a range of `output`.
    private var written: [Range<Int32>?]

    init(_ names: PrefixedNames, termCount: Int, _ output: [UInt8]) {
        self.names = names
        self.output = output
        written = Array(repeating: nil, count: termCount)
    }

    /// Ends a statement, if there is one.
    mutating func close(_ last: QuadBlock.Statement) {
        if last.subject != QuadBlock.none { output += " .\n".utf8 }
    }

    /// Closes the braces of a graph and opens those of another.
    mutating func changeGraph(from old: UInt32, to new: UInt32, _ block: QuadBlock) {
        if old != QuadBlock.none { output += "}\n".utf8 }
        guard new != QuadBlock.none else { return }
        append(new, block)
        output += " {\n".utf8
    }

    mutating func append(predicate number: UInt32, _ block: QuadBlock) {
        append(number, block, isPredicate: true)
    }

    mutating func append(_ number: UInt32, _ block: QuadBlock, isPredicate: Bool = false) {
        switch block.kind(of: number) {
        case .iri: append(iri: number, block, isPredicate: isPredicate)
        case .triple:
            guard let triple = block.triple(of: number) else { return }
            output += "<<( ".utf8
            append(triple.subject, block)
            output.append(UInt8(ascii: " "))
            append(predicate: triple.predicate, block)
            output.append(UInt8(ascii: " "))
            append(triple.object, block)
            output += " )>>".utf8
        case .typedLiteral: append(typed: number, block)
        case .stringLiteral, .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral, .blankNode:
            NQuads.append(block.term(number), to: &output)
        case .languageTag: break
        }
    }

    private mutating func append(iri number: UInt32, _ block: QuadBlock, isPredicate: Bool) {
        if let known = written[Int(number)] {
            output += output[Int(known.lowerBound)..<Int(known.upperBound)]
            return
        }
        let iri = IRI(unchecked: block.string(of: number))
        if isPredicate, iri == RDF.type {
            // Not kept: as an object it is written out.
            output.append(UInt8(ascii: "a"))
            return
        }
        let start = output.count
        names.append(iri, to: &output)
        written[Int(number)] = Int32(start)..<Int32(output.count)
    }

    private mutating func append(typed number: UInt32, _ block: QuadBlock) {
        guard case .literal(let literal) = block.term(number) else { return }
        if TurtleWriter.isBare(literal) {
            output += literal.lexicalForm.utf8
            return
        }
        NQuads.append(quoted: literal.lexicalForm, to: &output)
        output += "^^".utf8
        if let datatype = block.datatype(of: number) { append(datatype, block) }
    }
}
