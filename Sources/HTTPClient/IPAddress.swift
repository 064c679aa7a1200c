internal import Glibc

/// An address of the internet protocol, by its four or sixteen bytes.
struct IPAddress: Equatable, CustomStringConvertible {
    let bytes: [UInt8]

    /// - Parameter bytes: four bytes of version 4, or sixteen of version 6.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// The address that a socket's address of the system holds, of whatever family that is.
    init?(socketAddress: [UInt8]) {
        guard socketAddress.count >= 2 else { return nil }
        let family = Int32(socketAddress[0]) | Int32(socketAddress[1]) << 8
        // Both begin with family and port; version 6 has the flow in front of the address.
        let place = family == AF_INET ? 4..<8 : family == AF_INET6 ? 8..<24 : 0..<0
        guard !place.isEmpty, socketAddress.count >= place.upperBound else { return nil }
        bytes = Array(socketAddress[place])
    }

    /// As people write it.
    var description: String {
        if bytes.count == 4 { return bytes.map(String.init).joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var longest = 0..<0
        for start in groups.indices {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(longest.count, 1) { longest = start..<end }
        }
        func text(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if longest.isEmpty { return text(groups[...]) }
        return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
    }

    /// Whether everybody reaches the address: none of loopback, a private or link-local network, a provider's inner
    /// network, documentation, multicast or what is not given out (IANA's special-purpose registries). An address of
    /// version 6 that stands for one of version 4 is what that one is.
    var isPublic: Bool {
        if bytes.count == 4 { return !IPAddress.special4.contains { isWithin($0.prefix, $0.length) } }
        if let inner = embedded { return inner.isPublic }
        // Global unicast is all that is given out.
        return isWithin([0x20], 3) && !IPAddress.special6.contains { isWithin($0.prefix, $0.length) }
    }

    /// The address of version 4 that one of version 6 leads to: mapped, translated (RFC 6052), 6to4 (RFC 3056).
    private var embedded: IPAddress? {
        if isWithin([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96) || isWithin([0, 0x64, 0xFF, 0x9B], 96) {
            return IPAddress(Array(bytes[12...]))
        }
        return isWithin([0x20, 0x02], 16) ? IPAddress(Array(bytes[2..<6])) : nil
    }

    /// Whether the first `length` bits are those of `prefix`, behind which zeros stand.
    private func isWithin(_ prefix: [UInt8], _ length: Int) -> Bool {
        for index in 0..<(length + 7) / 8 {
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, length - 8 * index))
            if (bytes[index] ^ (index < prefix.count ? prefix[index] : 0)) & mask != 0 { return false }
        }
        return true
    }

    /// This network, private networks (RFC 1918), carriers' networks (RFC 6598), loopback, link-local, protocol
    /// assignments, documentation, 6to4 relays, benchmarks, multicast, and what is reserved.
    private static let special4: [(prefix: [UInt8], length: Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
        ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    /// Protocol assignments with Teredo and ORCHID, and documentation.
    private static let special6: [(prefix: [UInt8], length: Int)] = [
        ([0x20, 0x01], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF], 20),
    ]
}
