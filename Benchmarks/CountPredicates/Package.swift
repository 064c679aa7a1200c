// swift-tools-version:6.2
import PackageDescription

// A program of its own that uses the RDF libraries as others do: it sees their public parts alone.
let package = Package(
    name: "CountPredicates",
    dependencies: [.package(name: "Yong", path: "../..")],
    targets: [
        .executableTarget(name: "CountPredicates", dependencies: [.product(name: "RDFSyntax", package: "Yong")])
    ]
)
