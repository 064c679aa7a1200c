import EntityExtraction
import RDFModel

extension Resolver {
    /// Names of things, chosen and made unique.
    struct Naming {
        var nodes: [ResolvedGraph.Node] = []
        /// The node of each thing, by the number that stands for its set.
        var nodeOfThing: [Int: Int] = [:]
        var posts: [ResolvedGraph.PostNode] = []
        var homonyms: [(Int, Int)] = []
    }

    /// Chooses labels and IRIs.
    ///
    /// The label of a thing that is no seed is its commonest name, of equally common ones the longest. A name in
    /// use already gets a number in brackets; seeds come first, then things in order of first mention.
    mutating func name(base: String, documentIRIs: [IRI]) -> Naming {
        var members: [Int: [Occurrence]] = [:]
        var order: [Int] = []
        for occurrence in occurrences(where: { _ in true }) {
            let root = sets.find(thingOf[occurrence.document][occurrence.entity])
            if members[root] == nil { order.append(root) }
            members[root, default: []].append(occurrence)
        }
        order = order.filter { things[$0].seed != nil } + order.filter { things[$0].seed == nil }
        var drafts = order.map { draft(of: $0, members[$0] ?? []) }
        let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        let postLabels = posts.map { label(of: $0) { place[sets.find($0)].map { drafts[$0].label } ?? "" } }
        var used: Set<IRI> = []
        for (number, root) in order.enumerated() {
            let path: String
            if let seed = things[root].seed {
                path = Seeds.iri(of: seeds.entries[seed].identifier, base: base)
            } else {
                let step = NameText.pathStep(drafts[number].label)
                let segment = drafts[number].type.pathSegment
                if let inside = things[root].inside {
                    path = documentIRIs[inside.document].text + "#\(segment)-\(step)"
                } else {
                    let qualifier = text(of: things[root].qualifier, postLabels) {
                        place[sets.find($0)].map { drafts[$0].label }
                    }
                    path = base + "\(segment)/\(step)" + (qualifier.map { "_(\(NameText.pathStep($0)))" } ?? "")
                }
            }
            drafts[number].iri = unique(path, &used)
        }
        var naming = Naming()
        let sorted = drafts.indices.sorted { drafts[$0].iri < drafts[$1].iri }
        naming.nodes = sorted.map { drafts[$0] }
        for (node, draft) in sorted.enumerated() { naming.nodeOfThing[order[draft]] = node }
        naming.posts = postNodes(postLabels, base: base, naming, &used)
        naming.homonyms = homonyms(order, naming)
        return naming
    }

    private func draft(of root: Int, _ members: [Occurrence]) -> ResolvedGraph.Node {
        let thing = things[root]
        var counts: [[UInt8]: Int] = [:]
        var forms: [[UInt8]: Int] = [:]
        var titles: Set<[UInt8]> = []
        var (ministries, confidence) = (0, 0.0)
        for member in members {
            let entity = documents[member.document].entities[member.entity]
            let name = Array(entity.name.utf8)
            if keyOf[member.document][member.entity] == thing.key { counts[name, default: 0] += 1 }
            for form in Set([name] + entity.forms.map { Array(NameText.tidy($0).utf8) }) {
                forms[form, default: 0] += 1
            }
            for title in entity.titles { titles.insert(Array(NameText.tidy(title).utf8)) }
            if entity.type == .ministry { ministries += 1 }
            confidence = max(confidence, entity.confidence)
        }
        let best = counts.max { left, right in
            if left.value != right.value { return left.value < right.value }
            if left.key.count != right.key.count { return left.key.count < right.key.count }
            return left.key.lexicographicallyPrecedes(right.key)
        }
        let first = members.first.map { documents[$0.document].entities[$0.entity] }
        var label = best.map { String(decoding: $0.key, as: UTF8.self) } ?? first?.name ?? ""
        var type = first?.type ?? .organisation
        if thing.thingClass == .body { type = ministries * 2 >= members.count ? .ministry : .organisation }
        if let seed = thing.seed {
            label = seeds.label(of: seed)
            type = seeds.entries[seed].type
            for name in seeds.entries[seed].names { forms[Array(name.text.utf8)] = nil }
        }
        forms[Array(label.utf8)] = nil
        forms[[]] = nil
        let alternatives = Set(forms.filter { $0.value * Resolver.namingsPerAlternative >= members.count }.keys)
        titles.remove([])
        return ResolvedGraph.Node(
            iri: RDF.nil_, type: type, seed: thing.seed, label: label, alternatives: sorted(alternatives),
            honorifics: sorted(titles), confidence: confidence)
    }

    /// A name that is met more rarely than once in so many documents that name the thing is taken for a misreading
    /// and not written as one of its names.
    private static let namingsPerAlternative = 100

    private func sorted(_ texts: Set<[UInt8]>) -> [String] {
        texts.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) }
    }

    private func label(of post: Post, bodyLabel: (Int) -> String) -> String {
        guard post.namesBody, let body = post.body else { return post.role }
        return NameText.tidy(post.role + (post.bodyName ?? bodyLabel(body)) + post.rest)
    }

    private func text(of qualifier: Qualifier?, _ postLabels: [String], label: (Int) -> String?) -> String? {
        switch qualifier {
        case nil: nil
        case .text(let text)?: text
        case .thing(let thing)?: label(thing)
        case .post(let post)?: postLabels[post]
        }
    }

    private mutating func postNodes(
        _ labels: [String], base: String, _ naming: Naming, _ used: inout Set<IRI>
    ) -> [ResolvedGraph.PostNode] {
        var nodes: [ResolvedGraph.PostNode] = []
        for (number, post) in posts.enumerated() {
            let body = post.body.flatMap { naming.nodeOfThing[sets.find($0)] }
            var path = base + "post/" + NameText.pathStep(labels[number])
            if !post.namesBody, let body { path += "_(\(NameText.pathStep(naming.nodes[body].label)))" }
            nodes.append(.init(iri: unique(path, &used), label: labels[number], body: body))
        }
        return nodes
    }

    /// The path itself, or with the first free number in brackets.
    private func unique(_ path: String, _ used: inout Set<IRI>) -> IRI {
        var iri = IRI(unchecked: path)
        var number = 2
        while !used.insert(iri).inserted {
            iri = IRI(unchecked: "\(path)_(\(number))")
            number += 1
        }
        return iri
    }

    private func homonyms(_ order: [Int], _ naming: Naming) -> [(Int, Int)] {
        var byKey: [NameKey: [Int]] = [:]
        for root in order where things[root].thingClass == .person && things[root].inside == nil {
            if let node = naming.nodeOfThing[root] { byKey[things[root].key, default: []].append(node) }
        }
        var pairs: [(Int, Int)] = []
        for nodes in byKey.values where nodes.count > 1 {
            let nodes = nodes.sorted()
            for (place, left) in nodes.enumerated() {
                for right in nodes[(place + 1)...] { pairs.append((left, right)) }
            }
        }
        return pairs.sorted { $0 < $1 }
    }
}
