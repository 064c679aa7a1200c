/// What titles and offices say about who somebody is.
enum PersonTraits {
    /// Titles that only men bear.
    private static let male = ["นาย", "Mr.", "Mr", "เด็กชาย", "ด.ช."]
    /// Titles that only women bear.
    private static let female = [
        "นาง", "นางสาว", "น.ส.", "Mrs.", "Mrs", "Ms.", "Ms", "Miss", "เด็กหญิง", "ด.ญ.", "คุณหญิง", "ท่านผู้หญิง",
    ]
    /// Titles that only children bear.
    private static let child = ["เด็กชาย", "ด.ช.", "เด็กหญิง", "ด.ญ."]
    /// Beginnings of offices that people hold beside others.
    private static let side = [
        "ประธานกรรมการ", "ประธานคณะ", "ประธานอนุ", "รองประธานกรรมการ", "รองประธานคณะ", "กรรมการ", "อนุกรรมการ",
        "ประธานชมรม", "ประธานสมาคม", "ประธานมูลนิธิ", "ประธานแม่บ้าน", "ประธานกองทุน", "ประธานสภา", "นายกสมาคม", "อุปนายก",
        "โฆษก", "รองโฆษก", "ผู้ช่วยโฆษก", "หัวหน้าพรรค", "ที่ปรึกษา", "หัวหน้าคณะ", "ผู้แทน", "รักษาการ", "รักษาราชการ", "ปฏิบัติหน้าที่",
        "ปฏิบัติราชการ",
    ]
    /// Beginnings of offices in a cabinet.
    private static let cabinet = ["นายกรัฐมนตรี", "รองนายกรัฐมนตรี", "รัฐมนตรี", "รมว.", "รมช.", "รมต."]
    /// Beginnings of single names that are whole ones: those of monks and of royalty.
    private static let whole = ["พระ", "สมเด็จ", "หลวงพ่อ", "หลวงปู่", "เจ้า"]

    private static let maleBytes = male.map { Array($0.utf8) }
    private static let femaleBytes = female.map { Array($0.utf8) }
    private static let childBytes = child.map { Array($0.utf8) }
    private static let sideBytes = side.map { Array($0.utf8) }
    private static let cabinetBytes = cabinet.map { Array($0.utf8) }
    private static let wholeBytes = whole.map { Array($0.utf8) }

    /// Whether a title is a man's (`true`) or a woman's (`false`), if it tells.
    static func isMale(_ title: ArraySlice<UInt8>) -> Bool? {
        if maleBytes.contains(where: { title.elementsEqual($0) }) { return true }
        if femaleBytes.contains(where: { title.elementsEqual($0) }) { return false }
        return nil
    }

    /// Whether a title is a child's.
    static func isChilds(_ title: ArraySlice<UInt8>) -> Bool { childBytes.contains { title.elementsEqual($0) } }

    /// Whether people hold the office beside a main one.
    static func isSideOffice(_ role: ArraySlice<UInt8>) -> Bool { sideBytes.contains { role.starts(with: $0) } }

    /// Whether the office is one in a cabinet.
    static func isCabinetOffice(_ role: ArraySlice<UInt8>) -> Bool { cabinetBytes.contains { role.starts(with: $0) } }

    /// Whether a name without a space is nevertheless all of a person's name.
    static func isWhole(_ key: NameKey) -> Bool { wholeBytes.contains { key.bytes.starts(with: $0) } }
}
