/// Thai letters as the low seven bits of their code points, and how the Royal Thai General System writes them.
enum ThaiLetters {
    /// The code of a letter that is known to be Thai.
    static func code(_ letter: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: letter.value & 0x7F) }

    /// The codes of a Thai text; what is not Thai becomes 0.
    static func codes(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { (0xE00...0xE7F).contains($0.value) ? code($0) : 0 }
    }

    /// How consonants are written in front of a vowel; empty for those that are no consonants, and for the silent one.
    static let initials: [[UInt8]] = table(
        """
        กk ขkh ฃkh คkh ฅkh ฆkh งng จch ฉch ชch ซs ฌch ญy ฎd ฏt ฐth ฑth ฒth ณn ดd ตt ถth ทth ธth นn บb ปp ผph ฝf พph \
        ฟf ภph มm ยy รr ลl วw ศs ษs สs หh ฬl ฮh
        """)

    /// How consonants are written at the end of a syllable; empty for those that end none.
    static let finals: [[UInt8]] = table(
        """
        กk ขk คk ฆk งng จt ชt ซt ฌt ญn ฎt ฏt ฐt ฑt ฒt ณn ดt ตt ถt ทt ธt นn บp ปp พp ฟp ภp มm รn ลn ศt ษt สt ฬn
        """)

    /// Two consonants that begin a syllable together, and how they are written.
    static let clusters: [UInt16: [UInt8]] = {
        var found: [UInt16: [UInt8]] = [:]
        let pairs = """
            กรkr กลkl กวkw ขรkhr ขลkhl ขวkhw ครkhr คลkhl ควkhw ตรtr ปรpr ปลpl พรphr พลphl ผลphl บรbr บลbl ดรdr ฟรfr ฟลfl \
            ทรs สรs ศรs ซรs จรch หงng หญy หนn หมm หยy หรr หลl หวw
            """
        for word in pairs.split(separator: " ") {
            let scalars = Array(word.unicodeScalars)
            found[pair(code(scalars[0]), code(scalars[1]))] = scalars.dropFirst(2).map { UInt8($0.value) }
        }
        return found
    }()

    /// Two letters as one number.
    static func pair(_ first: UInt8, _ second: UInt8) -> UInt16 { UInt16(first) << 8 | UInt16(second) }

    private static func table(_ text: String) -> [[UInt8]] {
        var table = [[UInt8]](repeating: [], count: 128)
        for word in text.split(separator: " ") {
            let scalars = Array(word.unicodeScalars)
            table[Int(code(scalars[0]))] = scalars.dropFirst().map { UInt8($0.value) }
        }
        return table
    }

    static let ro = code("ร")
    static let wo = code("ว")
    static let yo = code("ย")
    static let o = code("อ")
    static let ho = code("ห")
    static let to = code("ต")
    static let saraA = code("ะ")
    static let maiHanAkat = code("ั")
    static let saraAA = code("า")
    static let saraAM = code("ำ")
    static let saraI = code("ิ")
    static let saraII = code("ี")
    static let saraUE = code("ึ")
    static let saraUEE = code("ื")
    static let saraU = code("ุ")
    static let saraUU = code("ู")
    static let saraE = code("เ")
    static let saraAE = code("แ")
    static let saraO = code("โ")
    static let saraAIMaiMuan = code("ใ")
    static let saraAIMaiMalai = code("ไ")
    static let ru = code("ฤ")
    static let lu = code("ฦ")
    static let lakKhangYao = code("ๅ")
    static let maiTaiKhu = code("็")
    static let thanThaKhat = code("์")
    static let maiYaMok = code("ๆ")
    static let paiYanNoi = code("ฯ")
}
