internal import RDFToolkit

/// What may stand in the place of the end of a text, the likeliest first.
struct Completions: Equatable {
    /// How many code points at the end of the text they replace.
    var replaced = 0
    /// The texts.
    var candidates: [String] = []

    /// How far all candidates agree.
    var commonText: String {
        guard var common = candidates.first.map({ Array($0.unicodeScalars) }) else { return "" }
        for candidate in candidates.dropFirst() {
            let agreed = zip(common, candidate.unicodeScalars).prefix { $0 == $1 }.count
            common.removeLast(common.count - agreed)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: common)
        return String(text)
    }

    /// How many candidates are listed.
    static let listed = 60

    /// The candidates in columns, as a terminal of some width has room for.
    func lines(columns: Int) -> [String] {
        let shown = Array(candidates.prefix(Completions.listed))
        let width = (shown.map { DisplayWidth.of($0) }.max() ?? 0) + 2
        let perLine = max(1, (columns - 1) / width)
        var lines = stride(from: 0, to: shown.count, by: perLine).map { start in
            shown[start..<min(start + perLine, shown.count)]
                .map { $0 + String(repeating: " ", count: width - DisplayWidth.of($0)) }.joined()
        }
        if candidates.count > shown.count { lines.append("… and \(candidates.count - shown.count) more") }
        return lines
    }
}
