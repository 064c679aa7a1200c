import Foundation
import TestSupport
import Testing

@Suite("The prompt of query")
struct PromptTests {
    private static let prompt = "yong> "
    /// Up and left arrow, and Alt-Enter.
    private static let (up, left, newLine) = ("\u{1B}[A", "\u{1B}[D", "\u{1B}\r")

    private func withPrompt(
        _ turtle: String, _ arguments: [String] = [], rows: UInt16 = 24, columns: UInt16 = 80,
        _ body: (PseudoTerminal, TemporaryFolder) throws -> Void
    ) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("data.ttl", "@prefix ex: <http://e/> .\n" + turtle)
        try body(try terminal(folder, arguments, rows: rows, columns: columns), folder)
    }

    private func terminal(
        _ folder: TemporaryFolder, _ arguments: [String] = [], rows: UInt16 = 24, columns: UInt16 = 80
    ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            [Command.binaryFolder + "/yong", "query", "--data", "data.ttl"] + arguments, in: folder.path,
            environment: ["XDG_STATE_HOME": folder.path + "/state"], rows: rows, columns: columns)
        #expect(terminal.shown(upTo: Self.prompt) != nil, "\(terminal.everything)")
        return terminal
    }

    @Test("A query of several lines is answered as a table, and comes back with the arrow keys in the next prompt")
    func answers() throws {
        try withPrompt("ex:a rdfs:label 'น้ำ' . ex:b rdfs:label 'ที่' .".replacing("rdfs:label", with: "ex:label")) {
            terminal, folder in
            terminal.type("SELECT ?x {\r?s ex:label ?x } ORDER BY ?x\r")
            let shown = try #require(terminal.shown(upTo: "2 rows"))
            #expect(shown.contains("   -> ?s ex:label ?x"))
            #expect(shown.contains("declared by itself: ex: <http://e/>"))
            #expect(shown.contains("?x\r\n──\r\nที่\r\nน้ำ\r\n"))
            terminal.type("\u{4}")
            #expect(terminal.end() == 0)
            let again = try self.terminal(folder)
            again.type(Self.up)
            #expect(again.shown(upTo: "ORDER BY ?x")?.contains("SELECT ?x {") == true)
            again.type("\r")
            #expect(again.shown(upTo: "2 rows") != nil)
            again.type(".quit\r")
            #expect(again.end() == 0)
        }
    }

    @Test("A line with Thai marks is shown whole while it is changed in the middle")
    func thai() throws {
        try withPrompt("ex:a ex:label 'น้ำที่นี่' .") { terminal, _ in
            terminal.type("SELECT ?s { ?s ex:label 'น้ำนี่' }" + String(repeating: Self.left, count: 4) + "ที่")
            #expect(terminal.shown(upTo: "'น้ำที่นี่' }") != nil)
            terminal.type("\r")
            #expect(terminal.shown(upTo: "1 row,") != nil, "\(terminal.everything)")
        }
    }

    @Test("Mistakes are told with their place and a suggestion, and the prompt goes on")
    func mistakes() throws {
        try withPrompt("ex:a ex:p 1 .") { terminal, _ in
            for (query, suggestion) in [
                ("SELEC ?s { ?s ?p ?o }", "query:1:1: expected"), ("SELEC ?s { ?s ?p ?o }", "did you mean SELECT?"),
                ("SELECT * { ?s rdsf:label ?o }", "did you mean 'rdfs:'?"),
                ("SELECT (STRLEM(?s) AS ?n) { ?s ?p ?o }", "did you mean STRLEN?"),
                ("SELECT ?name { ?s ex:p ?nam }", "did you mean ?nam?"),
            ] {
                terminal.type(query + "\r")
                #expect(terminal.shown(upTo: suggestion) != nil, "\(terminal.everything)")
            }
            terminal.type("ASK {\r\r")
            #expect(terminal.shown(upTo: "found the end of the query") != nil)
            terminal.type("ASK { ?s ?p ?o }\r")
            #expect(terminal.shown(upTo: "true") != nil)
        }
    }

    @Test("Tab completes keywords, names of the data and variables")
    func completion() throws {
        try withPrompt("ex:a a ex:Ministry ; ex:budget 1 .") { terminal, _ in
            // The data is looked at while one writes; a prefix alone lists what it has.
            for _ in 0..<100 {
                terminal.type("ex:bud\t\u{3}")
                if terminal.shown(upTo: "\r\n")?.contains("ex:budget") == true { break }
                usleep(50_000)
            }
            terminal.type("sel\t ?money { ?s a ex:M\t ; ex:bu\t ?mon\t }\r")
            #expect(terminal.shown(upTo: "1 row,") != nil, "\(terminal.everything)")
            #expect(terminal.everything.contains("select ?money { ?s a ex:Ministry ; ex:budget ?money }"))
        }
    }

    @Test("Ctrl-C stops a query and not the program, and gives up a line")
    func interrupt() throws {
        let many = (0..<400).map { "ex:s ex:p \($0) ." }.joined(separator: "\n")
        try withPrompt(many) { terminal, _ in
            terminal.type(
                "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c + ?f + ?i + ?l < 0) }\r")
            #expect(terminal.shown(upTo: "\r\n") != nil)
            usleep(300_000)
            terminal.type("\u{3}")
            #expect(terminal.shown(upTo: "stopped") != nil, "\(terminal.everything)")
            #expect(terminal.shown(upTo: Self.prompt) != nil)
            terminal.type("SELECT nonsense\u{3}")
            #expect(terminal.shown(upTo: "nonsense") != nil)
            terminal.type("ASK { ex:s ex:p 7 }\r")
            #expect(terminal.shown(upTo: "true") != nil, "\(terminal.everything)")
            terminal.type("\u{4}")
            #expect(terminal.end() == 0)
        }
    }

    @Test("Long answers stop at every screenful")
    func pages() throws {
        let many = (0..<100).map { "ex:s ex:p \($0) ." }.joined(separator: "\n")
        try withPrompt(many, rows: 12) { terminal, _ in
            terminal.type("SELECT ?o { ?s ?p ?o } ORDER BY ?o\r")
            #expect(terminal.shown(upTo: "-- more")?.contains("\r\n7\r\n") == true)
            terminal.type(" ")
            #expect(terminal.shown(upTo: "-- more")?.contains("\r\n17\r\n") == true)
            terminal.type("q")
            #expect(terminal.shown(upTo: "18 rows shown") != nil, "\(terminal.everything)")
        }
    }

    @Test("Wide tables are cut to the terminal")
    func widths() throws {
        try withPrompt("ex:s ex:p '\(String(repeating: "x", count: 200))' .", columns: 40) { terminal, _ in
            terminal.type("SELECT ?o ?s { ?s ?p ?o }\r")
            #expect(terminal.shown(upTo: "x…  ex:s\r\n") != nil, "\(terminal.everything)")
        }
    }

    @Test("Commands change what follows")
    func commands() throws {
        try withPrompt("ex:s ex:p 1 .") { terminal, folder in
            try folder.file("q.rq", "ASK { ex:s ex:p 1 }")
            terminal.type(".help\r")
            #expect(terminal.shown(upTo: ".timeout [SECONDS|off]") != nil)
            terminal.type(".load q.rq\r")
            #expect(terminal.shown(upTo: "true") != nil)
            terminal.type(".format csv\rSELECT ?o { ?s ?p ?o }\r")
            #expect(terminal.shown(upTo: "o\r\r\n1\r\r\n") != nil, "\(terminal.everything)")
            terminal.type(".format ntriples\rCONSTRUCT WHERE { ?s ?p ?o }\r")
            #expect(terminal.shown(upTo: "<http://e/s> <http://e/p> \"1\"^^") != nil)
            terminal.type(".explain\rSELECT ?o { ?s ?p ?o }\r")
            #expect(terminal.shown(upTo: "Scan") != nil)
            terminal.type(".explain off\r.prefixes my <http://e/>\rASK { my:s my:p 1 }\r")
            #expect(terminal.shown(upTo: "true") != nil, "\(terminal.everything)")
            terminal.type(".timeout 0.05\rSELECT (COUNT(*) AS ?n) { ?s ?p+ ?o . FILTER REGEX(STR(?o), '1') }\r")
            #expect(terminal.shown(upTo: "queries are stopped after 0.05 seconds") != nil)
            terminal.type(".nonsense\r")
            #expect(terminal.shown(upTo: "there is no command .nonsense") != nil)
            terminal.type(".quit\r")
            #expect(terminal.end() == 0)
        }
    }

    @Test("A signal to end leaves the terminal as it was")
    func termination() throws {
        try withPrompt("ex:s ex:p 1 .") { terminal, _ in
            terminal.type("ASK { ?s")
            #expect(terminal.shown(upTo: "ASK { ?s") != nil)
            #expect(!terminal.echoes)
            terminal.signal(SIGTERM)
            #expect(terminal.end() == 128 + SIGTERM)
            #expect(terminal.echoes)
        }
    }

    @Test("Without a terminal a query is needed")
    func noTerminal() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.file("data.ttl", "")
        let result = try Command.yong("query", "--data", "data.ttl", in: folder.path)
        #expect(result.status == 2)
        #expect(result.messages.contains("give a query"))
    }
}
