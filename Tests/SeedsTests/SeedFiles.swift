import Glibc
import RDFModel
import RDFSyntax
import TestSupport

/// The seed files as they lie in the repository.
enum SeedFiles {
    /// The folder.
    static let root = Shared.root + "/seeds"

    /// The names of all Turtle files, in order.
    static let names = turtleFiles(in: "seeds")

    /// The names of the Turtle files in a folder of the repository, in order.
    static func turtleFiles(in folder: String) -> [String] {
        guard let directory = opendir(Shared.root + "/" + folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".ttl") { names.append(name) }
        }
        return names.sorted()
    }

    /// The bytes of a file of the repository; none if it cannot be read.
    static func bytes(_ path: String) -> [UInt8] {
        guard let file = fopen(Shared.root + "/" + path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// What a file says.
    static func dataset(_ name: String) throws -> Dataset {
        var dataset = Dataset()
        try RDFReader.read(file: root + "/" + name, into: &dataset)
        return dataset
    }

    /// What all files say.
    static let everything: [(name: String, content: Dataset)] = names.compactMap { name in
        (try? dataset(name)).map { (name, $0) }
    }
}

/// Words of the vocabulary that the tests ask for.
enum Word {
    static let partOf = ontology("partOf")
    static let formerName = ontology("formerName")
    static let validUntil = ontology("validUntil")
    static let alternative = iri("http://www.w3.org/2004/02/skos/core#altLabel")
    static let ambiguous = iri("http://www.w3.org/2004/02/skos/core#hiddenLabel")
    static let source = iri("http://purl.org/dc/terms/source")
    static let license = iri("http://purl.org/dc/terms/license")

    /// A word of Yong's ontology.
    static func ontology(_ name: String) -> IRI { iri("https://w3id.org/yong/ontology#" + name) }

    private static func iri(_ text: String) -> IRI {
        guard let iri = try? IRI(text) else { preconditionFailure("not an IRI: \(text)") }
        return iri
    }
}

/// A thing or word that the seeds describe.
struct SeedEntry {
    let iri: IRI
    /// The file that gives it its type.
    let file: String
    let labels: [Literal]
    let alternatives: [Literal]
    let ambiguous: [Literal]
    /// Names that it bore once, with their spellings.
    let former: [Literal]

    /// All names.
    var names: [Literal] { labels + alternatives + ambiguous + former }

    /// Every entry of the seeds, in order of file and IRI.
    static let all: [SeedEntry] = SeedFiles.everything.flatMap { name, content -> [SeedEntry] in
        func literals(_ subject: Term, _ property: IRI) -> [Literal] {
            content.quads(subject: subject, predicate: property).compactMap { $0.object.literal }
        }
        let datedName = Word.ontology("DatedName")
        let subjects = Set(
            content.quads(predicate: RDF.type).filter { $0.object.iri != datedName }.compactMap { $0.subject.iri })
        return subjects.sorted().map { iri in
            let former = content.quads(subject: .iri(iri), predicate: Word.formerName).map(\.object)
            return SeedEntry(
                iri: iri, file: name, labels: literals(.iri(iri), RDFS.label),
                alternatives: literals(.iri(iri), Word.alternative),
                ambiguous: literals(.iri(iri), Word.ambiguous),
                former: former.flatMap { literals($0, RDFS.label) + literals($0, Word.alternative) })
        }
    }

    /// The entries of a file.
    static func of(_ file: String) -> [SeedEntry] {
        all.filter { $0.file.utf8.elementsEqual(file.utf8) }
    }
}
