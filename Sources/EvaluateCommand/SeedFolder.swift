import Foundation
import GraphBuilding
import RDFModel
import RDFSyntax

/// Reads a folder of seeds.
enum SeedFolder {
    /// The seeds in all Turtle files of a folder, in order of their names.
    static func seeds(in path: String) throws -> Seeds {
        let folder = URL(fileURLWithPath: path, isDirectory: true)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "ttl" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try Seeds(
            files: files.map { file in
                var content = Dataset()
                try RDFReader.read(file: file.path, into: &content)
                return (name: file.lastPathComponent, content: content)
            })
    }
}
