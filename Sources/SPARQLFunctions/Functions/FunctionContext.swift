internal import Glibc
package import RDFModel
internal import SPARQLSyntax
package import XSDTypes

/// What functions depend on beside their arguments, for one run of a query on one thread.
package final class FunctionContext {
    /// The value of `NOW()`, one moment for the whole query (SPARQL 1.1 §17.4.5.1).
    package let now: XSDMoment
    /// The base that `IRI` and `URI` resolve relative references against.
    package let base: IRI?
    /// Where `RAND`, `UUID` and `STRUUID` come from.
    package var random: any RandomNumberGenerator
    /// Makes a blank node that neither the data nor the query holds.
    package var makeBlankNode: () -> BlankNode
    /// Whether the evaluation is to end: a deadline has passed, or somebody cancelled it. Asked often.
    package var shouldStop: () -> Bool
    /// How many steps one match of a pattern may take before it is given up, deadline or not; see
    /// ``RegularExpression``.
    package var patternStepLimit = 100_000_000
    /// A pattern that took more steps than it may; the result of the query is then not to be trusted.
    package internal(set) var exhaustedPattern: String?
    /// Whether it was the size of ``exhaustedPattern`` itself that is too much, whatever the text.
    package internal(set) var isPatternTooLarge = false

    /// Whether a text was to become longer than `TextLimit.bytes`; the result of the query is then not to be trusted.
    package internal(set) var hasLongText = false

    /// Compiled patterns.
    let patterns = PatternCache()
    /// What the matches of all patterns share.
    private(set) lazy var matchStack = MatchStack()
    private var rowBlankNodes: [BlankNode: BlankNode] = [:]

    /// Makes a context.
    ///
    /// - Parameters:
    ///   - now: the moment of `NOW()`; the present second in UTC if `nil`.
    ///   - base: the query's base.
    ///   - random: the source of random numbers.
    ///   - makeBlankNode: makes a fresh blank node.
    ///   - shouldStop: asked while a pattern is matched.
    package init(
        now: XSDMoment? = nil, base: IRI? = nil, random: any RandomNumberGenerator = SystemRandomNumberGenerator(),
        makeBlankNode: @escaping () -> BlankNode, shouldStop: @escaping () -> Bool = { false }
    ) {
        self.now = now ?? XSDMoment(secondsSince1970: time(nil))
        self.base = base
        self.random = random
        self.makeBlankNode = makeBlankNode
        self.shouldStop = shouldStop
    }

    /// Ends the evaluation if its time is over, after or within a step that takes more than a moment.
    package func pause() throws(ExpressionError) {
        if shouldStop() { throw .stopped }
    }

    /// Lets a text through that has, or will have, so many bytes.
    ///
    /// - Throws: ``ExpressionError/stopped`` for one that is too long, or if the time is over.
    func admit(_ byteCount: Int) throws(ExpressionError) {
        guard byteCount > 1 << 16 else { return }
        if byteCount > TextLimit.bytes {
            hasLongText = true
            throw .stopped
        }
        try pause()
    }

    /// Forgets what `BNODE(label)` made: labels hold for one solution (§17.4.2.9).
    package func startRow() {
        if !rowBlankNodes.isEmpty { rowBlankNodes.removeAll() }
    }

    /// The node that a label has in this row.
    func blankNode(labelled label: String) -> BlankNode {
        let key = BlankNode(label)
        if let node = rowBlankNodes[key] { return node }
        let node = makeBlankNode()
        rowBlankNodes[key] = node
        return node
    }

    /// A random number of the unit interval without 1.
    func randomDouble() -> Double {
        Double(random.next() >> 11) * 0x1p-53
    }

    /// A random UUID of version 4 (RFC 9562 §5.4).
    func randomUUID() -> String {
        let digits = Array("0123456789abcdef".utf8)
        let (high, low) = (random.next(), random.next())
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<16 {
            var byte = UInt8(truncatingIfNeeded: (index < 8 ? high : low) >> UInt64(8 * (index & 7)))
            if index == 6 { byte = byte & 0x0F | 0x40 }
            if index == 8 { byte = byte & 0x3F | 0x80 }
            if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
