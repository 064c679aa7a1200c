import Testing
import Yong

@testable import QueryPrompt

/// A terminal that keeps what is written.
private final class Screen: PagingTerminal {
    let size: (rows: Int, columns: Int)
    var text = ""
    var answers: [Bool]

    init(rows: Int, columns: Int, answers: [Bool] = []) {
        size = (rows, columns)
        self.answers = answers
    }

    func write(_ text: String) { self.text += text }
    func wantsMore(_ question: String) -> Bool { answers.isEmpty ? false : answers.removeFirst() }
}

@Suite("Answers on a terminal")
struct OutputTests {
    private func answer(_ count: Int, _ cell: (Int) -> String, read: @escaping () -> Void = {}) -> QueryAnswer {
        var batches = (0..<count).map { [[Term.literal(Literal(cell($0)))] as [Term?]] }[...]
        return .solutions(
            variables: ["x"],
            next: {
                read()
                return batches.popFirst()
            })
    }

    private func printer(_ screen: Screen, _ format: ResultFormat = .table) -> AnswerPrinter {
        AnswerPrinter(terminal: screen, format: format, graphFormat: .turtle, prefixes: [:])
    }

    @Test func columnsShareTheWidth() {
        let table = FittedTable([["a", String(repeating: "b", count: 50), "cccc"]], columns: 30)
        let line = table.line(["a", String(repeating: "b", count: 50), "cccc"])
        #expect(DisplayWidth.of(line) == 29)
        #expect(line.hasPrefix("a  bbb") && line.hasSuffix("b…  cccc"))
        #expect(DisplayWidth.of(table.rule) == 29)
        let narrow = FittedTable([(0..<20).map { "column\($0)" }], columns: 10)
        #expect(narrow.line((0..<20).map { "column\($0)" }).hasPrefix("…"))
        #expect(FittedTable.cut("น้ำที่นี่", to: 3) == "น้ำ…")
        #expect(FittedTable.cut("น้ำ", to: 2) == "น้ำ")
    }

    @Test func everyScreenfulAsks() throws {
        let screen = Screen(rows: 12, columns: 40, answers: [true, false])
        var reads = 0
        let summary = try printer(screen).show(answer(1000, { "row \($0)" }, read: { reads += 1 }))
        #expect(summary.isCut)
        #expect(summary.rows == 18)
        #expect(screen.text.split(separator: "\n").count == 20)
        // What nobody wants to see is not asked for.
        #expect(reads < 25)
    }

    @Test func allIsShownWhereItHasRoom() throws {
        let screen = Screen(rows: 12, columns: 40)
        let summary = try printer(screen).show(answer(3) { "น้ำ \($0)" })
        #expect(!summary.isCut && summary.rows == 3)
        #expect(screen.text == "?x\n────\nน้ำ 0\nน้ำ 1\nน้ำ 2\n")
    }

    @Test func otherFormsArePagedByLines() throws {
        let screen = Screen(rows: 7, columns: 40, answers: [true])
        let summary = try printer(screen, .csv).show(answer(100) { "\($0)" })
        #expect(summary.isCut && summary.rows == nil)
        #expect(screen.text.split(whereSeparator: \.isNewline).count == 10)
        let whole = Screen(rows: 50, columns: 80)
        _ = try printer(whole).show(.boolean(true))
        _ = try printer(whole).show(
            .graph { try $0(Triple(.iri(IRI(unchecked: "http://e/a")), RDF.type, .iri(RDF.type))) })
        #expect(whole.text.hasPrefix("true\n") && whole.text.contains("<http://e/a>"))
    }
}
