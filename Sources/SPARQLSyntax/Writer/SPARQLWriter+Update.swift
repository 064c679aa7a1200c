import RDFModel

extension Update {
    /// The request as SPARQL text, which is read back as an equal request; only blank nodes that had no label may get
    /// one.
    public var text: String {
        func write() -> String {
            SPARQLWriter.text(prefixes: prefixes) { writer in
                writer.prologue(base: operations.first?.base, prefixes: prefixes, version: version)
                var base = operations.first?.base
                for (number, operation) in operations.enumerated() {
                    if number > 0 { writer.write(" ;\n\n") }
                    if operation.base != base, let changed = operation.base {
                        base = changed
                        writer.write("BASE <" + TermText.escapedIRI(changed) + ">\n")
                    }
                    writer.write(operation.kind)
                }
                writer.write("\n")
            }
        }
        let stack: TreeStack = operations.contains { $0.stack == .large } ? .large : .ordinary
        return stack.run(write)
    }
}

/// Updates (rules 29–51).
extension SPARQLWriter {
    fileprivate mutating func write(_ operation: UpdateOperation.Kind) {
        switch operation {
        case .insertData(let quads):
            write("INSERT DATA ")
            self.quads(quads.map(SPARQLWriter.pattern))
        case .deleteData(let quads):
            write("DELETE DATA ")
            self.quads(quads.map(SPARQLWriter.pattern))
        case .modify(let modification): write(modification)
        case .load(let source, let target, let silent):
            write(silent ? "LOAD SILENT " : "LOAD ")
            write(source)
            if let target {
                write(" INTO GRAPH ")
                write(target)
            }
        case .clear(let graphs, let silent):
            write(silent ? "CLEAR SILENT " : "CLEAR ")
            write(graphs)
        case .drop(let graphs, let silent):
            write(silent ? "DROP SILENT " : "DROP ")
            write(graphs)
        case .create(let graph, let silent):
            write(silent ? "CREATE SILENT GRAPH " : "CREATE GRAPH ")
            write(graph)
        case .transfer(let transfer, let source, let target, let silent):
            write(transfer.rawValue + (silent ? " SILENT " : " "))
            graphOrDefault(source)
            write(" TO ")
            graphOrDefault(target)
        }
    }

    private mutating func write(_ graphs: GraphTarget) {
        switch graphs {
        case .graph(let name):
            write("GRAPH ")
            write(name)
        case .defaultGraph: write("DEFAULT")
        case .named: write("NAMED")
        case .all: write("ALL")
        }
    }

    private mutating func graphOrDefault(_ graph: IRI?) {
        guard let graph else { return write("DEFAULT") }
        write("GRAPH ")
        write(graph)
    }

    private mutating func write(_ modification: Modification) {
        if let with = modification.with {
            write("WITH ")
            write(with)
            newLine()
        }
        if !modification.delete.isEmpty {
            write("DELETE ")
            quads(modification.delete)
        }
        if !modification.insert.isEmpty || modification.delete.isEmpty {
            if !modification.delete.isEmpty { newLine() }
            write("INSERT ")
            quads(modification.insert)
        }
        dataset(modification.using, "USING")
        newLine()
        write("WHERE ")
        write(modification.pattern)
    }

    private static func pattern(_ quad: Quad) -> QuadTemplate {
        QuadTemplate(
            TriplePattern(.term(quad.subject), .term(.iri(quad.predicate)), .term(quad.object)),
            graph: quad.graph.map { .term($0) })
    }

    /// `QuadTemplate`, `QuadData`: neighbours in one graph share a `GRAPH`.
    private mutating func quads(_ quads: [QuadTemplate]) {
        braces(isEmpty: quads.isEmpty) { writer in
            var start = 0
            while start < quads.count {
                let graph = quads[start].graph
                let end = quads[start...].firstIndex { $0.graph != graph } ?? quads.count
                let triples = quads[start..<end].map(\.triple)
                if let graph {
                    writer.newLine()
                    writer.write("GRAPH ")
                    writer.write(graph)
                    writer.write(" ")
                    writer.braces { $0.triples(triples) }
                } else {
                    writer.triples(triples)
                }
                start = end
            }
        }
    }
}
