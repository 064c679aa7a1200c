import ExtractionModel
public import RDFModel
import RDFSyntax
internal import Sorting

/// What is wrong with an overlay, apart from its syntax.
public indirect enum OverlayError: Error, Equatable, Sendable, CustomStringConvertible {
    /// An exclusion names nobody: it has no label of two letters, and no IRI whose last step is a name.
    case exclusionWithoutName(Term)
    /// A correction has no `yong:mentionText`, or says nothing of it.
    case emptyCorrection(Term)
    /// The value of a property is no class of things, no IRI or no text, as the property wants it.
    case wrongValue(Term, property: IRI, value: Term)
    /// A class of Yong's vocabulary that overlays do not have, or that there is none of.
    case unknownClass(Term, IRI)
    /// A property of Yong's vocabulary that overlays do not have, or that there is none of.
    case unknownProperty(Term, IRI)
    /// What a correction has is said of something that is none.
    case notACorrection(Term, property: IRI)
    /// A document's IRI does not have the form `…/document/id`.
    case notADocument(IRI)
    /// Something is wrong in a file.
    case inFile(String, OverlayError)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .exclusionWithoutName(let term):
            "the exclusion \(OverlayError.text(term)) names nobody; give it an rdfs:label"
        case .emptyCorrection(let term):
            "the correction \(OverlayError.text(term)) needs yong:mentionText, and one of yong:notA, yong:correctType, "
                + "yong:sameAs and yong:differentFrom"
        case .wrongValue(let term, let property, let value):
            "\(OverlayError.text(value)) is of the wrong kind, or nothing, as the value of <\(property)> of "
                + OverlayError.text(term)
        case .unknownClass(let term, let thingClass):
            "<\(thingClass)>, the class of \(OverlayError.text(term)), is neither yong:Correction nor yong:Exclusion"
        case .unknownProperty(let term, let property):
            "<\(property)> of \(OverlayError.text(term)) is no property of corrections and exclusions"
        case .notACorrection(let term, let property):
            "\(OverlayError.text(term)) has <\(property)>, but is no yong:Correction"
        case .notADocument(let iri): "<\(iri)> is no IRI of a document"
        case .inFile(let file, let error): "\(file): \(error)"
        }
    }

    private static func text(_ term: Term) -> String {
        switch term {
        case .iri(let iri): "<\(iri)>"
        case .blankNode, .triple: "a node without an IRI"
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
        var fileOf: [Term: String] = [:]
        var all: [UInt8] = []
        for (number, file) in files.enumerated() {
            let base = IRI(unchecked: Seeds.base + "file/" + NameText.pathStep(file.name))
            var part = Dataset()
            try RDFReader.read(
                bytes: file.bytes, format: .turtle, base: base, source: file.name, blankNodePrefix: "o\(number)",
                into: &part)
            for quad in part.quads() {
                content.insert(quad)
                if fileOf[quad.subject] == nil { fileOf[quad.subject] = file.name }
            }
            all += file.bytes
        }
        try self.init(content, fileOf)
        // A hash of nothing would say that nothing was said.
        fingerprint = content.isEmpty ? 0 : max(1, all.withUnsafeBytes { TextTable.hash($0) })
    }

    private init(_ content: Dataset, _ fileOf: [Term: String]) throws(OverlayError) {
        self.init()
        let reader = OverlayReader(content: content, fileOf: fileOf)
        try reader.checkWords()
        exclusions = try reader.exclusions()
        for node in reader.nodes(of: YongOntology.correction) {
            let (type, mention) = try reader.naming(node) { (node) throws(OverlayError) in try reader.rules(of: node) }
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
    let fileOf: [Term: String]
    static let classes: [ThingClass] = [.body, .country, .place, .plan, .person, .event]

    /// The nodes of a class, in order.
    func nodes(of overlayClass: IRI) -> [Term] {
        content.quads(predicate: RDF.type, object: .iri(overlayClass)).map(\.subject).ordered()
    }

    func exclusions() throws(OverlayError) -> [Overlay.Exclusion] {
        var exclusions: [Overlay.Exclusion] = []
        for node in nodes(of: YongOntology.exclusion) {
            exclusions.append(try naming(node) { (node) throws(OverlayError) in try exclusion(node) })
        }
        return exclusions
    }

    private func exclusion(_ node: Term) throws(OverlayError) -> Overlay.Exclusion {
        var names: [String] = []
        for property in [RDFS.label, SKOS.altLabel, SKOS.hiddenLabel] {
            names += try texts(of: node, property)
        }
        if let iri = node.iri { names.append(OverlayReader.name(in: iri)) }
        let excluded = names.compactMap { ExcludedName($0) }
        guard !excluded.isEmpty else { throw .exclusionWithoutName(node) }
        return .init(thing: node.iri ?? RDF.nil_, names: excluded)
    }

    /// What an error is about, with the file that speaks of it first.
    func naming<Value>(
        _ node: Term, _ body: (Term) throws(OverlayError) -> Value
    ) throws(OverlayError) -> Value {
        do throws(OverlayError) { return try body(node) } catch {
            throw fileOf[node].map { .inFile($0, error) } ?? error
        }
    }

    /// Checks that nothing of our vocabulary stands here that means nothing here: what is misspelled would pass silently.
    func checkWords() throws(OverlayError) {
        for quad in content.quads().ordered() {
            try naming(quad.subject) { (subject) throws(OverlayError) in try check(quad, of: subject) }
        }
    }

    private static let ofCorrections: Set<IRI> = [
        YongOntology.mentionText, YongOntology.inDocument, YongOntology.notA, YongOntology.correctType,
    ]

    private func check(_ quad: Quad, of subject: Term) throws(OverlayError) {
        func isOurs(_ iri: IRI) -> Bool { iri.text.utf8.starts(with: YongOntology.namespace.utf8) }
        if quad.predicate == RDF.type, let thingClass = quad.object.iri, isOurs(thingClass),
            thingClass != YongOntology.correction, thingClass != YongOntology.exclusion
        {
            throw .unknownClass(subject, thingClass)
        }
        let links = [YongOntology.sameAs, YongOntology.differentFrom].contains(quad.predicate)
        let isCorrecting = OverlayReader.ofCorrections.contains(quad.predicate)
        if isOurs(quad.predicate), !links, !isCorrecting { throw .unknownProperty(subject, quad.predicate) }
        // Of a thing with an IRI, the two links may be said without a correction.
        guard isCorrecting || links && subject.iri == nil else { return }
        guard content.contains(Quad(subject, RDF.type, .iri(YongOntology.correction))) else {
            throw .notACorrection(subject, property: quad.predicate)
        }
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
            guard let object = quad.object.iri else {
                let error = OverlayError.wrongValue(quad.subject, property: property, value: quad.object)
                throw fileOf[quad.subject].map { .inFile($0, error) } ?? error
            }
            if let subject = quad.subject.iri { pairs.append((subject, object)) }
        }
        return pairs
    }

    private func texts(of node: Term, _ property: IRI) throws(OverlayError) -> [String] {
        var texts: [String] = []
        for quad in content.quads(subject: node, predicate: property) {
            guard let literal = quad.object.literal, !NameText.name(literal.lexicalForm).utf8.isEmpty else {
                throw .wrongValue(node, property: property, value: quad.object)
            }
            texts.append(literal.lexicalForm)
        }
        return texts
    }

    private func links(from node: Term, _ property: IRI) throws(OverlayError) -> [IRI] {
        var targets: [IRI] = []
        for quad in content.quads(subject: node, predicate: property) {
            guard let target = quad.object.iri else {
                throw .wrongValue(node, property: property, value: quad.object)
            }
            targets.append(target)
        }
        return targets
    }

    /// The types that classes stand for; the class of all things stands for any.
    private func entityTypes(of node: Term, _ property: IRI) throws(OverlayError) -> [EntityType] {
        var types: [EntityType] = []
        for iri in try links(from: node, property) {
            guard let type = EntityType.allCases.first(where: { $0.iri == iri }) else {
                throw .wrongValue(node, property: property, value: .iri(iri))
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
