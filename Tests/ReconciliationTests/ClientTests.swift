#if Server
    import Foundation
    import HTTPTypes
    import QuadStore
    import Reconciliation
    import TestSupport
    import Testing

    /// Asks over a real socket with `reconciler`, a client for data frames; `YONG_PYTHON` names an interpreter that has it.
    @Suite(
        "A client of others",
        .enabled(if: Python.hasClient, "skipped: YONG_PYTHON does not name a Python interpreter with reconciler"))
    struct ClientTests {
        private static let program = """
            import sys
            import numpy
            # The client was written for an older numpy.
            numpy.NaN = numpy.nan
            import pandas
            from reconciler import reconcile
            names = pandas.Series(["Krasuang Kalahom", "นนทบุรี", "Chieng Mai", "Nothing of All"])
            for kind in (None, "https://w3id.org/yong/ontology#Province"):
                rows = reconcile(names, type_id=kind, reconciliation_endpoint=sys.argv[1])
                for _, row in rows.iterrows():
                    print(row["input_value"], row["id"], row["match"], sep="|")
            """

        @Test("reconciler links a column")
        func column() throws {
            let service = try Service()
            let server = try LoopbackServer { request in
                var head = HTTPRequest(
                    method: HTTPRequest.Method(request.method) ?? .get, scheme: "http", authority: nil,
                    path: request.target)
                if let type = request.headers["content-type"] { head.headerFields[.contentType] = type }
                guard
                    let (response, body) = service.service.answer(
                        head, body: Array(request.body.utf8), from: service.store.snapshot())
                else { return .init("no such path", status: 404) }
                return .init(
                    String(decoding: body, as: UTF8.self), status: response.status.code,
                    type: response.headerFields[.contentType])
            }
            defer { server.stop() }
            let python = try #require(ProcessInfo.processInfo.environment["YONG_PYTHON"])
            let result = try Python.run(python, ["-c", Self.program, server.url("/reconcile")])
            #expect(result.status == 0, "\(result.output)")
            let lines = Set(result.output.split(separator: "\n").map(String.init))
            #expect(lines.contains("Krasuang Kalahom|http://e/mod|True"))
            #expect(lines.contains("นนทบุรี|http://e/np|True"))
            #expect(lines.contains("Nothing of All|nan|False"))
            #expect(lines.contains { $0.hasPrefix("Chieng Mai|http://e/cm|") })
            #expect(lines.contains("Krasuang Kalahom|nan|False"))
        }
    }

    /// An interpreter of Python.
    enum Python {
        static let hasClient: Bool = {
            guard let python = ProcessInfo.processInfo.environment["YONG_PYTHON"] else { return false }
            return (try? run(python, ["-c", "import reconciler"]))?.status == 0
        }()

        static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            process.standardOutput = output
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
    }
#endif
