internal import RDFModel
internal import Sorting

/// Makes records of what a collector gathered.
struct EntityBuilder {
    private let collector: EntityCollector
    private let facts: [EntityCollector.Fact]
    private let ranges: [Range<Int>]
    private let alignment: ClassAlignment
    private let reader: NameReader

    /// Of each subject: its names, kind and codes.
    private var records: [EntityRecord?]
    private var parents: [[Int32]]
    private var set = EntitySet()
    private var containerNumbers: [Term: Int32] = [:]

    /// How many steps up containers are followed.
    private static let steps = 5
    /// How many names a thing is compared by.
    private static let nameLimit = 32
    /// Stands for blank nodes, which are no things to link but may contain some.
    private static let nameless = IRI(unchecked: "_:")
    /// How many neighbours are looked at.
    private static let neighbourLimit = 24

    init(_ collector: EntityCollector, _ alignment: ClassAlignment, _ reader: NameReader) {
        self.collector = collector
        (facts, ranges) = collector.sorted()
        self.alignment = alignment
        self.reader = reader
        records = Array(repeating: nil, count: collector.subjects.count)
        parents = Array(repeating: [], count: collector.subjects.count)
    }

    /// All things that are no description of the data and have a name, if they need one.
    mutating func build(needingNames: Bool = true) -> EntitySet {
        for subject in collector.subjects.indices { describe(subject) }
        connectContainers()
        var linked: [EntityRecord] = []
        for subject in collector.subjects.indices {
            guard case .iri = collector.subjects[subject], var record = records[subject],
                !record.names.isEmpty || !needingNames, !record.types.contains(where: { alignment.excludes($0) })
            else { continue }
            record.containers = containers(of: subject)
            record.neighbours = neighbours(of: subject)
            linked.append(record)
        }
        linked = linked.ordered { $0.iri < $1.iri }
        set.records = linked
        return set
    }

    // MARK: One subject

    private mutating func describe(_ subject: Int) {
        let term = collector.subjects[subject]
        var record = EntityRecord(iri: term.iri ?? EntityBuilder.nameless)
        var codes: [String] = []
        var (latitude, longitude): (Double?, Double?) = (nil, nil)
        for fact in facts[ranges[subject]] {
            switch (fact.role, fact.value) {
            case (.type, .iri(let type)): record.types.append(type)
            case (.name(let rank), .literal(let literal)): add(literal.lexicalForm, rank, to: &record)
            case (.formerNames, let node): addFormer(node, to: &record)
            case (.identifier, .literal(let literal)): codes.append(literal.lexicalForm)
            case (.identifier, let node): codes += literals(of: node, .value)
            case (.same, .iri(let iri)): record.same.append(iri)
            case (.begin, .literal(let literal)): record.begin = record.begin ?? PartialDate(literal.lexicalForm)
            case (.end, .literal(let literal)): record.end = record.end ?? PartialDate(literal.lexicalForm)
            case (.latitude, .literal(let literal)): latitude = Double(literal.lexicalForm)
            case (.longitude, .literal(let literal)): longitude = Double(literal.lexicalForm)
            case (.point, .literal(let literal)): record.point = GeographicPoint(wellKnownText: literal.lexicalForm)
            case (.part, let node):
                latitude = latitude ?? literals(of: node, .latitude).first.flatMap { Double($0) }
                longitude = longitude ?? literals(of: node, .longitude).first.flatMap { Double($0) }
                if record.point == nil, let text = literals(of: node, .point).first {
                    record.point = GeographicPoint(wellKnownText: text)
                }
                addParents(of: node, to: subject)
            case (.container, let value), (.country, let value): addParent(value, fact.role, to: subject)
            default: break
            }
        }
        if let latitude, let longitude, record.point == nil {
            record.point = GeographicPoint(latitude: latitude, longitude: longitude)
        }
        record.kind = kind(of: record)
        record.identifiers = Array(Set(codes.compactMap { Identifier($0, of: record.kind) }))
            .ordered { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        records[subject] = record
    }

    /// The kind of its classes, narrowed by the noun that its preferred names begin or end with.
    private func kind(of record: EntityRecord) -> Kind {
        let kind = alignment.kind(of: record.types)
        var told: Kind?
        for name in record.names where name.rank == .preferred {
            guard let noun = name.kind, told == nil || told == noun else { continue }
            told = noun
        }
        guard let told, !kind.isDisjoint(with: told), kind.isSubset(of: .place) || kind == .thing else { return kind }
        return kind.intersection(told)
    }

    private func add(_ text: String, _ rank: NameRank, to record: inout EntityRecord) {
        guard record.names.count < EntityBuilder.nameLimit else { return }
        for name in reader.read(text, rank)
        where !record.names.contains(where: { $0.key == name.key && $0.rank <= name.rank }) {
            record.names.append(name)
        }
    }

    private func addFormer(_ node: Term, to record: inout EntityRecord) {
        guard let subject = collector.number(known: node) else { return }
        for fact in facts[ranges[Int(subject)]] {
            if case .name = fact.role, case .literal(let literal) = fact.value {
                add(literal.lexicalForm, .former, to: &record)
            }
        }
    }

    private func literals(of node: Term, _ role: PropertyRole) -> [String] {
        guard let subject = collector.number(known: node) else { return [] }
        return facts[ranges[Int(subject)]].compactMap { $0.role == role ? $0.value.literal?.lexicalForm : nil }
    }

    // MARK: Containers

    private mutating func addParents(of node: Term, to subject: Int) {
        guard let part = collector.number(known: node) else { return }
        for fact in facts[ranges[Int(part)]] where fact.role == .container || fact.role == .country {
            addParent(fact.value, fact.role, to: subject)
        }
    }

    private mutating func addParent(_ value: Term, _ role: PropertyRole?, to subject: Int) {
        if case .triple = value { return }
        let number = containerNumber(value, isCountry: role == .country)
        if !parents[subject].contains(number) { parents[subject].append(number) }
    }

    /// The number that a container has; what it is called is filled in when all subjects are known.
    private mutating func containerNumber(_ value: Term, isCountry: Bool) -> Int32 {
        if let number = containerNumbers[value] { return number }
        let number = Int32(set.containers.count)
        containerNumbers[value] = number
        set.containers.append(container(value, isCountry))
        return number
    }

    private func container(_ value: Term, _ isCountry: Bool) -> EntitySet.Container {
        let assumed: Kind = isCountry ? .country : .thing
        if let literal = value.literal {
            let names = reader.read(literal.lexicalForm, .preferred)
            let keys = names.flatMap { EntityBuilder.keys(of: $0) }
            return EntitySet.Container(
                kind: names.first?.kind ?? assumed, keys: Set(keys).ordered(), label: literal.lexicalForm)
        }
        guard let subject = collector.number(known: value) else {
            let keys = value.iri.map { [KeyHash.hash($0.text.utf8, seed: 20)] } ?? []
            return EntitySet.Container(kind: assumed, keys: keys, label: value.iri?.text ?? "")
        }
        var record = EntityRecord(iri: value.iri ?? EntityBuilder.nameless)
        var keys: [UInt64] = value.iri.map { [KeyHash.hash($0.text.utf8, seed: 20)] } ?? []
        for fact in facts[ranges[Int(subject)]] {
            switch (fact.role, fact.value) {
            case (.type, .iri(let type)): record.types.append(type)
            case (.name(let rank), .literal(let literal)): add(literal.lexicalForm, rank, to: &record)
            case (.identifier, .literal(let literal)):
                keys.append(KeyHash.hash(literal.lexicalForm.lowercased().utf8, seed: 1))
            case (.same, .iri(let iri)): keys.append(KeyHash.hash(iri.text.utf8, seed: 20))
            default: break
            }
        }
        for name in record.names { keys += EntityBuilder.keys(of: name) }
        let kind = kind(of: record)
        return EntitySet.Container(
            kind: kind == .thing ? assumed : kind, keys: Set(keys).ordered(), label: record.label)
    }

    private static func keys(of name: ComparedName) -> [UInt64] {
        name.script == .thai && !name.latin.isEmpty ? [name.key, KeyHash.hash(name.latin, seed: 1)] : [name.key]
    }

    /// The containers of a subject, those of its containers, and so on.
    private func containers(of subject: Int) -> [Int32] {
        var (found, front) = (parents[subject], parents[subject])
        for _ in 1..<EntityBuilder.steps where !front.isEmpty {
            var next: [Int32] = []
            for number in front {
                for parent in containerParents[Int(number)] where !found.contains(parent) {
                    found.append(parent)
                    next.append(parent)
                }
            }
            front = next
        }
        return found
    }

    /// The parents of each container.
    private var containerParents: [[Int32]] = []

    /// What each container lies in, once all are known.
    private mutating func connectContainers() {
        containerParents = Array(repeating: [], count: set.containers.count)
        for (value, number) in containerNumbers {
            if let subject = collector.number(known: value) { containerParents[Int(number)] = parents[Int(subject)] }
        }
    }

    // MARK: Neighbours

    /// Keys of what a thing is related to by other properties.
    private func neighbours(of subject: Int) -> [UInt64] {
        var (keys, count): (Set<UInt64>, Int) = ([], 0)
        for fact in facts[ranges[subject]] where fact.role == nil && count < EntityBuilder.neighbourLimit {
            guard let other = collector.number(known: fact.value), Int(other) != subject,
                let record = records[Int(other)], !record.names.isEmpty
            else { continue }
            count += 1
            for name in record.names where name.rank <= .alternative && !name.isShort {
                keys.formUnion(EntityBuilder.keys(of: name))
            }
        }
        return keys.ordered()
    }
}
