/// Something that entities of several documents may have in common: the key of a name, a seed, an office.
///
/// Entities that are joined by vertices, directly or by way of others, make a component. The resolver compares nothing
/// beyond a component, so each may be resolved by itself, on any machine. A vertex is a hash: two things that happen to
/// have one only make a component larger than it had to be.
struct LinkVertex: Hashable, Sendable {
    /// What entities have in common.
    enum Kind: UInt8 {
        /// The key of a name, of each class of things one.
        case body, country, place, plan, person, event
        case seed
        /// The text of an office.
        case office
        /// That a text of an office may name its body, or may not.
        case bodiedOffice, bareOffice
        /// An entity that is like no other.
        case alone
        /// The first or the last half of a person's name.
        case firstHalf, lastHalf
        /// What IRIs begin with, of each class of things one.
        case bodyPath, countryPath, placePath, planPath, personPath, eventPath

        /// The key of a name.
        static func name(_ thingClass: ThingClass) -> Kind { Kind(rawValue: thingClass.rawValue) ?? .alone }

        /// The beginning of an IRI.
        static func path(_ thingClass: ThingClass) -> Kind {
            Kind(rawValue: Kind.bodyPath.rawValue + thingClass.rawValue) ?? .alone
        }
    }

    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(_ kind: Kind, _ bytes: some Collection<UInt8>) {
        rawValue = ([kind.rawValue] + bytes).withUnsafeBytes { TextTable.hash($0) }
    }

    /// The beginning that a thing's IRI has in common with those that are told from it by something in brackets.
    init(pathOf name: ArraySlice<UInt8>, _ thingClass: ThingClass) {
        var path: [UInt8] = []
        NameText.appendPathStep(name, to: &path)
        self.init(.path(thingClass), LinkVertex.withoutBracket(path[...]))
    }

    /// What of a path stands before the first bracket that may tell it from others.
    static func withoutBracket(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var place = path.startIndex
        while place + 1 < path.endIndex {
            if path[place] == UInt8(ascii: "_"), path[place + 1] == UInt8(ascii: "(") { return path[..<place] }
            place += 1
        }
        return path
    }
}

/// What the entities of one document have in common with each other and with those of other documents.
struct DocumentLinks {
    /// That two vertices belong to one component, always or if some document has a third.
    struct Link: Hashable {
        var left: LinkVertex
        var right: LinkVertex
        var condition: LinkVertex?
    }

    /// The vertex of each entity; each is had by its document.
    var own: [LinkVertex] = []
    /// What else the document has.
    var marks: Set<LinkVertex> = []
    var links: Set<Link> = []
    /// The keys of full names of people, whose spellings are compared.
    var fullNames: Set<[UInt8]> = []

    mutating func join(_ left: LinkVertex, _ right: LinkVertex, if condition: LinkVertex? = nil) {
        if left != right { links.insert(Link(left: left, right: right, condition: condition)) }
    }
}
