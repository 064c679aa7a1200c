import Foundation
import JSONLD
import JSONSyntax
import RDFModel
import TestSupport

/// The W3C suite of JSON-LD 1.1, which stands beside the project.
enum JSONLDManifest {
    /// One test.
    struct Entry: Sendable, CustomStringConvertible {
        /// The part of the test's IRI behind the `#`.
        let id: String
        let isNegative: Bool
        let input: String
        let context: String?
        let expect: String?
        let errorCode: String?
        let option: JSONObject

        var description: String { id }
    }

    static let root = Shared.root + "/../shared/w3c/json-ld"
    /// Where the suite says that it stands.
    static let base = "https://w3c.github.io/json-ld-api/tests/"
    static let loader = JSONLDFileLoader(folders: [(IRI(unchecked: base), root)])

    /// The entries of a suite that this processor has to pass.
    static func entries(_ name: String) -> [Entry] { all(name).filter { reason(toSkip: $0) == nil } }

    /// All entries of a suite; none where the suites are not at hand.
    static func all(_ name: String) -> [Entry] {
        let path = "\(root)/\(name)-manifest.jsonld"
        guard let data = FileManager.default.contents(atPath: path) else {
            print("skipped: no test suite at \(path)")
            return []
        }
        var parser = JSONParser(Array(data))
        // A suite that cannot be read must not look like one that passed.
        guard let sequence = (try? parser.parse())?.object?["sequence"]?.array else {
            preconditionFailure("\(path) is no manifest")
        }
        return sequence.compactMap { value in
            guard let object = value.object, let id = object["@id"]?.string, let input = object["input"]?.string else {
                preconditionFailure("\(path): an entry without @id or input")
            }
            return Entry(
                id: String(id.text.dropFirst()),
                isNegative: object["@type"]?.array?.contains("jld:NegativeEvaluationTest") ?? false,
                input: input.text, context: object["context"]?.string?.text, expect: object["expect"]?.string?.text,
                errorCode: object["expectErrorCode"]?.string?.text, option: object["option"]?.object ?? JSONObject())
        }
    }

    /// Why an entry is not for this processor, if it is not.
    static func reason(toSkip entry: Entry) -> String? {
        if entry.option["produceGeneralizedRdf"] == .bool(true) { return "generalised RDF" }
        let isOld = entry.option["processingMode"] == "json-ld-1.0" || entry.option["specVersion"] == "json-ld-1.0"
        return isOld ? "json-ld-1.0" : nil
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)))
    }

    static func json(_ path: String) throws -> JSONValue { try JSONLDProcessor.parse(bytes(path)) }

    /// The options that an entry asks for.
    static func options(_ entry: Entry) throws -> JSONLDOptions {
        let option = entry.option
        var options = JSONLDOptions(
            base: IRI(unchecked: option["base"]?.string?.text ?? base + entry.input), loader: loader)
        options.compactsArrays = option["compactArrays"]?.bool ?? true
        options.compactsToRelative = option["compactToRelative"]?.bool ?? true
        options.usesRDFType = option["useRdfType"]?.bool ?? false
        if option["useNativeTypes"]?.bool ?? false { options.nativeTypes = .always }
        options.rdfDirection = option["rdfDirection"]?.string.flatMap { .init(rawValue: $0.text) }
        if let path = option["expandContext"]?.string { options.expandContext = try json(path.text) }
        return options
    }
}
