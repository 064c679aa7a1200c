import RDFModel
import SPARQLSyntax
import TestSupport

/// The queries and updates of the W3C suites, valid and not.
enum SuiteFiles {
    /// A query or an update.
    enum Tree: Equatable {
        case query(Query)
        case update(Update)

        /// Reads a text as what the name of its file says it is.
        init(_ text: String, path: String) throws(SPARQLSyntaxError) {
            let options = QueryOptions(file: path, base: IRI(unchecked: "http://example.org/base/"))
            self =
                path.hasSuffix(".ru")
                ? .update(try Update(text, options: options)) : .query(try Query(text, options: options))
        }

        var text: String {
            switch self {
            case .query(let query): query.text
            case .update(let update): update.text
            }
        }
    }

    static let paths = Shared.files(in: Manifest.root + "/sparql", endings: [".rq", ".ru"])

    static func text(_ path: String) throws -> String {
        String(decoding: try Shared.bytes(ofFile: path), as: UTF8.self)
    }
}

extension String {
    var iri: IRI { IRI(unchecked: self) }
}
