import ExtractionModel
public import RDFModel
import RDFSyntax
internal import Sorting

/// What is wrong with an overlay, apart from its syntax.
public enum OverlayError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An exclusion names nobody: it has no label of two letters, and no IRI whose last step is a name.
    case exclusionWithoutName(Term)
    /// A correction has no `yong:mentionText`, or says nothing of it.
    case emptyCorrection(Term)
    /// The value of a property is no class of things, no IRI or no text, as the property wants it.
    case wrongValue(Term, property: IRI)
    /// A document's IRI does not have the form `…/document/id`.
    case notADocument(IRI)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .exclusionWithoutName(let term):
            "the exclusion \(OverlayError.text(term)) names nobody; give it an rdfs:label"
        case .emptyCorrection(let term):
            "the correction \(OverlayError.text(term)) needs yong:mentionText, and one of yong:notA, yong:correctType, "
                + "yong:sameAs and yong:differentFrom"
        case .wrongValue(let term, let property):
            "the value of <\(property)> of \(OverlayError.text(term)) is of the wrong kind"
        case .notADocument(let iri): "<\(iri)> is no IRI of a document"
        }
    }

    private static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): "<\(iri)>"
        case .blankNode, .triple: "without an IRI"
        case .literal(let literal): "\"\(literal.lexicalForm)\""
        }
    }
}

extension Overlay {
    /// Reads an overlay from Turtle files.
    ///
    /// - Parameter files: The name of each file, for messages, and its bytes.
    /// - Throws: `SyntaxError` where a file is not Turtle, or ``OverlayError``.
    public init(turtle files: [(name: String, bytes: [UInt8])]) throws {
        var content = Dataset()
        var all: [UInt8] = []
        for (number, file) in files.enumerated() {
            let base = IRI(unchecked: Seeds.base + "file/" + NameText.pathStep(file.name))
            try RDFReader.read(
                bytes: file.bytes, format: .turtle, base: base, source: file.name, blankNodePrefix: "o\(number)",
                into: &content)
            all += file.bytes
        }
        try self.init(content)
        // A hash of nothing would say that nothing was said.
        fingerprint = content.isEmpty ? 0 : max(1, all.withUnsafeBytes { TextTable.hash($0) })
    }

    private init(_ content: Dataset) throws(OverlayError) {
        self.init()
        let reader = OverlayReader(content: content)
        exclusions = try reader.exclusions()
        for node in reader.nodes(of: YongOntology.correction) {
            let (type, mention) = try reader.rules(of: node)
            typeRules += type
            mentionRules += mention
        }
        let corrections = Set(reader.nodes(of: YongOntology.correction))
        for (subject, object) in try reader.pairs(YongOntology.sameAs) where !corrections.contains(.iri(subject)) {
            joined.append((subject, object))
        }
        for (subject, object) in try reader.pairs(YongOntology.differentFrom) where !corrections.contains(.iri(subject))
        {
            for thingClass in OverlayReader.classes {
                keepApart(OverlayReader.key(of: subject, thingClass), OverlayReader.key(of: object, thingClass))
            }
        }
    }
}

/// Takes an overlay out of its quads.
private struct OverlayReader {
    let content: Dataset
    static let classes: [ThingClass] = [.body, .country, .place, .plan, .person, .event]

    /// The nodes of a class, in order.
    func nodes(of overlayClass: IRI) -> [Term] {
        content.quads(predicate: RDF.type, object: .iri(overlayClass)).map(\.subject).ordered()
    }

    func exclusions() throws(OverlayError) -> [Overlay.Exclusion] {
        var exclusions: [Overlay.Exclusion] = []
        for node in nodes(of: YongOntology.exclusion) {
            var names: [String] = []
            for property in [RDFS.label, SKOS.altLabel, SKOS.hiddenLabel] {
                names += try texts(of: node, property)
            }
            if let iri = node.iri { names.append(OverlayReader.name(in: iri)) }
            let excluded = names.compactMap { ExcludedName($0) }
            guard !excluded.isEmpty else { throw .exclusionWithoutName(node) }
            exclusions.append(.init(thing: node.iri ?? RDF.nil_, names: excluded))
        }
        return exclusions
    }

    func rules(of node: Term) throws(OverlayError) -> (type: [Overlay.TypeRule], mention: [Overlay.MentionRule]) {
        var documents: [String?] = []
        for iri in try links(from: node, YongOntology.inDocument) { documents.append(try documentID(iri)) }
        if documents.isEmpty { documents = [nil] }
        var (types, mentions) = ([Overlay.TypeRule](), [Overlay.MentionRule]())
        let wrong = try entityTypes(of: node, YongOntology.notA)
        let right = try entityTypes(of: node, YongOntology.correctType)
        for text in try texts(of: node, YongOntology.mentionText) {
            for document in documents {
                if right.isEmpty {
                    types += wrong.map { .init(text: text, document: document, wrong: $0, right: nil) }
                }
                for type in right {
                    types.append(.init(text: text, document: document, wrong: wrong.first, right: type))
                }
                for (property, isSame) in [(YongOntology.sameAs, true), (YongOntology.differentFrom, false)] {
                    for thing in try links(from: node, property) {
                        mentions.append(
                            .init(text: NameText.tidy(text), document: document, thing: thing, isSame: isSame))
                    }
                }
            }
        }
        guard !types.isEmpty || !mentions.isEmpty else { throw .emptyCorrection(node) }
        return (types, mentions)
    }

    func pairs(_ property: IRI) throws(OverlayError) -> [(IRI, IRI)] {
        var pairs: [(IRI, IRI)] = []
        for quad in content.quads(predicate: property).ordered() {
            guard let object = quad.object.iri else { throw .wrongValue(quad.subject, property: property) }
            if let subject = quad.subject.iri { pairs.append((subject, object)) }
        }
        return pairs
    }

    private func texts(of node: Term, _ property: IRI) throws(OverlayError) -> [String] {
        var texts: [String] = []
        for quad in content.quads(subject: node, predicate: property) {
            guard let literal = quad.object.literal else { throw .wrongValue(node, property: property) }
            texts.append(literal.lexicalForm)
        }
        return texts
    }

    private func links(from node: Term, _ property: IRI) throws(OverlayError) -> [IRI] {
        var targets: [IRI] = []
        for quad in content.quads(subject: node, predicate: property) {
            guard let target = quad.object.iri else { throw .wrongValue(node, property: property) }
            targets.append(target)
        }
        return targets
    }

    /// The types that classes stand for; the class of all things stands for any.
    private func entityTypes(of node: Term, _ property: IRI) throws(OverlayError) -> [EntityType] {
        var types: [EntityType] = []
        for iri in try links(from: node, property) {
            guard let type = EntityType.allCases.first(where: { $0.iri == iri }) else {
                throw .wrongValue(node, property: property)
            }
            types.append(type)
        }
        return types
    }

    private func documentID(_ iri: IRI) throws(OverlayError) -> String {
        let bytes = Array(iri.text.utf8)
        let marker = Array("/document/".utf8)
        var start = bytes.count - marker.count
        while start >= 0, !bytes[start..<start + marker.count].elementsEqual(marker) { start -= 1 }
        guard start >= 0 else { throw .notADocument(iri) }
        return NameText.percentDecoded(bytes[(start + marker.count)...])
    }

    /// The name that the last step of an IRI is, without what stands in brackets to tell it apart.
    static func name(in iri: IRI) -> String {
        let bytes = Array(iri.text.utf8)
        let start = bytes.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }.map { $0 + 1 } ?? 0
        var step = bytes[start...]
        if step.last == UInt8(ascii: ")"), let bracket = step.lastIndex(of: UInt8(ascii: "(")), bracket > start {
            step = step[..<(bracket - 1)]
        }
        return NameText.percentDecoded(step.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }[...])
    }

    static func key(of iri: IRI, _ thingClass: ThingClass) -> [UInt8] {
        NameKey(name(in: iri), of: thingClass).bytes
    }
}
