// swift-tools-version:6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// For the targets that hold unsafe code: every use is marked and explained.
let lowLevel = strict + [.strictMemorySafety()]

/// `YONG_DOCUMENTATION=1 swift package generate-documentation` needs a plugin that nothing else does.
let documentation: [Package.Dependency] =
    Context.environment["YONG_DOCUMENTATION"] == nil
    ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

/// What the endpoint is made of, for builds that ask for it.
let server: [Target.Dependency] = [
    .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
    .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Server"])),
    .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Server"])),
    .product(name: "NIOConcurrencyHelpers", package: "swift-nio", condition: .when(traits: ["Server"])),
    .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Server"])),
    .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Server"])),
    .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: .when(traits: ["Server"])),
    .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Server"])),
    .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: .when(traits: ["Server"])),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Server"])),
]

let package = Package(
    name: "Yong",
    products: [
        .library(name: "Yong", targets: ["Yong"]),
        .library(
            name: "RDFSyntax",
            targets: ["JSONLD", "JSONSyntax", "RDFCanonicalization", "RDFModel", "RDFSyntax", "XSDTypes"]),
        .executable(name: "yong", targets: ["YongCommand"]),
        .executable(name: "yong-evaluate", targets: ["EvaluateCommand"]),
        .executable(name: "yong-store-exercise", targets: ["StoreExercise"]),
    ],
    traits: [
        .trait(name: "Server", description: "`yong serve`: needs Hummingbird, which takes minutes to build."),
        .default(enabledTraits: []),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ] + documentation,
    targets: [
        // C libraries from Debian: a module map and a header, nothing else.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CDatrie", pkgConfig: "datrie-0.2", providers: [.apt(["libdatrie-dev", "libthai-data"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // Debian's libbz2-dev has no file for pkg-config.
        .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // Headers alone: the library is loaded when it is needed.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // Seeds and ontology, embedded with `#embed` so that the binary runs wherever it is copied.
        .target(name: "CEmbedded"),

        .target(name: "Sorting", swiftSettings: strict),
        .target(name: "XSDTypes", swiftSettings: strict),
        .target(name: "ThaiText", dependencies: ["CDatrie"], swiftSettings: lowLevel),
        .target(name: "MessageDigests", dependencies: ["CCrypto"], swiftSettings: lowLevel),
        .target(name: "HTTPClient", dependencies: ["CCurl"], swiftSettings: lowLevel),
        .target(name: "RDFModel", dependencies: ["Sorting", "XSDTypes"], swiftSettings: strict),
        .target(
            name: "RDFCanonicalization", dependencies: ["MessageDigests", "RDFModel", "Sorting"], swiftSettings: strict),
        .target(name: "JSONSyntax", dependencies: ["XSDTypes"], swiftSettings: strict),
        .target(
            name: "JSONLD", dependencies: ["JSONSyntax", "RDFModel", "Sorting", "XSDTypes"], swiftSettings: strict),
        .target(name: "XMLEvents", dependencies: ["CLibXML2"], swiftSettings: lowLevel),
        .target(name: "Compression", dependencies: ["CBzip2", "CZlib", "CZstd"], swiftSettings: lowLevel),
        .target(
            name: "RDFSyntax",
            dependencies: ["Compression", "JSONLD", "JSONSyntax", "RDFModel", "Sorting", "XMLEvents"],
            swiftSettings: lowLevel),
        .target(
            name: "QuadStore", dependencies: ["CLMDB", "CZstd", "RDFModel", "Sorting", "XSDTypes"],
            swiftSettings: lowLevel),
        .target(
            name: "SPARQLSyntax", dependencies: ["JSONSyntax", "RDFModel", "Sorting", "XMLEvents"],
            swiftSettings: strict),
        .target(
            name: "SPARQLFunctions",
            dependencies: ["CPCRE2", "MessageDigests", "RDFModel", "SPARQLSyntax", "Sorting", "XSDTypes"],
            swiftSettings: lowLevel),
        .target(name: "TextIndex", dependencies: ["QuadStore", "RDFModel", "Sorting"], swiftSettings: strict),
        .target(
            name: "QueryEngine",
            dependencies: [
                "QuadStore", "RDFModel", "SPARQLFunctions", "SPARQLSyntax", "Sorting", "TextIndex", "XSDTypes",
            ],
            swiftSettings: strict),
        .target(
            name: "ReferenceEngine", dependencies: ["RDFModel", "SPARQLFunctions", "SPARQLSyntax", "XSDTypes"],
            swiftSettings: strict),
        .target(
            name: "SPARQLService",
            dependencies: [
                "Compression", "HTTPNegotiation", "QuadStore", "QueryEngine", "RDFModel", "RDFSyntax", "SPARQLSyntax",
            ] + server,
            swiftSettings: strict),
        .target(
            name: "Documents", dependencies: ["Compression", "JSONSyntax", "ThaiText", "XMLEvents"],
            swiftSettings: lowLevel),
        .target(name: "ExtractionModel", dependencies: ["Sorting", "ThaiText"], swiftSettings: strict),
        .target(
            name: "EntityExtraction", dependencies: ["Documents", "ExtractionModel", "Sorting", "ThaiText"],
            swiftSettings: strict),
        .target(
            name: "GraphBuilding",
            dependencies: ["ExtractionModel", "Documents", "Sorting", "ThaiText", "RDFModel", "RDFSyntax"],
            swiftSettings: strict),
        .target(
            name: "GraphDrawing", dependencies: ["RDFModel", "Sorting", "ThaiText", "XMLEvents"], swiftSettings: strict),
        .target(
            name: "GraphTables", dependencies: ["QuadStore", "RDFModel", "Sorting", "XMLEvents"], swiftSettings: strict),
        .target(
            name: "RDFToolkit",
            dependencies: [
                "Compression", "GraphDrawing", "HTTPClient", "JSONLD", "JSONSyntax", "QuadStore", "QueryEngine",
                "RDFCanonicalization", "RDFModel", "RDFSyntax", "SPARQLSyntax", "Sorting", "TextIndex", "ThaiText",
                "XSDTypes",
            ], swiftSettings: strict),
        .target(name: "HTTPNegotiation", dependencies: ["RDFModel"], swiftSettings: strict),
        // Files that pages load, embedded with `#embed`; those of CodeMirror come from Debian's libjs-codemirror.
        .target(
            name: "CWebAssets", exclude: ["Files"],
            cSettings: [.define("YONG_SERVER", .when(traits: ["Server"]))]),
        .target(
            name: "WebPages",
            dependencies: [
                "CWebAssets", "GraphDrawing", "HTTPNegotiation", "JSONSyntax", "MessageDigests", "QuadStore",
                "QueryEngine", "RDFModel", "RDFSyntax", "SPARQLSyntax", "TextIndex", "ThaiText", "XMLEvents",
                "XSDTypes",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ], swiftSettings: strict),
        .target(name: "Linking", dependencies: ["RDFModel", "Sorting", "ThaiText"], swiftSettings: strict),
        .target(
            name: "Reconciliation",
            dependencies: [
                "HTTPNegotiation", "JSONSyntax", "Linking", "QuadStore", "RDFModel", "TextIndex", "XMLEvents",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ], swiftSettings: strict),
        .target(
            name: "Publishing",
            dependencies: [
                "Compression", "GraphTables", "HTTPClient", "JSONSyntax", "MessageDigests", "QuadStore", "RDFModel",
                "RDFSyntax", "RDFToolkit", "SPARQLSyntax", "Sorting",
            ], swiftSettings: strict),
        .target(
            name: "Yong",
            dependencies: [
                "CEmbedded", "Documents", "EntityExtraction", "GraphBuilding", "GraphDrawing", "GraphTables",
                "JSONSyntax", "Linking", "MessageDigests", "Publishing", "QuadStore", "RDFModel", "RDFSyntax",
                "RDFToolkit", "SPARQLSyntax", "Sorting", "ThaiText", "XMLEvents", "XSDTypes",
            ], swiftSettings: strict),
        .target(name: "QueryPrompt", dependencies: ["RDFToolkit", "Sorting"], swiftSettings: strict),
        .executableTarget(
            name: "YongCommand",
            dependencies: [
                "QueryPrompt", "Yong", .target(name: "SPARQLService", condition: .when(traits: ["Server"])),
                .target(name: "WebPages", condition: .when(traits: ["Server"])),
                .target(name: "HTTPClient", condition: .when(traits: ["Server"])),
                .target(name: "Reconciliation", condition: .when(traits: ["Server"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Server"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // For developers: changes a store in a known sequence, while others kill it.
        .executableTarget(
            name: "StoreExercise",
            dependencies: [
                "QuadStore", "RDFModel", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // For developers: measures the extractor against annotated documents.
        .executableTarget(
            name: "EvaluateCommand",
            dependencies: [
                "Documents", "EntityExtraction", "ThaiText", "Yong",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["RDFModel", "RDFSyntax"], path: "Tests/TestSupport",
            swiftSettings: strict),
        .testTarget(name: "SortingTests", dependencies: ["Sorting"], swiftSettings: strict),
        .testTarget(name: "XSDTypesTests", dependencies: ["XSDTypes"], swiftSettings: strict),
        .testTarget(name: "ThaiTextTests", dependencies: ["ThaiText", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "HTTPClientTests", dependencies: ["HTTPClient", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "CompressionTests", dependencies: ["Compression"], swiftSettings: strict),
        .testTarget(name: "RDFModelTests", dependencies: ["RDFModel", "XSDTypes"], swiftSettings: strict),
        .testTarget(
            name: "QuadStoreTests", dependencies: ["QuadStore", "RDFModel", "RDFSyntax", "XSDTypes", "TestSupport"],
            exclude: ["Data"], swiftSettings: strict),
        .testTarget(name: "JSONSyntaxTests", dependencies: ["JSONSyntax"], swiftSettings: strict),
        .testTarget(
            name: "JSONLDTests", dependencies: ["JSONLD", "JSONSyntax", "RDFModel", "RDFSyntax", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RDFCanonicalizationTests",
            dependencies: ["RDFCanonicalization", "RDFModel", "RDFSyntax", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RDFSyntaxTests",
            dependencies: ["JSONLD", "RDFSyntax", "RDFModel", "XMLEvents", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "SPARQLTests",
            dependencies: [
                "JSONSyntax", "QuadStore", "QueryEngine", "RDFModel", "RDFSyntax", "ReferenceEngine", "SPARQLFunctions",
                "SPARQLSyntax", "TestSupport",
                "XMLEvents", "XSDTypes",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SPARQLServiceTests",
            dependencies: [
                "Compression", "HTTPNegotiation", "QuadStore", "QueryEngine", "RDFModel", "RDFSyntax", "SPARQLService",
                "SPARQLSyntax",
                "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LibraryTests",
            dependencies: ["QuadStore", "QueryEngine", "RDFModel", "SPARQLSyntax", "TestSupport", "XSDTypes"],
            swiftSettings: strict),
        .testTarget(
            name: "TextIndexTests",
            dependencies: [
                "QuadStore", "QueryEngine", "RDFModel", "ReferenceEngine", "SPARQLSyntax", "TestSupport", "TextIndex",
                "Yong",
            ], swiftSettings: strict),
        .testTarget(
            name: "SPARQLSyntaxTests",
            dependencies: ["SPARQLSyntax", "RDFModel", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Documents", "ThaiText", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EntityExtractionTests",
            dependencies: [
                "EntityExtraction", "ExtractionModel", "Documents", "ThaiText", "GraphBuilding", "RDFModel",
                "RDFSyntax",
                "TestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "GraphBuildingTests",
            dependencies: [
                "GraphBuilding", "EntityExtraction", "Documents", "RDFModel", "RDFSyntax", "Yong", "TestSupport",
            ], exclude: ["Data"], swiftSettings: strict),
        .testTarget(
            name: "SeedsTests",
            dependencies: [
                "CEmbedded", "Documents", "EntityExtraction", "GraphBuilding", "RDFModel", "RDFSyntax", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WebPagesTests",
            dependencies: [
                "QuadStore", "QueryEngine", "RDFModel", "RDFSyntax", "TestSupport", "TextIndex", "WebPages",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ], swiftSettings: strict),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "GraphDrawingTests", dependencies: ["GraphDrawing", "RDFModel"], swiftSettings: strict),
        .testTarget(
            name: "GraphTablesTests",
            dependencies: ["GraphTables", "QuadStore", "RDFModel", "RDFSyntax", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "PublishingTests",
            dependencies: [
                "HTTPClient", "Publishing", "QuadStore", "RDFModel", "RDFSyntax", "RDFToolkit", "TestSupport",
            ], swiftSettings: strict),
        .testTarget(
            name: "LinkingTests", dependencies: ["Linking", "RDFModel", "RDFSyntax", "TestSupport"], exclude: ["Data"],
            swiftSettings: strict),
        .testTarget(
            name: "ReconciliationTests",
            dependencies: [
                "JSONSyntax", "QuadStore", "RDFModel", "RDFSyntax", "Reconciliation", "TestSupport", "TextIndex",
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Server"])),
            ], swiftSettings: strict),
        .testTarget(name: "YongTests", dependencies: ["Yong", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "EvaluateTests", dependencies: ["EvaluateCommand", "EntityExtraction", "Yong", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "QueryPromptTests", dependencies: ["QueryPrompt", "Yong"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests", dependencies: ["ReferenceEngine", "Yong", "YongCommand", "TestSupport"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
