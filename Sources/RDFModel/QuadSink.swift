/// Where a stream of quads goes: a writer, a store, a counter.
///
/// Readers of the line formats, Turtle and TriG call ``block(_:)``; a sink that does not implement it gets each quad
/// of the block through ``quad(_:)``.
public protocol QuadSink {
    /// Tells of a prefix that the source declared, without the colon; the sink may use it when it writes.
    mutating func prefix(_ name: String, _ namespace: IRI) throws
    /// Takes one quad.
    mutating func quad(_ quad: Quad) throws
    /// Takes a block of quads, in the order of the source. The block is valid during the call alone.
    mutating func block(_ block: QuadBlock) throws
    /// Work on a block that may be done on any thread, and on several blocks at once, before ``block(_:)`` gets them
    /// in order; `nil` if there is none.
    var preparation: BlockPreparation? { get }
}

/// Work on a block that needs nothing but the block.
public typealias BlockPreparation = @Sendable (_ block: inout QuadBlock) -> Void

extension QuadSink {
    /// Hands on each quad of the block.
    public mutating func block(_ block: QuadBlock) throws {
        for (name, namespace) in block.prefixes { try prefix(name, namespace) }
        try block.forEachQuad { try quad($0) }
    }

    /// No work.
    public var preparation: BlockPreparation? { nil }
}
