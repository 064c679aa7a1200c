import ArgumentParser
import Yong

/// What a query may use.
struct QueryLimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
    var timeout: Double?
    @Option(
        help: ArgumentHelp("How much memory sorting, grouping and joining may take, as 512M or 2G.", valueName: "size"))
    var memory: String?
    @Option(help: ArgumentHelp("Stop if the result has more rows.", valueName: "rows"))
    var maxResults: Int?

    /// The limits, or wrong usage.
    func limits() throws -> QueryLimits {
        if let timeout, !(timeout > 0) {
            throw ValidationError("--timeout: \(timeout) is no time; give seconds above 0")
        }
        if let maxResults, maxResults < 0 { throw ValidationError("--max-results: \(maxResults) is no number of rows") }
        return QueryLimits(
            timeout: timeout.map { .milliseconds($0 * 1000) },
            memory: try memory.map { try StoreOption.size($0, of: "--memory") }, results: maxResults)
    }
}

/// The text of a query or of an update.
enum QueryText {
    /// The text of a file, or a word of the command line, with a name for messages.
    static func read(
        _ file: String?, else word: String?, named name: String = "query"
    ) throws -> (text: String, name: String) {
        guard let file else { return (word ?? "", name) }
        return (String(decoding: try InputFile.bytes(of: file), as: UTF8.self), file)
    }
}
