import RDFModel
import SPARQLSyntax

/// Data and an update request on it.
struct GeneratedUpdate: Sendable, CustomStringConvertible {
    let seed: UInt64
    var quads: [Quad]
    /// The operations, each as text.
    var operations: [String]

    /// The request of a seed.
    init(seed: UInt64) {
        var generator = QueryGenerator(seed: seed, isForPeer: true)
        quads = generator.quads()
        operations = []
        for _ in 0..<generator.number(1..<4) {
            // The first that breaks no rule, neither by itself nor beside those before it.
            for _ in 0..<50 {
                let more = operations + [generator.operation()]
                guard (try? Update(Self.prologue + more.joined(separator: " ;\n"))) != nil else { continue }
                operations = more
                break
            }
        }
        self.seed = seed
    }

    private static let prologue =
        "PREFIX : <http://example.org/>\nPREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"

    /// The request's text.
    var text: String { Self.prologue + operations.joined(separator: " ;\n") }

    var description: String { "seed \(seed)\n\(quads.map { GeneratedTerms.line($0) }.joined())\(text)" }

    /// Requests that are smaller by one step.
    var smaller: [GeneratedUpdate] {
        var result: [GeneratedUpdate] = []
        for index in operations.indices where operations.count > 1 {
            var copy = self
            copy.operations.remove(at: index)
            result.append(copy)
        }
        for index in quads.indices {
            var copy = self
            copy.quads.remove(at: index)
            result.append(copy)
        }
        return result
    }
}

extension QueryGenerator {
    /// An operation of any kind. Graphs that are copied are filled first, since a graph that is not there is an error
    /// to some and empty to others.
    mutating func operation() -> String {
        switch number(0..<10) {
        case 0: return "INSERT DATA { \(data()) }"
        case 1: return "DELETE DATA { \(data()) }"
        case 2: return "DELETE WHERE { ?a :p ?b . \(chance(40) ? "?b ?c ?d" : "") }"
        case 3: return "\(pick(["CLEAR", "DROP"])) SILENT \(pick(["DEFAULT", "NAMED", "ALL", "GRAPH :g", "GRAPH :h"]))"
        case 4:
            let (source, target) = (pick([":g", ":h"]), pick(["DEFAULT", ":g", ":h", ":new"]))
            return
                "INSERT DATA { GRAPH \(source) { :a :p :b } } ; \(pick(["ADD", "COPY", "MOVE"])) \(source) TO \(target)"
        default: return modification()
        }
    }

    private mutating func data() -> String {
        let triples = ":a :p \(pick(literals)) . :b :q :c"
        return chance(40) ? "GRAPH \(pick([":g", ":h"])) { \(triples) }" : triples
    }

    private mutating func modification() -> String {
        let with = chance(30) ? "WITH \(pick([":g", ":h"])) " : ""
        let using = chance(20) ? pick(["USING :g ", "USING NAMED :h ", "USING :h USING NAMED :g "]) : ""
        let templates = [
            "?a :p ?b", "?b :q ?a", "?a ?c :new", "GRAPH :g { ?a :r ?b }", "GRAPH ?g { ?a :p ?b }", "?d :p ?e",
            ":a :p \(pick(literals))",
        ]
        let delete = "DELETE { \(pick(templates)) } "
        let insert = "INSERT { \(pick(templates + ["?a :made _:n . _:n :p ?b"])) } "
        let actions = pick([delete, insert, delete + insert])
        return with + actions + using + "WHERE \(GeneratedQuery.Part.group(group(depth: 2)).text)"
    }
}
