import ArgumentParser
import Documents
import EntityExtraction
import Foundation

/// Which annotated items a command reads, with what, and where it writes.
struct ItemOptions: ParsableArguments {
    /// A half of the items, by their place in the sorted list of files.
    enum Half: String, ExpressibleByArgument, CaseIterable {
        case even, odd
    }

    @Option(help: "The folder with the annotated items: ID.txt beside ID.json.")
    var gold: String

    @Flag(help: "Take the annotated entities and find only the relations between them.")
    var goldEntities = false

    @Option(help: "Take only every second item.")
    var half: Half?

    @Option(help: "The folder with the seeds that the extractor knows.")
    var seeds = "seeds"

    @Option(help: "A model that finds mentions; without one, the rules decide.")
    var mentionModel: String?

    @Option(help: "A model that judges relations; without one, the rules decide.")
    var relationModel: String?

    @Option(name: .shortAndLong, help: "The file to write, one JSON object a line; - is the standard output.")
    var output = "-"

    /// The models named.
    func models() throws -> ExtractionModels {
        var models = ExtractionModels()
        if let mentionModel { models.mentions = try MentionModel(ItemOptions.bytes(mentionModel)) }
        if let relationModel { models.relations = try RelationModel(ItemOptions.bytes(relationModel)) }
        return models
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Writes a line for every item.
    func write(_ line: (AnnotatedItem, Document) throws -> Data) throws {
        let folder = URL(fileURLWithPath: gold, isDirectory: true)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        if files.isEmpty { throw ValidationError("no annotated items in \(gold)") }
        var lines = Data()
        for (index, file) in files.enumerated() {
            if let half, (half == .even) != (index % 2 == 0) { continue }
            let item = try AnnotatedItem(contentsOf: file)
            lines.append(try line(item, ItemReader.document(item, beside: file)))
        }
        if output == "-" {
            FileHandle.standardOutput.write(lines)
        } else {
            try lines.write(to: URL(fileURLWithPath: output))
        }
    }
}
