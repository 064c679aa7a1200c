import RDFModel
import RDFSyntax

/// Counts the statements of each predicate.
///
/// A block is counted by the numbers of its terms; only once a block is a predicate looked up by its text.
struct PredicateCounter: QuadSink {
    private(set) var counts: [String: Int] = [:]

    mutating func prefix(_ name: String, _ namespace: IRI) {}

    mutating func quad(_ quad: Quad) { counts[quad.predicate.text, default: 0] += 1 }

    mutating func block(_ block: QuadBlock) {
        var uses = [Int](repeating: 0, count: block.termCount)
        for statement in block.statements { uses[Int(statement.predicate)] += 1 }
        for (number, count) in uses.enumerated() where count > 0 {
            counts[block.string(of: UInt32(number)), default: 0] += count
        }
    }
}

/// usage: CountPredicates FILE…
@main
enum CountPredicates {
    static func main() throws {
        var counter = PredicateCounter()
        for file in CommandLine.arguments.dropFirst() {
            do {
                try RDFReader.read(file: file, into: &counter)
            } catch let error as SyntaxError {
                // With the line that is wrong, and a caret.
                print(error)
            }
        }
        for (predicate, count) in counter.counts.sorted(by: { ($0.value, $1.key) > ($1.value, $0.key) }) {
            print(count, predicate)
        }
    }
}
