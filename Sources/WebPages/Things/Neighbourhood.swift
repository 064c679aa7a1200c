#if Server
    internal import QuadStore
    internal import RDFModel

    /// A drawing of a thing and of some that it is related with.
    struct Neighbourhood {
        private let page: ThingPage
        private let groups: [PropertyGroup]

        /// How many things are drawn, and how many of them by one property.
        private static let most = 13
        private static let mostOfProperty = 3

        init(_ page: ThingPage, _ groups: [PropertyGroup]) {
            self.page = page
            self.groups = groups
        }

        /// The drawing; `nil` where there is nothing to draw.
        func svg() throws -> [UInt8]? {
            var drawing = RelationDrawing(page.reader)
            for group in try related() {
                for value in group.values.prefix(Neighbourhood.mostOfProperty) {
                    guard let other = try page.reader.iri(value), other != page.iri,
                        drawing.count < Neighbourhood.most || drawing.holds(other)
                    else { continue }
                    let (subject, object) = group.isIncoming ? (other, page.iri) : (page.iri, other)
                    try drawing.add(subject, group.property, object)
                }
            }
            let name = try page.reader.name(page.thing).lexicalForm
            return try drawing.svg(title: page.language(.neighbourhood) + ": " + name, page.links)
        }

        /// The properties whose things are drawn: those that relate things which have a class.
        private func related() throws -> [PropertyGroup] {
            try groups.compactMap { group in
                if Neighbourhood.left.contains(group.property) || Terms.evidence.contains(group.property) { return nil }
                var group = group
                group.values = try group.values.filter {
                    try page.reader.iri($0) != nil && !page.reader.types($0).isEmpty
                }
                return group.values.isEmpty ? nil : group
            }
        }

        /// Properties of what stands between things.
        private static let left: Set<IRI> = [
            RDF.type, Terms.derivedFrom, Terms.org("member"), Terms.org("organization"), Terms.yong("inPost"),
        ]
    }
#endif
