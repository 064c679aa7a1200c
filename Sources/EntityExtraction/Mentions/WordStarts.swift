import ThaiText

/// Where words start in a text, by the segmenter's dictionary.
///
/// Segmentation is the dearest step of reading a text, and most of it need not be known: a stretch of Thai letters is
/// segmented when the first question about one of its characters comes. Belongs to one thread.
final class WordStarts {
    private enum State: UInt8 {
        case unknown
        case start
        case inside
    }

    private let codes: [UInt8]
    // One thread asks, and an answer never asks again.
    @exclusivity(unchecked) private var states: [State]
    @exclusivity(unchecked) private var breaker = WordBreaker()

    /// Knows the ends of lines, and segments nothing yet.
    ///
    /// - Parameters:
    ///   - codes: the text, a code a character.
    ///   - lines: the parts of it that may be asked about.
    init(_ codes: [UInt8], lines: [Range<Int>]) {
        self.codes = codes
        states = [State](repeating: .unknown, count: codes.count + 1)
        for line in lines { states[line.upperBound] = .start }
    }

    /// Whether a word starts at a position: between scripts anywhere, between Thai letters where the dictionary says,
    /// and at the end of a line.
    subscript(index: Int) -> Bool {
        if states[index] == .unknown { find(index) }
        return states[index] == .start
    }

    private func find(_ index: Int) {
        guard index < codes.count, Symbol.isThai(codes[index]) else {
            states[index] = index < codes.count && Symbol.isBoundary(codes, index) ? .start : .inside
            return
        }
        guard breaker != nil else { return }
        // A word starts where a stretch does, and many questions are about such places.
        guard index > 0, Symbol.isThai(codes[index - 1]) else {
            states[index] = .start
            return
        }
        let stretch = codes.withUnsafeBufferPointer { codes in
            var (start, end) = (index - 1, index + 1)
            while start > 0, Symbol.isThai(codes[start - 1]) { start -= 1 }
            while end < codes.count, Symbol.isThai(codes[end]) { end += 1 }
            return start..<end
        }
        // Taken out of the object, so that not every change of a state asks who else has it.
        var states: [State] = []
        swap(&states, &self.states)
        states.withUnsafeMutableBufferPointer { states in
            for position in stretch where states[position] == .unknown { states[position] = .inside }
            breaker?.words(in: codes, stretch) { states[$0] = .start }
        }
        swap(&states, &self.states)
    }
}
