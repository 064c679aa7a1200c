import ArgumentParser
import Yong

struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Loads files of RDF into a store, all of them or none.",
        discussion: """
            The store is made if it is missing. What is in it stays; a statement that is there already is kept once.
            Blank nodes of the files are new ones.

            Examples:
              yong load --store news.yong graph.nq
              yong load --store news.yong dumps/ --memory 4G
              yong load --store news.yong people.ttl --graph https://example.org/people
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
    var store: String
    @Option(help: ArgumentHelp("The named graph that triples go to, instead of the default graph.", valueName: "iri"))
    var graph: String?
    @Option(help: ArgumentHelp("About how much memory is used, as 512M or 4G.", valueName: "size"))
    var memory = "2G"
    @Option(help: "The format of the input, if its ending does not tell.")
    var from: String?
    @Option(help: "What relative IRIs in the input are resolved against.")
    var base: String?
    @OptionGroup var contextOptions: ContextOptions
    @Flag(help: "Take IRIs and language tags as they are, also where they break the rules.")
    var lenient = false
    @Flag(help: "Tell how far the load is also where no terminal is.")
    var progress = false
    @Argument(help: "Files or folders of RDF; - is standard input.")
    var files: [String]

    func validate() throws {
        _ = try GraphInput.files(files, from: from, base: base, isLenient: lenient)
        guard try StoreOption.size(memory, of: "--memory") >= 128 << 20 else {
            throw ValidationError("--memory: a load needs 128M at least, and \(memory) is less")
        }
        _ = try StoreOption.graph(graph)
    }

    func run() async throws {
        let line = ProgressLine(isWanted: progress)
        var told = LoadProgressText()
        let input = try GraphInput.files(
            files, from: from, base: base, isLenient: lenient, contexts: contextOptions.loader())
        try input.requireFiles()
        let report = try Store(at: store).load(
            input, graph: StoreOption.graph(graph), memory: StoreOption.size(memory, of: "--memory")
        ) { step in
            told.begin(step, seconds: line.seconds)
            line.show { told.text(step, seconds: line.seconds) }
        }
        line.finish()
        StandardStream.error.write(line: LoadProgressText.summary(report, seconds: line.seconds))
    }
}
