import Testing

/// Terms, casts and dates: SPARQL 1.1 §17.4.2, §17.4.5, §17.5, XPath Functions §19.
@Suite struct TermFunctionsTests {
    @Test(
        "Terms are told apart, taken to pieces and made",
        arguments: table([
            ("isIRI(:a)", "true"), ("isLITERAL(1)", "true"), ("isBLANK(BNODE())", "true"),
            ("isNUMERIC(\"1\")", "false"),
            ("isNUMERIC(\"1200\"^^xsd:byte)", "false"), ("isNUMERIC(\"12\"^^xsd:nonNegativeInteger)", "true"),
            ("STR(:a)", "\"http://example.org/a\""), ("STR(\"01\"^^xsd:integer)", "\"01\""), ("STR(BNODE())", nil),
            ("STR(1 + 1)", "\"2\""), ("LANG(\"a\"@en-GB)", "\"en-GB\""), ("LANG(\"a\")", "\"\""), ("LANG(:a)", nil),
            ("DATATYPE(\"a\")", "xsd:string"),
            ("DATATYPE(\"a\"@en)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"),
            ("DATATYPE(1/2)", "xsd:decimal"), ("DATATYPE(:a)", nil), ("IRI(\"c\")", "<http://example.org/base/c>"),
            ("IRI(\"../x y\")", nil), ("IRI(:a)", ":a"), ("IRI(\"a\"@en)", nil), ("URI(1)", nil),
            ("STRDT(\"1\", xsd:integer)", "1"), ("STRDT(\"x\", xsd:integer)", "\"x\"^^xsd:integer"),
            ("STRDT(\"x\"@en, xsd:integer)", nil), ("STRDT(\"x\", xsd:string)", "\"x\""),
            ("STRLANG(\"chat\", \"fr\")", "\"chat\"@fr"), ("STRLANG(\"chat\"@en, \"fr\")", nil),
            ("STRLANG(\"chat\", \"\")", nil), ("STRLANG(\"chat\", \"a b\")", nil),
            ("STRLANGDIR(\"x\", \"ar\", \"rtl\")", "\"x\"@ar--rtl"), ("STRLANGDIR(\"x\", \"ar\", \"up\")", nil),
            ("LANGDIR(\"x\"@ar--rtl)", "\"rtl\""), ("hasLANG(\"x\"@ar--rtl)", "true"),
            ("hasLANGDIR(\"x\"@ar)", "false"),
            ("sameTerm(BNODE(\"x\"), BNODE(\"x\"))", "true"), ("sameTerm(BNODE(\"x\"), BNODE(\"y\"))", "false"),
            ("sameTerm(BNODE(), BNODE())", "false"), ("REGEX(STR(UUID()), \"^urn:uuid:[0-9a-f-]{36}$\")", "true"),
            ("STRLEN(STRUUID())", "36"), ("RAND() < 1 && RAND() >= 0", "true"), ("NOW() = NOW()", "true"),
            ("SUBJECT(TRIPLE(:a, :p, 1))", ":a"), ("OBJECT(<<( :a :p 1 )>>)", "1"), ("TRIPLE(1, :p, 1)", nil),
            ("TRIPLE(:a, \"p\", 1)", nil), ("isTRIPLE(TRIPLE(:a, :p, 1))", "true"), ("PREDICATE(:a)", nil),
        ]))
    func terms(_ row: Expected) throws { try row.check() }

    @Test(
        "Casts",
        arguments: table([
            ("xsd:integer(\" 7 \")", "7"), ("xsd:integer(\"+07\")", "7"), ("xsd:integer(\"7.5\")", nil),
            ("xsd:integer(7.9)", "7"), ("xsd:integer(-7.9)", "-7"), ("xsd:integer(-7.9e0)", "-7"),
            ("xsd:integer(0e0/0)", nil), ("xsd:integer(1e0/0)", nil), ("xsd:integer(1e20)", "100000000000000000000"),
            ("xsd:integer(true)", "1"), ("xsd:integer(:a)", nil), ("xsd:integer(\"7\"@en)", nil),
            ("xsd:integer(\"x\"^^xsd:integer)", nil), ("xsd:byte(300)", nil), ("xsd:byte(\"12\")", "\"12\"^^xsd:byte"),
            ("xsd:decimal(1e-3)", "0.001"), ("xsd:decimal(\"1.10\")", "1.1"), ("xsd:decimal(\"1e0\")", nil),
            ("xsd:boolean(\"1\")", "true"), ("xsd:boolean(\"yes\")", nil), ("xsd:boolean(0.0)", "false"),
            ("xsd:boolean(0e0/0)", "false"), ("xsd:boolean(2)", "true"), ("xsd:double(true)", "\"1.0E0\"^^xsd:double"),
            ("xsd:double(\"INF\")", "\"INF\"^^xsd:double"), ("xsd:double(\"1.5\"^^xsd:float)", "\"1.5E0\"^^xsd:double"),
            ("xsd:float(\"1.1\")", "\"1.1E0\"^^xsd:float"), ("xsd:float(1e300)", "\"INF\"^^xsd:float"),
            ("xsd:string(1.0)", "\"1\""), ("xsd:string(1e0)", "\"1\""), ("xsd:string(1e7)", "\"1.0E7\""),
            ("xsd:string(0.000001e0)", "\"0.000001\""), ("xsd:string(:a)", "\"http://example.org/a\""),
            ("xsd:string(\"1\"^^xsd:boolean)", "\"true\""), ("xsd:string(BNODE())", nil),
            ("xsd:dateTime(\"2020-01-01\")", nil),
            ("xsd:dateTime(\"2020-01-01\"^^xsd:date)", "\"2020-01-01T00:00:00\"^^xsd:dateTime"),
            ("xsd:date(\"2020-01-01T05:00:00Z\"^^xsd:dateTime)", "\"2020-01-01Z\"^^xsd:date"),
            ("xsd:dateTime(1)", nil), (":unknown(1)", nil), ("xsd:duration(\"P1Y\")", "\"P1Y\"^^xsd:duration"),
        ]))
    func casts(_ row: Expected) throws { try row.check() }

    @Test(
        "Parts of dates",
        arguments: table([
            ("YEAR(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "2011"),
            ("MONTH(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "1"),
            ("HOURS(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "14"),
            ("SECONDS(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "13.815"),
            ("SECONDS(\"2011-01-10T14:45:13Z\"^^xsd:dateTime)", "\"13\"^^xsd:decimal"),
            ("TIMEZONE(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "\"-PT5H\"^^xsd:dayTimeDuration"),
            ("TIMEZONE(\"2011-01-10T14:45:13Z\"^^xsd:dateTime)", "\"PT0S\"^^xsd:dayTimeDuration"),
            ("TIMEZONE(\"2011-01-10T14:45:13\"^^xsd:dateTime)", nil),
            ("TZ(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "\"-05:00\""),
            ("TZ(\"2011-01-10T14:45:13\"^^xsd:dateTime)", "\"\""), ("YEAR(\"2011-01-10\"^^xsd:date)", "2011"),
            ("HOURS(\"2011-01-10\"^^xsd:date)", nil), ("YEAR(\"2011\")", nil),
            ("YEAR(\"2011-13-10T00:00:00Z\"^^xsd:dateTime)", nil),
            ("YEAR(\"-0044-03-15T00:00:00Z\"^^xsd:dateTime)", "-44"),
            ("DAY(\"2020-12-31T24:00:00Z\"^^xsd:dateTime)", "1"),
        ]))
    func dates(_ row: Expected) throws { try row.check() }
}
