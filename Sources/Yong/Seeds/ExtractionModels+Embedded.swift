public import EntityExtraction

extension ExtractionModels {
    /// The models in the program.
    ///
    /// - Throws: `ModelError` when the program was built with the model files of another version.
    public static func embedded() throws(ModelError) -> ExtractionModels {
        var models = ExtractionModels()
        for file in EmbeddedFiles.files(under: "seeds/models/") {
            if file.name.utf8.elementsEqual("seeds/models/mentions.model".utf8) {
                models.mentions = try MentionModel(file.bytes)
            } else if file.name.utf8.elementsEqual("seeds/models/relations.model".utf8) {
                models.relations = try RelationModel(file.bytes)
            }
        }
        return models
    }
}
