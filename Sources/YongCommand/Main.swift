import ArgumentParser
import Glibc

@main
enum Main {
    /// Leaves the work to other threads: an asynchronous `main` ends up in a wait of the runtime that lets all signals
    /// through, so that Ctrl-C would kill the program before it has cleared up.
    static func main() {
        Interrupts.install()
        Task.detached {
            await run()
            exit(ExitStatus.done.rawValue)
        }
        while true { pause() }
    }

    private static func run() async {
        do {
            var command = try YongCommand.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Interrupts.letEnd()
            if let status = error as? ExitStatus { exit(status.rawValue) }
            finish(with: error)
        }
    }

    /// The words of the command line; `--explain=json` is a flag of its own, as the parser's flags take no values.
    private static var arguments: [String] {
        CommandLine.arguments.dropFirst().map { $0 == "--explain=json" ? "--explain-json" : $0 }
    }

    /// Ends the program as the argument parser would, but with the documented exit status for wrong usage.
    private static func finish(with error: any Error) -> Never {
        let code = YongCommand.exitCode(for: error)
        if code.isSuccess {
            // Help, version and completion scripts arrive as errors that succeed.
            do {
                try StandardStream.output.write(line: YongCommand.fullMessage(for: error))
                exit(ExitStatus.done.rawValue)
            } catch {
                StandardStream.error.write(line: "yong: \(error)")
                exit(ExitStatus.inputFailed.rawValue)
            }
        }
        if code == .validationFailure {
            StandardStream.error.write(line: YongCommand.fullMessage(for: error))
            exit(ExitStatus.wrongUsage.rawValue)
        }
        StandardStream.error.write(line: "yong: \(error)")
        exit(ExitStatus.inputFailed.rawValue)
    }
}

/// What the program's exit status says.
enum ExitStatus: Int32, Error {
    /// All that was asked for is done.
    case done = 0
    /// Some input failed; the rest is done.
    case inputFailed = 1
    /// The command line makes no sense.
    case wrongUsage = 2
    /// Ctrl-C.
    case interrupted = 130
}
