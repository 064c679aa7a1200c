import EntityExtraction

/// An office, as somebody holds it.
struct Post: Sendable {
    /// The office's text before the name of the body, or all of it.
    var role: String
    /// The office's text after the name of the body.
    var rest: String
    /// The body or place whose office it is, if that is known.
    var body: Int?
    /// Whether the body's name is part of the office's text.
    var namesBody: Bool
    /// The body's name as it stands in offices, if that is not its label: with `จังหวัด` for a province.
    var bodyName: String?
}

extension Resolver {
    private struct PostKey: Hashable {
        var role: NameKey
        var rest: NameKey
        var body: Int
        var namesBody: Bool
    }

    /// Gives every office that a document states a post.
    ///
    /// Two texts are one post if they name one body, whatever its spelling, and agree in the rest, abbreviations of
    /// office words written in full. The body is the one the person works for by the document's word, if the
    /// office's text names it, or else one of the document's whose name ends the text. A text that names no body is
    /// the office of the one body the person works for if the document gives one of each; offices of prime ministers
    /// belong to a body outside their text only if that is a country. A text without a known body is the post of the
    /// only body with which other documents write the same.
    mutating func assignPosts() {
        var known: [PostKey: Int] = [:]
        var bodied: [NameKey: Set<Int>] = [:]
        for document in documents.indices {
            for (place, relation) in documents[document].relations.enumerated() {
                guard relation.predicate == .holdsPosition, case .text(let text) = relation.object else { continue }
                let post = post(text, of: relation.subject, in: document)
                let key = PostKey(
                    role: NameKey(post.role, of: .event), rest: NameKey(post.rest, of: .event),
                    body: post.body ?? -1, namesBody: post.namesBody)
                if known[key] == nil {
                    known[key] = posts.count
                    posts.append(post)
                }
                let number = known[key] ?? -1
                postOf[document][place] = number
                if post.namesBody {
                    bodied[NameKey(writtenOut(Array(NameText.tidy(text).utf8)), of: .event), default: []].insert(number)
                }
            }
        }
        let same = posts.map { post -> Int? in
            guard post.body == nil, let others = bodied[NameKey(post.role, of: .event)] else { return nil }
            return others.count == 1 ? others.first : nil
        }
        for document in documents.indices {
            for (place, number) in postOf[document].enumerated() where number >= 0 {
                if let other = same[number] { postOf[document][place] = other }
            }
        }
    }

    private mutating func post(_ text: String, of person: Int, in document: Int) -> Post {
        let text = Array(writtenOut(Array(NameText.tidy(text).utf8)).utf8)
        let record = documents[document]
        var employers: [Int] = []
        var offices = 0
        for relation in record.relations where relation.subject == person {
            if relation.predicate == .holdsPosition { offices += 1 }
            if relation.predicate == .worksFor, case .entity(let body) = relation.object { employers.append(body) }
        }
        if let (body, range) = longestName(in: text, of: employers, document: document, atEnd: false)
            ?? longestName(in: text, of: bodies(of: record), document: document, atEnd: true)
        {
            return post(text, naming: body, at: range, document: document)
        }
        let role = String(decoding: text, as: UTF8.self)
        if offices == 1, employers.count == 1 {
            let thing = sets.find(thingOf[document][employers[0]])
            if things[thing].thingClass == .country || !contains(text, Array("นายกรัฐมนตรี".utf8)) {
                return Post(role: role, rest: "", body: thing, namesBody: false)
            }
        }
        return Post(role: role, rest: "", body: nil, namesBody: false)
    }

    private mutating func post(_ text: [UInt8], naming body: Int, at range: Range<Int>, document: Int) -> Post {
        let thing = sets.find(thingOf[document][body])
        let bodyName = things[thing].seed.map(nameInOffices(of:))
        let shown = bodyName ?? documents[document].entities[body].name
        // `ผู้ว่าราชการจังหวัด` before `จังหวัดระยอง`: the class noun stands in both, once is enough.
        var role = Array(text[..<range.lowerBound])
        let label = Array(shown.utf8)
        var overlap = min(role.count, label.count)
        while overlap >= 9 && !role.suffix(overlap).elementsEqual(label.prefix(overlap)) { overlap -= 1 }
        if overlap >= 9 { role.removeLast(overlap) }
        return Post(
            role: String(decoding: role, as: UTF8.self),
            rest: String(decoding: text[range.upperBound...], as: UTF8.self), body: thing, namesBody: true,
            bodyName: bodyName)
    }

    /// A seed's label, or for a place its first name with the class noun for a province.
    private func nameInOffices(of seed: Int) -> String {
        let province = Array("จังหวัด".utf8)
        guard ThingClass(seeds.entries[seed].type) == .place,
            let name = seeds.entries[seed].names.first(where: { $0.text.utf8.starts(with: province) })
        else { return seeds.label(of: seed) }
        return name.text
    }

    private func bodies(of record: DocumentRecord) -> [Int] {
        record.entities.indices.filter { [.body, .place].contains(ThingClass(record.entities[$0].type)) }
    }

    /// The longest name of one of the entities that stands in the text after its beginning.
    private mutating func longestName(
        in text: [UInt8], of entities: [Int], document: Int, atEnd: Bool
    ) -> (entity: Int, range: Range<Int>)? {
        var best: (entity: Int, range: Range<Int>)?
        for entity in entities {
            let record = documents[document].entities[entity]
            var names = record.forms + [record.name]
            let thing = sets.find(thingOf[document][entity])
            if !atEnd, let seed = things[thing].seed { names += seeds.entries[seed].names.map(\.text) }
            for name in names {
                let bytes = Array(name.utf8)
                guard bytes.count >= 6, bytes.count < text.count, bytes.count > best?.range.count ?? 0 else { continue }
                if let start = lastPosition(of: bytes, in: text), start > 0,
                    !atEnd || start + bytes.count == text.count
                {
                    best = (entity, start..<start + bytes.count)
                }
            }
        }
        return best
    }

    private func lastPosition(of part: [UInt8], in text: [UInt8]) -> Int? {
        var start = text.count - part.count
        while start >= 0 {
            if text[start] == part[0] && text[start..<start + part.count].elementsEqual(part) { return start }
            start -= 1
        }
        return nil
    }

    private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool { lastPosition(of: part, in: text) != nil }

    /// An office's text with the abbreviation of its office word, if it begins with one, written in full.
    private func writtenOut(_ text: some Collection<UInt8>) -> String {
        for (spelling, word) in seeds.officeWords where text.starts(with: spelling) {
            return word + String(decoding: text.dropFirst(spelling.count), as: UTF8.self)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
