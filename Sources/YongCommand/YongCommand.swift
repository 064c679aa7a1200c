import ArgumentParser
import Yong

/// The `yong` command: one subcommand a file, none with logic of its own.
struct YongCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "yong",
        abstract: "Reads Thai government news into a knowledge graph, and asks it questions.",
        discussion: """
            Results go to standard output, progress and messages to standard error.
            Exit status: 0 done, 1 some input failed, 2 wrong usage, 130 interrupted.

            Examples:
              yong build news/ -o graph.ttl
              yong query --data graph.ttl 'SELECT ?name { ?p a yong:Person ; rdfs:label ?name }'
            """,
        version: "yong \(ProgramVersion.text)",
        subcommands: [
            BuildCommand.self, ExtractCommand.self, ReviewCommand.self, QueryCommand.self, UpdateCommand.self,
            ConvertCommand.self,
            CheckCommand.self, DiffCommand.self, StatsCommand.self, LoadCommand.self, DumpCommand.self,
            PublishCommand.self,
            StoreCommand.self, LinkCommand.self, FormatCommand.self, ServeCommand.self, StepCommand.self,
        ])
}
