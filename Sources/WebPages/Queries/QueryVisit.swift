#if Server
    internal import HTTPTypes
    internal import QuadStore
    internal import QueryEngine
    internal import RDFModel
    internal import RDFSyntax
    internal import SPARQLSyntax

    /// A visit to the editor of queries: the form, the answer as a page, or the answer as a file.
    struct QueryVisit {
        private let visit: Visit
        private let reader: GraphReader
        private var settings: PageSettings { visit.settings }

        init(_ visit: Visit, _ reader: GraphReader) {
            self.visit = visit
            self.reader = reader
        }

        private var options: ExecutionOptions {
            var options = settings.execution
            options.cancellation = visit.cancellation
            if options.limits.timeout == nil { options.limits.timeout = settings.queryTime }
            return options
        }

        func answer() throws -> PageAnswer {
            // Line ends of forms are those of the network.
            let text = (visit.request["query"] ?? "").split(separator: "\r\n", omittingEmptySubsequences: false)
                .joined(separator: "\n")
            let asked = visit.request["view"].flatMap { AnswerShape(rawValue: $0) } ?? .table
            if let name = visit.request["format"], !text.isEmpty, let download = try download(text, name) {
                return download
            }
            let outcome = try outcome(text)
            let fields = text.isEmpty ? [] : [("query", text), ("view", asked.rawValue)]
            // An answer may be another one at the next time, such as a moment or a random number.
            var answer = try visit.page(
                "/query", fields, title: visit.language(.queries), isStable: text.isEmpty
            ) { html in
                try QueryPage(
                    reader: reader, links: visit.links, settings: settings, text: text, shape: asked, outcome: outcome
                ).write(to: &html)
            }
            if case .failed(let problem) = outcome {
                answer.status = problem.status
                answer.fields[.cacheControl] = "no-store"
            }
            return answer
        }

        private func outcome(_ text: String) throws -> QueryPage.Outcome {
            if text.isEmpty { return .none }
            do {
                return .answered(try QueryAnswer(text, over: visit.view, options, rows: settings.rowsShown))
            } catch let error as SPARQLSyntaxError {
                return .failed(.syntax(error))
            } catch let error as QueryError {
                return .failed(.run(error))
            }
        }

        // MARK: Files

        /// The answer as a file; `nil` for a format that it has not, or a query that fails: the page tells why.
        private func download(_ text: String, _ name: String) throws -> PageAnswer? {
            do {
                let query = try Query(text)
                let run = try QueryExecution(
                    query, over: visit.view, options: options, services: QueryAnswer.noServices)
                switch query.form {
                case .select, .ask:
                    guard let format = ResultFormat(rawValue: name), let type = format.mediaTypes.first else {
                        return nil
                    }
                    return file(try results(run, format), type, "answer." + name)
                case .construct, .describe:
                    guard let format = RDFFormat(name: name), let ending = format.fileEndings.first else { return nil }
                    return file(try graph(run, format, query.prefixes), format.mediaType, "answer." + ending)
                }
            } catch is SPARQLSyntaxError {
                return nil
            } catch is ResultError {
                return nil
            }
        }

        private func file(_ bytes: [UInt8], _ type: String, _ name: String) -> PageAnswer {
            var answer = PageAnswer(type: type, bytes)
            answer.fields[.contentDisposition] = "attachment; filename=\"\(name)\""
            answer.fields[.cacheControl] = "no-cache"
            return answer
        }

        private func results(_ run: QueryExecution, _ format: ResultFormat) throws -> [UInt8] {
            var bytes: [UInt8] = []
            try run.writeResults(format) {
                bytes += $0
                try check(bytes.count)
            }
            return bytes
        }

        private func graph(
            _ run: QueryExecution, _ format: RDFFormat, _ prefixes: [String: IRI]
        ) throws -> [UInt8] {
            var writer = RDFWriter(
                format: format, to: MemorySink(),
                prefixes: prefixes.merging(ThingDescription.prefixes) { own, _ in own })
            var count = 0
            try run.forEachTriple { triple in
                // Some formats are written at the end: a statement takes about so many bytes.
                count += 100
                try check(count)
                try writer.quad(Quad(triple))
            }
            try writer.finish()
            return writer.output.bytes
        }

        private func check(_ size: Int) throws {
            if size > settings.downloadBytes {
                throw QueryError.service(
                    "the answer has more than \(settings.downloadBytes >> 20) MiB; \(settings.endpoint) sends it whole")
            }
        }
    }
#endif
