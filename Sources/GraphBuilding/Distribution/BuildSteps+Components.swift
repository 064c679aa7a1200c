import ExtractionModel
import RDFModel

extension BuildSteps {
    /// What was found in a component, as other steps take it.
    package struct Component {
        /// A thing: what names it, what its IRI is made of, and the rest that is written of it.
        package struct Thing {
            /// What names it among the things of all components.
            package var token: String
            /// What its IRI is made of.
            package var naming: [UInt8]
            /// What is written of it.
            package var description: [UInt8]
            /// The post whose label its IRI holds.
            package var post: [UInt8]?

            /// Makes a thing.
            package init(token: String, naming: [UInt8], description: [UInt8], post: [UInt8]? = nil) {
                (self.token, self.naming, self.description, self.post) = (token, naming, description, post)
            }
        }

        /// A post, as the component's documents write it.
        package struct Post {
            /// What names it among the posts of all components.
            package var token: [UInt8]
            /// The document that is the first to speak of it, by its key, and the number of the relation.
            package var first: (key: String, relation: Int)
            /// Posts whose IRIs begin alike have this in common.
            package var beginning: UInt64
            /// What names its body.
            package var body: String?
            /// What its IRI is made of.
            package var naming: [UInt8]
        }

        /// The things.
        package var things: [Thing] = []
        /// The posts.
        package var posts: [Post] = []
        /// Which thing each entity is.
        package var entities: [(key: String, number: Int, token: String)] = []
        /// Which post each relation is about.
        package var relations: [(key: String, number: Int, token: [UInt8])] = []
        /// What follows from resolution, to be written when IRIs are known.
        package var decisions: [[UInt8]] = []
    }

    /// Resolves a component, or several that have no company of others at once: most are small.
    ///
    /// - Parameters:
    ///   - slices: What it needs of each document, in their order.
    ///   - crowded: Halves of names that are too common.
    /// - Returns: `nil` if a slice is damaged.
    package func component(of slices: [[UInt8]], crowded: Set<UInt64>) -> Component? {
        let read = slices.compactMap { RecordSlice(bytes: $0) }
        guard read.count == slices.count else { return nil }
        let resolved = ComponentResolver(
            slices: read, seeds: seeds, overlay: overlay, base: settings.base,
            crowdedHalves: Set(crowded.map { LinkVertex(rawValue: $0) }))
        var component = Component()
        component.things = resolved.things.map { thing in
            var (naming, description) = (RecordWriter(), RecordWriter())
            naming.byte(thing.place.isSeed ? 1 : 0)
            naming.text(thing.place.document)
            naming.number(thing.place.entity)
            naming.text(thing.path[...])
            naming.text((thing.post ?? [])[...])
            thing.node.write(to: &description)
            return .init(token: thing.token, naming: naming.bytes, description: description.bytes, post: thing.post)
        }
        component.posts = resolved.posts.map { post in
            var naming = RecordWriter()
            naming.text(post.path[...])
            naming.text(post.label)
            return .init(
                token: post.token, first: (post.first, post.relation),
                beginning: LinkVertex(.office, LinkVertex.withoutBracket(post.path[...])).rawValue, body: post.body,
                naming: naming.bytes)
        }
        component.entities = resolved.entities.map { ($0.document, $0.number, $0.token) }
        component.relations = resolved.holdings.map { ($0.document, $0.number, $0.token) }
        component.decisions =
            resolved.derivations.map { $0.bytes } + resolved.homonyms.map { $0.bytes }
        return component
    }

    /// The IRI and the label of each post, of all whose ``Component/Post/beginning`` is one, each once, in the order in
    /// which they are first spoken of.
    package static func posts(_ namings: [[UInt8]]) -> [[UInt8]] {
        var paths = TextTable()
        return namings.map { naming in
            var reader = RecordReader(naming)
            let path = Array(reader.text())
            var post = RecordWriter()
            let number = Resolver.unique(path, &paths)
            post.text(paths[number])
            post.text(reader.text())
            return post.bytes
        }
    }

    /// The IRIs of a component's things with what is written of each, and what follows from its resolution as lines of
    /// N-Triples.
    ///
    /// - Parameters:
    ///   - posts: By the token of a post, its IRI and label.
    ///   - decisions: The component's.
    /// - Returns: `nil` if a post is missing.
    package func names(
        of things: [Component.Thing], posts: [[UInt8]: [UInt8]], decisions: [[UInt8]]
    ) -> (things: [(token: String, bytes: [UInt8])], lines: [UInt8])? {
        var paths = TextTable()
        var iris: [[UInt8]: IRI] = [:]
        var named: [(String, [UInt8])] = []
        for (_, path, post, thing) in things.map(ComponentNaming.read).sorted(by: { $0.place < $1.place }) {
            var whole = path
            if !post.isEmpty {
                guard let bytes = posts[post] else { return nil }
                var reader = RecordReader(bytes)
                _ = reader.text()
                whole = Resolver.closed(path, by: reader.string())
            }
            let number = Resolver.unique(whole, &paths)
            let text = paths[number]
            var bytes = RecordWriter()
            bytes.text(text)
            named.append((thing.token, bytes.bytes + thing.description))
            iris[Array(thing.token.utf8)] = IRI(unchecked: String(decoding: text, as: UTF8.self))
        }
        var statements = Statements()
        for decision in decisions { ComponentNaming.add(decision, iris, base: settings.base, to: &statements) }
        let sorted = statements.sorted()
        var lines: [UInt8] = []
        sorted.append(subjects: sorted.subjects.indices, to: &lines)
        return (named, lines)
    }
}

/// Reads what a component handed over for its names.
private enum ComponentNaming {
    static func read(
        _ thing: BuildSteps.Component.Thing
    ) -> (place: ThingPlace, path: [UInt8], post: [UInt8], thing: BuildSteps.Component.Thing) {
        var reader = RecordReader(thing.naming)
        let place = ThingPlace(isSeed: reader.byte() == 1, document: reader.string(), entity: reader.number())
        return (place, Array(reader.text()), Array(reader.text()), thing)
    }

    static func add(_ decision: [UInt8], _ iris: [[UInt8]: IRI], base: String, to statements: inout Statements) {
        var reader = RecordReader(decision)
        func document(_ id: String) -> IRI { GraphBuilder.documentIRI(base, id) }
        if reader.byte() == 0 {
            let (entity, own, name) = (reader.number(), reader.string(), reader.string())
            let token = Array(reader.text())
            let rule = reader.string()
            let sources = (0..<reader.count()).map { _ in document(reader.string()) }
            guard let thing = iris[token] else { return }
            statements.add(
                Resolution(
                    entity: entity, document: document(own), name: name, thing: thing, rule: rule, sources: sources))
        } else {
            let (left, right, rule) = (iris[Array(reader.text())], iris[Array(reader.text())], reader.string())
            let sources = (0..<reader.count()).map { _ in document(reader.string()) }
            guard let left, let right else { return }
            statements.add(
                Distinction(
                    left: min(left, right), right: max(left, right), rule: rule.utf8.isEmpty ? nil : rule,
                    sources: sources),
                base: base)
        }
    }
}

extension ComponentResolver.Derivation {
    /// As it is handed over.
    fileprivate var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.byte(0)
        writer.number(entity)
        for text in [documentID, name, token, rule] { writer.text(text) }
        writer.number(sources.count)
        for source in sources { writer.text(source) }
        return writer.bytes
    }
}

extension ComponentResolver.Homonyms {
    /// As it is handed over.
    fileprivate var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.byte(1)
        for text in [left, right, rule ?? ""] { writer.text(text) }
        writer.number(sources.count)
        for source in sources { writer.text(source) }
        return writer.bytes
    }
}
