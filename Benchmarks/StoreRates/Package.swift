// swift-tools-version:6.2
import PackageDescription

// A program of its own that uses the store as others do: it sees the public parts alone.
let package = Package(
    name: "StoreRates",
    dependencies: [.package(name: "Yong", path: "../..")],
    targets: [
        .executableTarget(name: "StoreRates", dependencies: [.product(name: "Yong", package: "Yong")])
    ]
)
