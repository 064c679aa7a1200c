/// One pass over a text that writes its normalised form and the map back.
///
/// Bytes that stay as they are wait in a run, which is copied at once when something changes. Most Thai text is
/// such runs: a code point costs one look into `action`.
struct Normalizer {
    let input: [UInt8]
    private(set) var output: [UInt8] = []
    private(set) var segments: [NormalizedText.Segment] = []
    /// The offset in `input` of the first byte that is not yet written.
    private(set) var pending = 0

    init(_ input: [UInt8]) {
        self.input = input
    }

    /// What a Thai code point needs.
    private enum Action {
        static let none: UInt8 = 0
        static let mark: UInt8 = 1
        static let saraAm: UInt8 = 2
        static let saraE: UInt8 = 3
        static let digit: UInt8 = 4
    }

    private static let action: [UInt8] = (UInt8(0)..<128).map { code in
        if ThaiCharacter.isMark(code) { return Action.mark }
        if ThaiCharacter.isDigit(code) { return Action.digit }
        if code == 0x33 { return Action.saraAm }
        return code == 0x40 ? Action.saraE : Action.none
    }

    /// For each Thai code point: the rank of a mark, 0 for what is no more than a letter, or one of the others.
    private static let place: [UInt8] = (UInt8(0)..<128).map { code in
        switch action[Int(code)] {
        case Action.none: 0
        // Nikhahit becomes one with what follows it.
        case Action.mark: code == 0x4D ? Place.special : ThaiCharacter.rank(code)
        case Action.saraE: Place.saraE
        default: Place.special
        }
    }

    /// What stands in `place` and is no rank.
    private enum Place {
        static let saraE: UInt8 = 0x80
        static let special: UInt8 = 0x81
    }

    /// The segments of a text that stays as it is.
    private static let unchanged = [NormalizedText.Segment(normalized: 0, original: 0, isCopy: true)]

    mutating func run() {
        let place = Normalizer.place
        let count = input.count
        var offset = plainEnd(from: 0, place)
        guard offset < count else {
            // As most names: nothing is copied.
            (output, segments) = (input, Normalizer.unchanged)
            return
        }
        let action = Normalizer.action
        output.reserveCapacity(count)
        while offset < count {
            let byte = input[offset]
            if byte == 0xE0, offset + 2 < count, input[offset + 1] & 0xFE == 0xB8 {
                let code = (input[offset + 1] & 1) << 6 | input[offset + 2] & 0x3F
                offset = thai(code, action[Int(code)], at: offset)
            } else {
                offset = other(at: offset)
            }
            offset = plainEnd(from: offset, place)
        }
        flush(to: count)
        if segments.isEmpty { segments = Normalizer.unchanged }
    }

    /// The end of what begins at `start` and stays as it is, as far as a quick look tells: ASCII, Thai letters, and the
    /// marks of a letter in the order of their ranks. The first mark of a letter, if the look does not tell of one.
    private func plainEnd(from start: Int, _ place: [UInt8]) -> Int {
        // SAFETY: each offset is compared with the count before it is used; seven bits are an index of `place`.
        unsafe input.withUnsafeBufferPointer { input in
            unsafe place.withUnsafeBufferPointer { place in
                let count = input.count
                var offset = start
                // The rank of the mark before `offset`, and the first mark of its letter.
                var rank: UInt8 = 0
                var cluster = start
                while offset < count {
                    let byte = unsafe input[offset]
                    if byte == 0xE0, offset &+ 2 < count, unsafe input[offset &+ 1] & 0xFE == 0xB8 {
                        let code = unsafe (input[offset &+ 1] & 1) &<< 6 | input[offset &+ 2] & 0x3F
                        let next = unsafe place[Int(code)]
                        if next == 0 {
                            rank = 0
                        } else if next < Place.saraE {
                            guard next > rank else { return rank == 0 ? offset : cluster }
                            if rank == 0 { cluster = offset }
                            rank = next
                        } else {
                            guard next == Place.saraE, unsafe isAlone(input, offset &+ 3) else {
                                return rank == 0 ? offset : cluster
                            }
                            rank = 0
                        }
                        offset &+= 3
                    } else if byte >= 0x20 && byte < 0x7F || byte == 0x0A {
                        rank = 0
                        offset &+= 1
                    } else {
                        return rank == 0 ? offset : cluster
                    }
                }
                return offset
            }
        }
    }

    /// Whether what stands at `offset`, behind SARA E, cannot be a second one: ASCII or another Thai character.
    @inline(__always)
    private func isAlone(_ input: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        // SAFETY: each offset is compared with the count.
        guard offset < input.count else { return true }
        let byte = unsafe input[offset]
        guard byte == 0xE0, offset &+ 2 < input.count else { return byte < 0x80 }
        return unsafe input[offset &+ 1] == 0xB8 || input[offset &+ 1] == 0xB9 && input[offset &+ 2] != 0x80
    }

    /// Handles a Thai code point that is more than a letter. Returns the offset after what was read.
    private mutating func thai(_ code: UInt8, _ action: UInt8, at offset: Int) -> Int {
        switch action {
        case Action.digit:
            replace(offset..<offset + 3, by: CollectionOfOne(0x30 + (code - 0x50)))
            return offset + 3
        case Action.saraE:
            let second = afterDropped(offset + 3)
            guard ThaiCharacter.code(in: input, at: second) == 0x40 else { return offset + 3 }
            replace(offset..<second + 3, by: [0xE0, 0xB9, 0x81])
            return second + 3
        default:
            let end = orderedMarksEnd(at: offset)
            return end > 0 ? end : cluster(at: offset)
        }
    }

    /// The offset of the first code point from `offset` on that is not dropped.
    private func afterDropped(_ offset: Int) -> Int {
        var offset = offset
        while offset < input.count, input[offset] >= 0xC2 {
            let (scalar, length) = Normalizer.scalar(in: input, at: offset)
            guard case .drop = Normalizer.mapping(of: scalar) else { break }
            offset += length
        }
        return offset
    }

    /// Handles a code point outside ASCII's printing part and Thai. Returns the offset after what was read.
    private mutating func other(at offset: Int) -> Int {
        let (scalar, length) = Normalizer.scalar(in: input, at: offset)
        let end = offset + length
        switch Normalizer.mapping(of: scalar) {
        case .same:
            return end
        case .compose:
            return compose(at: offset)
        case .drop:
            replace(offset..<end, by: EmptyCollection())
            return end
        case .one(let byte):
            replace(offset..<end, by: CollectionOfOne(byte))
            return end
        case .carriageReturn:
            // CR LF is one line break, and its LF stays.
            if end < input.count, input[end] == 0x0A {
                replace(offset..<end, by: EmptyCollection())
            } else {
                replace(offset..<end, by: CollectionOfOne(0x0A))
            }
            return end
        case .thaiMark:
            return cluster(at: offset)
        }
    }

    // MARK: Writing

    /// Writes what waits up to `offset` as it is.
    mutating func flush(to offset: Int) {
        guard pending < offset else { return }
        if segments.last?.isCopy != true || !isContiguous {
            segments.append(.init(normalized: output.count, original: pending, isCopy: true))
        }
        output += input[pending..<offset]
        pending = offset
    }

    /// Whether the last copied segment reaches to `pending`.
    private var isContiguous: Bool {
        guard let last = segments.last else { return false }
        return output.count - Int(last.normalized) == pending - last.original
    }

    /// Writes `bytes` for what stands in `range`, which begins at or after what waits.
    mutating func replace(_ range: Range<Int>, by bytes: some Collection<UInt8>) {
        flush(to: range.lowerBound)
        segments.append(.init(normalized: output.count, original: range.lowerBound, isCopy: false))
        output.append(contentsOf: bytes)
        pending = range.upperBound
    }

    /// Takes back the last code point written, and all that was dropped after it, so that it waits again.
    mutating func takeBackCodePoint() {
        while let last = segments.popLast() {
            let length = output.count - Int(last.normalized)
            if !last.isCopy {
                output.removeLast(length)
                pending = last.original
                if length > 0 { return }
            } else {
                var size = 1
                while output[output.count - size] & 0xC0 == 0x80 { size += 1 }
                output.removeLast(size)
                pending = last.original + length - size
                if length > size { segments.append(last) }
                return
            }
        }
    }
}
