import ArgumentParser
import Yong

/// What a query or an update may fetch over HTTP.
struct RemoteOptions: ParsableArguments {
    @Flag(help: "Let SERVICE ask other endpoints, and LOAD fetch documents of the web, on any public host.")
    var allowService = false
    @Option(
        help: ArgumentHelp(
            "Let them ask this host alone, with or without a port; several may be given.", valueName: "host"))
    var serviceHost: [String] = []
    @Flag(help: "Also let hosts of this machine and of its own network be asked.")
    var allowPrivate = false
    @Option(help: ArgumentHelp("Give up a request after so many seconds; 60 if not given.", valueName: "seconds"))
    var serviceTimeout: Double?

    /// What may be fetched, or `nil` for nothing; or wrong usage.
    func access() throws -> RemoteAccess? {
        if let serviceTimeout, !(serviceTimeout > 0) {
            throw ValidationError("--service-timeout: \(serviceTimeout) is no time; give seconds above 0")
        }
        for entry in serviceHost { try RemoteOptions.check(entry, of: "--service-host") }
        guard allowService || !serviceHost.isEmpty else { return nil }
        var access = RemoteAccess(hosts: serviceHost.isEmpty ? nil : serviceHost)
        access.allowsPrivateAddresses = allowPrivate
        if let serviceTimeout { access.timeout = .milliseconds(serviceTimeout * 1000) }
        return access
    }

    /// Refuses an entry of hosts that could let none be asked.
    static func check(_ entry: String, of option: String) throws {
        guard RemoteAccess.isHost(entry) else {
            throw ValidationError(
                "\(option): '\(entry)' is no host; give one such as example.org or example.org:8080")
        }
    }

    /// What may be asked of a server that a person named: all the time and space that the query has.
    func namedAccess(_ limits: QueryLimits) -> RemoteAccess {
        var access = RemoteAccess()
        access.allowsPrivateAddresses = allowPrivate
        access.timeout = nil
        access.maximumSize = limits.memory
        return access
    }
}
