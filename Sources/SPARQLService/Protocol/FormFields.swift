#if Server
    internal import RDFModel

    /// The fields of a query string or of a form (`application/x-www-form-urlencoded`).
    struct FormFields {
        /// Names and values in their order, decoded.
        private(set) var fields: [(name: String, value: String)] = []

        /// Reads `name=value` pairs.
        ///
        /// - Throws: ``ProtocolError`` at a percent sign without two digits, and at bytes that are no UTF-8.
        init(_ text: some Collection<UInt8>) throws(ProtocolError) {
            for pair in text.split(separator: UInt8(ascii: "&")) {
                let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                let name = try FormFields.decoded(parts[0])
                fields.append((name, parts.count > 1 ? try FormFields.decoded(parts[1]) : ""))
            }
        }

        /// Adds the fields of another text behind these.
        mutating func append(_ other: FormFields) { fields += other.fields }

        /// All values of a name.
        func values(_ name: String) -> [String] {
            fields.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
        }

        /// All values of a name, as IRIs.
        ///
        /// - Throws: ``ProtocolError``: 400 for one that is none.
        func iris(_ name: String) throws(ProtocolError) -> [IRI] {
            var found: [IRI] = []
            for text in values(name) {
                do throws(IRIError) { found.append(try IRI(text)) } catch { throw .bad("\(name): \(error)") }
            }
            return found
        }

        private static func decoded(_ text: some Collection<UInt8>) throws(ProtocolError) -> String {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count)
            var rest = text.makeIterator()
            while let byte = rest.next() {
                switch byte {
                case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
                case UInt8(ascii: "%"):
                    guard let high = digit(rest.next()), let low = digit(rest.next()) else {
                        throw .bad("a percent sign in the request needs two hexadecimal digits behind it")
                    }
                    bytes.append(high << 4 | low)
                default: bytes.append(byte)
                }
            }
            guard let decoded = String(validating: bytes, as: UTF8.self) else {
                throw .bad("the request holds bytes that are no UTF-8")
            }
            return decoded
        }

        private static func digit(_ byte: UInt8?) -> UInt8? {
            switch byte {
            case .some(let byte) where byte >= 0x30 && byte <= 0x39: byte - 0x30
            case .some(let byte) where byte >= 0x41 && byte <= 0x46: byte - 0x37
            case .some(let byte) where byte >= 0x61 && byte <= 0x66: byte - 0x57
            default: nil
            }
        }
    }
#endif
