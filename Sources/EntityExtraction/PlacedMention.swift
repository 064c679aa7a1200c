/// An occurrence of an entity in an ``AnalyzedText``.
package struct PlacedMention: Sendable, Hashable {
    /// The range in `AnalyzedText.bytes`.
    package var range: Range<Int>
    /// The index of the entity.
    package var entity: Int

    /// Places a mention.
    package init(range: Range<Int>, entity: Int) {
        self.range = range
        self.entity = entity
    }
}
