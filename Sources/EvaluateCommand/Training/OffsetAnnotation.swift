import Documents
import Foundation

/// An annotation without text, as `Scripts/train/offsets.py` writes it: everything is a range of code points.
struct OffsetAnnotation: Decodable {
    /// A thing that the item names, with one range for each of its forms, the first for its name.
    struct Entity: Decodable {
        var type: String
        var ranges: [[Int]]
    }

    /// What a relation points at: an entity's place in the list, the range of an office's text, or a date.
    enum Target: Decodable {
        case entity(Int)
        case range([Int])
        case date(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .entity(number)
            } else if let range = try? container.decode([Int].self) {
                self = .range(range)
            } else {
                self = .date(try container.decode(String.self))
            }
        }
    }

    /// A statement that the item makes.
    struct Relation: Decodable {
        var s: Int
        var p: String
        var o: Target
    }

    var id: String
    var published: String?
    var entities: [Entity]
    var relations: [Relation]

    /// The annotation in the form of the annotation guide.
    ///
    /// - Parameter text: the characters that the offsets count.
    func item(in text: [Unicode.Scalar]) -> AnnotatedItem {
        func slice(_ range: [Int]) -> String {
            guard range.count == 2, range[0] >= 0, range[0] < range[1], range[1] <= text.count else { return "" }
            var result = String.UnicodeScalarView()
            result.append(contentsOf: text[range[0]..<range[1]])
            return String(result)
        }
        let entities = entities.enumerated().map { number, entity in
            let forms = entity.ranges.map(slice)
            return AnnotatedItem.Entity(
                id: "e\(number + 1)", type: entity.type, name: forms.first ?? "", mentions: forms)
        }
        let relations = relations.map { relation in
            let object =
                switch relation.o {
                case .entity(let number): "e\(number + 1)"
                case .range(let range): slice(range)
                case .date(let date): date
                }
            return AnnotatedItem.Relation(s: "e\(relation.s + 1)", p: relation.p, o: object)
        }
        return AnnotatedItem(id: id, published: published, entities: entities, relations: relations)
    }
}

extension AnnotatedItem {
    /// An annotated item and its text.
    struct Placed {
        var item: AnnotatedItem
        var document: Document
    }

    /// The items of a folder of annotations in the form of the guide, with their texts beside them, or of a file with an
    /// annotation without text in each line, whose texts lie somewhere in `texts`.
    ///
    /// An annotation whose text is not there is left out, for the texts of the corpus are not part of the project.
    static func placed(in path: String, texts: String?) throws -> [Placed] {
        let url = URL(fileURLWithPath: path)
        if url.pathExtension == "jsonl" { return try placed(inLinesOf: url, texts: texts) }
        let files = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        return try files.map { file in
            let item = try JSONDecoder().decode(AnnotatedItem.self, from: Data(contentsOf: file))
            return Placed(item: item, document: try ItemReader.document(item, beside: file))
        }
    }

    private static func placed(inLinesOf file: URL, texts: String?) throws -> [Placed] {
        var paths: [String: String] = [:]
        if let texts, let enumerator = FileManager.default.enumerator(atPath: texts) {
            for case let path as String in enumerator where path.hasSuffix(".txt") {
                paths[path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? path] = texts + "/" + path
            }
        }
        return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).compactMap { line in
            let annotation = try JSONDecoder().decode(OffsetAnnotation.self, from: line)
            guard let path = paths[annotation.id] else { return nil }
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
            let document = try ItemReader.document(at: path)
            return Placed(item: annotation.item(in: Array(text.unicodeScalars)), document: document)
        }
    }
}
