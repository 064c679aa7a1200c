/// The trained models that an ``Extractor`` uses beside its rules and its gazetteer.
///
/// Every model is optional: without one, rules and gazetteer decide alone.
public struct ExtractionModels: Sendable {
    /// Finds mentions.
    public var mentions: MentionModel?
    /// Judges relations between mentions.
    public var relations: RelationModel?

    /// Makes a set of models.
    public init(mentions: MentionModel? = nil, relations: RelationModel? = nil) {
        self.mentions = mentions
        self.relations = relations
    }
}
