import RDFModel
import Testing
import XSDTypes

@Suite("Literals and their values")
struct LiteralValueTests {
    @Test("A literal of a known datatype has a value, and the value a canonical literal")
    func values() throws {
        let literal = Literal("+010", datatype: XSD.integer)
        let value = try #require(literal.value)
        #expect(Literal(value, datatype: .integer) == Literal("10", datatype: XSD.integer))
        #expect(XSDValue.compare(value, try #require(Literal("1e1", datatype: XSD.double).value)) == .equal)
    }

    @Test("Strings, ill-typed literals and other datatypes have none")
    func none() {
        #expect(Literal("10").value == nil)
        #expect(Literal("ten", datatype: XSD.integer).value == nil)
        #expect(Literal("10", datatype: IRI(unchecked: "http://e/integer")).value == nil)
        #expect(Literal("true", language: "en").value == nil)
    }

    @Test("Every datatype has its IRI", arguments: XSDDatatype.allCases)
    func datatypes(_ datatype: XSDDatatype) {
        #expect(XSDDatatype(datatype.iri) == datatype)
    }
}
