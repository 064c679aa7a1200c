internal import Glibc
internal import MessageDigests
internal import RDFSyntax
internal import RDFToolkit

/// How far a publication is, in a small file, so that it can go on after a break.
///
/// It is written behind each request that the server has fulfilled. The digest is a chain over the bodies of all
/// requests so far: a publication goes on only if the data still begins with what was sent.
struct PublishingState: Equatable {
    /// What the publication is: the addresses, and all that the batches depend on.
    var publication: String
    /// How many requests were fulfilled, and how many statements they brought.
    var batches = 0
    var statements = 0
    /// The digest over their bodies.
    var digest = PublishingState.start

    private static let mark = "yong publish 1"
    /// The digest over no bodies.
    static let start = "-"

    /// Adds a request.
    mutating func add(_ batch: Batch) {
        batches += 1
        statements += batch.statements
        digest = PublishingState.digest(after: digest, batch)
    }

    /// The digest over the batches so far and one more.
    static func digest(after digest: String, _ batch: Batch) -> String {
        var bytes = Array(digest.utf8)
        for part in batch.parts {
            bytes += "\n\(part.isFirst ? "+" : "-")\(part.graph?.text ?? "")\n".utf8
            bytes += part.lines
        }
        return String(decoding: MessageDigest.sha256.hexadecimal(of: bytes) ?? [], as: UTF8.self)
    }

    // MARK: The file

    /// Reads the state of a publication that was broken off; `nil` if there is none.
    init?(at path: String) throws {
        guard access(path, F_OK) == 0 else { return nil }
        let lines = String(decoding: try InputFile.bytes(of: path), as: UTF8.self).split(separator: "\n")
        guard lines.count == 5, lines[0].utf8.elementsEqual(PublishingState.mark.utf8), let batches = Int(lines[2]),
            let statements = Int(lines[3]), batches >= 0, statements >= 0
        else { throw PublishingError.damagedState(state: path) }
        self.init(
            publication: String(lines[1]), batches: batches, statements: statements, digest: String(lines[4]))
    }

    init(publication: String, batches: Int = 0, statements: Int = 0, digest: String = PublishingState.start) {
        self.publication = publication
        self.batches = batches
        self.statements = statements
        self.digest = digest
    }

    /// Writes the state so that there is always a whole one, also if the power goes.
    func write(to path: String) throws {
        let text =
            [PublishingState.mark, publication, "\(batches)", "\(statements)", digest].joined(separator: "\n") + "\n"
        // Read back as it stands, so it is not compressed, whatever its name.
        let file = try OutputFile(path, compression: nil)
        try file.write(Array(text.utf8))
        try file.finish(isDurable: true)
    }

    /// The name of the file of a publication, after what it sends and where.
    static func fileName(to url: String, source: String, prefix: String) -> String {
        let digest = MessageDigest.sha256.hexadecimal(of: Array("\(url)\n\(source)".utf8)) ?? []
        return prefix + String(decoding: digest.prefix(8), as: UTF8.self)
    }
}
