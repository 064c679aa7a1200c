import ArgumentParser

@main
struct YongCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yong",
        abstract: "Reads Thai government news into a knowledge graph, and asks it questions.")
}
