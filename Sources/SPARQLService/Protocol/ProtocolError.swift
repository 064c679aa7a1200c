/// Why a request is refused: what its sender is told.
public struct ProtocolError: Error, Equatable, Sendable {
    /// The status of HTTP (RFC 9110 §15).
    public var status: Int
    /// One sentence or more, as plain text.
    public var message: String
    /// The methods that the resource knows, where the request's is none of them (RFC 9110 §10.2.1).
    public var allowedMethods: [String] = []
    /// After how many seconds to ask again, where there is no room now.
    public var retryAfter: Int?

    /// The request makes no sense.
    static func bad(_ message: String) -> ProtocolError { ProtocolError(status: 400, message: message) }

    /// The resource does not know the method.
    static func method(allowing methods: [String]) -> ProtocolError {
        ProtocolError(
            status: 405, message: "this resource takes " + methods.joined(separator: " and "), allowedMethods: methods)
    }
}
