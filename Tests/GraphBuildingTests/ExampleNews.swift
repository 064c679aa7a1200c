import EntityExtraction

/// Invented items that together use every class and relation.
enum ExampleNews {
    static let all = [visit, workshop, reference, otherPerson, hospital, numbered] + turns + reposts

    private static let meeting = "การประชุมดิจิทัลสมมุติ ครั้งที่ ๑"

    private static let visit = News(
        "100", "นายเอก สมมุติ อธิบดีกรมการแพทย์ กระทรวงสาธารณสุข และ ITU ร่วม\(meeting) ที่เชียงใหม่ กับชาด ตามแผนสมมุติ",
        url: "https://www.example.go.th/100", notes: ["วันในสัปดาห์ไม่ตรงกับวันที่"]
    )
    .with(.person, "เอก สมมุติ", titles: ["นาย"]).with(.organisation, "กรมการแพทย์")
    .with(.ministry, "กระทรวงสาธารณสุข").with(.organisation, "ITU", seed: "organisation/ITU").with(.event, meeting)
    .with(.place, "เชียงใหม่").with(.country, "ชาด", seed: "country/TD").with(.plan, "แผนสมมุติ")
    .stating("เอก สมมุติ", .holdsPosition, "อธิบดีกรมการแพทย์").stating("เอก สมมุติ", .worksFor, "กรมการแพทย์")
    .stating("กรมการแพทย์", .partOf, "กระทรวงสาธารณสุข").stating("เอก สมมุติ", .participatesIn, meeting)
    .stating("เอก สมมุติ", .chairs, meeting).stating("ITU", .organises, meeting)
    .stating(meeting, .takesPlaceAt, "เชียงใหม่").stating(meeting, .onDate, "2021-01-22")
    .stating("ชาด", .memberOf, "ITU", confidence: 0.75).stating("เอก สมมุติ", .meets, "ชาด")
    .stating("กรมการแพทย์", .cooperatesWith, "ITU").stating("เชียงใหม่", .meets, "ชาด")

    private static let workshop = News("101", "สำนักสมมุติแห่งชาติ (สมช.) จัด\(meeting) วันนี้", on: "2021-01-23")
        .with(.organisation, "สำนักสมมุติแห่งชาติ", forms: ["สมช."]).with(.event, meeting)
        .stating("สำนักสมมุติแห่งชาติ", .organises, meeting, status: .planned)

    private static let reference = News("102", "เอก อธิบดีกรมการแพทย์ พบ สมช. ที่อำเภอสมมุติ จังหวัดเชียงใหม่", on: "2021-02-01")
        .with(.person, "เอก").with(.organisation, "กรมการแพทย์").with(.organisation, "สมช.").with(.place, "อำเภอสมมุติ")
        .with(.place, "จังหวัดเชียงใหม่").stating("เอก", .holdsPosition, "อธิบดีกรมการแพทย์")
        .stating("เอก", .meets, "สมช.").stating("อำเภอสมมุติ", .partOf, "จังหวัดเชียงใหม่")

    private static let otherPerson = News("103", "นายเอก สมมุติ ผู้อำนวยการโรงพยาบาลสอง", on: "2021-02-02")
        .with(.person, "เอก สมมุติ").with(.organisation, "โรงพยาบาลสอง")
        .stating("เอก สมมุติ", .holdsPosition, "ผู้อำนวยการโรงพยาบาลสอง").stating("เอก สมมุติ", .worksFor, "โรงพยาบาลสอง")

    private static let hospital = News("104", "โรงพยาบาลสอง จ.เชียงใหม่ และ Mr. John Example", on: nil)
        .with(.organisation, "โรงพยาบาลสอง").with(.place, "จ.เชียงใหม่").with(.person, "John Example", titles: ["Mr."])
        .stating("โรงพยาบาลสอง", .locatedIn, "จ.เชียงใหม่")

    private static let numbered = News("99", "การประชุมดิจิทัลสมมุติ ครั้งที่ 1 และ สหภาพโทรเลขระหว่างประเทศ", on: "2021-03-01")
        .with(.event, "การประชุมดิจิทัลสมมุติ ครั้งที่ 1").with(.organisation, "สหภาพโทรเลขระหว่างประเทศ")

    /// The two people of one name once more, by turns.
    private static let turns = [
        News("105", "นายเอก สมมุติ อธิบดีกรมการแพทย์", on: "2021-02-10").with(.person, "เอก สมมุติ")
            .with(.organisation, "กรมการแพทย์").stating("เอก สมมุติ", .holdsPosition, "อธิบดีกรมการแพทย์"),
        News("106", "นายเอก สมมุติ ผู้อำนวยการโรงพยาบาลสอง", on: "2021-02-20")
            .with(.person, "เอก สมมุติ").with(.organisation, "โรงพยาบาลสอง")
            .stating("เอก สมมุติ", .holdsPosition, "ผู้อำนวยการโรงพยาบาลสอง")
            .stating("เอก สมมุติ", .worksFor, "โรงพยาบาลสอง"),
    ]

    /// One item under two numbers.
    private static let reposts = ["107", "108"].map {
        News($0, "กรมการแพทย์แถลงเรื่องสมมุติ ซึ่งเป็นเรื่องเดียวกันทุกถ้อยคำ แม้หมายเลขข่าวจะต่างกันก็ตาม").with(
            .organisation, "กรมการแพทย์")
    }
}
