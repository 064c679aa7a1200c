#if Server
    internal import RDFModel

    /// The fields of a query string or of a form (`application/x-www-form-urlencoded`).
    package struct FormFields: Sendable {
        /// Names and values in their order, decoded.
        package private(set) var fields: [(name: String, value: String)] = []

        /// Reads `name=value` pairs.
        ///
        /// - Throws: ``FormError`` at a percent sign without two digits, and at bytes that are no UTF-8.
        package init(_ text: some Collection<UInt8>) throws(FormError) {
            let read = text.withContiguousStorageIfAvailable { FormFields.read($0) }
            fields = try (read ?? Array(text).withUnsafeBufferPointer { FormFields.read($0) }).get()
        }

        private static func read(
            _ bytes: UnsafeBufferPointer<UInt8>
        ) -> Result<[(name: String, value: String)], FormError> {
            Result { () throws(FormError) in
                var fields: [(name: String, value: String)] = []
                var start = 0
                while start < bytes.count {
                    var (middle, end) = (-1, start)
                    while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                        if middle < 0, bytes[end] == UInt8(ascii: "=") { middle = end }
                        end += 1
                    }
                    if end > start {
                        let name = try decoded(bytes[start..<(middle < 0 ? end : middle)])
                        fields.append((name, middle < 0 ? "" : try decoded(bytes[(middle + 1)..<end])))
                    }
                    start = end + 1
                }
                return fields
            }
        }

        /// No fields.
        package init() {}

        /// Adds the fields of another text behind these.
        package mutating func append(_ other: FormFields) { fields += other.fields }

        /// All values of a name.
        package func values(_ name: String) -> [String] {
            var values: [String] = []
            for field in fields where field.name.utf8.count == name.utf8.count {
                if field.name.utf8.elementsEqual(name.utf8) { values.append(field.value) }
            }
            return values
        }

        private static func decoded(_ text: Slice<UnsafeBufferPointer<UInt8>>) throws(FormError) -> String {
            let text = UnsafeBufferPointer(rebasing: text)
            var (isComplete, isASCII) = (true, true)
            let decoded = String(unsafeUninitializedCapacity: text.count) { bytes in
                let (count, all) = decode(text, into: bytes)
                isComplete = count != nil
                isASCII = all & 0x80 == 0
                return isASCII ? count ?? 0 : 0
            }
            guard isComplete else { throw .incompleteEscape }
            if isASCII { return decoded }
            let bytes = [UInt8](unsafeUninitializedCapacity: text.count) { bytes, count in
                count = decode(text, into: bytes).count ?? 0
            }
            guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            return decoded
        }

        /// Writes the bytes that a text means.
        ///
        /// - Returns: how many there are, which is no more than the text has, or `nil` if an escape is not complete; and
        ///   the bits that any of them has.
        private static func decode(
            _ text: UnsafeBufferPointer<UInt8>, into bytes: UnsafeMutableBufferPointer<UInt8>
        ) -> (count: Int?, bits: UInt8) {
            var (place, count, bits) = (0, 0, UInt8(0))
            while place < text.count {
                var byte = text[place]
                place += 1
                if byte == UInt8(ascii: "+") {
                    byte = UInt8(ascii: " ")
                } else if byte == UInt8(ascii: "%") {
                    guard place + 1 < text.count, let high = PercentEncoding.digit(text[place]),
                        let low = PercentEncoding.digit(text[place + 1])
                    else { return (nil, bits) }
                    byte = high << 4 | low
                    place += 2
                }
                // SAFETY: no more bytes come out than went in, and each is written once.
                bytes.initializeElement(at: count, to: byte)
                count += 1
                bits |= byte
            }
            return (count, bits)
        }
    }

    /// Why a form cannot be read.
    package enum FormError: Error, Equatable, Sendable, CustomStringConvertible {
        /// A percent sign has no two digits behind it.
        case incompleteEscape
        /// The decoded bytes are no UTF-8.
        case notUTF8

        /// One sentence.
        package var description: String {
            switch self {
            case .incompleteEscape: "a percent sign in the request needs two hexadecimal digits behind it"
            case .notUTF8: "the request holds bytes that are no UTF-8"
            }
        }
    }
#endif
