extension IRI {
    /// The parts of an IRI reference (RFC 3986 §3); `nil` is a part that is not there, which is not an empty one.
    private struct Parts {
        var scheme: Substring.UTF8View?
        var authority: Substring.UTF8View?
        var path: Substring.UTF8View
        var query: Substring.UTF8View?
        var fragment: Substring.UTF8View?

        /// Splits a reference as RFC 3986 appendix B does.
        init(_ text: String) {
            var rest = text[...].utf8
            if IRI.hasScheme(text), let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
                scheme = rest[..<colon]
                rest = rest[rest.index(after: colon)...]
            }
            if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
                fragment = rest[rest.index(after: hash)...]
                rest = rest[..<hash]
            }
            if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
                query = rest[rest.index(after: mark)...]
                rest = rest[..<mark]
            }
            if rest.starts(with: "//".utf8) {
                rest = rest.dropFirst(2)
                let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
                authority = rest[..<end]
                rest = rest[end...]
            }
            path = rest
        }
    }

    /// Resolves a reference against this IRI as its base (RFC 3986 §5.2, RFC 3987 §6.5).
    ///
    /// - Throws: ``IRIError`` if the result is not a valid IRI.
    public func resolve(_ reference: String) throws(IRIError) -> IRI {
        try IRI(resolvedText(reference))
    }

    /// What resolving the reference gives, whether or not that is a valid IRI.
    package func resolvedText(_ reference: String) -> String {
        if IRI.hasScheme(reference), !IRI.hasDotSegment(reference) { return reference }
        let base = Parts(text)
        let relative = Parts(reference)
        var path: [UInt8]
        var authority = relative.authority
        var query = relative.query
        var scheme = relative.scheme
        if relative.scheme != nil || relative.authority != nil {
            path = IRI.removingDotSegments(Array(relative.path))
        } else {
            authority = base.authority
            if relative.path.isEmpty {
                path = Array(base.path)
                query = relative.query ?? base.query
            } else if relative.path.first == UInt8(ascii: "/") {
                path = IRI.removingDotSegments(Array(relative.path))
            } else {
                path = IRI.removingDotSegments(IRI.merged(base, relative.path))
            }
        }
        scheme = scheme ?? base.scheme
        var bytes = Array(scheme ?? ""[...].utf8) + [UInt8(ascii: ":")]
        if let authority {
            bytes += "//".utf8
            bytes += authority
        }
        bytes += path
        if let query {
            bytes.append(UInt8(ascii: "?"))
            bytes += query
        }
        if let fragment = relative.fragment {
            bytes.append(UInt8(ascii: "#"))
            bytes += fragment
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hasDotSegment(_ text: String) -> Bool {
        var previous: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), previous == UInt8(ascii: "/") || previous == UInt8(ascii: ":") { return true }
            previous = byte
        }
        return false
    }

    /// The base's path up to its last slash, and the reference's path behind it (RFC 3986 §5.2.3).
    private static func merged(_ base: Parts, _ path: Substring.UTF8View) -> [UInt8] {
        if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
        guard let slash = base.path.lastIndex(of: UInt8(ascii: "/")) else { return Array(path) }
        return Array(base.path[...slash]) + path
    }

    /// Takes `.` and `..` out of a path (RFC 3986 §5.2.4).
    private static func removingDotSegments(_ path: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        var output: [UInt8] = []
        var index = 0
        while index < path.count {
            // A segment reaches from its slash, if it has one, to the next slash.
            let hasSlash = path[index] == slash
            let start = hasSlash ? index + 1 : index
            var end = start
            while end < path.count, path[end] != slash { end += 1 }
            let segment = path[start..<end]
            let isLast = end == path.count
            switch segment.count {
            case 1 where segment.first == dot, 2 where segment.first == dot && segment.last == dot:
                if segment.count == 2, hasSlash {
                    while let last = output.popLast(), last != slash {}
                }
                if hasSlash {
                    // `/.` and `/..` leave their slash for what follows.
                    if isLast { output.append(slash) }
                    index = end
                } else {
                    index = isLast ? end : end + 1
                }
            default:
                output += path[index..<end]
                index = end
            }
        }
        return output
    }
}
