/// Where a stream of quads goes: a writer, a store, a counter.
public protocol QuadSink {
    /// Tells of a prefix that the source declared, without the colon; the sink may use it when it writes.
    mutating func prefix(_ name: String, _ namespace: IRI) throws
    /// Takes one quad.
    mutating func quad(_ quad: Quad) throws
}
