import ArgumentParser
import Documents
import EntityExtraction
import Foundation
import Yong

/// Runs the extractor over annotated items, for the scorer that stands beside the annotations.
struct PredictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "predict",
        abstract: "Writes what the extractor finds in annotated news items, in the form of the annotations.",
        discussion: """
            EXAMPLES
              yong-evaluate --gold ../shared/gold/train -o predictions.jsonl
              yong-evaluate --gold ../shared/gold/train --gold-entities --half odd -o predictions.jsonl
              python3 ../shared/gold/score.py ../shared/gold/train predictions.jsonl
            """)

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

    @Option(name: .shortAndLong, help: "The file to write, one JSON object a line; - is the standard output.")
    var output = "-"

    func run() throws {
        let folder = URL(fileURLWithPath: gold, isDirectory: true)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        if files.isEmpty { throw ValidationError("no annotated items in \(gold)") }
        let known = try Seeds(folder: seeds)
        let extractor = Extractor(entries: known.entries, lexicon: known.lexicon)
        let relations = RelationExtractor(lexicon: known.lexicon)
        var lines = Data()
        for (index, file) in files.enumerated() {
            if let half, (half == .even) != (index % 2 == 0) { continue }
            let item = try AnnotatedItem(contentsOf: file)
            let document = try ItemReader.document(item, beside: file)
            let prediction = goldEntities ? relate(item, document, relations) : extract(item, document, extractor)
            lines.append(try prediction.line())
        }
        if output == "-" {
            FileHandle.standardOutput.write(lines)
        } else {
            try lines.write(to: URL(fileURLWithPath: output))
        }
    }

    private func relate(_ item: AnnotatedItem, _ document: Document, _ extractor: RelationExtractor) -> AnnotatedItem {
        let text = AnalyzedText(document)
        let gold = GoldEntities(item, in: text)
        let extraction = Extraction(
            documentID: item.id, entities: gold.entities,
            relations: extractor.relations(in: text, entities: gold.entities, mentions: gold.mentions))
        var prediction = AnnotatedItem(extraction, ids: gold.ids, text: document.text, published: item.published)
        // The annotation itself is the better witness of the surface forms.
        prediction.entities = item.entities
        return prediction
    }

    private func extract(_ item: AnnotatedItem, _ document: Document, _ extractor: Extractor) -> AnnotatedItem {
        let extraction = extractor.extract(document)
        let ids = extraction.entities.indices.map { "e\($0 + 1)" }
        var prediction = AnnotatedItem(extraction, ids: ids, text: document.text, published: item.published)
        prediction.id = item.id
        return prediction
    }
}
