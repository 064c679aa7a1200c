import JSONLD
import JSONSyntax
import RDFModel
import RDFSyntax
import TestSupport
import Testing

/// The W3C suites of JSON-LD 1.1, a test case an entry. Where they are not at hand, nothing is run and a line says so.
@Suite("W3C suites of JSON-LD 1.1")
struct W3CTests {
    typealias Entry = JSONLDManifest.Entry

    @Test("expand", arguments: JSONLDManifest.entries("expand"))
    func expand(entry: Entry) throws {
        try check(entry) { try JSONLDProcessor.expand(JSONLDManifest.json(entry.input), $0) }
    }

    @Test("compact", arguments: JSONLDManifest.entries("compact"))
    func compact(entry: Entry) throws {
        try check(entry, expandsAgain: true) { options in
            try JSONLDProcessor.compact(
                JSONLDManifest.json(entry.input), context: JSONLDManifest.json(entry.context ?? ""), options)
        }
    }

    @Test("flatten", arguments: JSONLDManifest.entries("flatten"))
    func flatten(entry: Entry) throws {
        try check(entry, expandsAgain: true) { options in
            try JSONLDProcessor.flatten(
                JSONLDManifest.json(entry.input), context: entry.context.map { try JSONLDManifest.json($0) }, options)
        }
    }

    @Test("fromRdf", arguments: JSONLDManifest.entries("fromRdf"))
    func fromRDF(entry: Entry) throws {
        try check(entry) { options in
            var dataset = Dataset()
            try RDFReader.read(bytes: JSONLDManifest.bytes(entry.input), format: .nquads, into: &dataset)
            return try JSONLDProcessor.fromRDF(dataset, options)
        }
    }

    @Test("toRdf", arguments: JSONLDManifest.entries("toRdf"))
    func toRDF(entry: Entry) throws {
        let options = try JSONLDManifest.options(entry)
        var dataset = Dataset()
        do {
            try JSONLDProcessor.toRDF(JSONLDManifest.json(entry.input), options, into: &dataset)
        } catch let error as JSONLDError where entry.isNegative {
            #expect(error.code.rawValue == entry.errorCode)
            return
        }
        #expect(!entry.isNegative, "no error \(entry.errorCode ?? "")")
        guard let expect = entry.expect else { return }
        var expected = Dataset()
        try RDFReader.read(bytes: JSONLDManifest.bytes(expect), format: .nquads, into: &expected)
        let isSame = Isomorphism.areIsomorphic(dataset, expected)
        #expect(isSame, "got \(dataset.quads()), expected \(expected.quads())")
    }

    private func check(
        _ entry: Entry, expandsAgain: Bool = false, _ body: (JSONLDOptions) throws -> JSONValue
    ) throws {
        let options = try JSONLDManifest.options(entry)
        let result: JSONValue
        do {
            result = try body(options)
        } catch let error as JSONLDError where entry.isNegative {
            #expect(error.code.rawValue == entry.errorCode)
            return
        }
        guard let expect = entry.expect else {
            Issue.record("no error \(entry.errorCode ?? ""), but \(JSONWriter.compact(result))")
            return
        }
        let expected = try JSONLDManifest.json(expect)
        let isSame = JSONComparison.areEqual(result, expected)
        #expect(isSame, "got \(JSONWriter.compact(result)), expected \(JSONWriter.compact(expected))")
        if expandsAgain, isSame {
            let again = try JSONLDProcessor.expand(result, options)
            let expectedAgain = try JSONLDProcessor.expand(expected, options)
            #expect(JSONComparison.areEqual(again, expectedAgain), "expanded again, \(JSONWriter.compact(again))")
        }
    }
}
