/// Finds the ends of lines.
enum LineEnds {
    /// The places of all line feeds and carriage returns in valid UTF-8.
    static func positions(in bytes: [UInt8]) -> [Int] {
        var positions: [Int] = []
        let bytes = bytes.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // A letter is passed over as a whole: Thai ones have three bytes.
            if byte >= 0xE0 {
                index &+= byte < 0xF0 ? 3 : 4
            } else {
                if byte == 0x0A || byte == 0x0D { positions.append(index) }
                index &+= byte < 0xC0 ? 1 : 2
            }
        }
        return positions
    }
}
