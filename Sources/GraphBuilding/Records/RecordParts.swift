import ExtractionModel

/// The object of a relation as a record holds it; texts are UTF-8.
enum RecordObject<Text: Collection<UInt8>> {
    /// An entity, by its number in the document.
    case entity(Int)
    case text(Text)
    /// A day, see ``PackedDay``.
    case day(Int)
}

/// Entities and relations as the first part of a ``DocumentRecord`` holds them; `RecordTable` reads them.
extension RecordWriter {
    /// Writes an entity.
    mutating func entity<Text: Collection<UInt8>>(
        _ type: EntityType, name: Text, seed: String, confidence: Double, forms: [Text], titles: [Text], mentions: Int
    ) {
        byte(UInt8(EntityType.allCases.firstIndex(of: type) ?? 0))
        text(name)
        text(seed.utf8)
        word(confidence.bitPattern)
        number(forms.count)
        for form in forms { text(form) }
        number(titles.count)
        for title in titles { text(title) }
        number(mentions)
    }

    /// Writes a relation.
    ///
    /// - Parameter subject: An entity, by its number in the document.
    mutating func relation<Text: Collection<UInt8>>(
        subject: Int, _ predicate: RelationPredicate, _ status: ClaimStatus, confidence: Double,
        _ object: RecordObject<Text>
    ) {
        number(subject)
        byte(UInt8(RelationPredicate.allCases.firstIndex(of: predicate) ?? 0))
        byte(UInt8(ClaimStatus.allCases.firstIndex(of: status) ?? 0))
        word(confidence.bitPattern)
        switch object {
        case .entity(let entity):
            byte(0)
            number(entity)
        case .text(let text):
            byte(1)
            self.text(text)
        case .day(let day):
            byte(2)
            number(day)
        }
    }
}
