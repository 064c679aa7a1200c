import QuadStore
import RDFModel
import RDFSyntax
import Testing

@testable import GraphTables

/// Two people, an office and a membership as a build writes them, with a claim in the graph of a document.
private let news = """
    PREFIX yong: <https://w3id.org/yong/ontology#>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX schema: <https://schema.org/>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX e: <http://e/>
    e:a a foaf:Person, yong:Person ; rdfs:label "ก, \\"ข\\"\\n"@th, "A & B <c>"@en ; foaf:name "A"@en ;
        schema:name "A|B"@en, "C\\\\D"@en ; e:age 7 ; e:height 1.5 ; yong:holdsPosition e:p ; org:holds e:p ;
        yong:worksFor e:m ; e:page <http://page/> ; e:control "x\\u0001y\\u001Fz" .
    e:b a yong:Person ; e:age 8, 9 ; e:height 2 ; e:flag true ; rdfs:label "Bert"@de ; schema:knows e:a .
    e:p a org:Post, yong:Post ; rdfs:label "ตำแหน่ง"@th .
    e:m a yong:Ministry, yong:Organisation ; schema:employee e:a .
    e:membership a org:Membership ; org:member e:a ; yong:inPost e:p ; yong:lastReported "2023-02-01"^^xsd:date .
    [] e:of e:b .
    GRAPH e:d {
        e:d dcterms:issued "2022-11-19"^^xsd:date ; dcterms:date "2001-01-01"^^xsd:date .
        e:c1 rdf:subject e:a ; rdf:predicate yong:worksFor ; rdf:object e:m ; yong:confidence 0.5 ;
            yong:status "asserted" .
        e:c2 rdf:subject e:a ; rdf:predicate yong:holdsPosition ; rdf:object e:p ; yong:confidence 0.25 ;
            yong:status "asserted" .
        e:c3 rdf:subject e:b ; rdf:predicate schema:knows ; rdf:object e:a ; yong:confidence 0.9 ;
            yong:status "negated" .
        e:a yong:worksFor e:m .
    }
    GRAPH e:f {
        e:f dcterms:date "2024-05-06T07:08:09Z"^^xsd:dateTime .
        e:c4 rdf:subject e:a ; rdf:predicate yong:worksFor ; rdf:object e:m ; yong:confidence 0.75 ;
            yong:status "asserted" .
    }
    """

private func view(_ text: String = news) throws -> QuadView {
    try MemoryStore { try RDFReader.read(bytes: Array(text.utf8), format: .trig, into: &$0) }.snapshot()
}

/// The rows of CSV as a reader of RFC 4180 sees them.
private func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if isQuoted {
            if byte != 0x22 { cell.append(byte); continue }
            if index < bytes.count, bytes[index] == 0x22 { cell.append(0x22); index += 1 } else { isQuoted = false }
        } else if byte == 0x22 {
            isQuoted = true
        } else if byte == 0x2C || byte == 0x0A {
            rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
            cell = []
            if byte == 0x0A { rows.append([]) }
        } else if byte != 0x0D || isQuoted {
            cell.append(byte)
        }
    }
    return rows.dropLast()
}

/// A table by the names of its columns.
private struct Table {
    var names: [String]
    var rows: [[String: String]]

    init(_ bytes: [UInt8]) {
        let all = GraphTablesTests.rows(bytes)
        names = all[0]
        rows = all.dropFirst().map { row in Dictionary(uniqueKeysWithValues: zip(all[0], row)) }
    }
}

private func tables(
    _ dialect: CSVDialect = .plain, _ text: String = news, _ settings: GraphTableSettings = GraphTableSettings()
) throws -> (nodes: Table, edges: Table, counts: GraphTableExport.Counts) {
    var (nodes, edges): ([UInt8], [UInt8]) = ([], [])
    let counts = try GraphTableExport(view(text), settings: settings)
        .writeCSV(dialect, nodes: { nodes += $0 }, edges: { edges += $0 })
    return (Table(nodes), Table(edges), counts)
}

@Suite("Tables of a graph")
struct GraphTableTests {
    @Test("Nodes are what is spoken of, with labels, class and a column for each property and language")
    func nodes() throws {
        var settings = GraphTableSettings()
        settings.prefixes = ["foaf": IRI(unchecked: "http://xmlns.com/foaf/0.1/")]
        settings.superclasses = [
            IRI(unchecked: "https://w3id.org/yong/ontology#Ministry"): [
                IRI(unchecked: "https://w3id.org/yong/ontology#Organisation")
            ]
        ]
        let (nodes, _, counts) = try tables(.plain, news, settings)
        #expect(counts == .init(nodes: 5, edges: 4))
        let names = [
            "Id", "Label", "Class", "Types", "label_th", "label_en", "age", "control", "flag", "height", "page",
            "label_de", "foaf_name_en", "name_en",
        ]
        #expect(nodes.names == names)
        let ids = nodes.rows.compactMap { $0["Id"] }
        #expect(Set(ids.filter { !$0.hasPrefix("_:") }) == ["http://e/a", "http://e/b", "http://e/p", "http://e/m"])
        let a = try #require(nodes.rows.first { $0["Id"] == "http://e/a" })
        #expect(a["Label"] == "ก, \"ข\"\n" && a["label_en"] == "A & B <c>")
        #expect(a["Class"] == "Person" && a["Types"] == "Person")
        #expect(a["name_en"] == "A\\|B|C\\\\D" && a["page"] == "http://page/" && a["age"] == "7")
        let b = try #require(nodes.rows.first { $0["Id"] == "http://e/b" })
        #expect(b["Label"] == "Bert" && b["age"] == "8|9" && b["flag"] == "true" && b["height"] == "2")
        let ministry = try #require(nodes.rows.first { $0["Id"] == "http://e/m" })
        #expect(ministry["Class"] == "Ministry" && ministry["Label"] == "m")
    }

    @Test(
        "No two columns have one name, also where case is all that they differ in",
        arguments: [CSVDialect.plain, .neo4j])
    func names(dialect: CSVDialect) throws {
        let text = """
            @prefix e: <http://e/> .
            e:a e:Id "1" ; e:Label "2" ; e:Class "3" ; e:Types "4" ; e:id "5" ; e:ID "6" ; <http://f/Id> "7" .
            """
        let (nodes, _, _) = try tables(dialect, text)
        let names = nodes.names.map { $0.prefix { $0 != ":" }.lowercased() }.filter { !$0.isEmpty }
        #expect(Set(names).count == names.count, "\(nodes.names)")
        let values = Set(nodes.rows[0].values)
        #expect(values.isSuperset(of: (1...7).map(String.init)), "\(values)")
    }

    @Test("Edges tell confidence and days, by claims that are asserted and by memberships")
    func edges() throws {
        let (_, edges, _) = try tables()
        let found = edges.rows.map { row in
            ["Source", "Label", "Target", "Confidence", "FirstReported", "LastReported"].map { row[$0] ?? "?" }
        }
        .filter { !$0[0].hasPrefix("_:") }.sorted { $0.joined(separator: " ") < $1.joined(separator: " ") }
        #expect(
            found == [
                ["http://e/a", "holdsPosition", "http://e/p", "0.25", "2022-11-19", "2023-02-01"],
                ["http://e/a", "worksFor", "http://e/m", "0.75", "2022-11-19", "2024-05-06"],
                ["http://e/b", "knows", "http://e/a", "", "", ""],
            ])
    }

    @Test("Repetitions and evidence are there when they are wanted, and a statement of several graphs once")
    func everything() throws {
        var settings = GraphTableSettings()
        settings.includesRepetitions = true
        let repeated = try tables(.plain, news, settings)
        #expect(repeated.counts.nodes == 6)
        let labels = repeated.edges.rows.compactMap { $0["Label"] }
        #expect(labels.contains("holds") && labels.contains("employee") && labels.contains("inPost"))
        settings.includesEvidence = true
        let all = try tables(.plain, news, settings)
        #expect(all.counts.nodes == 6 + 6)
        #expect(all.edges.rows.filter { $0["Label"] == "worksFor" }.count == 1)
    }

    @Test("The labels of relations come from the settings, Thai first")
    func labels() throws {
        var settings = GraphTableSettings()
        settings.predicateLabels[IRI(unchecked: "https://w3id.org/yong/ontology#worksFor")] = .init(
            thai: "ทำงานให้", english: "works for")
        settings.predicateLabels[IRI(unchecked: "https://schema.org/knows")] = .init(english: "knows well")
        let (_, edges, _) = try tables(.plain, news, settings)
        let labels = Set(edges.rows.compactMap { $0["Label"] })
        #expect(labels.isSuperset(of: ["ทำงานให้", "knows well", "holdsPosition"]))
    }

    @Test("The tables for neo4j have typed columns, and lists whose divider stands in no value")
    func neo4j() throws {
        let (nodes, edges, _) = try tables(.neo4j)
        #expect(nodes.names.first == "id:ID" && nodes.names.last == ":LABEL")
        for name in ["age:long[]", "height:double", "flag:boolean", "control:string", "name_en_2:string[]"] {
            #expect(nodes.names.contains(name), "\(nodes.names)")
        }
        let b = try #require(nodes.rows.first { $0["id:ID"] == "http://e/b" })
        #expect(b["age:long[]"] == "8\u{1F}9")
        let ministry = try #require(nodes.rows.first { $0["id:ID"] == "http://e/m" })
        #expect(ministry[":LABEL"] == "Ministry\u{1F}Organisation")
        #expect(Array(edges.names.prefix(3)) == [":START_ID", ":END_ID", ":TYPE"])
        #expect(edges.rows.contains { $0[":TYPE"] == "worksFor" && $0["lastReported:date"] == "2024-05-06" })
    }

    @Test("XML holds no character that it may not hold", arguments: [true, false])
    func xml(isGraphML: Bool) throws {
        let export = try GraphTableExport(view())
        var bytes: [UInt8] = []
        let counts = try isGraphML ? export.writeGraphML { bytes += $0 } : export.writeGEXF { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("x\u{FFFD}y\u{FFFD}z") && text.contains("A &amp; B &lt;c&gt;"))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
        #expect(text.split(separator: "<node ").count - 1 == counts.nodes)
        #expect(text.split(separator: "<edge ").count - 1 == counts.edges)
    }

    @Test("Nothing at all is an empty table with its columns")
    func empty() throws {
        let (nodes, edges, counts) = try tables(.plain, "")
        #expect(counts == .init() && nodes.rows.isEmpty && edges.rows.isEmpty)
        #expect(nodes.names == ["Id", "Label", "Class", "Types", "label_th", "label_en"])
    }

    @Test("Many rows are all there, and the same each time")
    func many() throws {
        var text = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
        for number in 0..<3000 {
            text +=
                "<http://e/n\(number)> rdfs:label \"ชื่อ \(number)\"@th ; <http://e/next> <http://e/n\((number + 1) % 3000)> .\n"
        }
        let (nodes, edges, counts) = try tables(.plain, text)
        #expect(counts == .init(nodes: 3000, edges: 3000))
        #expect(nodes.rows.count == 3000 && edges.rows.count == 3000)
        #expect(Set(edges.rows.compactMap { $0["Id"] }).count == 3000)
        let again = try tables(.plain, text)
        #expect(again.nodes.rows == nodes.rows && again.edges.rows == edges.rows)
    }
}
