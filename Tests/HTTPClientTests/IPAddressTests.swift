import Testing

@testable import HTTPClient

@Suite("Which addresses everybody reaches")
struct IPAddressTests {
    private static func address4(_ text: String) -> [UInt8] { text.split(separator: ".").compactMap { UInt8($0) } }

    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.9.9.9",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.0.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
    ])
    func special4(_ text: String) throws {
        let bytes = Self.address4(text)
        #expect(try #require(IPAddress(bytes)).isPublic == false)
        #expect(try #require(IPAddress(bytes)).description == text)
        let mapped = try #require(IPAddress([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes))
        let translated = try #require(IPAddress([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] + bytes))
        let relayed = try #require(IPAddress([0x20, 0x02] + bytes + [UInt8](repeating: 1, count: 10)))
        let compatible = try #require(IPAddress([UInt8](repeating: 0, count: 12) + bytes))
        for address in [mapped, translated, relayed, compatible] { #expect(!address.isPublic, "\(address)") }
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255",
    ])
    func public4(_ text: String) throws {
        let bytes = Self.address4(text)
        #expect(try #require(IPAddress(bytes)).isPublic)
        #expect(try #require(IPAddress([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes)).isPublic)
    }

    /// The first bytes of an address, zeros behind them, what it is written as, and whether it is public.
    @Test(
        arguments: [
            ([UInt8](repeating: 0, count: 16), "::", false), ([UInt8](repeating: 0, count: 15) + [1], "::1", false),
            ([0xFC], "fc00::", false), ([0xFD, 0x12], "fd12::", false), ([0xFE, 0x80], "fe80::", false),
            ([0xFE, 0xC0], "fec0::", false), ([0xFF, 2], "ff02::", false),
            ([0x20, 1, 0x0D, 0xB8], "2001:db8::", false),
            ([0x20, 1, 0, 0, 9], "2001:0:900::", false), ([0x40], "4000::", false), ([0x3F, 0xFF], "3fff::", false),
            ([0x26, 6, 0x47, 0], "2606:4700::", true), ([0x20, 1, 0x48, 0x60], "2001:4860::", true),
        ] as [([UInt8], String, Bool)])
    func addresses6(_ start: [UInt8], _ text: String, _ isPublic: Bool) throws {
        let address = try #require(IPAddress(start + [UInt8](repeating: 0, count: 16 - start.count)))
        #expect(address.description == text)
        #expect(address.isPublic == isPublic)
    }

    @Test func otherFamiliesAreNoAddress() {
        #expect(IPAddress(socketAddress: [1, 0] + [UInt8](repeating: 0, count: 14)) == nil)
        #expect(IPAddress(socketAddress: [2, 0, 0]) == nil)
        #expect(IPAddress([1, 2, 3]) == nil)
    }
}
