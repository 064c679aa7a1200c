#if Server
    internal import QuadStore
    internal import RDFModel

    /// Where a document mentions something, with the words around.
    struct Passage {
        var before: String
        var exact: String
        var after: String
        /// Where the words stand, in code points of the document's text.
        var range: Range<Int>?

        /// Reads a mention, by the two selectors of its target.
        init?(mention: TermID, _ reader: GraphReader) throws {
            (before, exact, after) = ("", "", "")
            var (start, end): (Int?, Int?)
            for target in try reader.objects(mention, Terms.oa("hasTarget"), limit: 4) {
                for selector in try reader.objects(target, Terms.oa("hasSelector"), limit: 4) {
                    exact = try reader.text(selector, Terms.oa("exact")) ?? exact
                    before = try reader.text(selector, Terms.oa("prefix")) ?? before
                    after = try reader.text(selector, Terms.oa("suffix")) ?? after
                    start = try reader.text(selector, Terms.oa("start")).flatMap { Int($0) } ?? start
                    end = try reader.text(selector, Terms.oa("end")).flatMap { Int($0) } ?? end
                }
            }
            if exact.isEmpty { return nil }
            if let start, let end, start < end { range = start..<end }
        }

        /// The most code points that are shown on each side.
        private static let context = 110

        /// Takes the words around from the text, if the words stand where they should.
        mutating func widen(_ text: DocumentText) {
            guard let range, let bytes = text.bytes(of: range), CodeUnits.equal(exact, bytes) else { return }
            before = text.words(before: range.lowerBound, atMost: Passage.context)
            after = text.words(behind: range.upperBound, atMost: Passage.context)
        }
    }

    /// The text of a document, by code points.
    struct DocumentText {
        let bytes: [UInt8]
        /// Where each code point begins, and the end.
        private let starts: [Int32]

        init(_ text: String) {
            let bytes = Array(text.utf8)
            self.bytes = bytes
            var starts: [Int32] = []
            starts.reserveCapacity(bytes.count / 3 + 1)
            for (place, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { starts.append(Int32(place)) }
            starts.append(Int32(bytes.count))
            self.starts = starts
        }

        /// How many code points it has.
        var count: Int { starts.count - 1 }

        /// The bytes of some code points; `nil` if the text has no such.
        func bytes(of range: Range<Int>) -> ArraySlice<UInt8>? {
            guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
            return bytes[Int(starts[range.lowerBound])..<Int(starts[range.upperBound])]
        }

        private func byte(_ place: Int) -> UInt8 { bytes[Int(starts[place])] }

        /// What stands in front of a place: up to the line's start, or to a space that is near enough.
        func words(before place: Int, atMost most: Int) -> String {
            var start = place
            while start > 0, place - start < most, byte(start - 1) != 0x0A { start -= 1 }
            let isWhole = start == 0 || byte(start - 1) == 0x0A
            if !isWhole, let space = (start..<place).first(where: { byte($0) == 0x20 }) { start = space + 1 }
            return (isWhole ? "" : "…") + text(start..<place)
        }

        /// What stands behind a place.
        func words(behind place: Int, atMost most: Int) -> String {
            var end = place
            while end < count, end - place < most, byte(end) != 0x0A { end += 1 }
            let isWhole = end == count || byte(end) == 0x0A
            if !isWhole, let space = (place..<end).last(where: { byte($0) == 0x20 }) { end = space }
            return text(place..<end) + (isWhole ? "" : "…")
        }

        private func text(_ range: Range<Int>) -> String {
            bytes(of: range).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }
#endif
