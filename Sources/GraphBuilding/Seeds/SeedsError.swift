public import RDFModel

/// What is wrong with a seed file, apart from its syntax.
public enum SeedsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A thing has no `rdfs:label`.
    case missingLabel(IRI, file: String)
    /// A thing has two types of which neither is a kind of the other.
    case conflictingTypes(IRI, file: String)
    /// The value of a naming property is no text, or an empty one, or that of a linking property no IRI.
    case wrongKindOfValue(IRI, property: IRI, file: String)
    /// A thing has a class of Yong's vocabulary that there is not, or that seeds do not have.
    case unknownClass(IRI, IRI, file: String)
    /// A thing has a name or a parent, and no class.
    case missingClass(IRI, file: String)
    /// A thing is part of something that no file says anything of.
    case unknownParent(IRI, parent: IRI, file: String)
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
            "\(file): the value of <\(property)> of <\(thing)> is of the wrong kind, or empty"
        case .unknownClass(let thing, let thingClass, let file):
            "\(file): <\(thingClass)>, the class of <\(thing)>, is no class of seeds"
        case .missingClass(let thing, let file):
            "\(file): <\(thing)> has no class"
        case .unknownParent(let thing, let parent, let file):
            "\(file): <\(thing)> is part of <\(parent)>, of which no file says anything"
        case .blankNode(let file):
            "\(file): a seed file may hold no blank nodes"
        case .parentCycle(let thing):
            "<\(thing)> is part of itself by way of its parents"
        }
    }
}
