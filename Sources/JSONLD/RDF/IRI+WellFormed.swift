internal import JSONSyntax
internal import RDFModel

extension IRI {
    /// The IRI that a text is, or `nil` if it is none: a relative reference, a blank node, or with characters that no
    /// IRI has. Statements with such a term are left out (JSON-LD 1.1 API §8.1).
    init?(wellFormed text: JSONString) {
        guard !text.isBlankNode, text.text.utf8.count(where: { $0 == UInt8(ascii: "#") }) <= 1 else { return nil }
        do throws(IRIError) { self = try IRI(text.text) } catch { return nil }
    }
}
