import ArgumentParser
import Yong

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells what is wrong with the syntax of files of RDF.",
        discussion: """
            An error is what convert refuses. Each error and warning stands with its line, its column and a caret; each
            file ends with its counts.
            Exit status: 0 if no file has an error, else 1.

            Examples:
              yong check graph.ttl
              yong check graphs/ extra.nq.gz
              yong check - --from turtle < graph.ttl
            """)

    @Argument(help: "Files or folders of RDF; - is standard input.")
    var files: [String]
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @Option(help: "What relative IRIs in the input are resolved against.")
    var base: String?
    @OptionGroup var contextOptions: ContextOptions
    @Flag(help: "Warn of IRIs and language tags that break the rules, which convert --lenient takes.")
    var lenient = false

    func validate() throws {
        _ = try GraphInput.files(files, from: from, base: base)
    }

    func run() async throws {
        let contexts = try contextOptions.loader()
        let input = try GraphInput.files(files, from: from, base: base)
        var isFaulty = false
        for file in try input.files() {
            let report = SyntaxReport(
                checking: file, format: input.format, base: input.base, contexts: contexts, isLenient: lenient)
            for line in report.lines { try StandardStream.output.write(line: ControlPictures.visible(line)) }
            if report.errorCount > 0 { isFaulty = true }
        }
        if isFaulty { throw ExitStatus.inputFailed }
    }
}
