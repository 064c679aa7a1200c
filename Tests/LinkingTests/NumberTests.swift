import Linking
import Testing

@Suite("What differs in its number is another thing")
struct NumberTests {
    private func organisations(_ ours: String, _ theirs: String, _ more: (String, String) = ("", "")) throws -> [String]
    {
        try pairs(
            ":a a yong:Organisation ; rdfs:label \"\(ours)\" \(more.0) .",
            "t:a a schema:Organization ; schema:name \"\(theirs)\" \(more.1) .")
    }

    @Test(
        "Names that are alike but for a number",
        arguments: [
            ("กองทัพภาคที่ 1", "กองทัพภาคที่ 11"), ("กองทัพภาคที่ 1", "กองทัพภาคที่ 2"), ("ถนนพระราม 2", "ถนนพระราม 22"),
            ("ถนนพระราม 2", "ถนนพระราม 3"), ("โรงเรียนเทศบาล ๑", "โรงเรียนเทศบาล ๑๑"),
            ("โรงเรียนเทศบาล ๑", "โรงเรียนเทศบาล 2"),
            ("ศูนย์ป้องกันและบรรเทาสาธารณภัย เขต 1", "ศูนย์ป้องกันและบรรเทาสาธารณภัย เขต 2"),
            ("Thailand Highway 1", "Thailand Highway 11"), ("44th ASEAN Summit", "4th ASEAN Summit"),
            ("ASEAN Economic Summit 2024", "ASEAN Economic Summit 2025"),
            ("Rama II Road Office", "Rama III Road Office"),
            ("ASEAN Economic Summit (2024)", "ASEAN Economic Summit (2025)"), ("กองทัพภาคที่ 1", "Kong Thap Phak Thi 11"),
            ("การประชุม 1/1", "การประชุม 1/2"),
        ])
    func differ(ours: String, theirs: String) throws {
        #expect(try organisations(ours, theirs) == [])
        // Whatever else agrees.
        let near = "geo:lat \"13.7\" ; geo:long \"100.5\""
        #expect(try organisations(ours, theirs, ("; \(near)", "; \(near) ; owl:related t:b")) == [])
    }

    @Test(
        "One number, however it is written",
        arguments: [
            ("กองทัพภาคที่ 1", "กองทัพภาคที่ ๑"), ("44th ASEAN Summit", "44th ASEAN summit"),
            ("Rama II Road Office", "RAMA II ROAD OFFICE"),
            ("Fund of 1,000 Villages", "Fund of 1000 Villages"), ("กองทัพภาคที่ 3", "Kong Thap Phak Thi 3"),
            ("Malcolm V. Smith Company", "Malcolm V Smith Company"),
        ])
    func agree(ours: String, theirs: String) throws {
        #expect(try organisations(ours, theirs) == ["a=a"])
    }

    @Test("A number besides other names parts nothing, and a shared name without one does not join")
    func otherNames() throws {
        let both = ("; skos:altLabel \"ทางหลวงหมายเลข 35\"", "; schema:alternateName \"ถนนพระราม 2\"")
        #expect(try organisations("ถนนพระราม 2", "ทางหลวงหมายเลข 35", both).count == 1)
        let shared = ("; skos:altLabel \"กองทัพภาคสนาม\"", "; schema:alternateName \"กองทัพภาคสนาม\"")
        #expect(try organisations("กองทัพภาคที่ 1", "กองทัพภาคที่ 2", shared) == [])
    }

    @Test(
        "Names of one script that only sound the same are not the same",
        arguments: [
            ("ธนา รักดี", "ทนา รักดี"), ("มานะ", "มานา"), ("กรมการข้าว", "กรมการขาว"), ("Chatuchak Works", "Jatujak Works"),
        ])
    func sounds(ours: String, theirs: String) throws {
        #expect(try !organisations(ours, theirs).contains("a=a"))
    }
}
