import ExtractionModel
import RDFModel
import Sorting
import ThaiText

extension Resolver {
    /// Names of things, chosen and made unique.
    struct Naming {
        var nodes: [ResolvedGraph.Node] = []
        /// The node of each entity of the table.
        var nodeOf: [Int32] = []
        var posts: [ResolvedGraph.PostNode] = []
        var homonyms: [ResolvedGraph.Homonyms] = []
        var derivations: [ResolvedGraph.Derivation] = []
    }

    /// A thing with its path, before things are put in order.
    struct Draft {
        var node: ResolvedGraph.Node
        /// The number of its IRI's text.
        var path: Int
    }

    /// Chooses labels and IRIs.
    ///
    /// The label of a thing that is no seed is its commonest name, of equally common ones the longest. A name in
    /// use already gets a number in brackets; seeds come first, then things in order of first mention. What the
    /// overlay says of things by their IRIs is done in between: a thing keeps the IRI that it has without it.
    mutating func name(base: String, documentIRIs: [IRI]) -> Naming {
        for seed in Set(things.compactMap(\.seed)) { _ = table.intern(Array(seeds.label(of: seed).utf8)) }
        var members = ThingMembers(&self)
        var paths = TextTable()
        var drafts = drafts(of: members, base: base, documentIRIs, &paths, fixed: [:])
        var postLabels = labels(of: members, drafts)
        if overlay.namesThings {
            var fixed: [Int: Int] = [:]
            for (place, root) in members.roots.enumerated() { fixed[root] = drafts[place].path }
            applyOverlay(&fixed, &paths, base: base)
            members = ThingMembers(&self)
            drafts = self.drafts(of: members, base: base, documentIRIs, &paths, fixed: fixed)
            postLabels = labels(of: members, drafts)
        }
        var naming = Naming()
        let sorted = drafts.indices.ordered { paths.precedes(drafts[$0].path, drafts[$1].path) }
        naming.nodes = sorted.map { drafts[$0].node }
        var nodeOfPlace = Array(repeating: Int32(0), count: drafts.count)
        for (node, place) in sorted.enumerated() { nodeOfPlace[place] = Int32(node) }
        naming.nodeOf = Array(repeating: -1, count: thingOf.count)
        for place in members.roots.indices {
            for member in members[place] { naming.nodeOf[Int(member.entity)] = nodeOfPlace[place] }
        }
        var nodeOfThing = Array(repeating: -1, count: things.count)
        for thing in things.indices {
            let place = members.placeOf[sets.find(thing)]
            if place >= 0 { nodeOfThing[thing] = Int(nodeOfPlace[Int(place)]) }
        }
        naming.posts = postNodes(postLabels, base: base, naming.nodes, nodeOfThing, &paths)
        naming.derivations = derivations(naming)
        naming.homonyms = homonyms(members.roots, nodeOfThing)
        return naming
    }

    private mutating func drafts(
        of members: ThingMembers, base: String, _ documentIRIs: [IRI], _ paths: inout TextTable, fixed: [Int: Int]
    ) -> [Draft] {
        var drafts = drafts(of: members)
        let postLabels = labels(of: members, drafts)
        let (ours, others) = (
            members.roots.indices.filter { things[members.roots[$0]].seed != nil },
            members.roots.indices.filter { things[members.roots[$0]].seed == nil }
        )
        for place in ours + others {
            let root = members.roots[place]
            if let path = fixed[root] {
                drafts[place].path = path
            } else {
                let (path, post) = path(of: root, drafts[place].node, members, drafts, base, documentIRIs)
                let whole = post.map { Resolver.closed(path, by: postLabels[$0]) } ?? path
                drafts[place].path = Resolver.unique(whole, &paths)
            }
            drafts[place].node.iri = IRI(unchecked: paths.string(drafts[place].path))
        }
        return drafts
    }

    /// Things described, without their IRIs.
    func drafts(of members: ThingMembers) -> [Draft] {
        var counts = (
            names: NumberCounts(capacity: table.texts.count), forms: NumberCounts(capacity: table.texts.count)
        )
        return members.roots.indices.map { place in
            Draft(node: node(of: members.roots[place], members[place], &counts.names, &counts.forms), path: -1)
        }
    }

    /// The IRI of a thing before a number tells it from others; if a post is given back as well, the post's label and a
    /// bracket have to follow, see ``closed(_:by:)``.
    mutating func path(
        of root: Int, _ node: ResolvedGraph.Node, _ members: ThingMembers, _ drafts: [Draft], _ base: String,
        _ documentIRIs: [IRI]
    ) -> (path: [UInt8], post: Int?) {
        let thing = things[root]
        if let seed = thing.seed {
            return (Array(Seeds.iri(of: seeds.entries[seed].identifier, base: base).utf8), nil)
        }
        var path: [UInt8]
        if let inside = thing.inside {
            path = Array("\(documentIRIs[Int(inside.document)].text)#\(node.type.pathSegment)-".utf8)
        } else {
            path = Array("\(base)\(node.type.pathSegment)/".utf8)
        }
        NameText.appendPathStep(table.texts[node.label], to: &path)
        guard thing.inside == nil, let qualifier = thing.qualifier else { return (path, nil) }
        path += Array("_(".utf8)
        switch qualifier {
        case .day(let day): path += Array((day.date?.description ?? "").utf8)
        case .post(let post): return (path, post)
        case .thing(let other):
            let found = sets.find(other)
            if let seed = things[found].seed {
                // What contains a seed by the seeds' word may be named by no document.
                NameText.appendPathStep(Array(seeds.label(of: seed).utf8)[...], to: &path)
            } else if members.placeOf[found] >= 0 {
                NameText.appendPathStep(table.texts[drafts[Int(members.placeOf[found])].node.label], to: &path)
            }
        }
        path.append(UInt8(ascii: ")"))
        return (path, nil)
    }

    /// A path with the name that stands in the bracket at its end.
    static func closed(_ path: [UInt8], by name: String) -> [UInt8] {
        var path = path
        NameText.appendPathStep(Array(name.utf8)[...], to: &path)
        path.append(UInt8(ascii: ")"))
        return path
    }

    private func node(
        of root: Int, _ members: ArraySlice<Occurrence>, _ names: inout NumberCounts, _ forms: inout NumberCounts
    ) -> ResolvedGraph.Node {
        let thing = things[root]
        var titles: [Int32] = []
        var (ministries, confidence, counted) = (0, 0.0, 0)
        var onlyReposts = true
        for member in members where !isRepost[Int(member.document)] {
            onlyReposts = false
            break
        }
        for member in members where onlyReposts || !isRepost[Int(member.document)] {
            let entity = table.entities[Int(member.entity)]
            counted += 1
            names.beginGroup()
            if Int(entity.key) == thing.key { names.add(Int(entity.name)) }
            forms.beginGroup()
            forms.add(Int(entity.name))
            for form in table.forms(of: Int(member.entity)) { forms.add(Int(table.forms[form])) }
            for place in table.titles(of: Int(member.entity)) {
                let title = table.titles[place]
                if !titles.contains(title), !table.texts[Int(title)].isEmpty { titles.append(title) }
            }
            if entity.type == .ministry { ministries += 1 }
            confidence = max(confidence, entity.confidence)
        }
        let first = members.first.map { table.entities[Int($0.entity)] }
        var label = best(of: names) ?? first.map { Int($0.name) } ?? 0
        var type = first?.type ?? .organisation
        if thing.thingClass == .body { type = ministries * 2 >= counted ? .ministry : .organisation }
        var known: Set<Int> = []
        if let seed = thing.seed {
            label = table.texts.number(of: Array(seeds.label(of: seed).utf8)[...]) ?? label
            type = seeds.entries[seed].type
            for name in seeds.entries[seed].names {
                if let number = table.texts.number(of: Array(name.text.utf8)[...]) { known.insert(number) }
            }
        }
        var alternatives: [Int32] = []
        for form in forms.numbers where form != label && !known.contains(form) && !table.texts[form].isEmpty {
            if forms[form] * Resolver.namingsPerAlternative >= counted { alternatives.append(Int32(form)) }
        }
        names.reset()
        forms.reset()
        return ResolvedGraph.Node(
            iri: RDF.nil_, type: type, seed: thing.seed, label: label,
            alternatives: sorted(alternatives), honorifics: sorted(titles), confidence: confidence)
    }

    /// A name that is met more rarely than once in so many documents that name the thing is taken for a misreading
    /// and not written as one of its names.
    private static let namingsPerAlternative = 100

    /// The commonest name, of equally common ones the longest, of those the last in code point order.
    private func best(of names: NumberCounts) -> Int? {
        // Most things have one name.
        if names.numbers.count < 2 { return names.numbers.first }
        return names.numbers.max { left, right in
            if names[left] != names[right] { return names[left] < names[right] }
            let (one, other) = (table.texts[left], table.texts[right])
            return one.count != other.count ? one.count < other.count : one.lexicographicallyPrecedes(other)
        }
    }

    private func sorted(_ texts: [Int32]) -> [Int32] {
        texts.count < 2 ? texts : texts.ordered { table.texts.precedes(Int($0), Int($1)) }
    }

    /// The labels of the posts.
    mutating func labels(of members: ThingMembers, _ drafts: [Draft]) -> [String] {
        var labels: [String] = []
        for post in posts {
            guard post.namesBody, let body = post.body else {
                labels.append(table.texts.string(post.role))
                continue
            }
            let place = members.placeOf[sets.find(body)]
            let name = post.bodyName ?? (place >= 0 ? drafts[Int(place)].node.label : nil)
            let text = table.texts[post.role] + (name.map { table.texts[$0] } ?? []) + table.texts[post.rest]
            labels.append(NameText.name(String(decoding: text, as: UTF8.self)))
        }
        return labels
    }

    private func postNodes(
        _ labels: [String], base: String, _ nodes: [ResolvedGraph.Node], _ nodeOfThing: [Int],
        _ paths: inout TextTable
    ) -> [ResolvedGraph.PostNode] {
        var found: [ResolvedGraph.PostNode] = []
        for (place, post) in posts.enumerated() {
            let body = post.body.map { nodeOfThing[$0] }.flatMap { $0 >= 0 ? $0 : nil }
            let path = path(of: post, labels[place], base: base, body: body.map { nodes[$0].label })
            let number = Resolver.unique(path, &paths)
            found.append(.init(iri: IRI(unchecked: paths.string(number)), label: labels[place], body: body))
        }
        return found
    }

    /// The IRI of a post before a number tells it from others.
    ///
    /// - Parameter body: The label of the body whose office it is.
    func path(of post: Post, _ label: String, base: String, body: Int?) -> [UInt8] {
        var path = Array((base + "post/").utf8)
        NameText.appendPathStep(Array(label.utf8)[...], to: &path)
        if !post.namesBody, let body {
            path += Array("_(".utf8)
            NameText.appendPathStep(table.texts[body], to: &path)
            path.append(UInt8(ascii: ")"))
        }
        return path
    }

    /// The path itself, or with the first free number in brackets.
    static func unique(_ path: [UInt8], _ paths: inout TextTable) -> Int {
        var count = paths.count
        var found = paths.intern(path)
        var number = 2
        while found != count {
            count = paths.count
            found = paths.intern(path + Array("_(\(number))".utf8))
            number += 1
        }
        return found
    }

    private func derivations(_ naming: Naming) -> [ResolvedGraph.Derivation] {
        derivations { Int(naming.nodeOf[$0]) }
    }

    /// What was decided about entities on other documents' account.
    ///
    /// - Parameter node: The number of the thing of an entity.
    func derivations(node: (Int) -> Int) -> [ResolvedGraph.Derivation] {
        let byThing = Dictionary(decisions.map { ($0.thing, $0) }, uniquingKeysWith: { first, _ in first })
        let events = Dictionary(
            joinedEvents.map { (Int($0.place.entity), $0.documents) }, uniquingKeysWith: { first, _ in first })
        guard !byThing.isEmpty || !events.isEmpty else { return [] }
        var derivations: [ResolvedGraph.Derivation] = []
        for document in order.indices {
            let entities = entities(of: document)
            for entity in entities {
                var (rule, sources) = ("", [Int]())
                if let decision = byThing[Int(thingOf[entity])] {
                    (rule, sources) = (decision.kind.rawValue, decision.documents)
                } else if let documents = events[entity] {
                    (rule, sources) = (Decision.Kind.event.rawValue, documents)
                } else {
                    continue
                }
                derivations.append(
                    .init(
                        rule: rule, document: document, entity: entity - entities.lowerBound,
                        node: node(entity), sources: sources))
            }
        }
        return derivations
    }

    /// People of one name who are kept apart.
    ///
    /// - Parameters:
    ///   - roots: The things.
    ///   - nodeOfThing: A number for every thing, by which they are in order.
    func homonyms(_ roots: [Int], _ nodeOfThing: [Int]) -> [ResolvedGraph.Homonyms] {
        var byKey: [Int: [Int]] = [:]
        for root in roots where things[root].thingClass == .person && things[root].inside == nil {
            byKey[things[root].key, default: []].append(nodeOfThing[root])
        }
        var reasons: [[Int]: Separation] = [:]
        for separation in separations {
            let (left, right) = (nodeOfThing[separation.things.0], nodeOfThing[separation.things.1])
            reasons[[min(left, right), max(left, right)]] = separation
        }
        var pairs: [ResolvedGraph.Homonyms] = []
        for nodes in byKey.values where nodes.count > 1 {
            let nodes = nodes.ordered()
            for (place, left) in nodes.enumerated() {
                for right in nodes[(place + 1)...] where left != right {
                    let why = reasons[[left, right]]
                    pairs.append(.init(left: left, right: right, rule: why?.rule, documents: why?.documents ?? []))
                }
            }
        }
        return pairs.ordered { ($0.left, $0.right) < ($1.left, $1.right) }
    }
}
