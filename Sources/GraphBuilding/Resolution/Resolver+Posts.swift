import ExtractionModel

/// An office, as somebody holds it.
struct Post: Sendable {
    /// The office's text before the name of the body, or all of it, by number.
    var role: Int
    /// The office's text after the name of the body.
    var rest: Int
    /// The body or place whose office it is, if that is known.
    var body: Int?
    /// Whether the body's name is part of the office's text.
    var namesBody: Bool
    /// The body's name as it stands in offices, if that is not its label: with `จังหวัด` for a province.
    var bodyName: Int?
    /// The first relation that is about it, and its document.
    var first: Resolver.Occurrence?
}

/// Finds the posts that texts of offices mean, see ``Resolver/assignPosts()``.
struct PostFinder {
    private struct PostKey: Hashable {
        var role: Int
        var rest: Int
        var body: Int
        var namesBody: Bool
    }

    private var known: [PostKey: Int] = [:]
    /// By the key of a whole text, the posts with a body that are written so.
    private var bodied: [Int: [Int]] = [:]
    /// Texts with the abbreviation of their office word written in full, by the text as it was written.
    private var writtenOut: [Int: Int] = [:]
    /// The names of seeds.
    private var seedNames: [Int: [[UInt8]]] = [:]
    private static let primeMinister = Array("นายกรัฐมนตรี".utf8)
    private static let province = Array("จังหวัด".utf8)

    /// The number of the post that a relation is about.
    mutating func post(of relation: Int, text: Int, in document: Int, _ resolver: inout Resolver) -> Int {
        let office = writeOut(text, &resolver)
        let person = Int(resolver.table.relations[relation].subject)
        var post = post(office, of: person, in: document, &resolver)
        let key = PostKey(
            role: resolver.table.key(of: post.role, .event), rest: resolver.table.key(of: post.rest, .event),
            body: post.body ?? -1, namesBody: post.namesBody)
        let number: Int
        if let found = known[key] {
            number = found
        } else {
            number = resolver.posts.count
            known[key] = number
            post.first = Resolver.Occurrence(document: Int32(document), entity: Int32(relation))
            resolver.posts.append(post)
        }
        if post.namesBody {
            let whole = resolver.table.key(of: office, .event)
            if bodied[whole]?.contains(number) != true { bodied[whole, default: []].append(number) }
        }
        return number
    }

    /// The post with a body that is the only one written like a post without.
    func only(like post: Post, _ resolver: inout Resolver) -> Int? {
        guard post.body == nil, let others = bodied[resolver.table.key(of: post.role, .event)] else { return nil }
        return others.count == 1 ? others.first : nil
    }

    /// An office's text in single spaces with the abbreviation of its office word written in full.
    mutating func writeOut(_ text: Int, _ resolver: inout Resolver) -> Int {
        if let known = writtenOut[text] { return known }
        let bytes = resolver.table.texts[text]
        let tidy =
            NameText.isTidy(bytes) ? Array(bytes) : Array(NameText.name(String(decoding: bytes, as: UTF8.self)).utf8)
        var result = tidy
        for (spelling, word) in resolver.seeds.officeWords where tidy.starts(with: spelling) {
            result = Array(word.utf8) + tidy[spelling.count...]
            break
        }
        let number = resolver.table.intern(result)
        writtenOut[text] = number
        return number
    }

    private mutating func post(_ office: Int, of person: Int, in document: Int, _ resolver: inout Resolver) -> Post {
        var employers: [Int] = []
        var offices = 0
        for relation in resolver.table.relations(ofEntity: person) {
            let row = resolver.table.relations[relation]
            if row.predicate == .holdsPosition { offices += 1 }
            if row.predicate == .worksFor, case .entity(let body) = row.object { employers.append(body) }
        }
        let text = resolver.table.texts[office]
        if let (body, range) = longestName(in: text, of: employers, atEnd: false, &resolver)
            ?? longestName(in: text, of: bodies(of: document, resolver), atEnd: true, &resolver)
        {
            return post(Array(text), naming: body, at: range, &resolver)
        }
        let none = resolver.table.intern([])
        if offices == 1, employers.count == 1 {
            let thing = resolver.sets.find(Int(resolver.thingOf[employers[0]]))
            if resolver.things[thing].thingClass == .country
                || PostFinder.lastPosition(of: PostFinder.primeMinister[...], in: text) == nil
            {
                return Post(role: office, rest: none, body: thing, namesBody: false)
            }
        }
        return Post(role: office, rest: none, body: nil, namesBody: false)
    }

    private func post(_ text: [UInt8], naming body: Int, at range: Range<Int>, _ resolver: inout Resolver) -> Post {
        let thing = resolver.sets.find(Int(resolver.thingOf[body]))
        let bodyName = resolver.things[thing].seed.map { nameInOffices(of: $0, resolver.seeds) }
        let label =
            bodyName.map { Array($0.utf8) } ?? Array(resolver.table.texts[Int(resolver.table.entities[body].name)])
        // `ผู้ว่าราชการจังหวัด` before `จังหวัดระยอง`: the class noun stands in both, once is enough.
        var role = Array(text[..<range.lowerBound])
        var overlap = min(role.count, label.count)
        while overlap >= 9 && !role.suffix(overlap).elementsEqual(label.prefix(overlap)) { overlap -= 1 }
        if overlap >= 9 { role.removeLast(overlap) }
        return Post(
            role: resolver.table.intern(role), rest: resolver.table.intern(Array(text[range.upperBound...])),
            body: thing,
            namesBody: true, bodyName: bodyName.map { resolver.table.intern(Array($0.utf8)) })
    }

    /// A seed's label, or for a place its first name with the class noun for a province.
    private func nameInOffices(of seed: Int, _ seeds: SeedIndex) -> String {
        guard ThingClass(seeds.entries[seed].type) == .place,
            let name = seeds.entries[seed].names.first(where: { $0.text.utf8.starts(with: PostFinder.province) })
        else { return seeds.label(of: seed) }
        return name.text
    }

    /// Documents that name more things than this are no news, and not worth a look at every thing for every office.
    static let mostThings = 4096

    /// The bodies and places of a document.
    func bodies(of document: Int, _ resolver: borrowing Resolver) -> [Int] {
        var bodies: [Int] = []
        if resolver.entities(of: document).count > PostFinder.mostThings { return bodies }
        for entity in resolver.entities(of: document) {
            let thingClass = resolver.table.entities[entity].thingClass
            if thingClass == .body || thingClass == .place { bodies.append(entity) }
        }
        return bodies
    }

    /// The longest name of one of the entities that stands in the text after its beginning.
    private mutating func longestName(
        in text: ArraySlice<UInt8>, of entities: [Int], atEnd: Bool, _ resolver: inout Resolver
    ) -> (entity: Int, range: Range<Int>)? {
        var best: (entity: Int, range: Range<Int>)?
        func consider(_ name: ArraySlice<UInt8>, _ entity: Int) {
            guard name.count > best?.range.count ?? 0 else { return }
            if let range = PostFinder.range(of: name, in: text, atEnd: atEnd) { best = (entity, range) }
        }
        for entity in entities {
            for form in resolver.table.forms(of: entity) {
                consider(resolver.table.texts[Int(resolver.table.forms[form])], entity)
            }
            consider(resolver.table.texts[Int(resolver.table.entities[entity].name)], entity)
            guard !atEnd, resolver.thingOf[entity] >= 0 else { continue }
            let thing = resolver.sets.find(Int(resolver.thingOf[entity]))
            guard let seed = resolver.things[thing].seed else { continue }
            if seedNames[seed] == nil {
                seedNames[seed] = resolver.seeds.entries[seed].names.map { Array($0.text.utf8) }
            }
            for name in seedNames[seed] ?? [] { consider(name[...], entity) }
        }
        return best
    }

    /// Where a name stands in an office's text: at its end, or anywhere but at its beginning.
    static func range(of name: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, atEnd: Bool) -> Range<Int>? {
        guard name.count >= 6, name.count < text.count else { return nil }
        if atEnd { return text.suffix(name.count).elementsEqual(name) ? text.count - name.count..<text.count : nil }
        guard let start = lastPosition(of: name, in: text), start > 0 else { return nil }
        return start..<start + name.count
    }

    /// The offset at which a part stands last in a text.
    private static func lastPosition(of part: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Int? {
        guard let last = part.last, part.count <= text.count else { return nil }
        var end = text.endIndex
        while end - text.startIndex >= part.count {
            if text[end - 1] == last, text[end - part.count..<end].elementsEqual(part) {
                return end - part.count - text.startIndex
            }
            end -= 1
        }
        return nil
    }
}

extension Resolver {
    /// Gives every office that a document states a post.
    ///
    /// Two texts are one post if they name one body, whatever its spelling, and agree in the rest, abbreviations of
    /// office words written in full. The body is the one the person works for by the document's word, if the
    /// office's text names it, or else one of the document's whose name ends the text. A text that names no body is
    /// the office of the one body the person works for if the document gives one of each; offices of prime ministers
    /// belong to a body outside their text only if that is a country. A text without a known body is the post of the
    /// only body with which other documents write the same.
    mutating func assignPosts() {
        var finder = PostFinder()
        for document in order.indices {
            for relation in relations(of: document) {
                let row = table.relations[relation]
                guard row.predicate == .holdsPosition, case .text(let text) = row.object else { continue }
                postOf[relation] = Int32(finder.post(of: relation, text: text, in: document, &self))
            }
        }
        let same = posts.indices.map { finder.only(like: posts[$0], &self) }
        for relation in postOf.indices where postOf[relation] >= 0 {
            if let other = same[Int(postOf[relation])] { postOf[relation] = Int32(other) }
        }
    }
}
