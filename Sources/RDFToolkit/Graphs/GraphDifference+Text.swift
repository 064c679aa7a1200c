public import RDFModel
import RDFSyntax
internal import Sorting

extension GraphDifference {
    /// The statements that one side alone has, as lines of N-Quads behind `-` (left) and `+` (right), in one order, so
    /// that what was changed stands together.
    ///
    /// A blank node of the right side is written with the label of the node of the left side that it is taken for. One
    /// that is taken for none keeps its label, with `.right` behind it.
    public var lines: [String] {
        var names: [BlankNode: BlankNode] = [:]
        for (left, right) in partners { names[right] = left }
        let left = onlyLeft.map { (quad: $0, sign: "- ") }
        let right = onlyRight.map { quad in
            (quad: quad.mapBlankNodes { names[$0] ?? BlankNode($0.label + ".right") }, sign: "+ ")
        }
        let sorted = (left + right).ordered {
            $0.quad != $1.quad ? $0.quad < $1.quad : $0.sign.utf8.lexicographicallyPrecedes($1.sign.utf8)
        }
        return sorted.map { item in
            var line = Array(item.sign.utf8)
            NQuads.append(item.quad, to: &line)
            return String(decoding: line.dropLast(), as: UTF8.self)
        }
    }
}
