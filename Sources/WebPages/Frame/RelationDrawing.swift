#if Server
    internal import GraphDrawing
    internal import RDFModel

    /// A drawing of things and their relations, in the words of the page.
    struct RelationDrawing {
        private let reader: GraphReader
        private var dataset = Dataset()
        private var things: Set<IRI> = []
        private var properties: [IRI: String] = [:]
        /// What stands in the drawing in place of the ends of IRIs.
        private var names: [String: String] = [:]

        init(_ reader: GraphReader) {
            self.reader = reader
        }

        /// How many things are drawn.
        var count: Int { things.count }

        /// Whether a thing is drawn.
        func holds(_ thing: IRI) -> Bool { things.contains(thing) }

        /// Adds a relation with the two things.
        mutating func add(_ subject: IRI, _ property: IRI, _ object: IRI) throws {
            let number = properties[property] ?? "p\(properties.count)"
            if properties.updateValue(number, forKey: property) == nil {
                names[number] = try reader.name(of: property).lexicalForm
            }
            for thing in [subject, object] where things.insert(thing).inserted { try add(thing) }
            // Drawings show what is of one vocabulary: the name says what the property is.
            dataset.insert(Quad(.iri(subject), Terms.yong(number), .iri(object)))
        }

        private mutating func add(_ thing: IRI) throws {
            let id = try reader.id(thing)
            let type = try id.flatMap { try reader.types($0).first }
            let drawn = type.map { TermMarkup.typeName($0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "Thing"
            if names[drawn] == nil {
                names[drawn] =
                    drawn.utf8.elementsEqual("Thing".utf8)
                    ? reader.language(.thing) : try type.map { try reader.name(of: $0).lexicalForm }
            }
            dataset.insert(Quad(.iri(thing), RDF.type, .iri(Terms.yong(drawn))))
            let name = try reader.name(of: thing).lexicalForm
            dataset.insert(Quad(.iri(thing), RDFS.label, .literal(Literal(name))))
        }

        /// The drawing; `nil` where nothing is related.
        func svg(title: String, _ links: PageLinks) throws -> [UInt8]? {
            guard things.count > 1 else { return nil }
            let names = names
            let setting = PictureSetting.page(
                title: title, name: { names[$0] ?? $0 }, address: { links.thing($0) })
            return try GraphPicture(of: dataset, vocabulary: Terms.yong, languages: reader.language.labelLanguages)
                .svg(setting)
        }
    }
#endif
