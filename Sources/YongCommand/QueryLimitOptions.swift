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
        let bytes = try InputFile.bytes(of: file)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw BrokenText(file, bytes) }
        return (text, file)
    }
}

/// A file of a query or an update that is not UTF-8.
struct BrokenText: Error, CustomStringConvertible {
    private let file: String
    private var line = 1
    private var column = 1

    /// Finds the place.
    init(_ file: String, _ bytes: [UInt8]) {
        self.file = file
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
    }

    var description: String { "\(file):\(line):\(column): a byte that is not UTF-8 may not stand here" }
}
