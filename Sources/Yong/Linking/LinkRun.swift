public import Linking
public import RDFModel
public import RDFSyntax

/// Links between two sources, with what is needed to write them.
public struct LinkRun: Sendable {
    /// The links, and what was done for them.
    public let result: LinkResult
    /// The prefixes that the sources declared; ours go before theirs.
    public let prefixes: [String: IRI]

    /// Reads both sides and finds the links.
    ///
    /// - Parameters:
    ///   - ours: our things.
    ///   - theirs: the things they may be.
    ///   - alignments: files that say which classes mean the same: `rdfs:subClassOf`, `owl:equivalentClass`, `skos:exactMatch`, …
    ///   - options: how links are made.
    /// - Throws: what ``LinkSource/collect(into:)`` throws.
    public init(
        from ours: [LinkSource], to theirs: [LinkSource], alignments: GraphFiles? = nil,
        options: LinkOptions = LinkOptions()
    ) throws {
        var options = options
        if let alignments {
            options.alignment.learn(from: try alignments.dataset().quads(graph: .defaultGraph).map(\.triple))
        }
        var (left, right) = (EntityCollector(), EntityCollector())
        for source in ours { try source.collect(into: &left) }
        for source in theirs { try source.collect(into: &right) }
        result = Linker(options: options).links(from: left, to: right)
        prefixes = left.prefixes.merging(right.prefixes) { ours, _ in ours }
    }

    /// Writes the links as RDF, or as a table.
    ///
    /// - Throws: what the output throws.
    public func write(_ format: LinkFormat, to output: some ByteSink) throws {
        switch format {
        case .rdf(let format):
            var writer = RDFWriter(format: format, to: output, prefixes: prefixes)
            try result.write(into: &writer)
            try writer.finish()
        case .sssom(let identifier, let license):
            try write(
                SSSOMTable(result, identifier: identifier, license: license, prefixes: prefixes).lines, to: output)
        case .explanation: try write(result.explanation, to: output)
        }
    }

    private func write(_ lines: [String], to output: some ByteSink) throws {
        var output = output
        for line in lines { try output.write(Array((line + "\n").utf8)) }
    }
}

/// What links are written as.
public enum LinkFormat: Equatable, Sendable {
    /// A syntax of RDF.
    case rdf(RDFFormat)
    /// SSSOM/TSV: with the IRI of the set of mappings and that of its licence.
    case sssom(identifier: String, license: String)
    /// Text for people: each link with all evidence.
    case explanation
}
