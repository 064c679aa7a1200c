import ArgumentParser
import Yong

/// Care of a store.
struct StoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Measures, checks, compacts, indexes, backs up and restores a store.",
        subcommands: [Stats.self, Check.self, Compact.self, Index.self, Backup.self, Restore.self])

    struct Stats: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How large a store is, part by part.",
            discussion: "Example:\n  yong store stats --store news.yong")

        @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
        var store: String

        func run() async throws {
            let statistics = try StoreOption.reading(store).snapshot().statistics()
            try StandardStream.output.write(Array(statistics.table.utf8))
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Looks for damage: exit status 0 if there is none, 1 and a line for each finding if there is.",
            discussion: "Example:\n  yong store check --store news.yong")

        @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
        var store: String

        func run() async throws {
            let findings = try StoreOption.reading(store).snapshot().check()
            for finding in findings { try StandardStream.output.write(line: finding) }
            if !findings.isEmpty { throw ExitStatus.inputFailed }
        }
    }

    struct Compact: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes a store anew, sorted and without free pages.",
            discussion: """
                Queries that run keep the old store; programs that have it open see the new one when they open it again,
                and cannot write to it before.

                Example:
                  yong store compact --store news.yong
                """)

        @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
        var store: String
        @Option(help: ArgumentHelp("About how much memory is used, as 512M or 4G.", valueName: "size"))
        var memory = "2G"

        func validate() throws { _ = try StoreOption.size(memory, of: "--memory") }

        func run() async throws {
            _ = try StoreOption.reading(store)
            try Store(at: store).compactTidily(memory: StoreOption.size(memory, of: "--memory"))
        }
    }

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copies a store to a new folder while it may be in use.",
            discussion: "Example:\n  yong store backup --store news.yong backups/monday")

        @Option(help: ArgumentHelp("The folder of the store.", valueName: "dir"))
        var store: String
        @Argument(help: "The folder to make.")
        var folder: String

        func run() async throws { try StoreOption.reading(store).backupTidily(to: folder) }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a store out of a backup.",
            discussion: "Example:\n  yong store restore --store news.yong backups/monday")

        @Option(help: ArgumentHelp("The folder to make, which must not exist.", valueName: "dir"))
        var store: String
        @Argument(help: "The folder of the backup.")
        var folder: String

        func run() async throws { try Store.restoreTidily(from: folder, to: store) }
    }
}
