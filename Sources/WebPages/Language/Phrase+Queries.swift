#if Server
    extension Phrase {
        static let queryLabel = Phrase("คำถามภาษา SPARQL", "SPARQL query")
        static let queryHelp = Phrase(
            "คำนำหน้า เช่น yong: rdfs: schema: ใช้ได้โดยไม่ต้องประกาศ เมื่อเปิดสคริปต์ Ctrl+Space เติมคำให้ และ Ctrl+Enter ส่งคำถาม",
            "Prefixes such as yong:, rdfs: and schema: need no declaration. With scripts, Ctrl+Space completes words and Ctrl+Enter runs the query."
        )
        static let run = Phrase("ถาม", "Run")
        static let answer = Phrase("คำตอบ", "Answer")
        static let view = Phrase("มุมมอง", "View")
        static let table = Phrase("ตาราง", "Table")
        static let chart = Phrase("แผนภูมิ", "Chart")
        static let graph = Phrase("ภาพกราฟ", "Graph")
        static let download = Phrase("ดาวน์โหลด", "Download")
        static let linkToQuery = Phrase("ลิงก์ของคำถามนี้", "Link to this query")
        static let yes = Phrase("ใช่", "Yes")
        static let no = Phrase("ไม่ใช่", "No")
        static let noAnswer = Phrase("คำถามนี้ไม่มีคำตอบ", "The query was not answered")
        static let place = Phrase("ตำแหน่งที่ผิด", "Where it is")
        static let nothingToDraw = Phrase("ไม่มีความสัมพันธ์ให้วาด", "There are no relations to draw.")
    }
#endif
