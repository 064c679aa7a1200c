import Testing

/// Numbers: XPath Functions §4, SPARQL 1.1 §17.3 and §17.4.4.
@Suite struct NumberFunctionsTests {
    @Test(
        "Rounding: halves up, the type stays, zero keeps its sign",
        arguments: table([
            ("ROUND(2.5)", "\"3\"^^xsd:decimal"), ("ROUND(-2.5)", "\"-2\"^^xsd:decimal"),
            ("ROUND(-2.5e0)", "\"-2.0E0\"^^xsd:double"), ("ROUND(-0.4e0)", "\"-0.0E0\"^^xsd:double"),
            ("ROUND(2.4999)", "\"2\"^^xsd:decimal"), ("ROUND(7)", "7"), ("CEIL(-0.5)", "\"0\"^^xsd:decimal"),
            ("CEIL(-0.5e0)", "\"-0.0E0\"^^xsd:double"), ("CEIL(10.5)", "\"11\"^^xsd:decimal"),
            ("FLOOR(-0.5)", "\"-1\"^^xsd:decimal"), ("FLOOR(10.5e0)", "\"1.0E1\"^^xsd:double"),
            ("ROUND(\"NaN\"^^xsd:double)", "\"NaN\"^^xsd:double"),
            ("ROUND(\"-INF\"^^xsd:float)", "\"-INF\"^^xsd:float"),
            ("ROUND(\"2.5\"^^xsd:float)", "\"3.0E0\"^^xsd:float"), ("ROUND(\"7\"^^xsd:byte)", "7"),
            ("ABS(-3)", "3"), ("ABS(\"-5\"^^xsd:byte)", "5"), ("ABS(-1.50)", "\"1.5\"^^xsd:decimal"),
            ("ABS(\"x\")", nil), ("ABS(\"300\"^^xsd:byte)", nil), ("ROUND(\"2\")", nil),
        ]))
    func rounds(_ row: Expected) throws { try row.check() }

    @Test(
        "Arithmetic promotes from integer over decimal and float to double, and never wraps",
        arguments: table([
            ("1 + 1", "2"), ("1 + 1.0", "\"2\"^^xsd:decimal"), ("1 + \"1\"^^xsd:float", "\"2.0E0\"^^xsd:float"),
            ("1.5 + 1e0", "\"2.5E0\"^^xsd:double"), ("\"1\"^^xsd:float + 1e0", "\"2.0E0\"^^xsd:double"),
            ("\"1\"^^xsd:byte + \"2\"^^xsd:unsignedLong", "3"), ("9223372036854775807 + 1", "9223372036854775808"),
            ("-9223372036854775808 - 1", "-9223372036854775809"),
            ("9223372036854775807 * 9223372036854775807", "85070591730234615847396907784232501249"),
            ("-(?y)", nil), ("- (-9223372036854775808)", "9223372036854775808"), ("+ \"01\"^^xsd:integer", "1"),
            ("9223372036854775808 - 1", "9223372036854775807"), ("6 / 3", "\"2\"^^xsd:decimal"),
            ("1 / 3", "0.333333333333333333"), ("1 / 8", "0.125"), ("1 / 0", nil), ("1.0 / 0.0", nil),
            ("1e0 / 0", "\"INF\"^^xsd:double"), ("-1e0 / 0", "\"-INF\"^^xsd:double"),
            ("0e0 / 0", "\"NaN\"^^xsd:double"), ("1 + \"1\"", nil), ("1 + true", nil),
            ("1 + \"abc\"^^xsd:integer", nil),
            ("0.1 + 0.2", "0.3"), ("0.1e0 + 0.2e0", "\"3.0000000000000004E-1\"^^xsd:double"),
            ("100000000000000000000.5 * 2", "\"200000000000000000001\"^^xsd:decimal"),
        ]))
    func computes(_ row: Expected) throws { try row.check() }

    @Test(
        "Dates and durations are computed as XPath has it, where SPARQL has an error",
        arguments: table([
            (
                "\"2020-01-31T00:00:00Z\"^^xsd:dateTime + \"P1M\"^^xsd:yearMonthDuration",
                "\"2020-02-29T00:00:00Z\"^^xsd:dateTime"
            ),
            (
                "\"2020-03-01T00:00:00Z\"^^xsd:dateTime - \"2020-02-28T12:00:00Z\"^^xsd:dateTime",
                "\"P1DT12H\"^^xsd:dayTimeDuration"
            ),
            ("\"2020-01-01\"^^xsd:date + \"P1D\"^^xsd:dayTimeDuration", "\"2020-01-02\"^^xsd:date"),
            ("\"PT1H\"^^xsd:dayTimeDuration * 2.5", "\"PT2H30M\"^^xsd:dayTimeDuration"),
            ("\"PT3H\"^^xsd:dayTimeDuration / \"PT2H\"^^xsd:dayTimeDuration", "1.5"),
            ("\"PT3H\"^^xsd:dayTimeDuration / 0", nil), ("\"2020\"^^xsd:gYear + \"P1Y\"^^xsd:yearMonthDuration", nil),
            ("\"2020-01-01\"^^xsd:date + 1", nil), ("\"P1Y\"^^xsd:yearMonthDuration * (0e0 / 0)", nil),
        ]))
    func movesInTime(_ row: Expected) throws { try row.check() }
}
