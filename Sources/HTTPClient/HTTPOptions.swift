/// What requests may do and use.
public struct HTTPOptions: Sendable {
    /// Whether hosts may be reached that only this machine, or its own network, can reach.
    public enum PrivateAddresses: Sendable {
        /// No request goes there.
        case refused
        /// Only the host that a request names, not one that an answer leads to.
        case whereNamed
        /// Requests go anywhere.
        case allowed
    }

    /// How long a request may take with all that it leads to; `nil` is as long as it takes.
    public var timeout: Duration?
    /// How long a connection may take.
    public var connectionTimeout = Duration.seconds(10)
    /// How many bytes an answer may have, unpacked; `nil` is without bound.
    public var maximumSize: Int?
    /// How many redirections are followed.
    public var maximumRedirects = 5
    /// Whether hosts of this machine's own network may be reached. The address is checked that is connected to, and not
    /// what a name stands for beforehand. Where private addresses are refused, the proxies of the environment are not
    /// used: behind a proxy, no address can be checked.
    public var privateAddresses = PrivateAddresses.refused
    /// The only hosts that may be reached, each with or without a port, `example.org` or `example.org:8080`, also by
    /// redirections; `nil` is any host.
    public var hosts: [String]?
    /// What the program calls itself.
    public var userAgent = "yong"

    /// The usual bounds: no private addresses.
    public init() {}
}
