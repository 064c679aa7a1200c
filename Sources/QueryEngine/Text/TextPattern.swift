import RDFModel
import SPARQLSyntax

/// The terms of text searches.
enum TextTerms {
    private static let namespace = "https://w3id.org/yong/ontology#"
    /// `yong:matches`, the property.
    static let matches = IRI(unchecked: namespace + "matches")
    /// `yong:contains`, the function.
    static let contains = IRI(unchecked: namespace + "contains")
}

/// A search for strings by their words, as triple patterns write it:
///
/// ```sparql
/// ?thing yong:matches "คำค้น" .
/// (?thing ?score ?literal) yong:matches ("คำค้น"@th rdfs:label skos:altLabel 10) .
/// ```
///
/// The lists are rows of `rdf:first` and `rdf:rest` in the algebra, which belong to the search and to nothing else.
struct TextPattern {
    /// The thing that has the string, the score and the string, as far as they are asked for.
    var results: [PatternTerm]
    /// What is looked for.
    var query: Literal
    /// The properties; none stands for those of the index.
    var properties: [IRI] = []
    /// How many rows are wanted; `nil` is all.
    var limit: Int?

    /// Whether a triple pattern is a search.
    static func isSearch(_ triple: TriplePattern) -> Bool {
        if case .term(.iri(let predicate)) = triple.predicate { predicate == TextTerms.matches } else { false }
    }

    /// Takes the searches out of triple patterns.
    ///
    /// - Throws: ``QueryError/textSearch(_:)`` for one that is not written so.
    static func split(_ triples: [TriplePattern]) throws(QueryError) -> ([TriplePattern], [TextPattern]) {
        guard triples.contains(where: isSearch) else { return (triples, []) }
        var lists = ListReader(triples)
        var searches: [TextPattern] = []
        for triple in triples where isSearch(triple) {
            searches.append(try TextPattern(lists.elements(triple.subject), lists.elements(triple.object)))
        }
        let used = lists.used
        return (triples.filter { !isSearch($0) && !used.contains($0) }, searches)
    }

    private init(_ results: [PatternTerm], _ arguments: [PatternTerm]) throws(QueryError) {
        guard (1...3).contains(results.count) else {
            throw .textSearch(
                "yong:matches gives a thing, a score and a string: up to three terms stand in front of it")
        }
        self.results = results
        guard case .term(.literal(let query))? = arguments.first,
            query.language != nil || query.datatype == XSD.string
        else {
            throw .textSearch(
                "behind yong:matches stands a string, or a list that begins with one; a parameter may stand for it")
        }
        self.query = query
        for argument in arguments.dropFirst() {
            switch argument {
            case .term(.iri(let property)): properties.append(property)
            case .term(.literal(let literal)):
                guard limit == nil, let number = Int(term: .literal(literal)), number >= 0 else {
                    throw .textSearch("behind the string of yong:matches stand properties and one number of rows")
                }
                limit = number
            default:
                throw .textSearch("behind the string of yong:matches stand properties and one number of rows")
            }
        }
    }
}

/// Reads lists of a basic graph pattern.
private struct ListReader {
    private var first: [Variable: TriplePattern] = [:]
    private var rest: [Variable: TriplePattern] = [:]
    /// The triple patterns that belong to lists that were read.
    private(set) var used: Set<TriplePattern> = []

    init(_ triples: [TriplePattern]) {
        for triple in triples {
            guard let node = triple.subject.variable, !node.isVisible,
                case .term(.iri(let predicate)) = triple.predicate
            else { continue }
            if predicate == RDF.first { first[node] = triple }
            if predicate == RDF.rest { rest[node] = triple }
        }
    }

    /// The elements of a list, or the term alone if it is none.
    mutating func elements(_ term: PatternTerm) -> [PatternTerm] {
        if case .term(.iri(let iri)) = term, iri == RDF.nil_ { return [] }
        var (elements, place) = ([PatternTerm](), term)
        while let node = place.variable, let head = first[node], let tail = rest[node], !used.contains(head) {
            elements.append(head.object)
            used.formUnion([head, tail])
            place = tail.object
        }
        return elements.isEmpty ? [term] : elements
    }
}
