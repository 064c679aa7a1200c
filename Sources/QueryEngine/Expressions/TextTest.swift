import QuadStore
import RDFModel
import SPARQLFunctions

/// A condition on the text or the language of a variable's term that is decided on the bytes under which the dictionary
/// keeps the term, without making strings of them.
final class TextTest {
    /// What is asked.
    enum Test {
        /// `CONTAINS` (SPARQL 1.1 §17.4.3.8).
        case contains([UInt8])
        /// `STRSTARTS` (§17.4.3.5).
        case starts([UInt8])
        /// `STRENDS` (§17.4.3.6).
        case ends([UInt8])
        /// `REGEX` (§17.4.3.14), and what every text begins with that matches.
        case matches(RegularExpression, prefix: [UInt8])
        /// `LANG` equals a text.
        case language([UInt8])
        /// `LANGMATCHES` of `LANG` (§17.4.3.11).
        case languageRange(String)
    }

    /// What is known of a row.
    enum Verdict: UInt8 {
        case no, yes, error
        /// The bytes do not tell.
        case unknown
    }

    let variable: Int
    let test: Test
    /// Whether the text is that of `STR`, which other terms than strings have too.
    let isOfString: Bool
    /// The condition itself, for terms that have no bytes.
    let condition: RowExpression

    init(_ variable: Int, _ test: Test, isOfString: Bool, _ condition: RowExpression) {
        self.variable = variable
        self.test = test
        self.isOfString = isOfString
        self.condition = condition
    }

    /// The same test for another thread.
    func copy() -> TextTest? {
        guard case .matches(let expression, let prefix) = test else { return self }
        guard let expression = try? expression.copy() else { return nil }
        return TextTest(variable, .matches(expression, prefix: prefix), isOfString: isOfString, condition)
    }

    /// The verdicts on a column.
    func verdicts(_ ids: ArraySlice<UInt64>, _ context: QueryContext) throws -> [Verdict] {
        var result = [Verdict](repeating: .unknown, count: ids.count)
        // Neighbours are often of one term.
        var terms: [UInt64] = []
        for id in ids where id != terms.last { terms.append(id) }
        var found = [Verdict](repeating: .unknown, count: terms.count)
        var failure: ExpressionError?
        try context.terms.forEachKey(terms) { place, key in
            guard failure == nil, let parts = TermKey.parts(key) else { return }
            do throws(ExpressionError) {
                found[place] = try verdict(key, parts, context.functions)
            } catch {
                failure = error
            }
        }
        if failure != nil { try context.stop() }
        var term = -1
        var last: UInt64?
        for (place, id) in ids.enumerated() {
            if id != last { term += 1 }
            last = id
            result[place] = found[term]
        }
        return result
    }

    private func verdict(
        _ key: Span<UInt8>, _ parts: TermKeyParts, _ functions: FunctionContext
    ) throws(ExpressionError) -> Verdict {
        switch test {
        case .language(let language):
            switch parts.kind {
            case .blankNode, .iri: return .error
            case .string, .typed: return language.isEmpty ? .yes : .no
            case .language: return equals(key.extracting(parts.suffix), language) ? .yes : .no
            }
        case .languageRange(let range):
            switch parts.kind {
            case .blankNode, .iri: return .error
            case .string, .typed: return try Text.languageMatches(.string(""), range: .string(range)) ? .yes : .no
            case .language:
                let tag = String(copying: key.extracting(parts.suffix))
                return try Text.languageMatches(.string(tag), range: .string(range)) ? .yes : .no
            }
        default: break
        }
        switch parts.kind {
        case .string, .language: break
        case .iri, .typed: if !isOfString { return .error }
        case .blankNode: return .error
        }
        let text = key.extracting(parts.text)
        switch test {
        case .contains(let part): return Text.contains(text, part) ? .yes : .no
        case .starts(let part): return starts(text, part) ? .yes : .no
        case .ends(let part):
            guard text.count >= part.count else { return .no }
            return equals(text.extracting(last: part.count), part) ? .yes : .no
        case .matches(let expression, let prefix):
            guard starts(text, prefix) else { return .no }
            return try expression.matches(text, functions) ? .yes : .no
        case .language, .languageRange: return .unknown
        }
    }

    private func starts(_ text: Span<UInt8>, _ part: [UInt8]) -> Bool {
        text.count >= part.count && equals(text.extracting(first: part.count), part)
    }

    private func equals(_ text: Span<UInt8>, _ other: [UInt8]) -> Bool {
        guard text.count == other.count else { return false }
        for index in text.indices where text[index] != other[index] { return false }
        return true
    }
}

extension String {
    /// The text of some bytes of UTF-8.
    fileprivate init(copying bytes: Span<UInt8>) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for index in bytes.indices { copy.append(bytes[index]) }
        self.init(decoding: copy, as: UTF8.self)
    }
}
