import Foundation
import QuadStore
import QueryEngine
import RDFModel
import ReferenceEngine
import SPARQLSyntax
import TestSupport
import TextIndex
import Yong

/// Generated statements with labels, and queries for them.
struct SearchCase {
    var random: SeededGenerator
    var quads: [Quad] = []

    static let properties = [
        RDFS.label, IRI(unchecked: "http://www.w3.org/2004/02/skos/core#altLabel"),
        IRI(unchecked: "http://purl.org/dc/terms/title"),
    ]
    static let comment = RDFS.comment

    static let pieces = [
        "กระทรวง", "การคลัง", "ดิจิทัล", "รัฐมนตรี", "นายก", "เศรษฐกิจ", "และ", "สังคม", "digital", "Ministry", "minister",
        "Café",
        "cafe", "economy", "2564", "๒๕๖๔", "ช่อชัยทิพฐ์", "ASEAN", "of", "the",
    ]

    static func thing(_ number: Int) -> Term { .iri(IRI(unchecked: "http://example.org/t\(number)")) }
    static func graph(_ number: Int) -> Term { .iri(IRI(unchecked: "http://example.org/g\(number)")) }

    init(seed: UInt64, count: Int = 120) {
        random = SeededGenerator(seed: seed)
        for _ in 0..<count { quads.append(quad()) }
    }

    mutating func text(_ most: Int = 5) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...most, using: &random) {
            text +=
                (SearchCase.pieces.randomElement(using: &random) ?? "")
                + ["", " ", "-", " "][Int.random(in: 0..<4, using: &random)]
        }
        return text
    }

    mutating func literal() -> Term {
        let text = text()
        switch Int.random(in: 0..<8, using: &random) {
        case 0...2: return .literal(Literal(text, language: "th"))
        case 3: return .literal(Literal(text, language: "en-GB"))
        case 4: return .literal(Literal(text, datatype: IRI(unchecked: "http://example.org/type")))
        default: return .literal(Literal(text))
        }
    }

    mutating func quad() -> Quad {
        let property =
            Int.random(in: 0..<8, using: &random) == 0
            ? SearchCase.comment : SearchCase.properties.randomElement(using: &random) ?? RDFS.label
        let graph = Int.random(in: 0..<3, using: &random)
        let object = Int.random(in: 0..<10, using: &random) == 0 ? SearchCase.thing(1) : literal()
        return Quad(
            SearchCase.thing(Int.random(in: 0..<40, using: &random)), property, object,
            graph: graph == 0 ? SearchCase.graph(Int.random(in: 0..<3, using: &random)) : nil)
    }

    /// A query as people write it.
    mutating func query() -> String {
        let piece = SearchCase.pieces.randomElement(using: &random) ?? ""
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return String(piece.unicodeScalars.prefix(Int.random(in: 1...4, using: &random))) + "*"
        case 1: return "\"" + text(3) + "\""
        case 2: return piece + " " + (SearchCase.pieces.randomElement(using: &random) ?? "")
        case 3: return text(2)
        case 4: return "\"" + piece + (SearchCase.pieces.randomElement(using: &random) ?? "") + "*\""
        default: return piece
        }
    }

    /// The same with a language now and then, as a literal of SPARQL.
    mutating func literalQuery() -> Literal {
        let text = query()
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return Literal(text, language: "th")
        case 1: return Literal(text, language: "EN")
        default: return Literal(text)
        }
    }
}

/// Stores of the two kinds with the same statements.
enum SearchStores {
    static let search = Result { try TextSearch.thai(properties: SearchCase.properties) }

    static func options() throws -> ExecutionOptions {
        var options = ExecutionOptions()
        options.text = try search.get()
        return options
    }

    static func memory(_ quads: [Quad]) throws -> MemoryStore {
        try MemoryStore { sink in for quad in quads { sink.quad(quad) } }
    }

    /// A store in a folder, which `body` may use.
    static func withStore(_ quads: [Quad], _ body: (Store) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("text-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var options = StoreOptions()
        options.durability = .deferred
        let store = try Store(at: folder, options: options)
        try store.write { transaction in for quad in quads { try transaction.insert(quad) } }
        try body(store)
    }
}
