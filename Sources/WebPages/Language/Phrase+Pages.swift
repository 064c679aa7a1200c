#if Server
    extension Phrase {
        static let siteName = Phrase("โยง – กราฟความรู้ข่าวรัฐบาลไทย", "Yong – a graph of Thai government news")
        static let skip = Phrase("ข้ามไปที่เนื้อหา", "Skip to content")
        static let search = Phrase("ค้นหา", "Search")
        static let searchGraph = Phrase("ค้นหาบุคคล หน่วยงาน สถานที่ ข่าว", "Search people, bodies, places, news")
        static let queries = Phrase("สอบถาม SPARQL", "SPARQL queries")
        static let footer = Phrase(
            "ข้อมูลสกัดจากข่าวโดยอัตโนมัติ อาจมีข้อผิดพลาด โปรดตรวจสอบกับเอกสารต้นฉบับ",
            "The data was extracted from news by a program and may be wrong: check it with the documents.")
        static let editorBy = Phrase("ช่องแก้ไขคำถามใช้ CodeMirror", "The editor is CodeMirror.")
        static let licence = Phrase("สัญญาอนุญาต", "Licence")
        static let toFrontPage = Phrase("กลับหน้าแรก", "To the front page")

        // The front page
        static let frontTitle = Phrase("ข่าวรัฐบาลไทยเป็นกราฟความรู้", "Thai government news as a graph")
        static let frontLead = Phrase(
            "บุคคล หน่วยงาน สถานที่ เหตุการณ์ และแผนงานที่ข่าวกล่าวถึง พร้อมตำแหน่ง ความสัมพันธ์ และประโยคที่เป็นหลักฐาน",
            "The people, bodies, places, events and plans that the news speaks of, with offices, relations and the sentences that say so."
        )
        static let statements = Phrase("ข้อความรู้", "statements")
        static let evidenceStatements = Phrase("ข้อความหลักฐาน", "statements of evidence")
        static let documentsTotal = Phrase("เอกสาร", "documents")
        static let lastCommit = Phrase("ปรับปรุงล่าสุด", "last change")
        static let exampleQuestions = Phrase("ตัวอย่างคำถาม", "Questions to start with")
        static let classes = Phrase("ประเภท", "Classes")
        static let properties = Phrase("ความสัมพันธ์", "Properties")
        static let evidence = Phrase("หลักฐาน", "Evidence")
        static let documentsByYear = Phrase("เอกสารตามปี", "Documents by year")

        // Searches
        static let searchHelp = Phrase(
            "พิมพ์ชื่อหรือบางส่วนของชื่อเป็นภาษาไทยหรืออังกฤษ ใช้ * ท้ายคำเพื่อค้นคำที่ขึ้นต้นเช่นนั้น และใช้เครื่องหมายคำพูดเพื่อค้นวลี",
            "Write a name or words of it in Thai or English. A * behind a word finds all that begin so; quotation marks find a phrase."
        )
        static let kinds = Phrase("ประเภทผลลัพธ์", "Kinds of results")
        static let all = Phrase("ทั้งหมด", "All")
        static let pages = Phrase("หน้า", "Pages")
        static let previous = Phrase("ก่อนหน้า", "Previous")
        static let next = Phrase("ถัดไป", "Next")

        // Things
        static let thing = Phrase("สิ่ง", "Thing")
        static let names = Phrase("ชื่อทั้งหมด", "All names")
        static let aboutThing = Phrase("ข้อมูล", "Facts")
        static let uses = Phrase("ข้อความที่ใช้ความสัมพันธ์นี้", "Statements with this property")
        static let pointingHere = Phrase("สิ่งที่เชื่อมมาที่นี่", "What points here")
        static let offices = Phrase("ตำแหน่งตามช่วงเวลา", "Offices over time")
        static let officeHolders = Phrase("ผู้ดำรงตำแหน่งตามช่วงเวลา", "Holders over time")
        static let officesNote = Phrase(
            "วันที่เป็นวันที่ข่าวรายงานครั้งแรกและครั้งล่าสุด ไม่ใช่วันที่เริ่มหรือสิ้นสุดการดำรงตำแหน่ง",
            "The dates are those of the first and the last report, not of when an office began or ended.")
        static let person = Phrase("บุคคล", "Person")
        static let office = Phrase("ตำแหน่ง", "Office")
        static let body = Phrase("หน่วยงาน", "Body")
        static let reported = Phrase("ข่าวรายงาน", "Reported")
        static let timeline = Phrase("เส้นเวลา", "Timeline")
        static let reports = Phrase("จำนวน", "Reports")
        static let documents = Phrase("เอกสารที่กล่าวถึง", "Documents that mention it")
        static let neighbourhood = Phrase("ภาพความสัมพันธ์", "Neighbourhood")
        static let data = Phrase("ข้อมูลสำหรับโปรแกรม", "As data")
        static let openOriginal = Phrase("เปิดต้นทาง", "Open the original")
        static let replacedBy = Phrase("สิ่งนี้ถูกรวมเข้ากับ", "This was merged into")

        // Documents
        static let text = Phrase("เนื้อความ", "Text")
        static let mentions = Phrase("สิ่งที่กล่าวถึง", "What it mentions")
        static let claims = Phrase("ข้อความอ้างที่สกัดได้", "Extracted claims")
        static let claimsNote = Phrase(
            "เฉพาะข้อความที่ยืนยันและเชื่อมั่นได้พอจึงเป็นความรู้ในกราฟ",
            "Only what is asserted, and sure enough, becomes knowledge of the graph.")

        // Errors
        static let notFound = Phrase("ไม่พบหน้านี้", "There is nothing here")
        static let notFoundHelp = Phrase(
            "กราฟไม่รู้จักสิ่งนี้ หรือที่อยู่อาจพิมพ์ผิด ลองค้นหาจากชื่อ",
            "The graph does not know this, or the address has a slip. A search by name may find it.")
        static let badRequest = Phrase("คำขอไม่ถูกต้อง", "The request is not one that can be answered")
        static let tooBusy = Phrase("ตอบไม่ได้ในขณะนี้", "No answer for now")
        static let failed = Phrase("เกิดข้อผิดพลาด", "Something went wrong")
        static let storeFailed = Phrase("อ่านข้อมูลไม่ได้", "The store cannot be read.")
        static let tooLarge = Phrase(
            "คำอธิบายของสิ่งนี้ยาวเกินไป โปรดใช้ SPARQL", "The description of this is too long: a query gives it in parts.")
        static let noIRI = Phrase("ต้องระบุ iri=", "The address needs a field iri=.")
    }
#endif
