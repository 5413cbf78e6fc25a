import Foundation

/// The templates, texts, styles and SQL that come with the program.
struct PublishingResources: Sendable {
  private let folder: String

  /// - Parameter folder: `nil` looks beside the program, then where it was built.
  init(folder: String?) throws(PublishingError) {
    self.folder = folder ?? PublishingResources.defaultFolder
    guard FolderTree.kind(of: self.folder + "/sql") == .folder else {
      throw PublishingError(.resource, path: self.folder, cause: "the resources of the program are not there")
    }
  }

  private static var defaultFolder: String {
    let beside = (Bundle.main.resourcePath ?? ".") + "/indsats_Publishing.resources/Resources"
    return FolderTree.kind(of: beside) == .folder ? beside : Bundle.module.bundlePath + "/Resources"
  }

  func text(_ name: String) throws(PublishingError) -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func bytes(_ name: String) throws(PublishingError) -> [UInt8] {
    guard let bytes = FileText.bytes(of: folder + "/" + name) else {
      throw PublishingError(.resource, path: folder + "/" + name, cause: "the file cannot be read")
    }
    return bytes
  }

  /// Names of the files in a folder of resources, sorted.
  func names(in name: String) -> [String] { FolderTree.names(in: folder + "/" + name) }
}
