/// Some thousand groups on their way to the disk: they share a dictionary that is trained on them.
///
/// Neighbours in the order of keys are alike, so that a dictionary a stretch serves better than one for all, and the
/// writer need not see everything before it writes.
struct SegmentStretch: Sendable {
    /// The number of the first group.
    var firstGroup = 0
    /// The groups, one behind the other, and where each ends.
    var groups: [UInt8] = []
    var groupEnds: [Int] = []
    /// The groups' separators, and where each ends.
    var separators: [UInt8] = []
    var separatorEnds: [Int] = []
    /// The terms of the last group, if it is not full; all others are.
    var lastCount = 0

    /// A stretch whose groups are compressed.
    struct Compressed: Sendable {
        var stretch: SegmentStretch
        var dictionary: [UInt8]
        var frames: [UInt8]
        var frameEnds: [Int]
    }

    /// Trains the dictionary and compresses the groups; `nil` if there is no memory.
    consuming func compressed(_ settings: SegmentSettings) -> Compressed? {
        guard
            let encoder = GroupEncoder(
                groups, ends: groupEnds, dictionarySize: settings.dictionarySize, level: Int32(settings.level))
        else { return nil }
        var frames: [UInt8] = []
        frames.reserveCapacity(groups.count / 3)
        var ends: [Int] = []
        ends.reserveCapacity(groupEnds.count)
        var start = 0
        for end in groupEnds {
            let isMade = groups.withStoredBytes { encoder.encode($0.part(start, end), into: &frames) }
            guard isMade else { return nil }
            ends.append(frames.count)
            start = end
        }
        let dictionary = encoder.dictionary
        groups = []
        return Compressed(stretch: self, dictionary: dictionary, frames: frames, frameEnds: ends)
    }
}

extension SegmentStretch.Compressed {
    /// The bytes of a separator.
    func separator(_ group: Int) -> ArraySlice<UInt8> {
        let start = group == 0 ? 0 : stretch.separatorEnds[group - 1]
        return stretch.separators[start..<stretch.separatorEnds[group]]
    }

    /// The chunks: ranges of groups that fill values of the wanted size as far as they can.
    func chunks(of size: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        var used = SegmentFormat.chunkHeader
        for group in frameEnds.indices {
            let frame = frameEnds[group] - (group == 0 ? 0 : frameEnds[group - 1])
            // What the separators share is counted with each of them, so that a chunk is never larger.
            let cost = SegmentFormat.chunkRow + frame + separator(group).count
            if group > start, used + cost > size {
                result.append(start..<group)
                start = group
                used = SegmentFormat.chunkHeader
            }
            used += cost
        }
        if start < frameEnds.count { result.append(start..<frameEnds.count) }
        return result
    }

    /// The value of a chunk.
    func value(_ groups: Range<Int>, groupSize: Int, dictionary: Int?) -> [UInt8] {
        let first = separator(groups.lowerBound)
        var shared = first.count
        for group in groups {
            let separator = separator(group)
            shared = min(shared, zip(first, separator).prefix { $0 == $1 }.count)
        }
        let isLast = groups.upperBound == frameEnds.count && stretch.lastCount > 0
        var value = [UInt8](repeating: 0, count: 8)
        value.append(uint32: stretch.firstGroup + groups.lowerBound)
        value.append(uint32: groups.count)
        value.append(uint32: groups.count * groupSize - (isLast ? groupSize - stretch.lastCount : 0))
        value.append(uint32: dictionary.map { $0 + 1 } ?? 0)
        value.append(uint32: shared)
        let frameStart = groups.lowerBound == 0 ? 0 : frameEnds[groups.lowerBound - 1]
        var separatorEnd = 0
        for group in groups {
            separatorEnd += separator(group).count - shared
            value.append(uint32: frameEnds[group] - frameStart)
            value.append(uint32: separatorEnd)
        }
        value += first.prefix(shared)
        for group in groups { value += separator(group).dropFirst(shared) }
        value += frames[frameStart..<frameEnds[groups.upperBound - 1]]
        value.seal()
        return value
    }
}

extension Array where Element == UInt8 {
    /// Writes the hash of everything behind the first eight bytes into these.
    mutating func seal() {
        let hash = withStoredBytes { unsafe Hash64.hash($0.from(8).pointer) }
        for index in 0..<8 { self[index] = UInt8(truncatingIfNeeded: hash >> UInt64(8 * index)) }
    }
}
