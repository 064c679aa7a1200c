import Documents
import Sorting
import ThaiText

/// Joins the mentions of one thing within a document.
struct EntityMerger {
    let scene: Scene
    let analyzed: AnalyzedText
    let entries: [GazetteerEntry]
    let spellings: NameSpellings
    /// Why names were taken for such, where anybody wants to know.
    var provenances: [Range<Int>: Provenance] = [:]

    /// The entities of `proposals`, in order of first mention, and the place of each mention that stands in no other.
    func merge(_ proposals: [Proposal]) -> (entities: [Entity], mentions: [PlacedMention]) {
        var sets = DisjointSets(count: proposals.count)
        for (index, proposal) in proposals.enumerated() {
            if let other = proposal.sameAs { sets.join(index, other) }
        }
        let names = self.names(of: proposals)
        joinEqual(proposals, names, &sets)
        joinSkeletons(proposals, names, &sets)
        joinPeople(proposals, &sets)
        joinShortened(proposals, names, &sets)
        joinWorks(proposals, names, &sets)
        let spellings = EntityType.allCases.map { type in self.spellings(proposals, names, of: type) }
        joinSlips(proposals, spellings, &sets)
        joinBeginnings(proposals, spellings, &sets)
        joinKinds(proposals, spellings, &sets)
        return entities(proposals, &sets)
    }

    /// The name of a proposal as it is compared.
    struct Name {
        /// Its characters without spaces and quotation marks.
        var codes: [UInt8]
        /// The first proposal of its type that has this name.
        var first: Int
        /// Whether that one is known as the same thing: all that the name tells was told then.
        var isRepeated: Bool
    }

    private func names(of proposals: [Proposal]) -> [Name] {
        var table = NameTable(expected: proposals.count)
        var firsts: [Int] = []
        var codes: [UInt8] = []
        return proposals.indices.map { index in
            let proposal = proposals[index]
            codes.removeAll(keepingCapacity: true)
            for code in scene.codes[proposal.range] where code != Symbol.space && code != Symbol.quote {
                codes.append(code)
            }
            let (number, isNew) = table.number(of: codes, tag: tag(proposal.type))
            if isNew { firsts.append(index) }
            let first = firsts[number]
            return Name(
                codes: table[number], first: first, isRepeated: !isNew && proposals[first].entry == proposal.entry)
        }
    }

    /// Joins names that are equal but for spaces and the word for their kind.
    private func joinEqual(_ proposals: [Proposal], _ names: [Name], _ sets: inout DisjointSets) {
        var table = NameTable(expected: 2 * proposals.count)
        var firsts: [Int] = []
        var entries: [Int: Int] = [:]
        for (index, proposal) in proposals.enumerated() {
            if names[index].isRepeated, !isQuoted(proposal) {
                sets.join(index, names[index].first)
                continue
            }
            if let entry = proposal.entry {
                if let other = entries[entry] { sets.join(index, other) } else { entries[entry] = index }
            }
            for key in keys(proposal, names[index].codes) {
                let (number, isNew) = table.number(of: key, tag: tag(proposal.type))
                if isNew { firsts.append(index) } else { sets.join(index, firsts[number]) }
            }
        }
    }

    /// Whether more than the characters of a name tells what it is equal to: where its spaces and quotation marks stand.
    private func isQuoted(_ proposal: Proposal) -> Bool {
        switch proposal.type {
        case .event, .plan, .place: proposal.entry == nil
        default: false
        }
    }

    /// Joins names that differ in the words that some writers leave out, and happenings of which one has no number or
    /// year; two that are known as two things stay apart.
    private func joinSkeletons(_ proposals: [Proposal], _ names: [Name], _ sets: inout DisjointSets) {
        var table = NameTable(expected: proposals.count)
        var seen: [[(digits: [UInt8], index: Int)]] = []
        for (index, proposal) in proposals.enumerated() where !names[index].isRepeated {
            guard let skeleton = spellings.skeleton(names[index].codes, proposal.type) else { continue }
            let (number, isNew) = table.number(of: skeleton.letters, tag: tag(proposal.type))
            if isNew { seen.append([]) }
            let fits = seen[number].first { other in
                let isNumbered = !other.digits.isEmpty && !skeleton.digits.isEmpty
                let mayMiss = proposal.type == .event && !isNumbered
                let entry = proposals[other.index].entry
                return (other.digits == skeleton.digits || mayMiss)
                    && (entry == nil || proposal.entry == nil || entry == proposal.entry)
            }
            if let fits {
                sets.join(index, fits.index)
            } else if seen[number].count < 8 {
                seen[number].append((skeleton.digits, index))
            }
        }
    }

    /// What equal names of one type have in common.
    private func keys(_ proposal: Proposal, _ name: [UInt8]) -> [[UInt8]] {
        if proposal.entry != nil { return [name] }
        if proposal.type == .place, let bare = spellings.bareLatin(scene.codes[proposal.range]) {
            return [name, bare]
        }
        let name = spellings.uniform(name, proposal.type)
        var keys = [name]
        // A road is its number, whichever part of it is meant.
        if proposal.type == .place, let road = spellings.road(of: name) { keys.append(road) }
        if proposal.type == .place, let code = spellings.roadCode(in: name) { keys.append(code) }
        if let core = spellings.bare(name, proposal.type) { keys.append(core) }
        if proposal.type == .event || proposal.type == .plan {
            if let inner = scene.quotation(in: proposal.range) { keys.append(compact(inner)) }
            if let latin = latinPart(proposal.range) { keys.append(latin) }
        }
        return keys
    }

    /// The Latin words of a title in small letters, without an article or ordinal at their beginning, if they are long
    /// enough to tell titles apart.
    private func latinPart(_ range: Range<Int>) -> [UInt8]? {
        var letters: [UInt8] = []
        var words = 0
        for part in scene.codes[range].split(separator: Symbol.space) {
            guard part.allSatisfy({ $0 < 0x80 }), part.contains(where: Symbol.isLatin) else {
                if letters.isEmpty { continue } else { break }
            }
            let lower = part.map { Symbol.isCapital($0) ? $0 + 0x20 : $0 }
            let isOrdinal = lower.first.map(Symbol.isDigit) ?? false
            if letters.isEmpty, isOrdinal || spellings.isArticle(lower) { continue }
            letters += lower
            words += 1
        }
        return words > 1 && letters.count >= 10 ? letters : nil
    }

    private func tag(_ type: EntityType) -> UInt8 { UInt8(MentionLabel.number(type)) }

    /// The characters of a range without spaces and quotation marks.
    private func compact(_ range: Range<Int>) -> [UInt8] {
        scene.codes[range].filter { $0 != Symbol.space && $0 != Symbol.quote }
    }

    /// Joins a first name to the full name before it that has the same first name, or else to the next after it.
    private func joinPeople(_ proposals: [Proposal], _ sets: inout DisjointSets) {
        var full: [[UInt8]: [Int]] = [:]
        // In Latin script it is rather the surname that stands alone.
        var surnames: [[UInt8]: Int] = [:]
        for (index, proposal) in proposals.enumerated() where proposal.type == .person {
            let name = scene.codes[proposal.range]
            if let space = name.firstIndex(of: Symbol.space) {
                full[Array(name[name.startIndex..<space]), default: []].append(index)
                guard Symbol.isCapital(name[name.startIndex]), let last = name.lastIndex(of: Symbol.space) else {
                    continue
                }
                let surname = Array(name[(last + 1)...])
                if surname.count >= 4, surnames[surname] == nil { surnames[surname] = index }
            }
        }
        for (name, indices) in full where indices.count > 1 {
            full[name] = indices.ordered { proposals[$0].range.lowerBound < proposals[$1].range.lowerBound }
        }
        joinMisspelt(full, proposals, &sets)
        for (index, proposal) in proposals.enumerated() where proposal.type == .person {
            let name = Array(scene.codes[proposal.range])
            guard !name.contains(Symbol.space) else { continue }
            guard let candidates = full[name] else {
                if let other = surnames[name] { sets.join(index, other) }
                continue
            }
            // The candidates are in order of position: the last one before this name, found by halving.
            var (low, high) = (0, candidates.count)
            while low < high {
                let middle = (low + high) / 2
                if proposals[candidates[middle]].range.lowerBound < proposal.range.lowerBound {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            let before = low > 0 ? candidates[low - 1] : nil
            if let other = before ?? candidates.first { sets.join(index, other) }
        }
    }

    /// Joins full names that share the first name and the beginning of the surname: one of them is misspelt.
    private func joinMisspelt(_ full: [[UInt8]: [Int]], _ proposals: [Proposal], _ sets: inout DisjointSets) {
        for candidates in full.values where candidates.count > 1 {
            var surnames: [[UInt8]: Int] = [:]
            for index in candidates.ordered() {
                let name = scene.codes[proposals[index].range]
                guard let space = name.lastIndex(of: Symbol.space), name.endIndex - space > 5 else { continue }
                let beginning = Array(name[(space + 1)..<(space + 5)])
                if let other = surnames[beginning] { sets.join(index, other) } else { surnames[beginning] = index }
            }
        }
    }

    /// Joins a name shortened by ฯ to a longer name of its type that begins like it.
    private func joinShortened(_ proposals: [Proposal], _ names: [Name], _ sets: inout DisjointSets) {
        guard names.contains(where: { $0.codes.last == Symbol.paiyannoi && $0.codes.count > 4 }) else { return }
        var full: [(name: [UInt8], index: Int)] = []
        var short: [(stem: [UInt8], index: Int)] = []
        for (index, proposal) in proposals.enumerated()
        where names[index].first == index || names[index].codes.last == Symbol.paiyannoi {
            // The type is a part of the name, so that only names of one type are compared.
            let name = [tag(proposal.type)] + names[index].codes
            if name.last != Symbol.paiyannoi {
                full.append((name, index))
            } else if proposal.entry == nil, name.count > 5 {
                short.append((Array(name.dropLast()), index))
            }
        }
        guard !short.isEmpty else { return }
        full = full.ordered { $0.name.lexicographicallyPrecedes($1.name) }
        for (stem, index) in short {
            var (low, high) = (0, full.count)
            while low < high {
                let middle = (low + high) / 2
                if full[middle].name.lexicographicallyPrecedes(stem) { low = middle + 1 } else { high = middle }
            }
            if low < full.count, full[low].name.starts(with: stem) { sets.join(index, full[low].index) }
        }
    }

    /// Joins happenings, and plans, of which one title begins like the other.
    private func joinWorks(_ proposals: [Proposal], _ names: [Name], _ sets: inout DisjointSets) {
        for type in [EntityType.event, .plan] {
            let found = proposals.indices.filter { proposals[$0].type == type }
                .map { (core: spellings.core(names[$0].codes), index: $0) }
            let cores = found.indices.ordered { found[$0].core.lexicographicallyPrecedes(found[$1].core) }
                .map { found[$0] }
            for (short, long) in zip(cores, cores.dropFirst())
            where short.core.count >= 12 && long.core.starts(with: short.core) {
                sets.join(short.index, long.index)
            }
        }
    }

    private func entities(
        _ proposals: [Proposal], _ sets: inout DisjointSets
    ) -> (entities: [Entity], mentions: [PlacedMention]) {
        let order = proposals.indices.ordered { proposals[$0].range.lowerBound < proposals[$1].range.lowerBound }
        var numbers = [Int](repeating: -1, count: proposals.count)
        var members: [[Int]] = []
        for index in order {
            let root = sets.root(index)
            if numbers[root] >= 0 {
                members[numbers[root]].append(index)
            } else {
                numbers[root] = members.count
                members.append([index])
            }
        }
        var entities: [Entity] = []
        var mentions: [PlacedMention] = []
        let source = Array(analyzed.document.text.utf8)
        entities.reserveCapacity(members.count)
        for group in members { entities.append(entity(group, of: proposals, source)) }
        mentions.reserveCapacity(proposals.count)
        for index in order where !proposals[index].isNested {
            mentions.append(
                PlacedMention(
                    range: scene.text.byteRange(proposals[index].range), entity: numbers[sets.root(index)]))
        }
        return (entities, mentions)
    }

    /// The entity of some mentions; its type is that of most of them, its name the longest.
    private func entity(_ group: [Int], of proposals: [Proposal], _ source: [UInt8]) -> Entity {
        var mentions: [Mention] = []
        mentions.reserveCapacity(group.count)
        for index in group { mentions.append(mention(proposals[index], like: mentions.last, source)) }
        var longest = 0
        for (place, index) in group.enumerated()
        where proposals[index].range.count > proposals[group[longest]].range.count {
            longest = place
        }
        var titles: [String] = []
        for index in group {
            guard let range = proposals[index].titles else { continue }
            let original = analyzed.originalRange(of: scene.text.byteRange(range))
            let title = String(decoding: source[original], as: UTF8.self)
            if !titles.contains(where: { $0.utf8.elementsEqual(title.utf8) }) { titles.append(title) }
        }
        let entry = group.first { proposals[$0].entry != nil }.flatMap { proposals[$0].entry }
        var confidence = proposals[group[0]].confidence
        for index in group { confidence = max(confidence, proposals[index].confidence) }
        return Entity(
            type: type(of: group, proposals), name: mentions[longest].text, mentions: mentions,
            seed: entry.map { entries[$0].identifier }, titles: titles, confidence: confidence)
    }

    /// The type that most of some mentions have, by their scores; of equal ones the first.
    private func type(of group: [Int], _ proposals: [Proposal]) -> EntityType {
        var votes = SIMD8<Double>.zero
        for index in group { votes[Int(tag(proposals[index].type))] += proposals[index].score }
        return EntityType.allCases.max { votes[Int(tag($0))] < votes[Int(tag($1))] } ?? .organisation
    }

    /// A mention; most are written like the one before, whose text they then share.
    private func mention(_ proposal: Proposal, like last: Mention?, _ source: [UInt8]) -> Mention {
        let range = analyzed.originalRange(of: scene.text.byteRange(proposal.range))
        let isSame = last.map { source[$0.range] == source[range] } ?? false
        let text = isSame ? last?.text : nil
        var mention = Mention(range: range, text: text ?? String(decoding: source[range], as: UTF8.self))
        mention.confidence = proposal.confidence
        if !provenances.isEmpty { mention.provenance = provenances[proposal.range] }
        return mention
    }

}

/// Groups of indices that are joined step by step.
struct DisjointSets {
    private var parents: [Int]

    /// Makes a group of each index.
    init(count: Int) {
        parents = Array(0..<count)
    }

    /// The least index of a group.
    mutating func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    /// Makes one group of two.
    mutating func join(_ left: Int, _ right: Int) {
        let (a, b) = (root(left), root(right))
        if a != b { parents[max(a, b)] = min(a, b) }
    }
}
