/// A trained model that judges relations between mentions.
public struct RelationModel: Sendable {}
