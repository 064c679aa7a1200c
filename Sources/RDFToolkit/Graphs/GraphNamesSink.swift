public import RDFModel

/// Notes which named graphs come by on the way to another sink, and how many statements.
public struct GraphNamesSink<Sink: QuadSink>: QuadSink {
    /// Where everything goes.
    public var sink: Sink
    /// The names of the graphs that came by.
    public private(set) var graphs: Set<Term> = []
    /// How many statements came by.
    public private(set) var count = 0

    /// Hands everything on to a sink.
    public init(sink: Sink) { self.sink = sink }

    /// Hands the prefix on.
    public mutating func prefix(_ name: String, _ namespace: IRI) throws { try sink.prefix(name, namespace) }

    /// Hands the quad on.
    public mutating func quad(_ quad: Quad) throws {
        count += 1
        if let graph = quad.graph { graphs.insert(graph) }
        try sink.quad(quad)
    }

    /// Hands the block on.
    public mutating func block(_ block: QuadBlock) throws {
        count += block.count
        var last = QuadBlock.none
        for statement in block.statements where statement.graph != last {
            last = statement.graph
            if last != QuadBlock.none { graphs.insert(block.term(last)) }
        }
        try sink.block(block)
    }

    /// The sink's own.
    public var preparation: BlockPreparation? { sink.preparation }
}
