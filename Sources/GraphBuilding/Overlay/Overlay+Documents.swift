public import Documents
public import ExtractionModel
import ThaiText

extension Overlay {
    /// Corrects what was found in a document, and takes out of it what must not appear.
    ///
    /// Excluded names are masked in the document's text, title and notes, each character by one of the same length, so
    /// that all positions stay; an entity that is called so goes with its statements, and its other names in this
    /// document (a first name, a nickname) are masked as well.
    public func apply(to document: inout Document, _ extraction: inout Extraction) {
        correctTypes(of: document.id, &extraction)
        if !exclusions.isEmpty { exclude(from: &document, &extraction) }
    }

    // MARK: Types

    private func correctTypes(of id: String, _ extraction: inout Extraction) {
        let rules = typeRules.filter { $0.document.map { $0.utf8.elementsEqual(id.utf8) } ?? true }
        guard !rules.isEmpty else { return }
        for rule in rules {
            let text = Array(NameText.tidy(rule.text).utf8)
            for place in extraction.entities.indices {
                let entity = extraction.entities[place]
                guard rule.wrong == nil || rule.wrong == entity.type, rule.right != entity.type else { continue }
                guard entity.mentions.contains(where: { NameText.tidy($0.text).utf8.elementsEqual(text) }) else {
                    continue
                }
                if let right = rule.right {
                    extraction.entities[place].type = right
                    extraction.entities[place].seed = nil
                } else {
                    extraction.entities[place].mentions.removeAll { NameText.tidy($0.text).utf8.elementsEqual(text) }
                    if NameText.tidy(entity.name).utf8.elementsEqual(text),
                        let longest = extraction.entities[place].mentions.max(by: { $0.range.count < $1.range.count })
                    {
                        extraction.entities[place].name = longest.text
                        extraction.entities[place].seed = nil
                    }
                }
            }
        }
        extraction.keepEntities { !$0.mentions.isEmpty }
    }

    // MARK: Exclusions

    private func exclude(from document: inout Document, _ extraction: inout Extraction) {
        let normalized = NormalizedText(document.text)
        let names = exclusions.flatMap(\.names)
        var ranges = names.flatMap { $0.ranges(in: normalized) }
        var others: [ExcludedName] = []
        for entity in extraction.entities where isExcluded(entity) {
            ranges += entity.mentions.map(\.range)
            // Shorter ones are pieces of common words.
            others += entity.mentions.filter { $0.text.utf8.count >= 15 }.compactMap { ExcludedName($0.text) }
        }
        ranges += others.flatMap { $0.ranges(in: normalized) }
        if isExcluded(document.url ?? "") || isExcluded(NameText.percentDecoded(Array((document.url ?? "").utf8)[...]))
        {
            document.url = nil
        }
        document.notes.removeAll(where: isExcluded)
        extraction.notes.removeAll(where: isExcluded)
        let id = Mask.masked(document.id, names)
        document.id = id
        extraction.documentID = id
        extraction.keepEntities { !isExcluded($0) }
        guard !ranges.isEmpty else { return }
        document.text = Mask.masked(document.text, ranges)
        let isMasked = { (range: Range<Int>) in ranges.contains { $0.overlaps(range) } }
        for place in extraction.entities.indices {
            extraction.entities[place].mentions.removeAll { isMasked($0.range) }
        }
        extraction.keepEntities { !$0.mentions.isEmpty }
        extraction.relations.removeAll { relation in
            if case .text(let text) = relation.object { return isExcluded(text) }
            return false
        }
        // The words that a model looked at may be those of a name that stands near.
        for place in extraction.relations.indices {
            extraction.relations[place].provenance = extraction.relations[place].provenance?.withoutWords()
        }
    }

    /// Whether a person's name is an excluded one but for a letter or two.
    private func isMisspelling(_ name: String) -> Bool {
        let letters = ExcludedName.letters(of: name)
        return exclusions.contains { exclusion in
            exclusion.names.contains { SpellingDistance.isMisspelling($0.letters[...], letters[...]) }
        }
    }

    private func isExcluded(_ entity: Entity) -> Bool {
        if entity.type == .person, isMisspelling(entity.name) { return true }
        return isExcluded(entity.name) || entity.mentions.contains { isExcluded($0.text) }
            || entity.titles.contains(where: isExcluded)
    }
}

extension Extraction {
    /// Keeps some entities, and the relations between those.
    mutating func keepEntities(where isKept: (Entity) -> Bool) {
        var numbers: [Int?] = []
        var kept: [Entity] = []
        for entity in entities {
            numbers.append(isKept(entity) ? kept.count : nil)
            if isKept(entity) { kept.append(entity) }
        }
        guard kept.count < entities.count else { return }
        relations = relations.compactMap { relation in
            guard numbers.indices.contains(relation.subject), let subject = numbers[relation.subject] else {
                return nil
            }
            var relation = relation
            relation.subject = subject
            if case .entity(let object) = relation.object {
                guard numbers.indices.contains(object), let object = numbers[object] else { return nil }
                relation.object = .entity(object)
            }
            return relation
        }
        entities = kept
    }
}

/// Puts signs in the place of characters that must not appear, of the same length in UTF-8.
enum Mask {
    /// The text with every character of the ranges masked.
    static func masked(_ text: String, _ ranges: [Range<Int>]) -> String {
        var bytes = Array(text.utf8)
        for range in ranges {
            var place = range.lowerBound
            while place < min(range.upperBound, bytes.count) {
                let length = length(ofCharacterAt: place, bytes)
                let sign: [UInt8]
                switch length {
                case 1: sign = bytes[place] <= 0x20 ? [bytes[place]] : Array("x".utf8)
                case 2: sign = Array("×".utf8)
                case 3: sign = Array("█".utf8)
                default: sign = Array("🯰".utf8)
                }
                bytes.replaceSubrange(place..<place + length, with: sign)
                place += length
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text with every one of the names masked.
    static func masked(_ text: String, _ names: [ExcludedName]) -> String {
        let normalized = NormalizedText(text)
        return masked(text, names.flatMap { $0.ranges(in: normalized) })
    }

    private static func length(ofCharacterAt place: Int, _ bytes: [UInt8]) -> Int {
        var end = place + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - place
    }
}
