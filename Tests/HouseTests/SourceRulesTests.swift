import Foundation
import TestSupport
import Testing

@Suite("The house rules hold for every source file")
struct SourceRulesTests {
    /// What each module may import besides the standard library and C.
    private static let allowed: [String: Set<String>] = [
        "Sorting": [],
        "XSDTypes": [],
        "ThaiText": ["CDatrie"],
        "MessageDigests": ["CCrypto"],
        "HTTPClient": ["CCurl"],
        "RDFModel": ["Sorting", "XSDTypes"],
        "RDFCanonicalization": ["MessageDigests", "RDFModel", "Sorting"],
        "Compression": ["CBzip2", "CZlib", "CZstd"],
        "XMLEvents": ["CLibXML2"],
        "JSONSyntax": ["XSDTypes"],
        "JSONLD": ["JSONSyntax", "RDFModel", "Sorting", "XSDTypes"],
        "RDFSyntax": ["Compression", "JSONLD", "JSONSyntax", "RDFModel", "Sorting", "XMLEvents"],
        "QuadStore": ["CLMDB", "CZstd", "RDFModel", "Sorting", "XSDTypes"],
        "SPARQLSyntax": ["JSONSyntax", "RDFModel", "Sorting", "XMLEvents"],
        "SPARQLFunctions": ["CPCRE2", "MessageDigests", "RDFModel", "SPARQLSyntax", "Sorting", "XSDTypes"],
        "TextIndex": ["QuadStore", "RDFModel", "Sorting"],
        "QueryEngine": [
            "QuadStore", "RDFModel", "SPARQLFunctions", "SPARQLSyntax", "Sorting", "TextIndex", "XSDTypes",
        ],
        "ReferenceEngine": ["RDFModel", "SPARQLFunctions", "SPARQLSyntax", "XSDTypes"],
        "SPARQLService": [
            "Compression", "HTTPNegotiation", "HTTPTypes", "HummingbirdCore", "Logging", "NIOConcurrencyHelpers",
            "NIOCore", "NIOExtras",
            "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOPosix", "QuadStore", "QueryEngine", "RDFModel",
            "RDFSyntax", "SPARQLSyntax", "ServiceLifecycle", "UnixSignals",
        ],
        "Documents": ["Compression", "JSONSyntax", "ThaiText", "XMLEvents"],
        "ExtractionModel": ["Sorting", "ThaiText"],
        "EntityExtraction": ["Documents", "ExtractionModel", "Sorting", "ThaiText"],
        "GraphBuilding": ["ExtractionModel", "Documents", "Sorting", "ThaiText", "RDFModel", "RDFSyntax"],
        "GraphDrawing": ["RDFModel", "Sorting", "ThaiText", "XMLEvents"],
        "GraphTables": ["QuadStore", "RDFModel", "Sorting", "XMLEvents"],
        "Publishing": [
            "Compression", "GraphTables", "HTTPClient", "JSONSyntax", "MessageDigests", "QuadStore", "RDFModel",
            "RDFSyntax", "RDFToolkit", "SPARQLSyntax", "Sorting",
        ],
        "RDFToolkit": [
            "Compression", "GraphDrawing", "HTTPClient", "JSONLD", "JSONSyntax", "QuadStore", "QueryEngine",
            "RDFCanonicalization", "RDFModel", "RDFSyntax", "SPARQLSyntax", "Sorting", "TextIndex", "ThaiText",
            "XSDTypes",
        ],
        "HTTPNegotiation": ["RDFModel"],
        "WebPages": [
            "CWebAssets", "GraphDrawing", "HTTPNegotiation", "HTTPTypes", "JSONSyntax", "MessageDigests", "QuadStore",
            "QueryEngine", "RDFModel", "RDFSyntax", "SPARQLSyntax", "TextIndex", "ThaiText", "XMLEvents", "XSDTypes",
        ],
        "Linking": ["RDFModel", "Sorting", "ThaiText"],
        "Reconciliation": [
            "HTTPNegotiation", "HTTPTypes", "JSONSyntax", "Linking", "QuadStore", "RDFModel", "TextIndex", "XMLEvents",
        ],
        "Yong": [
            "CEmbedded", "Documents", "EntityExtraction", "GraphBuilding", "GraphDrawing", "GraphTables",
            "JSONSyntax", "Linking", "MessageDigests", "Publishing", "QuadStore", "RDFModel", "RDFSyntax",
            "RDFToolkit", "SPARQLSyntax", "Sorting", "ThaiText", "XMLEvents", "XSDTypes",
        ],
        "StoreExercise": ["ArgumentParser", "QuadStore", "RDFModel"],
        "QueryPrompt": ["RDFToolkit", "Sorting"],
        "YongCommand": [
            "ArgumentParser", "HTTPClient", "HTTPTypes", "Logging", "QueryPrompt", "Reconciliation", "SPARQLService",
            "WebPages",
            "Yong",
        ],
        "EvaluateCommand": [
            "ArgumentParser", "Documents", "EntityExtraction", "ThaiText", "Yong", "Foundation",
        ],
    ]
    private static let everywhere: Set<String> = ["Glibc", "Synchronization"]

    private struct Source {
        var path: String
        var module: String
        var lines: [Substring]
    }

    private static let sources: [Source] = {
        let root = Shared.root + "/Sources/"
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOfFile: root + path, encoding: .utf8) else { return nil }
            return Source(
                path: path, module: String(path.prefix { $0 != "/" }),
                lines: text.split(separator: "\n", omittingEmptySubsequences: false))
        }
    }()

    @Test("Imports go down only")
    func imports() throws {
        #expect(Self.sources.count > 50)
        for source in Self.sources {
            let allowed = try #require(Self.allowed[source.module], "\(source.module) has no row in the table")
            for line in source.lines {
                var words = line.split(separator: " ")
                words.removeAll { ["public", "package", "internal", "@_exported", "@preconcurrency"].contains($0) }
                guard words.count == 2, words[0] == "import" else { continue }
                let module = String(words[1])
                #expect(
                    allowed.contains(module) || Self.everywhere.contains(module), "\(source.path) imports \(module)")
            }
        }
    }

    @Test("Files are short")
    func length() {
        for source in Self.sources {
            #expect(source.lines.count <= 700, "\(source.path) has \(source.lines.count) lines")
        }
    }

    @Test(
        "What may fail at run time without an error is not used",
        arguments: ["fatalError(", "try!", "as!", "@unchecked Sendable", "TODO", "FIXME"])
    func banned(word: String) {
        for source in Self.sources {
            for (number, line) in source.lines.enumerated() where line.contains(word) {
                Issue.record("\(source.path):\(number + 1) uses \(word)")
            }
        }
    }

    @Test("Nothing prints but through the streams of the command")
    func printing() {
        for source in Self.sources {
            for (number, line) in source.lines.enumerated()
            where line.contains(" print(") || line.hasPrefix("print(") {
                Issue.record("\(source.path):\(number + 1) prints")
            }
        }
    }

    @Test("Seeds, ontology and manifest name no path of one machine")
    func paths() throws {
        for folder in ["Sources", "seeds", "ontology", "Scripts", "Examples"] {
            let root = Shared.root + "/" + folder + "/"
            for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
                guard let text = try? String(contentsOfFile: root + path, encoding: .utf8) else { continue }
                for home in ["/home/", "/root/"] where text.contains(" \(home)") || text.contains("\"\(home)") {
                    Issue.record("\(folder)/\(path) holds \(home)")
                }
            }
        }
    }

    /// Files of the extractor that may hold Thai text outside of comments: none. Signs of the script, such as the one of
    /// abbreviation, are codes in `Symbol`; words are in `seeds/words`.
    private static let thaiFiles: Set<String> = []

    @Test("The extractor has its words from files: no source of it holds Thai text but in comments")
    func vocabulary() {
        let thai: ClosedRange<Unicode.Scalar> = "\u{0E00}"..."\u{0E7F}"
        let sources = Self.sources.filter { $0.module == "EntityExtraction" && !Self.thaiFiles.contains($0.path) }
        #expect(sources.count > 50)
        for source in sources {
            for (number, line) in source.lines.enumerated() {
                let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line
                if code.unicodeScalars.contains(where: { thai.contains($0) }) || code.contains("\\u{0E") {
                    Issue.record("\(source.path):\(number + 1) holds Thai text")
                }
            }
        }
    }
}
