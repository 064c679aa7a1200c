internal import Compression
public import GraphTables
internal import QuadStore
internal import RDFToolkit

/// What a graph is written as for programs that know no RDF.
public enum GraphTableFormat: String, CaseIterable, Sendable {
    /// GraphML, for Gephi, Cytoscape, yEd and networkx.
    case graphml
    /// GEXF, for Gephi.
    case gexf
    /// A folder with `nodes.csv` and `edges.csv`.
    case csv
    /// The same with the names of columns that `neo4j-admin database import` wants.
    case neo4j

    /// The format that a file's ending names, in front of that of a compression.
    public init?(fileName: String) {
        let name = CompressionFormat.innerName(of: fileName).lowercased()
        if name.hasSuffix(".graphml") {
            self = .graphml
        } else if name.hasSuffix(".gexf") {
            self = .gexf
        } else {
            return nil
        }
    }

    /// Whether it is a folder of tables and not a file.
    public var isFolder: Bool { self == .csv || self == .neo4j }
}

extension GraphTableExport {
    /// Writes the tables: a file, or standard output for `-`, or a folder, which is made if it is missing.
    ///
    /// - Throws: `StoreError`, `FileError`, `CompressionError`.
    public func write(_ format: GraphTableFormat, to path: String) throws -> Counts {
        guard format.isFolder else {
            let file = try OutputFile(path)
            let counts =
                try format == .graphml
                ? writeGraphML { try file.write($0) } : writeGEXF { try file.write($0) }
            try file.finish()
            return counts
        }
        let folder = try Folder.made(path)
        let (nodes, edges) = (try OutputFile(folder + "nodes.csv"), try OutputFile(folder + "edges.csv"))
        let counts = try writeCSV(
            format == .neo4j ? .neo4j : .plain, nodes: { try nodes.write($0) }, edges: { try edges.write($0) })
        try nodes.finish()
        try edges.finish()
        return counts
    }
}
