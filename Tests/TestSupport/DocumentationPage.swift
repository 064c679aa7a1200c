import Foundation

/// A page of Markdown whose blocks of code are run.
///
/// * `sh` runs in a folder of the page, in the order of the blocks; lines that call make are stages of the tests by
///   themselves.
/// * `sparql` is asked of the last graph that the page built.
/// * `text` right behind one of these is its answer.
/// * `swift` stands in a source of the tests between `// snippet: NAME` and `// end`.
/// * What is marked `norun` is left alone, and so are other languages.
///
/// `Scripts/answers.py` reads pages the same way and writes the answers.
public struct DocumentationPage: Sendable, CustomStringConvertible {
    /// What stands between two fences.
    public struct Block: Sendable {
        /// What stands behind the fence: the language, perhaps with `norun`.
        public var kind: String
        /// The lines, each with its end.
        public var text: String
        /// The block of text right behind it, as its answer.
        public var answer: String?
        /// The number of the line with the fence.
        public var line: Int
    }

    /// What the page is called in messages, from the root of the project on.
    public let path: String
    /// The blocks of code, in their order.
    public let blocks: [Block]

    /// The path.
    public var description: String { path }

    /// Reads a page.
    public init(path: String) {
        self.path = path
        let text = (try? String(contentsOfFile: Shared.root + "/" + path, encoding: .utf8)) ?? ""
        var (blocks, open): ([Block], Block?) = ([], nil)
        // The number of the line with the last closing fence: an answer stands behind it and one empty line.
        var lastEnd = -1
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            guard line.hasPrefix("```") else {
                open?.text += line + "\n"
                continue
            }
            guard let block = open else {
                open = Block(kind: String(line.dropFirst(3)), text: "", line: index + 1)
                continue
            }
            if block.kind == "text", lastEnd + 3 == block.line, let last = blocks.last, last.isRun {
                blocks[blocks.count - 1].answer = block.text
            } else {
                blocks.append(block)
            }
            (open, lastEnd) = (nil, index)
        }
        self.blocks = blocks
    }

    /// The page that people read first.
    public static let readme = DocumentationPage(path: "README.md")

    /// An article of the facade's documentation.
    public static func article(_ name: String) -> DocumentationPage {
        DocumentationPage(path: "Sources/Yong/Yong.docc/\(name).md")
    }

    /// All articles of the facade's documentation.
    public static let articles: [DocumentationPage] = {
        let folder = Shared.root + "/Sources/Yong/Yong.docc"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().map { article(String($0.dropLast(3))) }
    }()

    // MARK: Swift

    /// Compares the blocks of Swift with the snippets of a source.
    ///
    /// - Returns: A sentence for each block that is no snippet and each snippet that is not shown, and the number of
    ///   snippets.
    public func compareSnippets(with source: String) throws -> (complaints: [String], snippetCount: Int) {
        let snippets = try Self.snippets(in: source)
        let shown = Set(blocks.filter { $0.kind == "swift" }.map(\.text))
        let complaints =
            shown.subtracting(snippets).map { "\(path): no test runs this:\n\($0)" }
            + snippets.subtracting(shown).map { "\(path) does not show this:\n\($0)" }
        return (complaints, snippets.count)
    }

    /// The lines between the marks of a source, without their common indentation.
    private static func snippets(in source: String) throws -> Set<String> {
        var (snippets, lines): (Set<String>, [Substring]?) = ([], nil)
        let text = try String(contentsOfFile: source, encoding: .utf8)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == " " }
            if let open = lines, bare == "// end" {
                let indent = open.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
                snippets.insert(open.map { $0.dropFirst(indent) + "\n" }.joined())
                lines = nil
            } else if bare.hasPrefix("// snippet:"), lines == nil {
                lines = []
            } else {
                lines?.append(line)
            }
        }
        return snippets
    }
}

extension DocumentationPage.Block {
    /// Whether a test runs the block, so that an answer may follow.
    public var isRun: Bool { kind == "sh" || kind == "sparql" }

    /// The lines of a block of shell but for those that call make.
    public var commands: [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("make ") }
    }
}
