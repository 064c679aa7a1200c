public import RDFModel

/// What is wrong with a seed file, apart from its syntax.
public enum SeedsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A thing has no `rdfs:label`.
    case missingLabel(IRI, file: String)
    /// A thing has two types of which neither is a kind of the other.
    case conflictingTypes(IRI, file: String)
    /// The value of a naming property is no literal, or that of a linking property no IRI.
    case wrongKindOfValue(IRI, property: IRI, file: String)
    /// A blank node stands in the file: what it says could not be named in a graph.
    case blankNode(file: String)
    /// A thing contains itself by way of its parents.
    case parentCycle(IRI)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .missingLabel(let thing, let file):
            "\(file): <\(thing)> has no rdfs:label"
        case .conflictingTypes(let thing, let file):
            "\(file): <\(thing)> has types that exclude each other"
        case .wrongKindOfValue(let thing, let property, let file):
            "\(file): the value of <\(property)> of <\(thing)> is of the wrong kind"
        case .blankNode(let file):
            "\(file): a seed file may hold no blank nodes"
        case .parentCycle(let thing):
            "<\(thing)> is part of itself by way of its parents"
        }
    }
}
