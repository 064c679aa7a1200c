import Foundation
import TestSupport
import Testing

@Suite("The page on the architecture draws the modules as Package.swift has them")
struct ModuleDiagramTests {
    /// A module's dependencies, each with `°` behind it if only the trait brings it.
    private typealias Modules = [String: Set<String>]

    // MARK: Package.swift

    /// What stands between the opening bracket at the beginning of `text` and the one that closes it.
    private static func bracketed(_ text: Substring) -> Substring {
        var depth = 0
        for index in text.indices {
            if text[index] == "(" || text[index] == "[" { depth += 1 }
            if text[index] == ")" || text[index] == "]" { depth -= 1 }
            if depth == 0 { return text[text.index(after: text.startIndex)..<index] }
        }
        return text
    }

    /// What stands in brackets behind the first `mark` of a text.
    private static func bracketed(behind mark: String, in text: some StringProtocol) -> Substring? {
        guard let place = text.range(of: mark + "[") else { return nil }
        return bracketed(Substring(text)[text.index(before: place.upperBound)...])
    }

    /// The text in quotation marks behind the first `mark` of a text.
    private static func quoted(behind mark: String, in text: some StringProtocol) -> String? {
        guard let place = text.range(of: mark + "\"") else { return nil }
        return String(text[place.upperBound...].prefix { $0 != "\"" })
    }

    /// The elements of a list, which are texts or calls.
    private static func elements(_ list: Substring) -> [Substring] {
        var (elements, depth): ([Substring], Int) = ([], 0)
        var start = list.startIndex
        for index in list.indices {
            if list[index] == "(" || list[index] == "[" { depth += 1 }
            if list[index] == ")" || list[index] == "]" { depth -= 1 }
            guard list[index] == ",", depth == 0 else { continue }
            elements.append(list[start..<index])
            start = list.index(after: index)
        }
        elements.append(list[start...])
        return elements.filter { $0.contains("\"") }
    }

    /// The dependencies in a list, as the diagram writes them.
    private static func dependencies(_ list: Substring) -> Set<String> {
        var found: Set<String> = []
        for element in elements(list) {
            let mark = element.contains(".when(traits:") ? "°" : ""
            if element.contains(".product(") {
                found.insert("(\(quoted(behind: "name: ", in: element) ?? ""))" + mark)
            } else {
                let name = quoted(behind: "name: ", in: element) ?? quoted(behind: "", in: element)
                found.insert((name ?? "") + mark)
            }
        }
        return found
    }

    /// The targets of the manifest but for those of tests.
    private static func manifest() throws -> Modules {
        let text = try String(contentsOfFile: Shared.root + "/Package.swift", encoding: .utf8)
            .split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
        let server = dependencies(try #require(bracketed(behind: "let server: [Target.Dependency] = ", in: text)))
        let targets = try #require(bracketed(behind: "\n    targets: ", in: text))
        var modules: Modules = [:]
        for element in elements(targets) {
            let kind = element.drop { $0 == " " || $0 == "\n" }.prefix { $0 != "(" }
            guard kind != ".testTarget", !element.contains("path: \"Tests/") else { continue }
            let name = try #require(quoted(behind: "name: ", in: element), "\(element)")
            var found: Set<String> = []
            if let list = bracketed(behind: "dependencies: ", in: element) { found = dependencies(list) }
            if element.contains("] + server") { found.formUnion(server) }
            modules[name] = found
        }
        return modules
    }

    // MARK: The diagram

    /// The modules of the diagram, and how high each stands.
    private static func diagram() throws -> (modules: Modules, heights: [String: Int]) {
        let path = Shared.root + "/Sources/Yong/Yong.docc/Architecture.md"
        let page = try String(contentsOfFile: path, encoding: .utf8)
        let behind = try #require(page.range(of: "<!-- modules: Scripts/modules.py -->\n\n```text\n"))
        let end = try #require(page.range(of: "```", range: behind.upperBound..<page.endIndex))
        var (modules, heights, last): (Modules, [String: Int], String) = ([:], [:], "")
        for line in page[behind.upperBound..<end.lowerBound].split(separator: "\n") {
            var words = line.split(separator: " ").map(String.init)
            if let height = Int(words[0]) {
                last = words[1]
                heights[last] = height
                modules[last] = []
                words.removeFirst(2)
                if let arrow = words.first {
                    #expect(arrow == "─►", "\(line)")
                    words.removeFirst()
                }
            }
            modules[last]?.formUnion(words)
        }
        return (modules, heights)
    }

    @Test("Each module and each arrow of one is in the other")
    func modules() throws {
        let (drawn, real) = (try Self.diagram().modules, try Self.manifest())
        #expect(real.count > 40)
        #expect(Set(drawn.keys) == Set(real.keys), "run Scripts/modules.py")
        for (name, dependencies) in real {
            let arrows = drawn[name] ?? []
            #expect(arrows == dependencies, "\(name): run Scripts/modules.py")
        }
        #expect(real.values.reduce(0) { $0 + $1.count } > 150)
    }

    @Test("Nothing imports what stands beside or above it")
    func heights() throws {
        let (modules, heights) = try Self.diagram()
        for (name, dependencies) in modules {
            for dependency in dependencies {
                let other = dependency.hasSuffix("°") ? String(dependency.dropLast()) : dependency
                guard let height = heights[other] else { continue }
                #expect(height < heights[name] ?? 0, "\(name) imports \(other)")
            }
        }
    }
}
