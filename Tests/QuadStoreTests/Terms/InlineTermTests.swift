import RDFModel
import TestSupport
import Testing
import XSDTypes

@testable import QuadStore

@Suite("Terms that stand in their ids")
struct InlineTermTests {
    static func id(_ text: String, _ datatype: InlineDatatype) -> TermID? {
        TermID(lexicalForm: Array(text.utf8).span, datatype)
    }

    /// Lexical forms of a datatype at random: canonical ones, and ones that are nearly so.
    static func forms(_ datatype: InlineDatatype, count: Int, seed: UInt64) -> [String] {
        var random = SeededGenerator(seed: seed &* 1000 &+ UInt64(datatype.rawValue))
        func integer() -> Int {
            let width = Int.random(in: 0...63, using: &random)
            let value = Int.random(in: Int.min...Int.max, using: &random) >> width
            return value
        }
        func zone() -> String {
            [
                "", "", "Z", "+07:00", "-03:30", "+14:00", "-14:00", "+00:00",
                "+0\(Int.random(in: 0...9, using: &random)):1\(Int.random(in: 0...9, using: &random))",
            ]
            .randomElement(using: &random) ?? ""
        }
        func two(_ range: ClosedRange<Int>) -> String {
            let value = Int.random(in: range, using: &random)
            return value < 10 ? "0\(value)" : "\(value)"
        }
        func date() -> String {
            let year =
                [
                    Int.random(in: 1900...2100, using: &random), Int.random(in: -20_000...20_000, using: &random),
                    integer() % 1_000_000_000,
                ]
                .randomElement(using: &random) ?? 0
            let digits = String(year.magnitude)
            return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-"
                + two(1...13) + "-" + two(0...31)
        }
        return (0..<count).map { _ in
            switch datatype {
            case .boolean: return ["true", "false", "1", "0", "TRUE", ""].randomElement(using: &random) ?? ""
            case .decimal:
                let text = String(integer())
                let places = Int.random(in: 0...8, using: &random)
                let digits = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
                let point = digits.index(digits.endIndex, offsetBy: -places)
                return places == 0 ? text : digits[..<point] + "." + digits[point...]
            case .double:
                switch Int.random(in: 0..<4, using: &random) {
                case 0: return XSDFloating.canonicalForm(Double(bitPattern: random.next()))
                case 1: return XSDFloating.canonicalForm(Double(integer() % 100_000) / 100)
                case 2: return XSDFloating.canonicalForm(Double(integer()))
                default: return "\(integer() % 10).\(integer().magnitude % 1000)E\(integer() % 30)"
                }
            case .float:
                switch Int.random(in: 0..<3, using: &random) {
                case 0: return XSDFloating.canonicalForm(Float(bitPattern: UInt32(truncatingIfNeeded: random.next())))
                case 1: return XSDFloating.canonicalForm(Float(integer() % 100_000) / 100)
                default: return "\(integer() % 10).\(integer().magnitude % 1000)E\(integer() % 30)"
                }
            case .date: return date() + zone()
            case .dateTime:
                let fraction =
                    ["", "", ".5", ".25", ".125", ".120", ".0001", ".007"].randomElement(using: &random) ?? ""
                return date() + "T" + two(0...24) + ":" + two(0...60) + ":" + two(0...60) + fraction + zone()
            default:
                return ["", "", "", "0", "+", "-", " "].randomElement(using: &random).map { $0 + String(integer()) }
                    ?? ""
            }
        }
    }

    @Test("An id gives back the lexical form that it was made from", arguments: InlineDatatype.allCases)
    func roundTrip(datatype: InlineDatatype) throws {
        var made = 0
        for form in Self.forms(datatype, count: 20_000, seed: 1) {
            guard let id = Self.id(form, datatype) else { continue }
            made += 1
            #expect(id.inlineDatatype == datatype)
            guard id.inlineTerm == .literal(Literal(form, datatype: datatype.iri)) else {
                Issue.record("\(form) came back as \(String(describing: id.inlineTerm))")
                continue
            }
            // A literal without a value must not look as if it had one.
            #expect(Literal(form, datatype: datatype.iri).value != nil, "\(form)")
        }
        #expect(made > 500)
    }

    @Test("Every canonical form within the range has an id", arguments: InlineDatatype.allCases)
    func complete(datatype: InlineDatatype) throws {
        for form in Self.forms(datatype, count: 20_000, seed: 2) {
            let literal = Literal(form, datatype: datatype.iri)
            guard let value = literal.value, let type = XSDDatatype(datatype.iri), value.canonicalForm(type) == form,
                Self.isInRange(value, datatype)
            else { continue }
            #expect(Self.id(form, datatype) != nil, "\(form)")
        }
    }

    private static func isInRange(_ value: XSDValue, _ datatype: InlineDatatype) -> Bool {
        switch value {
        case .number(.integer(let integer)):
            let limit = datatype == .integer ? 1 << 59 : 1 << 55
            return integer.intValue.map { -limit..<limit ~= $0 } ?? false
        case .number(.decimal(let decimal)):
            return decimal.scale <= 6 && decimal.magnitude < XSDDecimal(72_000_000_000)
        case .number(.double(let double)): return double == 0 || !double.isFinite || 1e-18...1e19 ~= double.magnitude
        case .moment(let moment):
            if let second = moment.second, second.scale > 3 { return false }
            return -6900...10_800 ~= moment.year ?? 0
        default: return true
        }
    }

    @Test("The order of the ids is that of the values", arguments: InlineDatatype.allCases)
    func order(datatype: InlineDatatype) throws {
        var values: [(id: TermID, value: XSDValue)] = []
        for form in Self.forms(datatype, count: 3000, seed: 3) {
            guard let id = Self.id(form, datatype), let value = Literal(form, datatype: datatype.iri).value else {
                continue
            }
            values.append((id, value))
        }
        values.sort { $0.id < $1.id }
        for (left, right) in zip(values, values.dropFirst()) {
            #expect(Self.isOrdered(left.value, right.value), "\(left.value) \(right.value)")
        }
    }

    private static func isOrdered(_ left: XSDValue, _ right: XSDValue) -> Bool {
        switch (left, right) {
        case (.boolean(let l), .boolean(let r)): !l || r
        case (.number(.integer(let l)), .number(.integer(let r))): l <= r
        case (.number(.decimal(let l)), .number(.decimal(let r))): l <= r
        case (.number(.double(let l)), .number(.double(let r))): r.isNaN || l <= r
        case (.number(.float(let l)), .number(.float(let r))): r.isNaN || l <= r
        case (.moment(let l), .moment(let r)):
            l.timeOnTimeline < r.timeOnTimeline
                || l.timeOnTimeline == r.timeOnTimeline && (l.timezone ?? -841) <= (r.timezone ?? -841)
        default: false
        }
    }

    @Test(
        "Forms that have no id",
        arguments: [
            ("01", InlineDatatype.integer), ("+1", .integer), ("-0", .integer), (" 1", .integer), ("", .integer),
            ("-", .integer), ("576460752303423488", .integer), ("300", .byte), ("-1", .nonNegativeInteger),
            ("0", .positiveInteger), (".5", .decimal), ("1.", .decimal), ("-0.0", .decimal), ("00.5", .decimal),
            ("1.0000001", .decimal), ("1.50E0", .double), ("1.5e0", .double), ("1.5", .double), ("15.0E0", .double),
            ("1.0E-0", .double), ("0.0E1", .double), ("0.5E0", .double), ("1.0E300", .double), ("+INF", .double),
            ("1", .boolean), ("2023-02-29", .date), ("2023-2-01", .date), ("02023-02-01", .date),
            ("-0000-01-01", .date),
            ("2023-02-01+00:00", .date), ("2023-02-01-00:00", .date), ("2023-02-01+14:01", .date),
            ("2023-02-01T24:00:00", .dateTime), ("2023-02-01T00:00:00.", .dateTime),
            ("2023-02-01T00:00:00.10", .dateTime), ("2023-02-01T00:00", .dateTime),
            ("20000-01-01T00:00:00Z", .dateTime),
        ])
    func refused(form: String, datatype: InlineDatatype) {
        #expect(Self.id(form, datatype) == nil)
    }

    @Test(
        "Forms that have one, with its bits",
        arguments: [
            ("0", InlineDatatype.integer, 0x6800_0000_0000_0000), ("-1", .integer, 0x67FF_FFFF_FFFF_FFFF),
            ("1", .nonNegativeInteger, 0x7280_0000_0000_0001), ("1.50", .decimal, 0x8800_0000_00B7_1B02),
            ("0.1", .decimal, 0x8800_0000_000C_3501), ("1.0E0", .double, 0x9BF0_0000_0000_0000),
            ("-0.0E0", .double, 0x97FF_FFFF_FFFF_FFFF), ("true", .boolean, 0x5000_0000_0000_0001),
            ("1970-01-01", .date, 0xC800_0000_0000_0000),
            ("1970-01-01T07:00:00+07:00", .dateTime, 0xB800_0000_0000_04ED),
        ] as [(String, InlineDatatype, UInt64)])
    func bits(form: String, datatype: InlineDatatype, bits: UInt64) throws {
        let id = try #require(Self.id(form, datatype))
        #expect(String(id.bits, radix: 16) == String(bits, radix: 16))
    }

    @Test("Blank nodes with a number")
    func blankNodes() {
        for (label, number) in [("b0", 0), ("b17", 17), ("b999999999999999999", 999_999_999_999_999_999)]
            as [(String, UInt64)]
        {
            let id = TermID(blankNodeLabel: Array(label.utf8).span)
            #expect(id == TermID(.numberedBlankNode, number))
            #expect(id?.inlineTerm == .blankNode(BlankNode(label)))
        }
        for label in ["b", "b01", "b-1", "B1", "b1 ", "1", "", "b9999999999999999999"] {
            #expect(TermID(blankNodeLabel: Array(label.utf8).span) == nil)
        }
    }

    @Test("Datatypes are known by their IRIs")
    func datatypes() {
        for datatype in InlineDatatype.allCases {
            #expect(InlineDatatype(iri: Array(datatype.iri.text.utf8).span) == datatype)
        }
        for text in ["string", "gYear", "in", "integers", "nonNegativeIntegers"] {
            #expect(InlineDatatype(iri: Array((XSD.namespace + text).utf8).span) == nil)
        }
        #expect(InlineDatatype(iri: Array("http://www.w3.org/2001/XMLSchemaXinteger".utf8).span) == nil)
    }
}
