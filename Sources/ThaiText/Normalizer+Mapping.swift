/// What single code points become.
extension Normalizer {
    /// What a code point becomes.
    enum Mapping {
        case same
        case drop
        case one(UInt8)
        case carriageReturn
        /// A glyph from the private-use area that stands for the Thai mark of these seven bits.
        case thaiMark(UInt8)
        /// It may be composed with its neighbours.
        case compose
    }

    /// What `scalar` becomes. Thai code points are `.same` here.
    static func mapping(of scalar: UInt32) -> Mapping {
        switch scalar {
        case 0x0D: .carriageReturn
        case 0x09, 0x0B, 0x0C, 0x85, 0xA0: .one(0x20)
        case 0xAD: .drop
        case 0..<0x300: .same
        case 0x0E00..<0x0E80: .same
        case 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .one(0x20)
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: .drop
        case 0x2028, 0x2029: .one(0x0A)
        case 0x2010...0x2015, 0x2212: .one(0x2D)
        case 0x2018...0x201B: .one(0x27)
        case 0x201C...0x201F: .one(0x22)
        case 0xFF01...0xFF5E: .one(UInt8(scalar - 0xFF01 + 0x21))
        case 0xF700...0xF71A: privateUse(scalar)
        // Blocks without any character that composes or decomposes.
        case 0x2016...0x20CF, 0x2190...0x21FF, 0x2460...0x27FF, 0x4E00...0x9FFF, 0xE000...0xF8FF, 0xFE00...0xFE0F,
            0x1F300...0x1FAFF:
            .same
        default: .compose
        }
    }

    /// The glyphs by which fonts of the 1990s placed Thai marks higher, lower or further left.
    private static func privateUse(_ scalar: UInt32) -> Mapping {
        let code: UInt8 =
            switch scalar {
            case 0xF701...0xF704: UInt8(0x34 + (scalar - 0xF701))
            case 0xF705...0xF709: UInt8(0x48 + (scalar - 0xF705))
            case 0xF70A...0xF70E: UInt8(0x48 + (scalar - 0xF70A))
            case 0xF710: 0x31
            case 0xF711: 0x4D
            case 0xF712: 0x47
            case 0xF713...0xF717: UInt8(0x48 + (scalar - 0xF713))
            case 0xF718...0xF71A: UInt8(0x38 + (scalar - 0xF718))
            default: 0
            }
        return code == 0 ? .same : .thaiMark(code)
    }

    /// The code point that begins at `offset` of valid UTF-8 and its length in bytes.
    static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[offset])
        func tail(_ index: Int) -> UInt32 { UInt32(bytes[offset + index] & 0x3F) }
        if lead < 0xC0 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
}
