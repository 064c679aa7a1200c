import ExtractionModel
import RDFModel
import RDFSyntax

/// The terms that stand in every document's evidence, as N-Quads writes them, made once.
struct EvidenceTerms: Sendable {
    /// A property with a space on either side.
    struct Property: Sendable {
        let bytes: [UInt8]

        // Not for inlining: the terms below would repeat it.
        @inline(never)
        init(_ iri: IRI) {
            var bytes: [UInt8] = [0x20]
            NQuads.append(iri, to: &bytes)
            bytes.append(0x20)
            self.bytes = bytes
        }
    }

    /// The terms.
    static let shared = EvidenceTerms()

    let type = Property(RDF.type)
    let subject = Property(RDF.subject)
    let predicate = Property(RDF.predicate)
    let object = Property(RDF.object)
    let hasBody = Property(WebAnnotation.hasBody)
    let hasTarget = Property(WebAnnotation.hasTarget)
    let hasSource = Property(WebAnnotation.hasSource)
    let hasSelector = Property(WebAnnotation.hasSelector)
    let start = Property(WebAnnotation.start)
    let end = Property(WebAnnotation.end)
    let exact = Property(WebAnnotation.exact)
    let prefix = Property(WebAnnotation.prefix)
    let suffix = Property(WebAnnotation.suffix)
    let confidence = Property(YongOntology.confidence)
    let officeText = Property(YongOntology.officeText)
    let status = Property(YongOntology.status)
    let statedIn = Property(YongOntology.statedIn)
    let rule = Property(YongOntology.rule)
    let hasMention = Property(YongOntology.hasMention)
    let quote = Property(YongOntology.quote)
    let evidence = Property(YongOntology.evidence)
    let mentions = Property(YongOntology.mentionsThing)

    let mention = encoded(YongOntology.mention)
    let annotation = encoded(WebAnnotation.annotation)
    let textQuoteSelector = encoded(WebAnnotation.textQuoteSelector)
    let textPositionSelector = encoded(WebAnnotation.textPositionSelector)
    let claim = encoded(YongOntology.claim)
    let statement = encoded(RDF.statement)
    let predicates = RelationPredicate.allCases.map { encoded($0.iri) }
    let statuses = ClaimStatus.allCases.map { Array("\"\($0.rawValue)\"".utf8) }
    /// What follows a number or a day, with its closing quotation mark.
    let integerEnd = Array("\"^^".utf8) + encoded(XSD.nonNegativeInteger)
    let decimalEnd = Array("\"^^".utf8) + encoded(XSD.decimal)
    let dateEnd = Array("\"^^".utf8) + encoded(XSD.date)

    @inline(never)
    static func encoded(_ iri: IRI) -> [UInt8] {
        var bytes: [UInt8] = []
        NQuads.append(iri, to: &bytes)
        return bytes
    }
}
