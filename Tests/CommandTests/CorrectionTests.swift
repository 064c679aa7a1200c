import Foundation
import TestSupport
import Testing

@Suite("Kept extractions, corrections and the review page on the command line")
struct CorrectionTests {
    private static let prefixes = """
        @prefix yong: <https://w3id.org/yong/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

        """

    private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test("A second build with the state of the first gives the same bytes")
    func state() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for name in ["a.nq", "b.nq"] {
            let built = try Command.yong(
                "build", "seeds/documents", "-o", folder.path + "/" + name, "--state", folder.path + "/kept")
            #expect(built.status == 0, "\(built.messages)")
        }
        let fresh = try Command.yong("build", "seeds/documents", "-o", folder.path + "/c.nq")
        #expect(fresh.status == 0)
        #expect(try text(folder, "a.nq") == text(folder, "b.nq"))
        #expect(try text(folder, "a.nq") == text(folder, "c.nq"))
    }

    @Test("An excluded name stands in no output of build, extract and review, in any format")
    func exclusion() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let name = "เนวินธุ์ ช่อชัยทิพฐ์"
        let overlay = folder.path + "/overlay.ttl"
        try (Self.prefixes + "<urn:x> a yong:Exclusion ; rdfs:label \"\(name)\" .").write(
            toFile: overlay, atomically: false, encoding: .utf8)
        let outputs = ["g.nq", "g.ttl", "g.trig", "g.rdf", "g.nt", "g.svg"].map { folder.path + "/" + $0 }
        let built = try Command.yong(
            "build", "seeds/documents", "--overlay", overlay, "-o", outputs[0], "-o", outputs[1], "-o", outputs[2],
            "-o",
            outputs[3], "-o", outputs[4], "-o", outputs[5])
        #expect(built.status == 0, "\(built.messages)")
        var all = try outputs.map { try String(contentsOfFile: $0, encoding: .utf8) }
        all.append(try Command.yong("extract", "seeds/documents", "--overlay", overlay).output)
        all.append(try Command.yong("review", "seeds/documents", "--overlay", overlay).output)
        for output in all {
            #expect(!output.isEmpty)
            for part in ["ช่อชัยทิพฐ์", "เนวินธุ์"] { #expect(!output.contains(part)) }
        }
        #expect(try Command.yong("extract", "seeds/documents").output.contains(name))
    }

    @Test("An overlay that makes no sense, or is not there, fails with a message")
    func badOverlay() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let overlay = folder.path + "/overlay.ttl"
        try (Self.prefixes + "[] a yong:Correction .").write(toFile: overlay, atomically: false, encoding: .utf8)
        let wrong = try Command.yong("build", "seeds/documents", "-o", "-", "--overlay", overlay)
        #expect(wrong.status == 1)
        #expect(wrong.messages.contains("yong:mentionText"))
        #expect(wrong.output.isEmpty)
        let missing = try Command.yong("build", "seeds/documents", "-o", "-", "--overlay", folder.path + "/none.ttl")
        #expect(missing.status == 1)
        #expect(missing.messages.contains("none.ttl"))
    }

    @Test("The review page is one file of HTML with every item")
    func review() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let page = folder.path + "/review.html"
        let result = try Command.yong("review", "seeds/documents/1001.txt", "seeds/documents/1002.txt", "-o", page)
        #expect(result.status == 0, "\(result.messages)")
        let html = try text(folder, "review.html")
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.contains("id=\"d1\"") && html.contains("id=\"d2\""))
        #expect(html.contains("<mark") && html.contains("<svg"))
        #expect(try Command.yong("review").status == 2)
    }
}
