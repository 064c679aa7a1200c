import Foundation
import QuadStore
import QueryEngine
import RDFModel
import SPARQLSyntax
import Testing
import XSDTypes

/// Rows as typed values.
@Suite struct SolutionTests {
    private static func row(_ pairs: KeyValuePairs<String, Term?>) -> Solution {
        Solution(variables: pairs.map(\.key), terms: pairs.map(\.value))
    }

    private static func number(_ text: String, _ type: IRI) -> Term { .literal(Literal(text, datatype: type)) }

    @Test("Terms by the name of a variable, compared by code point")
    func terms() throws {
        // NFC and NFD of one text are two names.
        let row = Self.row(["caf\u{E9}": 1.term, "cafe\u{301}": 2.term, "empty": nil])
        #expect(row["caf\u{E9}"] == 1.term)
        #expect(row["cafe\u{301}"] == 2.term)
        #expect(row["empty"] == nil)
        #expect(row["missing"] == nil)
    }

    @Test("Values of the right type")
    func values() throws {
        let moment = Self.number("2021-03-04T05:06:07+07:00", XSD.dateTime)
        let row = Self.row([
            "s": "x".term, "l": .literal(Literal("เก้า", language: "th")), "i": (-7).term,
            "b": Self.number("200", IRI(unchecked: XSD.namespace + "unsignedByte")),
            "d": Self.number("1.50", XSD.decimal),
            "f": Self.number("2.5e0", XSD.double), "t": Self.number("1", XSD.boolean), "m": moment,
            "iri": Sample.thing("a").term, "n": .blankNode(BlankNode("n")), "u": nil,
        ])
        #expect(try row.value("s") == "x")
        #expect(try row.value("l") == "เก้า")
        #expect(try row.value("i") == -7)
        #expect(try row.value("b", as: UInt8.self) == 200)
        #expect(try row.value("b", as: Double.self) == 200)
        #expect(try row.value("d") == XSDDecimal("1.5"))
        #expect(try row.value("d", as: Double.self) == 1.5)
        #expect(try row.value("f", as: Float.self) == 2.5)
        #expect(try row.value("t") == true)
        #expect(try row.value("m", as: XSDMoment.self).hour == 5)
        #expect(try row.value("iri") == Sample.thing("a"))
        #expect(try row.value("n") == BlankNode("n"))
        #expect(try row.value("n", as: Term.self) == .blankNode(BlankNode("n")))
        #expect(try row.value("u", as: Int?.self) == nil)
        let optional: Int? = try row.value("i")
        #expect(optional == -7)
    }

    @Test("Terms and values are there and back again")
    func roundTrip() throws {
        func back<Value: TermConvertible & Equatable>(_ value: Value) { #expect(Value(term: value.term) == value) }
        back(Int.min)
        back(UInt64.max)
        back("ก\u{E38}\u{E48}")
        back(false)
        back(-0.5)
        back(Float(0.1))
        back(XSDInteger("123456789012345678901234567890") ?? XSDInteger(0))
        back(XSDDecimal("-0.000001") ?? XSDDecimal(0))
        for kind in [XSDMoment.Kind.date, .time, .year, .yearMonth, .month, .monthDay, .day] {
            let text: [XSDMoment.Kind: String] = [
                .date: "2020-02-29", .time: "10:00:00Z", .year: "1999", .yearMonth: "1999-12", .month: "--02",
                .monthDay: "--02-29", .day: "---31",
            ]
            back(try #require(XSDMoment(text[kind] ?? "", kind: kind)))
        }
        back(try #require(XSDDuration("P1Y2M3DT4H5M6.7S")))
    }

    @Test("What does not fit says which variable, which term and which type")
    func mismatches() throws {
        let row = Self.row([
            "n": Self.number("1.5", XSD.decimal), "big": 300.term, "bad": Self.number("x", XSD.integer), "u": nil,
        ])
        #expect(throws: SolutionError.mismatch("n", Self.number("1.5", XSD.decimal), expected: "Int")) {
            try row.value("n", as: Int.self)
        }
        #expect(throws: SolutionError.mismatch("big", 300.term, expected: "UInt8")) {
            try row.value("big", as: UInt8.self)
        }
        #expect(throws: SolutionError.mismatch("bad", Self.number("x", XSD.integer), expected: "Int")) {
            try row.value("bad", as: Int?.self)
        }
        #expect(throws: SolutionError.unbound("u")) { try row.value("u", as: Int.self) }
        #expect(throws: SolutionError.noColumn("m", columns: ["n", "big", "bad", "u"])) {
            try row.value("m", as: Int?.self)
        }
        let message = SolutionError.mismatch("n", Self.number("1.5", XSD.decimal), expected: "Int").description
        #expect(message == "?n is \"1.5\" of the datatype <http://www.w3.org/2001/XMLSchema#decimal>, which is no Int")
    }

    // MARK: Decodable

    private struct Person: Decodable, Equatable {
        enum Kind: String, Decodable {
            case person = "http://example.org/Person"
            case place = "http://example.org/Place"
        }
        var id: IRI
        var name: String
        var born: Int?
        var kind: Kind
        var any: Term
        var height: XSDDecimal?
        var met: XSDMoment?
        var when: Date?
    }

    @Test("A row becomes a value of a type")
    func decodes() throws {
        let people = try Sample.store().query(
            """
            PREFIX : <http://example.org/>
            SELECT ?id ?name ?born ?kind (?name AS ?any) ?height ?met (?met AS ?when) {
              ?id a ?kind ; rdfs:label ?name ; :born ?born
              OPTIONAL { ?id :height ?height ; :met ?met }
            } ORDER BY ?born
            """
        ).decode(Person.self)
        #expect(people.count == 2)
        let first = try #require(people.first)
        #expect(first.id == Sample.thing("somchai"))
        #expect(first.name.utf8.elementsEqual("สมชาย".utf8))
        #expect(first.born == 1960)
        #expect(first.kind == .person)
        #expect(first.any == .literal(Literal("สมชาย", language: "th")))
        #expect(first.height == XSDDecimal("1.72"))
        #expect(first.met?.minute == 6)
        #expect(first.when == Date(timeIntervalSince1970: 1_614_809_167))
        #expect(people[1].height == nil && people[1].met == nil && people[1].when == nil)
    }

    @Test("A single value, and a dictionary of what is bound")
    func singleValues() throws {
        let store = try Sample.store()
        #expect(try store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").decode(Int.self) == [15])
        enum Kind: String, Decodable { case hello }
        #expect(try store.query("SELECT ?o { GRAPH ?g { ?s ?p ?o } }").decode(Kind.self) == [.hello])
        let rows = try store.query("SELECT ?o ?nothing { GRAPH ?g { ?s ?p ?o } }").decode([String: Term].self)
        #expect(rows == [["o": "hello".term]])
        #expect(throws: SolutionError.self) { try store.query("SELECT ?s ?o { ?s ?p ?o }").decode(String.self) }
    }

    @Test("A type that does not fit names the variable")
    func decodingErrors() throws {
        func decode<Value: Decodable>(_ type: Value.Type, _ row: Solution) throws { _ = try row.decode(type) }
        struct Wrong: Decodable { var nme: String? }
        #expect(throws: SolutionError.noColumn("nme", columns: ["name"])) {
            try decode(Wrong.self, Self.row(["name": "x".term]))
        }
        struct Number: Decodable { var n: Int }
        #expect(throws: SolutionError.unbound("n")) { try decode(Number.self, Self.row(["n": nil])) }
        #expect(throws: SolutionError.mismatch("n", "x".term, expected: "Int")) {
            try decode(Number.self, Self.row(["n": "x".term]))
        }
        struct Kinds: Decodable {
            enum Kind: String, Decodable { case one, two }
            var kind: Kind
        }
        #expect(throws: SolutionError.mismatch("kind", "three".term, expected: "Kind")) {
            try decode(Kinds.self, Self.row(["kind": "three".term]))
        }
        struct List: Decodable { var names: [String] }
        #expect(throws: SolutionError.shape("?names is one term, and no list")) {
            try decode(List.self, Self.row(["names": "x".term]))
        }
        struct Day: Decodable { var day: Date }
        let noZone = Self.number("2021-03-04T05:06:07", XSD.dateTime)
        #expect(throws: SolutionError.mismatch("day", noZone, expected: "Date")) {
            try decode(Day.self, Self.row(["day": noZone]))
        }
        struct Wrapped: Decodable { var seconds: Seconds }
        struct Seconds: Decodable, RawRepresentable { var rawValue: Double }
        let moment = Self.number("2021-03-04T05:06:07Z", XSD.dateTime)
        #expect(throws: SolutionError.self) { try decode(Wrapped.self, Self.row(["seconds": moment])) }
        #expect(throws: (any Error).self) { try JSONDecoder().decode([Term].self, from: Data("[\"x\"]".utf8)) }
    }

    @Test("A query of another form is an error that says so")
    func forms() throws {
        let store = try Sample.store()
        #expect(throws: SolutionError.form(asked: "a table", query: "ASK")) { try store.query("ASK {}") }
        #expect(throws: SolutionError.form(asked: "a truth value", query: "SELECT")) { try store.ask("SELECT * {}") }
        #expect(throws: SolutionError.form(asked: "a graph", query: "ASK")) { try store.triples("ASK {}") }
        #expect(try store.ask("ASK { ?s rdfs:label 'Nobody' }"))
        #expect(try store.triples("CONSTRUCT WHERE { ?s rdfs:label ?l }").count == 3)
        #expect(throws: SPARQLSyntaxError.self) { try store.query("SELECT") }
        #expect(throws: SPARQLSyntaxError.self) { try store.update("INSERT") }
    }
}
