import ArgumentParser
import Yong

struct FormatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "format",
        abstract: "Lays out SPARQL queries and updates.",
        discussion: """
            Comments, prefixes and line breaks within statements stay; keywords are in upper case, clauses and triples
            on lines of their own. What is laid out already does not change. A file that is not SPARQL is told with
            line, column and caret, and left alone.

            Examples:
              yong format question.rq
              yong format queries/*.rq --in-place
              yong format queries/*.rq --check
              echo 'select * {?s ?p ?o}' | yong format
            """)

    @Argument(help: ArgumentHelp("Files of SPARQL; - is standard input.", valueName: "file"))
    var files: [String] = ["-"]
    @Flag(name: .shortAndLong, help: "Write each file anew in place of printing it.")
    var inPlace = false
    @Flag(help: "Print the names of files that are not laid out; exit status 1 if there are any.")
    var check = false

    func validate() throws {
        if inPlace, check { throw ValidationError("use either --in-place or --check") }
        if inPlace, files.contains("-") { throw ValidationError("standard input has no place to write to") }
    }

    func run() async throws {
        var failed = false
        for file in files {
            do {
                let bytes = try InputFile.bytes(of: file)
                let options = QueryOptions(file: file == "-" ? "standard input" : file)
                let text = Array(try SPARQLFormatter.format(bytes: bytes, options: options).utf8)
                if check {
                    guard text != bytes else { continue }
                    try StandardStream.output.write(line: file)
                    failed = true
                } else if inPlace {
                    guard text != bytes else { continue }
                    guard OutputTarget.isFile(file) else {
                        throw ValidationError("\(file): this is no file to write anew")
                    }
                    let output = try OutputFile(file)
                    try output.write(text)
                    try output.finish()
                } else {
                    try StandardStream.output.write(text)
                }
            } catch {
                StandardStream.error.write(line: "yong: \(error)")
                failed = true
            }
        }
        if failed { throw ExitStatus.inputFailed }
    }
}
