#if Server
    /// A question that somebody may have, and the query that answers it.
    struct ExampleQuery {
        let question: Phrase
        let query: String
        /// How the answer is best looked at.
        var shape = AnswerShape.table

        /// The address of the answer.
        func address(_ links: PageLinks) -> String {
            links.page("/query", [("query", query)] + (shape == .table ? [] : [("view", shape.rawValue)]))
        }

        static let all: [ExampleQuery] = [
            ExampleQuery(
                question: Phrase("ใครเคยเป็นนายกรัฐมนตรี ตามที่ข่าวรายงาน", "Who does the news report as prime minister?"),
                query: """
                    SELECT ?person ?name ?first ?last {
                      ?membership a org:Membership ; org:member ?person ; yong:inPost ?post ;
                        yong:firstReported ?first ; yong:lastReported ?last .
                      ?post rdfs:label "นายกรัฐมนตรี"@th .
                      ?person rdfs:label ?name
                    }
                    ORDER BY ?first
                    """),
            ExampleQuery(
                question: Phrase("กระทรวงใดถูกกล่าวถึงมากที่สุด", "Which ministries are mentioned most?"),
                query: """
                    SELECT ?ministry ?name (COUNT(DISTINCT ?document) AS ?documents) {
                      ?ministry a yong:Ministry ; rdfs:label ?name FILTER(LANG(?name) = "th")
                      GRAPH ?document { ?document yong:mentions ?ministry }
                    }
                    GROUP BY ?ministry ?name
                    ORDER BY DESC(?documents)
                    LIMIT 20
                    """, shape: .chart),
            ExampleQuery(
                question: Phrase("แต่ละปีมีข่าวกี่ชิ้น", "How many documents are there a year?"),
                query: """
                    SELECT ?year (COUNT(?document) AS ?documents) {
                      GRAPH ?document { ?document dcterms:issued ?date }
                      BIND(YEAR(?date) AS ?year)
                    }
                    GROUP BY ?year
                    ORDER BY ?year
                    """, shape: .chart),
            ExampleQuery(
                question: Phrase(
                    "ประเทศใดร่วมมือกับไทยหรือหน่วยงานไทย", "Which countries cooperate with Thailand or its bodies?"),
                query: """
                    CONSTRUCT { ?one yong:cooperatesWith ?country } {
                      ?country a yong:Country .
                      ?one yong:cooperatesWith ?country FILTER(?one != ?country)
                    }
                    LIMIT 40
                    """, shape: .graph),
            ExampleQuery(
                question: Phrase("เดือนใดมีการประชุมหรือเหตุการณ์มากที่สุด", "Which months have most events?"),
                query: """
                    SELECT ?month (COUNT(?event) AS ?events) {
                      ?event a yong:Event ; yong:onDate ?date
                      BIND(MONTH(?date) AS ?month)
                    }
                    GROUP BY ?month
                    ORDER BY DESC(?events)
                    """, shape: .chart),
            ExampleQuery(
                question: Phrase(
                    "หน่วยงานใดสังกัดกระทรวงสาธารณสุข", "Which bodies belong to the Ministry of Public Health?"),
                query: """
                    SELECT DISTINCT ?body ?name {
                      ?ministry rdfs:label "กระทรวงสาธารณสุข"@th .
                      ?body yong:partOf+ ?ministry ; rdfs:label ?name FILTER(LANG(?name) = "th")
                    }
                    ORDER BY ?name
                    LIMIT 200
                    """),
            ExampleQuery(
                question: Phrase("ใครพบหารือกับใครบ้าง", "Who meets whom?"),
                query: """
                    CONSTRUCT { ?one yong:meets ?other } {
                      ?one a yong:Person ; yong:meets ?other .
                      ?other a yong:Person FILTER(STR(?one) < STR(?other))
                    }
                    LIMIT 30
                    """, shape: .graph),
            ExampleQuery(
                question: Phrase("ใครดำรงหลายตำแหน่งที่สุด", "Who holds the most offices?"),
                query: """
                    SELECT ?person ?name (COUNT(DISTINCT ?post) AS ?offices) {
                      ?person a yong:Person ; rdfs:label ?name ; yong:holdsPosition ?post
                      FILTER(LANG(?name) = "th")
                    }
                    GROUP BY ?person ?name
                    ORDER BY DESC(?offices)
                    LIMIT 20
                    """, shape: .chart),
            ExampleQuery(
                question: Phrase("ข่าวล่าสุดที่กล่าวถึงจังหวัดเชียงใหม่", "The latest news that mentions Chiang Mai"),
                query: """
                    SELECT ?document ?date ?title {
                      ?place a yong:Province ; rdfs:label "เชียงใหม่"@th .
                      GRAPH ?document { ?document yong:mentions ?place ; dcterms:issued ?date ; dcterms:title ?title }
                    }
                    ORDER BY DESC(?date)
                    LIMIT 20
                    """),
            ExampleQuery(
                question: Phrase("ข้อความอ้างใดเป็นเพียงแผน ยังไม่เกิดขึ้น", "Which claims are only planned?"),
                query: """
                    SELECT ?subject ?predicate ?object ?quote ?document {
                      GRAPH ?document {
                        ?claim yong:status "planned" ; rdf:subject ?subject ; rdf:predicate ?predicate ;
                          rdf:object ?object ; yong:quote ?quote
                      }
                    }
                    LIMIT 50
                    """),
        ]
    }

    /// How an answer is looked at.
    enum AnswerShape: String, CaseIterable {
        case table, chart, graph

        var title: Phrase {
            switch self {
            case .table: .table
            case .chart: .chart
            case .graph: .graph
            }
        }
    }
#endif
