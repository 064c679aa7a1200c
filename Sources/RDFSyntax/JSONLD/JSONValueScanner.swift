/// Finds where a value of JSON ends without reading it, in bytes that come in pieces.
///
/// Brackets are counted whatever their kind, and scalars end where a delimiter follows. What lies between is for the
/// parser to judge.
struct JSONValueScanner {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var isScalar = false
    /// The next byte to look at.
    private(set) var offset: Int

    /// Starts at the first byte of a value.
    init(at offset: Int) {
        self.offset = offset
    }

    /// The offset behind the value, or `nil` if it goes on beyond the bytes at hand.
    ///
    /// - Parameter isLast: whether no bytes follow, so that a number may end with them.
    mutating func end(in bytes: [UInt8], isLast: Bool) -> Int? {
        while offset < bytes.count {
            let byte = bytes[offset]
            offset += 1
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                    if depth == 0 { return offset }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where !isScalar: isInString = true
            case UInt8(ascii: "{") where !isScalar, UInt8(ascii: "[") where !isScalar: depth += 1
            case UInt8(ascii: "}") where depth > 0, UInt8(ascii: "]") where depth > 0:
                depth -= 1
                if depth == 0 { return offset }
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x09, 0x0A, 0x0D:
                if depth == 0 {
                    offset -= 1
                    return offset
                }
            default: isScalar = depth == 0
            }
        }
        return isLast && isScalar ? offset : nil
    }

    /// Tells that bytes were dropped in front of the value.
    mutating func move(by count: Int) { offset -= count }
}
