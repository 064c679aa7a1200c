internal import Glibc

/// Scores texts by Okapi BM25: rare words weigh more than common ones, and a word of a short text more than one of a long.
struct TextRanking {
    private let weights: [Double]
    private let averageLength: Double

    private static let saturation = 1.2
    private static let lengthShare = 0.75

    /// - Parameters:
    ///   - textCount: how many texts there are.
    ///   - wordCount: how many words all of them have.
    ///   - frequencies: how many texts hold each word of the query.
    init(textCount: Int, wordCount: Int, frequencies: [Int]) {
        averageLength = max(1, Double(wordCount) / Double(max(1, textCount)))
        weights = frequencies.map { count in
            log(1 + (Double(textCount - count) + 0.5) / (Double(count) + 0.5))
        }
    }

    /// The texts that are in all lists, with their scores.
    func scores(_ lists: [[Posting]]) -> [(text: Int, score: Double)] {
        guard let least = lists.indices.min(by: { lists[$0].count < lists[$1].count }) else { return [] }
        var texts = lists[least]
        for index in lists.indices where index != least { texts = Postings.common(texts, lists[index]) }
        if texts.isEmpty { return [] }
        var scores = [Double](repeating: 0, count: texts.count)
        for (list, weight) in zip(lists, weights) {
            var place = 0
            for (index, text) in texts.enumerated() {
                while list[place].text < text.text { place += 1 }
                let (count, length) = (Double(list[place].count), Double(list[place].length))
                let norm = 1 - TextRanking.lengthShare + TextRanking.lengthShare * length / averageLength
                let saturated = count * (TextRanking.saturation + 1) / (count + TextRanking.saturation * norm)
                scores[index] += weight * saturated
            }
        }
        return zip(texts, scores).map { ($0.text, $1) }
    }
}
