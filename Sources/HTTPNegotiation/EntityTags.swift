#if Server
    /// Entity tags of conditional requests.
    package enum EntityTags {
        /// Whether values of `If-None-Match` name a tag, or any (RFC 9110 §13.1.2); whether a tag is weak makes no
        /// difference there.
        package static func isNamed(_ tag: String, in values: [String]) -> Bool {
            values.contains { value in
                value.split(separator: ",").contains { part in
                    let part = part.filter { $0 != " " && $0 != "\t" }
                    return part == "*" || opaque(part) == opaque(tag)
                }
            }
        }

        private static func opaque(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }
    }
#endif
