/// Why a parameter cannot stand for a variable of a query.
public enum ParameterError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The query has no such variable.
    case unknown(Variable)
    /// The name is given twice.
    case repeated(Variable)
    /// The query itself gives the variable a value: by `BIND`, or by `(… AS ?name)`.
    case assigned(Variable)
    /// A blank node has no name that another endpoint knows.
    case blankNodeInService(Variable)

    /// One sentence.
    public var description: String {
        switch self {
        case .unknown(let variable): "there is no variable \(variable) for the parameter of this name"
        case .repeated(let variable): "the parameter \(variable.name) is given twice"
        case .assigned(let variable): "\(variable) is a parameter, and gets a value in the query as well"
        case .blankNodeInService(let variable):
            "the parameter \(variable.name) is a blank node, which no other endpoint can be asked for"
        }
    }
}
