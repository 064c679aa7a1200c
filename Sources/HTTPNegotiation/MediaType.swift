#if Server
    /// A media type or a range of them, with its parameters (RFC 9110 §8.3.1, §12.5.1).
    package struct MediaType: Equatable {
        /// `type/subtype`, in lower case; either may be `*`.
        package var name: String
        /// Names in lower case, and values.
        package var parameters: [String: String] = [:]

        /// Reads `type/subtype; name=value`; `nil` if it is none.
        package init?(_ text: some StringProtocol) {
            let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { MediaType.trimmed($0) }
            guard let name = parts.first, name.split(separator: "/", omittingEmptySubsequences: false).count == 2 else {
                return nil
            }
            self.name = name.lowercased()
            for part in parts.dropFirst() {
                let pair = part.split(separator: "=", maxSplits: 1).map { MediaType.trimmed($0) }
                if pair.count == 2 { parameters[pair[0].lowercased()] = pair[1] }
            }
        }

        private static func trimmed(_ text: some StringProtocol) -> String {
            let isSpace = { (character: Character) in character == " " || character == "\t" || character == "\"" }
            let start = text.drop(while: isSpace)
            return String(start.reversed().drop(while: isSpace).reversed())
        }

        /// How closely the range describes a type: 2 by name, 1 by its first half, 0 as any; `nil` not at all.
        package func specificity(of type: String) -> Int? {
            if name == type { return 2 }
            if name == "*/*" { return 0 }
            guard name.hasSuffix("/*") else { return nil }
            return type.hasPrefix(name.dropLast(1)) ? 1 : nil
        }

        /// The weight, 0 to 1.
        package var quality: Double { min(1, max(0, parameters["q"].flatMap { Double($0) } ?? 1)) }
    }

    /// Chooses how to answer (RFC 9110 §12.5.1).
    package enum ContentNegotiation {
        /// The offer that the client likes best, the first of equals; `nil` if it takes none.
        ///
        /// - Parameters:
        ///   - accept: the value of `Accept`; without one anything will do.
        ///   - offers: what can be sent, each with its media types.
        package static func choose<Offer>(_ accept: String?, _ offers: [(types: [String], offer: Offer)]) -> (
            String, Offer
        )? {
            let ranges = (accept ?? "*/*").split(separator: ",").compactMap { MediaType($0) }
            if ranges.isEmpty { return offers.first.map { ($0.types[0], $0.offer) } }
            var best: (quality: Double, type: String, offer: Offer)?
            for (types, offer) in offers {
                for type in types {
                    let fits = ranges.compactMap { range in
                        range.specificity(of: type).map { (specificity: $0, quality: range.quality) }
                    }
                    guard let closest = fits.max(by: { $0.specificity < $1.specificity }), closest.quality > 0 else {
                        continue
                    }
                    if best.map({ closest.quality > $0.quality }) ?? true { best = (closest.quality, type, offer) }
                }
            }
            return best.map { ($0.type, $0.offer) }
        }
    }
#endif
