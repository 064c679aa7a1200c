public import RDFModel

/// Where a picture stands: as a file of its own, or within a page.
public struct PictureSetting {
    /// A file, with names as the vocabulary's IRIs have them.
    public static var file: PictureSetting {
        PictureSetting(isInline: false, title: nil, name: { $0 }, address: { _ in nil })
    }

    /// A part of a page: without a background, with a class for each kind of thing, and a description in words.
    ///
    /// - Parameters:
    ///   - title: what the picture shows.
    ///   - name: what a class or property is called, by the end of its IRI.
    ///   - address: where a thing has a page.
    public static func page(
        title: String, name: @escaping (String) -> String, address: @escaping (IRI) -> String?
    ) -> PictureSetting {
        PictureSetting(isInline: true, title: title, name: name, address: address)
    }

    let isInline: Bool
    let title: String?
    let name: (String) -> String
    let address: (IRI) -> String?
}
