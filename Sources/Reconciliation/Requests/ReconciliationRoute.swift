#if Server
    /// What a path of the service leads to.
    enum ReconciliationRoute: Equatable {
        case service, preview, properties
        case suggest(Subject)
        case flyout(Subject)

        /// What is suggested or shown.
        enum Subject: String, CaseIterable {
            case entity, type, property
        }

        /// The route of a path; `nil` if it is none of the service.
        init?(_ path: ArraySlice<UInt8>, prefix: String) {
            guard path.starts(with: prefix.utf8) else { return nil }
            var rest = path.dropFirst(prefix.utf8.count)
            if rest.last == UInt8(ascii: "/") { rest = rest.dropLast() }
            let parts = String(decoding: rest, as: UTF8.self).split(
                separator: "/", omittingEmptySubsequences: false
            ).map(String.init)
            switch (parts.count, parts.first, parts.dropFirst().first) {
            case (0, _, _), (1, "", _): self = .service
            case (2, "", "preview"): self = .preview
            case (2, "", "properties"): self = .properties
            case (3, "", "suggest"):
                guard let subject = Subject(rawValue: parts[2]) else { return nil }
                self = .suggest(subject)
            case (3, "", "flyout"):
                guard let subject = Subject(rawValue: parts[2]) else { return nil }
                self = .flyout(subject)
            default: return nil
            }
        }
    }
#endif
