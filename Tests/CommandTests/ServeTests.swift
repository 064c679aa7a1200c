import Foundation
import TestSupport
import Testing

@Suite("serve")
struct ServeTests {
    @Test("Without the endpoint built in, or with a port that is none, it is wrong usage")
    func wrongUsage() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let result = try Command.yong("serve", "--store", "none", "--port", "70000", in: folder.path)
        #expect(result.status == 2)
        #expect(result.messages.contains("70000 is no port"))
        for host in ["http://x/", "", "a b", "e:0", "e:080", "e.", ":80", "a/b"] {
            let result = try Command.yong("serve", "--store", "none", "--allow-host", host, in: folder.path)
            #expect(result.status == 2, "\(host)")
            #expect(result.messages.contains("--allow-host: '\(host)' is no host"))
        }
    }

    #if Server
        @Test("An address or an origin that is none is wrong usage")
        func addresses() throws {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            for (option, values) in [
                ("--address", ["foo", "ftp://x", "http://", "https://e x"]),
                ("--allow-origin", ["foo", "http://e/", ""]),
            ] {
                for value in values {
                    let result = try Command.yong("serve", "--store", "none", option, value, in: folder.path)
                    #expect(result.status == 2, "\(option) \(value)")
                    #expect(result.messages.contains("\(option): '\(value)' is no "))
                }
            }
        }

        @Test("Where it cannot listen, one sentence says why")
        func listening() throws {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try folder.file("news.nt", "<http://e/a> <http://e/p> \"1\" .\n")
            let result = try Command.shell(
                """
                yong load --store s news.nt 2> /dev/null
                \(Self.serving("--store s"))
                yong serve --store s --port ${origin##*:} 2>&1 | grep -c 'another program listens there$'
                yong serve --store s --host nope.invalid 2>&1 | grep -c 'no host has that name$'
                kill -TERM $server
                wait $server || true
                """, in: folder.path)
            #expect(result.output == "1\n1\n", "\(result.messages)")
        }

        @Test(
            "Clients are answered at the same time, one that goes away stops its query, and SIGTERM ends the endpoint")
        func overSocket() throws {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let lines = (0..<20_000).map { "<http://e/\($0)> <http://e/p> \"ข่าว \($0)\"@th .\n" }
            try folder.file("news.nt", lines.joined())
            let result = try Command.shell(
                """
                set -e
                yong load --store news news.nt
                \(Self.serving("--store news"))
                count='SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
                cross='SELECT (COUNT(?x) AS ?n) { ?a ?b ?x . ?d ?e ?y . ?f ?g ?z FILTER(STRLEN(?x) < STRLEN(?y)) }'
                curl -sf -H 'Accept: text/csv' --data-urlencode "query=$count" $url | tail -1 | tr -d '\\r'
                curl -s -m 0.3 --data-urlencode "query=$cross" $url || echo gone
                sleep 1
                before=$(cut -d ' ' -f 14 /proc/$server/stat); sleep 1; after=$(cut -d ' ' -f 14 /proc/$server/stat)
                test $((after - before)) -lt 50 && echo at rest
                for client in $(seq 8); do
                    curl -sf -H 'Accept: text/csv' --data-urlencode 'query=SELECT * { ?s ?p ?o }' $url | wc -l > $client &
                    clients="$clients $!"
                done
                wait $clients
                cat 1 2 3 4 5 6 7 8 | sort -u
                curl -s -o /dev/null -w '%{http_code}\\n' "$url?query=SELECT"
                kill -TERM $server
                wait $server && echo ended
                """, in: folder.path)
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output == "20000\ngone\nat rest\n20001\n400\nended\n")
        }

        /// Starts an endpoint that ends with the shell, and waits for its `$origin` and `$url`.
        private static func serving(_ options: String) -> String {
            """
            yong serve \(options) --port 0 2> log & server=$!
            trap 'kill -KILL $server 2>/dev/null || true' EXIT
            for try in $(seq 100); do grep -q http log && break; sleep 0.1; done
            url=$(grep -o 'http://[^ ]*' log)
            origin=${url%/sparql}
            """
        }

        /// Runs a script of the peers against an endpoint that may be written; its output, a line a check.
        private func checks(_ script: String, _ arguments: (_ origin: String) -> String, data: String) throws
            -> [String]?
        {
            guard let python = ProcessInfo.processInfo.environment["YONG_PYTHON"] else {
                print("skipped: YONG_PYTHON names no Python with rdflib; make test sets it")
                return nil
            }
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try folder.file("data.nt", data)
            let result = try Command.shell(
                """
                yong load --store s data.nt 2> /dev/null
                YONG_TOKEN=0123456789abcdef \(Self.serving("--store s --writable"))
                timeout 200 '\(python)' '\(Shared.root)/Scripts/peers/\(script)' \(arguments("$origin")) 0123456789abcdef
                kill -TERM $server
                wait $server || true
                """, in: folder.path)
            #expect(result.status == 0 && result.messages.isEmpty, "\(result.messages)")
            return result.output.split(separator: "\n").map(String.init)
        }

        @Test("The W3C suites of the protocols pass over a socket")
        func protocols() throws {
            let suites = Manifest.root + "/sparql/sparql11"
            guard FileManager.default.fileExists(atPath: suites) else {
                print("skipped: no test suite at \(suites)")
                return
            }
            guard let lines = try checks("protocol.py", { "'\(suites)' \($0)" }, data: "") else { return }
            #expect(lines.count == 50)
            for line in lines where !line.hasPrefix("pass") { Issue.record("\(line)") }
        }

        @Test("Clients that people use are answered, and ones that misbehave do not disturb them")
        func clients() throws {
            let data = (0..<2000).map { "<http://e/\($0)> <http://e/p> \"ข่าว \($0)\"@th .\n" }.joined()
            guard let lines = try checks("clients.py", { $0 }, data: data) else { return }
            #expect(lines.count == 31)
            for line in lines where !line.hasPrefix("pass") { Issue.record("\(line)") }
        }

        @Test("A browser shows the pages as people need them: read, wide and narrow, light and dark, with keys alone")
        func pages() throws {
            guard let python = ProcessInfo.processInfo.environment["YONG_PYTHON"],
                FileManager.default.isExecutableFile(atPath: "/usr/bin/chromedriver")
            else {
                print("skipped: there is no chromedriver, or YONG_PYTHON names no Python with selenium")
                return
            }
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let result = try Command.shell(
                """
                yong build '\(Shared.root)/seeds/documents' --store s 2> /dev/null
                \(Self.serving("--store s"))
                timeout 200 '\(python)' '\(Shared.root)/Scripts/pages/browser.py' --url $origin \
                    --screenshots '\(Shared.root)/.build/screenshots'
                kill -TERM $server
                wait $server || true
                """, in: folder.path)
            #expect(result.output.contains(" 0 failed"), "\(result.output)\(result.messages)")
        }

        @Test("Requests beyond those that may wait are told to come again, and the running ones end at their time")
        func turns() throws {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            try folder.file("news.nt", (0..<2000).map { "<http://e/\($0)> <http://e/p> \"\($0)\" .\n" }.joined())
            let result = try Command.shell(
                """
                yong load --store s news.nt 2> /dev/null
                \(Self.serving("--store s --queries 1 --waiting 2 --timeout 1"))
                cross='SELECT (COUNT(?x) AS ?n) { ?a ?b ?x . ?d ?e ?y . ?f ?g ?z FILTER(STRLEN(?x) < STRLEN(?y)) }'
                for client in $(seq 8); do
                    curl -s -D head.$client -o body.$client --max-time 20 --data-urlencode "query=$cross" $url &
                    clients="$clients $!"
                done
                wait $clients
                cat head.* | grep -c '^HTTP/1.1 503'
                cat head.* | grep -ci '^retry-after'
                cat body.* | grep -c 'too many requests wait'
                kill -TERM $server
                wait $server && echo ended
                """, in: folder.path)
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.output == "8\n8\n5\nended\n")
        }
    #endif
}
