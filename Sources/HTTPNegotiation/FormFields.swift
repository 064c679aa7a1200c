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
            let bytes = text.withContiguousStorageIfAvailable { Array($0) } ?? Array(text)
            var start = 0
            while start < bytes.count {
                var (middle, end) = (-1, start)
                while end < bytes.count, bytes[end] != UInt8(ascii: "&") {
                    if middle < 0, bytes[end] == UInt8(ascii: "=") { middle = end }
                    end += 1
                }
                if end > start {
                    let name = try FormFields.decoded(bytes[start..<(middle < 0 ? end : middle)])
                    fields.append((name, middle < 0 ? "" : try FormFields.decoded(bytes[(middle + 1)..<end])))
                }
                start = end + 1
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

        private static func decoded(_ text: ArraySlice<UInt8>) throws(FormError) -> String {
            var isComplete = true
            let bytes = text.withUnsafeBufferPointer { text in
                [UInt8](unsafeUninitializedCapacity: text.count) { bytes, count in
                    var place = 0
                    while place < text.count {
                        var byte = text[place]
                        place += 1
                        if byte == UInt8(ascii: "+") {
                            byte = UInt8(ascii: " ")
                        } else if byte == UInt8(ascii: "%") {
                            guard place + 1 < text.count, let high = PercentEncoding.digit(text[place]),
                                let low = PercentEncoding.digit(text[place + 1])
                            else {
                                isComplete = false
                                return
                            }
                            byte = high << 4 | low
                            place += 2
                        }
                        // SAFETY: no more bytes come out than went in, and each is written once.
                        bytes.initializeElement(at: count, to: byte)
                        count += 1
                    }
                }
            }
            guard isComplete else { throw .incompleteEscape }
            guard let decoded = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            return decoded
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
