/// Finds the statements that a text makes about its entities.
package struct RelationExtractor: Sendable {
    /// Makes an extractor that knows the words which begin an office.
    package init(lexicon: Lexicon) {
    }

    /// The statements that `text` makes, each once, in order of evidence.
    ///
    /// - Parameters:
    ///   - entities: the things named.
    ///   - mentions: every occurrence of them, in order of position, none overlapping another.
    package func relations(in text: AnalyzedText, entities: [Entity], mentions: [PlacedMention]) -> [Relation] {
        []
    }
}
