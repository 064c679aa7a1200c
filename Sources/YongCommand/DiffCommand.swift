import ArgumentParser
import Yong

struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells whether two graphs are the same up to the labels of blank nodes, and where not.",
        discussion: """
            Statements of the first alone stand behind -, of the second alone behind +. Blank nodes are taken for each
            other as far as what is said of them agrees, and have the labels of the first.
            Exit status: 0 if the graphs are the same, 1 if they differ or cannot be read.

            Examples:
              yong diff old.ttl new.nq
              yong diff graph.nt - --from turtle < graph.ttl
            """)

    @Argument(help: "A file or folder of RDF; - is standard input.")
    var first: String
    @Argument(help: "Another one.")
    var second: String
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @Option(help: "What relative IRIs in the input are resolved against.")
    var base: String?
    @OptionGroup var contextOptions: ContextOptions
    @Option(help: "How many pairs of blank nodes are tried before the comparison is given up.")
    var limit = 1_000_000

    func validate() throws {
        _ = try GraphInput.files([first, second], from: from, base: base)
    }

    func run() async throws {
        let contexts = try contextOptions.loader()
        let left = try GraphInput.files([first], from: from, base: base, contexts: contexts).dataset()
        let right = try GraphInput.files([second], from: from, base: base, contexts: contexts).dataset()
        let difference = try GraphDifference(left.quads(), right.quads(), limit: limit)
        for line in difference.lines { try StandardStream.output.write(line: line) }
        guard !difference.isIsomorphic else { return }
        StandardStream.error.write(
            line: "yong: \(Amount.text(difference.onlyLeft.count, "statement")) of \(first) alone, "
                + "\(difference.onlyRight.count) of \(second) alone")
        throw ExitStatus.inputFailed
    }
}
