import Foundation
import TestSupport
import Testing

@Suite("Whoever uses the library finds what a symbol is for")
struct DocumentationTests {
    /// The number of spaces in front of a line.
    private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    /// Whether a line declares something that other modules see. An import does not, nor does a `public` that only
    /// tells the access of a setter.
    private static func isPublic(_ line: Substring) -> Bool {
        var words = line.split(separator: " ").drop { $0.hasPrefix("@") }
        guard let first = words.popFirst(), first == "public" || first == "package" || first == "open" else {
            return false
        }
        return !["import", "extension"].contains(words.first)
    }

    @Test("Every public symbol has a doc comment")
    func comments() throws {
        let root = Shared.root + "/Sources/"
        var count = 0
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init()
        where path.hasSuffix(".swift") {
            let lines = try String(contentsOfFile: root + path, encoding: .utf8)
                .split(separator: "\n", omittingEmptySubsequences: false)
            var enumeration: Int?
            for (index, line) in lines.enumerated() {
                let depth = Self.indentation(line)
                if line.dropFirst(depth).hasPrefix("//") { continue }
                if Self.isPublic(line), line.contains("enum ") { enumeration = depth }
                if enumeration == depth, line.dropFirst(depth) == "}" { enumeration = nil }
                // A case that has a spelling says with it what it is.
                let isCase =
                    enumeration == depth - 4 && line.contains(" case ") && !line.contains(" = \"")
                guard Self.isPublic(line) || isCase else { continue }
                count += 1
                let above = lines[..<index].last { !$0.drop { $0 == " " }.hasPrefix("@") }
                let isDocumented = above?.drop { $0 == " " }.hasPrefix("///") == true
                #expect(isDocumented, "\(path):\(index + 1) has no doc comment: \(line)")
            }
        }
        #expect(count > 1000)
    }
}
