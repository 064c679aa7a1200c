#if Server
    /// A text with numbers in it.
    enum CountedPhrase {
        /// How many more there are than are shown.
        case more(Int)
        /// How often a document mentions a thing.
        case mentionCount(Int)
        /// How many documents mention a thing.
        case inDocuments(Int)
        /// How many results a search has.
        case resultCount(Int, isCutOff: Bool)
        /// Which page of how many is shown.
        case pageOf(Int, Int)
        /// How a document puts a claim, by the word of the vocabulary.
        case status(String)
        /// How many rows are shown, and whether there are more.
        case rowCount(Int, hasMore: Bool)
        /// Where a query is wrong.
        case syntaxProblem(line: Int, column: Int)
    }

    extension PageLanguage {
        /// The text in this language.
        func callAsFunction(_ phrase: CountedPhrase) -> String {
            switch phrase {
            case .more(let count):
                return self(Phrase("…และอีก \(number(count)) รายการ", "…and \(number(count)) more"))
            case .mentionCount(let count):
                return self(Phrase("กล่าวถึง \(number(count)) ครั้ง", "\(number(count)) mentions"))
            case .inDocuments(let count):
                return self(
                    Phrase("ใน \(number(count)) เอกสาร", "in \(number(count)) document\(count == 1 ? "" : "s")"))
            case .resultCount(let count, let isCutOff):
                let (thai, english) = isCutOff ? ("อย่างน้อย ", "at least ") : ("", "")
                return self(
                    Phrase(
                        "พบ\(thai.isEmpty ? " " : thai)\(number(count)) รายการ",
                        "\(english)\(number(count)) result\(count == 1 ? "" : "s")"))
            case .pageOf(let page, let count):
                return self(
                    Phrase("หน้า \(number(page)) จาก \(number(count))", "page \(number(page)) of \(number(count))"))
            case .rowCount(let count, let hasMore):
                return hasMore
                    ? self(
                        Phrase(
                            "แสดง \(number(count)) แถวแรก ดาวน์โหลดเพื่อดูทั้งหมด",
                            "The first \(number(count)) rows; a download holds them all"))
                    : self(Phrase("\(number(count)) แถว", "\(number(count)) row\(count == 1 ? "" : "s")"))
            case .syntaxProblem(let line, let column):
                return self(
                    Phrase("คำถามผิดที่บรรทัด \(line) ตัวอักษรที่ \(column)", "Line \(line), column \(column): not SPARQL"))
            case .status(let word):
                switch word {
                case "asserted": return self(Phrase("ยืนยัน", "asserted"))
                case "former": return self(Phrase("อดีต", "former"))
                case "planned": return self(Phrase("แผน", "planned"))
                case "negated": return self(Phrase("ปฏิเสธ", "negated"))
                case "reported": return self(Phrase("อ้างต่อ", "reported"))
                default: return word
                }
            }
        }
    }
#endif
