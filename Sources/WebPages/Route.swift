#if Server
    internal import RDFModel

    /// Which page a path is.
    enum Route {
        case front
        case search
        case query
        case vocabulary
        case asset(Asset)
        /// A thing by an IRI that is not below the base, in a format if the path names one.
        case resource(IRI?, ThingFormat?)
        /// A thing by the path below the base.
        case thing(Substring)

        /// `nil` for a path that is none of a page.
        init?(_ request: PageRequest, _ pages: WebPages) {
            let links = PageLinks(pages.settings, language: nil)
            switch request.path {
            case "/": self = .front
            case "/search": self = .search
            case "/query": self = .query
            case "/query/vocabulary.json": self = .vocabulary
            default:
                if let asset = Assets.named(request.path.dropFirst()) {
                    self = .asset(asset)
                } else if request.path == "/resource" {
                    self = .resource(Route.iri(request), nil)
                } else if let (format, rest) = ThingFormat.named(by: request.path), rest == "/resource" {
                    self = .resource(Route.iri(request), format)
                } else if request.path.utf8.starts(with: links.basePath.utf8), links.basePath.utf8.count > 1 {
                    self = .thing(request.path)
                } else {
                    return nil
                }
            }
        }

        private static func iri(_ request: PageRequest) -> IRI? {
            request["iri"].map { IRI(unchecked: $0) }
        }

        /// Whether it may be asked with a form in the body.
        var takesForms: Bool {
            if case .query = self { return true }
            return false
        }
    }
#endif
