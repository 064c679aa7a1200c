/// A trained sequence model that finds mentions.
public struct MentionModel: Sendable {
    /// Reads a model file.
    ///
    /// - Throws: ``ModelError`` when the bytes are no model of this version.
    public init(_ bytes: [UInt8]) throws(ModelError) {
        throw .notAModel
    }
}
