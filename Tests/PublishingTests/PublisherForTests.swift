import Foundation
import Vocabulary

@testable import Publishing

/// Where the project lies, for tests that read its word lists and documentation.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

extension Publisher {
  /// A publisher with the project's own word lists.
  static func forTests(_ settings: PublishingSettings = .init()) throws -> Publisher {
    let vocabulary = try Vocabulary.load(folder: Project.root.appendingPathComponent("pipelines/vocabulary"))
    var settings = settings
    settings.isDurable = false
    return Publisher(vocabulary: vocabulary, settings: settings)
  }
}
