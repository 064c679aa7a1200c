#if Server
    internal import HTTPNegotiation
    internal import RDFModel

    /// Where pages stand.
    struct PageLinks {
        private let base: [UInt8]
        /// The path of the base, which ends with a slash.
        let basePath: String
        /// The language that every address names, if the visitor chose one.
        private let language: PageLanguage?

        init(_ settings: PageSettings, language: PageLanguage?) {
            self.language = language
            basePath = PageLinks.path(of: settings.base)
            let text = Array(settings.base.text.utf8)
            base = text.lastIndex(of: UInt8(ascii: "/")).map { Array(text[...$0]) } ?? text
        }

        /// The path of an absolute IRI, with a slash at its end.
        private static func path(of iri: IRI) -> String {
            let text = iri.text
            guard let scheme = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "/" }
            let rest = text.utf8[text.utf8.index(after: scheme)...].drop { $0 == UInt8(ascii: "/") }
            guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return "/" }
            let path = rest[slash...].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            let end = path.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex
            return String(decoding: path[...end], as: UTF8.self)
        }

        // MARK: Things

        /// The address of a thing's page: its own path, if its IRI is below the base and its path is one that browsers do
        /// not change.
        func thing(_ iri: IRI) -> String {
            guard let path = ownPath(iri) else { return page("/resource", [("iri", iri.text)]) }
            return path + suffix([])
        }

        /// Whether an IRI is below the base, so that this server speaks for it.
        func isOwn(_ iri: IRI) -> Bool { iri.text.utf8.starts(with: base) }

        /// The path of an IRI below the base; `nil` if it has none of its own. What is behind `#` never reaches a server,
        /// so that such a thing has no path either.
        func ownPath(_ iri: IRI) -> String? {
            let bytes = iri.text.utf8
            // At the root there would be no telling the things' paths from those of pages.
            guard bytes.starts(with: base), bytes.count > base.count, basePath.utf8.count > 1 else { return nil }
            let rest = bytes.dropFirst(base.count)
            if rest.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "\\") })
            {
                return nil
            }
            for segment in rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            where segment.allSatisfy({ $0 == UInt8(ascii: ".") }) { return nil }
            return basePath + PercentEncoding.encode(String(decoding: rest, as: UTF8.self), keeping: PageLinks.isPlain)
        }

        /// What an address in a page may hold as it is; browsers escape what is not ASCII themselves.
        private static func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case 0...0x20, 0x7F: false
            case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"),
                UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
                false
            default: true
            }
        }

        /// The IRIs that a path below the base may stand for, the likeliest first (RFC 3987 §3.2).
        func iris(of path: Substring) -> [IRI] {
            guard path.utf8.starts(with: basePath.utf8) else { return [] }
            let rest = path.utf8.dropFirst(basePath.utf8.count)
            if rest.isEmpty { return [] }
            let start = String(decoding: base, as: UTF8.self)
            var texts: [String] = []
            let ways: [(UInt8) -> Bool] = [
                { $0 >= 0x80 || PercentEncoding.isUnreserved($0) || !PageLinks.isPlain($0) && $0 >= 0x20 },
                { $0 > 0x20 && $0 != UInt8(ascii: "%") }, { _ in false },
            ]
            for way in ways {
                guard let text = PercentEncoding.decode(rest, where: way),
                    !texts.contains(where: { CodeUnits.equal($0, text) })
                else { continue }
                texts.append(text)
            }
            return texts.map { IRI(unchecked: start + $0) }
        }

        /// An address as fields of a head need it.
        static func ascii(_ address: String) -> String {
            PercentEncoding.encode(address) { $0 < 0x80 && isPlain($0) }
        }

        // MARK: Pages

        /// The address of a page, with fields behind a question mark.
        func page(_ path: String, _ fields: [(String, String)] = []) -> String {
            path + suffix(fields)
        }

        /// The address of a page in another language.
        func page(_ path: String, _ fields: [(String, String)], in language: PageLanguage) -> String {
            path + "?" + PageLinks.form(fields + [("lang", language.tag)])
        }

        /// Fields for forms, whose addresses are made by browsers.
        var formFields: [(String, String)] { language.map { [("lang", $0.tag)] } ?? [] }

        private func suffix(_ fields: [(String, String)]) -> String {
            let all = fields + formFields
            return all.isEmpty ? "" : "?" + PageLinks.form(all)
        }

        private static func form(_ fields: [(String, String)]) -> String {
            fields.map { PercentEncoding.encode($0.0) + "=" + PercentEncoding.encode($0.1) }.joined(separator: "&")
        }
    }
#endif
