// swift-tools-version: 6.1
import PackageDescription

/// Settings shared by every Swift target: Swift 6 language mode with the stricter upcoming rules.
let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A Swift library target of this package.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

/// The tests of one module; fixtures lie beside the tests that own them.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.byName(name: name), "TestSupport"] + (name == "Model" ? [] : ["Model"]) + dependencies,
    exclude: ["Fixtures"], swiftSettings: swiftSettings)
}

let package = Package(
  name: "indsats",
  products: [
    .executable(name: "indsats", targets: ["indsats"]),
    .executable(name: "indsats-corpus-generator", targets: ["indsats-corpus-generator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(name: "CQPDF", pkgConfig: "libqpdf", providers: [.apt(["libqpdf-dev"])]),
    .systemLibrary(name: "CZLib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
    .systemLibrary(name: "CFileSystem"),
    .systemLibrary(name: "CMemory"),
    .systemLibrary(name: "CSandbox"),
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),

    module("Model"),
    module("Vocabulary", ["Model", .product(name: "Yams", package: "Yams")]),
    module("Danish", ["Model", "Vocabulary", "CStemmer"]),
    module("Corpus", ["Model", "CGLib", "CCurl", .product(name: "Yams", package: "Yams")]),
    module("PDFReading", ["Model", "CPoppler", "CQPDF", "CZLib"]),
    module("OpticalRecognition", ["Model", "CMemory", "CTesseract"]),
    module("HTMLReading", ["Model", "CLibXML2"]),
    module("TranscriptReading", ["Model"]),
    module("Reading", ["Model", "PDFReading", "HTMLReading", "TranscriptReading", "OpticalRecognition"]),
    module("Tables", ["Model"]),
    module("Initiatives", ["Model", "Vocabulary", "Danish"]),
    module("Normalisation", ["Model", "Vocabulary", "Danish"]),
    module("Comparison", ["Model", "Vocabulary", "Danish"]),
    module(
      "Publishing",
      [
        "Model", "Vocabulary", "Danish", "CXLSXWriter", "CFileSystem", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], resources: [.copy("Resources")]),
    module(
      "Pipeline",
      [
        "Model", "Vocabulary", "CMemory", "CSandbox", "Corpus", "PDFReading", "Reading", "Tables", "Initiatives",
        "Normalisation", "Comparison", "Publishing",
        .product(name: "Logging", package: "swift-log"), .product(name: "Yams", package: "Yams"),
      ]),
    .executableTarget(
      name: "indsats",
      dependencies: [
        "Pipeline", "Corpus", "Model", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings,
      // An id for each build, by which results of another one are told without reading the whole program.
      linkerSettings: [.unsafeFlags(["-Xlinker", "--build-id=sha1"])]),

    .executableTarget(
      name: "indsats-corpus-generator",
      dependencies: ["Model", "TestSupport", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      resources: [.copy("Resources/phrases.json")], swiftSettings: swiftSettings),

    module("TestSupport", ["Model"]),
    tests("Model"),
    tests("Vocabulary"),
    tests("Danish", ["Vocabulary"]),
    tests("Corpus"),
    tests("PDFReading"),
    tests("OpticalRecognition"),
    tests("HTMLReading"),
    tests("TranscriptReading"),
    tests("Reading", ["PDFReading", "OpticalRecognition"]),
    tests("Tables"),
    tests("Initiatives", ["Vocabulary", "Danish", "HTMLReading", "TranscriptReading", "Tables"]),
    tests("Normalisation", ["Vocabulary", "Danish"]),
    tests("Comparison", ["Vocabulary", "Danish"]),
    tests("Publishing", ["Vocabulary", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Pipeline", ["Comparison", "Corpus", "Tables", "Vocabulary"]),
    tests("indsats"),
  ]
)

// Built by `make fuzz` alone: libFuzzer brings the main function, without which the program cannot be linked.
if Context.environment["INDSATS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "indsats-fuzz",
      dependencies: [
        "Corpus", "Danish", "HTMLReading", "Model", "PDFReading", "Tables", "TranscriptReading", "Vocabulary",
      ], swiftSettings: swiftSettings))
}
