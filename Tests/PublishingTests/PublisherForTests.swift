import Foundation
import Vocabulary

@testable import Publishing

extension Publisher {
  /// A publisher with the project's own word lists.
  static func forTests(_ settings: PublishingSettings = .init()) throws -> Publisher {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Publisher(
      vocabulary: try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary")), settings: settings)
  }
}
