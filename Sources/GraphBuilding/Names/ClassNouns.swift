/// The nouns that say what a named thing is, as far as they bear on whether two names are one.
enum ClassNouns {
    /// Abbreviated class nouns that stand in front of a name, with what they stand for.
    static func abbreviations(of thingClass: ThingClass) -> [(short: String, full: String)] {
        switch thingClass {
        case .place:
            [("จ.", "จังหวัด"), ("อ.", "อำเภอ"), ("ต.", "ตำบล"), ("ถ.", "ถนน")]
        case .body:
            [
                ("รพ.", "โรงพยาบาล"), ("ธ.", "ธนาคาร"), ("สนง.", "สำนักงาน"), ("บจก.", "บริษัท"), ("บมจ.", "บริษัท"),
                ("จ.", "จังหวัด"),
            ]
        case .plan:
            [("พ.ร.บ.", "พระราชบัญญัติ"), ("พรบ.", "พระราชบัญญัติ"), ("พ.ร.ก.", "พระราชกำหนด")]
        default:
            []
        }
    }

    /// The noun before a company's name.
    static let company = "บริษัท"
    /// What may stand after a company's name, outermost first.
    static let companyTails = ["(มหาชน)", "จำกัด"]

    /// Whether things of this name exist in many larger ones, so that the name tells them apart only within
    /// one of those: a division of a department, a faculty, a district called Mueang, a meeting room.
    static func isLocal(_ key: NameKey, of thingClass: ThingClass) -> Bool {
        switch thingClass {
        case .body:
            if key.hasPrefix("คณะ") {
                return !["คณะกรรม", "คณะอนุ", "คณะมนตรี", "คณะทำงาน", "คณะองคมนตรี", "คณะผู้แทน"].contains {
                    key.bytes.starts(with: $0.utf8)
                }
            }
            if key.hasPrefix("กองทุน") || key.hasPrefix("กองทัพ") || key.hasPrefix("กองบัญชาการ") { return false }
            return ["กอง", "ฝ่าย", "ภาควิชา", "แผนก", "กลุ่มงาน", "ส่วน", "สำนักงานปลัด", "สำนักงานจังหวัด"].contains {
                key.bytes.starts(with: $0.utf8)
            }
        case .place:
            return ["อำเภอ", "ตำบล", "เขต", "แขวง", "หมู่", "บ้าน", "ถนน", "ซอย", "ห้อง", "ชั้น", "อาคาร", "ศาลา"].contains {
                key.bytes.starts(with: $0.utf8)
            }
        default:
            return false
        }
    }
}
