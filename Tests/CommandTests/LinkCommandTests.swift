import Foundation
import TestSupport
import Testing

@Suite("yong link")
struct LinkCommandTests {
    private static let ours = """
        @prefix yong: <https://w3id.org/yong/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <http://ours/mod> a yong:Ministry ; rdfs:label "กระทรวงกลาโหม"@th .
        <http://ours/np> a yong:Province ; rdfs:label "นนทบุรี"@th , "Nonthaburi"@en .
        """
    private static let theirs = """
        @prefix schema: <https://schema.org/> .
        <http://theirs/1> a schema:GovernmentOrganization ; schema:name "Krasuang Kalahom" .
        <http://theirs/2> a schema:AdministrativeArea ; schema:name "Changwat Nonthaburi" .
        <http://theirs/3> a schema:Person ; schema:name "Nonthaburi" .
        """

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.file("ours.ttl", Self.ours)
        try folder.file("theirs.ttl", Self.theirs)
        return folder
    }

    @Test("Links files and stores, as Turtle, as a table, and with reasons")
    func links() throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell(
            """
            set -e
            yong link ours.ttl --to theirs.ttl -o links.nt
            yong load --store s ours.ttl 2> /dev/null
            yong link --store s --to theirs.ttl --one-to-one --format ntriples | cmp - links.nt
            grep -c sameAs.*theirs links.nt
            yong link --data ours.ttl --to theirs.ttl --format sssom | tail -2 | cut -f3,4,6
            yong link ours.ttl --to theirs.ttl --explain | head -2
            """, in: folder.path)
        #expect(result.status == 0, "\(result.messages)")
        let lines = result.output.split(separator: "\n")
        #expect(lines.first == "2")
        #expect(lines.contains("owl:sameAs\tns2:1\tsemapv:LexicalMatching"))
        #expect(result.output.contains("romanised"))
        #expect(result.messages.contains("2 things of ours, 3 of theirs"))
    }

    @Test("Fetches their things over HTTP, where that is allowed")
    func fetched() throws {
        let folder = try folder()
        defer { folder.remove() }
        let server = try LoopbackServer { _ in .init(Self.theirs, type: "text/turtle") }
        defer { server.stop() }
        let refused = try Command.yong("link", "ours.ttl", "--to", server.url(), in: folder.path)
        #expect(refused.status == 1 && server.requests.isEmpty)
        let found = try Command.yong("link", "ours.ttl", "--to", server.url(), "--allow-private", in: folder.path)
        #expect(found.status == 0 && found.output.contains("owl:sameAs <http://theirs/1>"), "\(found.messages)")
    }

    @Test(
        "Wrong usage is told",
        arguments: [
            ["link", "--to", "theirs.ttl"], ["link", "ours.ttl"],
            ["link", "ours.ttl", "--store", "s", "--to", "theirs.ttl"],
            ["link", "ours.ttl", "--to", "theirs.ttl", "--close", "0.99"],
            ["link", "ours.ttl", "--to", "theirs.ttl", "--same", "2"],
            ["link", "ours.ttl", "--to", "theirs.ttl", "--format", "nothing"],
            ["link", "ours.ttl", "--to", "theirs.xyz"], ["link", "ours.ttl", "--to", "theirs.ttl", "--set-iri", "x"],
        ])
    func usage(arguments: [String]) throws {
        let folder = try folder()
        defer { folder.remove() }
        let result = try Command.shell("yong " + arguments.joined(separator: " "), in: folder.path)
        #expect(result.status == 2 && result.output.isEmpty, "\(result.messages)")
    }

    @Test("What cannot be read is named")
    func unreadable() throws {
        let folder = try folder()
        defer { folder.remove() }
        try folder.file("broken.ttl", "<a> <b")
        let result = try Command.yong("link", "ours.ttl", "--to", "broken.ttl", in: folder.path)
        #expect(result.status == 1 && result.messages.contains("broken.ttl:1"), "\(result.messages)")
    }
}
