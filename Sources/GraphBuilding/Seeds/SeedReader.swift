import ExtractionModel
import RDFModel
import Sorting

/// Gathers things and words from the quads of seed files.
struct SeedReader {
    /// All statements so far.
    private(set) var facts = Dataset()
    /// The file that first gave a thing its type, for messages.
    private var fileOf: [IRI: String] = [:]
    /// The file that first spoke of a thing.
    private var firstFile: [IRI: String] = [:]

    /// Adds a file.
    mutating func read(_ content: Dataset, name: String) throws(SeedsError) {
        for quad in content.quads() {
            if quad.subject.blankNode != nil || quad.object.blankNode != nil { throw .blankNode(file: name) }
            facts.insert(Quad(quad.triple))
            if let thing = quad.subject.iri, firstFile[thing] == nil { firstFile[thing] = name }
            if quad.predicate == RDF.type, let thing = quad.subject.iri, fileOf[thing] == nil { fileOf[thing] = name }
        }
        for (prefix, namespace) in content.prefixes { facts.declare(prefix: prefix, namespace) }
    }

    /// The things, in order of their identifiers.
    func entries() throws(SeedsError) -> [GazetteerEntry] {
        var types: [IRI: EntityType] = [:]
        for (thingClass, type) in SeedReader.classes {
            for quad in facts.quads(predicate: RDF.type, object: .iri(thingClass)) {
                guard let thing = quad.subject.iri else { continue }
                guard let known = types[thing] else {
                    types[thing] = type
                    continue
                }
                // A ministry may be called an organisation too: the narrower type counts.
                if known == type || (known == .ministry && type == .organisation) { continue }
                throw .conflictingTypes(thing, file: fileOf[thing] ?? "")
            }
        }
        var entries: [GazetteerEntry] = []
        let keys = Array(types.keys)
        let things = keys.indices.ordered { keys[$0] < keys[$1] }.map { keys[$0] }
        for thing in things {
            guard let type = types[thing] else { continue }
            entries.append(try entry(of: thing, type))
        }
        try checkParents(of: things)
        try checkClasses(types)
        return entries
    }

    /// Titles and office words as the extractor takes them, every spelling for itself.
    func lexicon(_ words: WordTables) -> Lexicon {
        Lexicon(
            words: words,
            titles: spellings(of: YongOntology.title).map(\.spelling),
            offices: spellings(of: YongOntology.officeWord).map(\.spelling))
    }

    /// The spellings of the words of a class, each with the word's label in the same language and whether it may be
    /// matched anywhere; in order of the words' IRIs, labels first.
    func spellings(of wordClass: IRI) -> [(spelling: String, label: String, isAmbiguous: Bool)] {
        var spellings: [(spelling: String, label: String, isAmbiguous: Bool)] = []
        for word in facts.quads(predicate: RDF.type, object: .iri(wordClass)).map(\.subject).ordered() {
            let labels = literals(word, RDFS.label)
            let hidden = literals(word, SKOS.hiddenLabel)
            var known: Set<Literal> = []
            for name in labels + literals(word, SKOS.altLabel) + hidden where known.insert(name).inserted {
                let label = labels.first { ($0.language ?? "").utf8.elementsEqual((name.language ?? "").utf8) } ?? name
                spellings.append((name.lexicalForm, label.lexicalForm, hidden.contains(name)))
            }
        }
        return spellings
    }

    private func literals(_ subject: Term, _ property: IRI) -> [Literal] {
        facts.quads(subject: subject, predicate: property).compactMap { $0.object.literal }
    }

    /// Classes of things from the narrowest on.
    private static let classes: [(IRI, EntityType)] = [
        (YongOntology.ministry, .ministry), (YongOntology.organisation, .organisation),
        (YongOntology.country, .country), (YongOntology.province, .place), (YongOntology.place, .place),
        (YongOntology.person, .person), (YongOntology.event, .event), (YongOntology.plan, .plan),
    ]

    private func entry(of thing: IRI, _ type: EntityType) throws(SeedsError) -> GazetteerEntry {
        let file = fileOf[thing] ?? ""
        var names: [GazetteerEntry.Name] = []
        var known: Set<Literal> = []
        let ambiguous = Set(
            facts.quads(subject: .iri(thing), predicate: SKOS.hiddenLabel).compactMap { $0.object.literal })
        func add(_ subject: IRI, _ property: IRI, _ kind: GazetteerEntry.Name.Kind) throws(SeedsError) {
            for quad in facts.quads(subject: .iri(subject), predicate: property) {
                guard let literal = quad.object.literal, SeedReader.isName(literal) else {
                    throw .wrongKindOfValue(subject, property: property, file: file)
                }
                guard known.insert(literal).inserted else { continue }
                // A label that is a hidden label as well is to be shown, but not to be matched anywhere.
                let kind = ambiguous.contains(literal) ? .ambiguous : kind
                names.append(.init(text: literal.lexicalForm, language: literal.language ?? "", kind: kind))
            }
        }
        try add(thing, RDFS.label, .label)
        if names.isEmpty { throw .missingLabel(thing, file: file) }
        try add(thing, SKOS.altLabel, .alternative)
        for former in try links(from: thing, YongOntology.formerName) {
            try add(former, RDFS.label, .alternative)
            try add(former, SKOS.altLabel, .alternative)
        }
        try add(thing, SKOS.hiddenLabel, .ambiguous)
        return GazetteerEntry(
            identifier: Seeds.identifier(of: thing), type: type, names: names,
            parent: try links(from: thing, YongOntology.partOf).min().map(Seeds.identifier(of:)))
    }

    private func links(from thing: IRI, _ property: IRI) throws(SeedsError) -> [IRI] {
        var targets: [IRI] = []
        for quad in facts.quads(subject: .iri(thing), predicate: property) {
            guard let target = quad.object.iri else {
                throw .wrongKindOfValue(thing, property: property, file: fileOf[thing] ?? "")
            }
            targets.append(target)
        }
        return targets
    }

    /// Whether a literal is a text that names something.
    private static func isName(_ literal: Literal) -> Bool {
        let isText = literal.language != nil || literal.datatype == XSD.string
        return isText && !NameText.name(literal.lexicalForm).utf8.isEmpty
    }

    /// The classes of our vocabulary that seeds have besides those of things.
    private static let otherClasses: Set<IRI> = [
        YongOntology.title, YongOntology.officeWord, YongOntology.datedName,
        IRI(unchecked: YongOntology.namespace + "OfficeModifier"),
    ]

    /// Checks that what is named has a class, and that our vocabulary has the classes: what is misspelled would pass silently.
    private func checkClasses(_ types: [IRI: EntityType]) throws(SeedsError) {
        let known = SeedReader.otherClasses.union(SeedReader.classes.map(\.0))
        var isTyped: Set<IRI> = []
        var wrong: [(thing: IRI, thingClass: IRI)] = []
        for quad in facts.quads(predicate: RDF.type) {
            guard let thing = quad.subject.iri, let thingClass = quad.object.iri else { continue }
            isTyped.insert(thing)
            guard thingClass.text.utf8.starts(with: YongOntology.namespace.utf8), !known.contains(thingClass) else {
                continue
            }
            wrong.append((thing, thingClass))
        }
        if let first = wrong.min(by: { $0.thing < $1.thing }) {
            throw .unknownClass(first.thing, first.thingClass, file: firstFile[first.thing] ?? "")
        }
        for property in [RDFS.label, SKOS.altLabel, SKOS.hiddenLabel, YongOntology.partOf, YongOntology.formerName] {
            let named = facts.quads(predicate: property).compactMap(\.subject.iri)
            guard let thing = named.filter({ !isTyped.contains($0) }).min() else { continue }
            throw .missingClass(thing, file: firstFile[thing] ?? "")
        }
        let orphans = facts.quads(predicate: YongOntology.partOf).filter {
            $0.subject.iri.flatMap { types[$0] } != nil && $0.object.iri.map { firstFile[$0] == nil } == true
        }
        if let quad = orphans.min(), let thing = quad.subject.iri, let parent = quad.object.iri {
            throw .unknownParent(thing, parent: parent, file: firstFile[thing] ?? "")
        }
    }

    private func checkParents(of things: [IRI]) throws(SeedsError) {
        for thing in things {
            var seen: Set<IRI> = []
            var open = try links(from: thing, YongOntology.partOf)
            while let next = open.popLast() {
                if next == thing { throw .parentCycle(thing) }
                if seen.insert(next).inserted { open += try links(from: next, YongOntology.partOf) }
            }
        }
    }
}
