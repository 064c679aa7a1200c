import Testing

/// Strings: SPARQL 1.1 §17.4.3, XPath Functions §7.
@Suite struct StringFunctionsTests {
    @Test(
        "SUBSTR rounds its positions as fn:substring",
        arguments: table([
            ("SUBSTR(\"12345\", 2)", "\"2345\""), ("SUBSTR(\"12345\", 1.5, 2.6)", "\"234\""),
            ("SUBSTR(\"12345\", 0, 3)", "\"12\""), ("SUBSTR(\"12345\", 5, -3)", "\"\""),
            ("SUBSTR(\"12345\", -3, 5)", "\"1\""), ("SUBSTR(\"12345\", 0e0/0, 3)", "\"\""),
            ("SUBSTR(\"12345\", 1, 0e0/0)", "\"\""), ("SUBSTR(\"12345\", -42, 1e0/0)", "\"12345\""),
            ("SUBSTR(\"12345\", -1e0/0, 1e0/0)", "\"\""), ("SUBSTR(\"12345\", -0.5, 2)", "\"1\""),
            ("SUBSTR(\"foobar\"@en, 4)", "\"bar\"@en"), ("SUBSTR(\"น้ำใส\", 2, 2)", "\"้ำ\""),
            ("SUBSTR(\"a😀b\", 2, 1)", "\"😀\""), ("SUBSTR(\"abc\", 4)", "\"\""), ("SUBSTR(12, 1)", nil),
            ("SUBSTR(\"abc\", \"1\")", nil), ("SUBSTR(\"abc\", 2, 99999999999999999999)", "\"bc\""),
        ]))
    func cuts(_ row: Expected) throws { try row.check() }

    @Test(
        "Lengths and cases are those of code points",
        arguments: table([
            ("STRLEN(\"ค่า\")", "3"), ("STRLEN(\"😀\")", "1"), ("STRLEN(\"e\\u0301\")", "2"), ("STRLEN(\"\"@en)", "0"),
            ("STRLEN(12)", nil), ("UCASE(\"straße\")", "\"STRASSE\""), ("UCASE(\"ß\"@de)", "\"SS\"@de"),
            ("UCASE(\"น้ำใส\")", "\"น้ำใส\""), ("LCASE(\"ÀÉÎ\")", "\"àéî\""), ("UCASE(\"ﬁ\")", "\"FI\""),
            ("LCASE(\"I\")", "\"i\""), ("UCASE(1)", nil), ("UCASE(\"x\"^^:t)", nil),
        ]))
    func counts(_ row: Expected) throws { try row.check() }

    @Test(
        "Parts need compatible arguments and keep the language of the first",
        arguments: table([
            ("STRBEFORE(\"abc\", \"b\")", "\"a\""), ("STRBEFORE(\"abc\"@en, \"bc\")", "\"a\"@en"),
            ("STRBEFORE(\"abc\"@en, \"b\"@cy)", nil), ("STRBEFORE(\"abc\", \"b\"@en)", nil),
            ("STRBEFORE(\"abc\", \"\")", "\"\""), ("STRBEFORE(\"abc\", \"xyz\")", "\"\""),
            ("STRBEFORE(\"abc\"@en, \"z\"@en)", "\"\""), ("STRBEFORE(\"abc\"@en, \"z\")", "\"\""),
            ("STRBEFORE(\"abc\"@en, \"\"@en)", "\"\"@en"), ("STRBEFORE(\"abc\"@en, \"\")", "\"\"@en"),
            ("STRAFTER(\"abc\", \"b\")", "\"c\""), ("STRAFTER(\"abc\"@en, \"ab\")", "\"c\"@en"),
            ("STRAFTER(\"abc\"@en, \"b\"@cy)", nil), ("STRAFTER(\"abc\", \"\")", "\"abc\""),
            ("STRAFTER(\"abc\", \"xyz\")", "\"\""), ("STRAFTER(\"abc\"@en, \"z\"@en)", "\"\""),
            ("STRAFTER(\"abc\"@en, \"\"@en)", "\"abc\"@en"), ("STRAFTER(\"abc\"@EN, \"a\"@en)", "\"bc\"@EN"),
            ("STRAFTER(\"น้ำใส\", \"้\")", "\"ำใส\""), ("CONTAINS(\"foobar\"@en, \"bar\")", "true"),
            ("CONTAINS(\"foobar\"@en, \"foo\"@en)", "true"), ("CONTAINS(\"aab\", \"ab\")", "true"),
            ("CONTAINS(\"\", \"\")", "true"), ("CONTAINS(\"\", \"a\")", "false"), ("CONTAINS(\"a\", 1)", nil),
            ("STRSTARTS(\"foobar\", \"foo\")", "true"), ("STRENDS(\"foobar\"@en, \"bar\"@en)", "true"),
            ("STRENDS(\"bar\", \"foobar\")", "false"), ("STRSTARTS(\"e\\u0301\", \"e\")", "true"),
        ]))
    func parts(_ row: Expected) throws { try row.check() }

    @Test(
        "Joining, encoding, languages, digests",
        arguments: table([
            ("CONCAT(\"foo\"@en, \"bar\"@en)", "\"foobar\"@en"), ("CONCAT(\"foo\"@en, \"bar\")", "\"foobar\""),
            ("CONCAT(\"foo\", \"bar\"@en)", "\"foobar\""), ("CONCAT(\"foo\"@en, \"bar\"@es)", "\"foobar\""),
            ("CONCAT(\"foo\"@en, \"bar\"@EN)", "\"foobar\"@en"), ("CONCAT()", "\"\""), ("CONCAT(\"a\"@en)", "\"a\"@en"),
            ("CONCAT(\"a\", 1)", nil), ("CONCAT(\"a\"@en--ltr, \"b\"@en--ltr)", "\"ab\"@en--ltr"),
            ("CONCAT(\"a\"@en--ltr, \"b\"@en)", "\"ab\""), ("ENCODE_FOR_URI(\"Los Angeles\")", "\"Los%20Angeles\""),
            ("ENCODE_FOR_URI(\"~bébé/\"@fr)", "\"~b%C3%A9b%C3%A9%2F\""),
            ("ENCODE_FOR_URI(\"น้ำ\")", "\"%E0%B8%99%E0%B9%89%E0%B8%B3\""), ("ENCODE_FOR_URI(1)", nil),
            ("langMatches(\"en-US\", \"en\")", "true"), ("langMatches(\"en\", \"en-US\")", "false"),
            ("langMatches(\"fr\", \"*\")", "true"), ("langMatches(\"\", \"*\")", "false"),
            ("langMatches(\"english\", \"en\")", "false"), ("langMatches(\"de-Latn-DE\", \"DE-latn\")", "true"),
            ("langMatches(\"\", \"\")", "true"), ("langMatches(1, \"*\")", nil),
            ("MD5(\"abc\")", "\"900150983cd24fb0d6963f7d28e17f72\""),
            ("SHA1(\"abc\")", "\"a9993e364706816aba3e25717850c26c9cd0d89d\""),
            ("SHA256(\"\")", "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\""),
            ("STRLEN(SHA384(\"น้ำ\"))", "96"), ("STRLEN(SHA512(\"a\"))", "128"), ("MD5(\"abc\"@en)", nil),
            ("MD5(1)", nil),
        ]))
    func joins(_ row: Expected) throws { try row.check() }
}
