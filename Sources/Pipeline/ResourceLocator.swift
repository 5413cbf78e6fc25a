public import Foundation

/// Finds the files that come with the program: pipelines and word lists.
public enum ResourceLocator {
  static let standardPipeline = "pipelines/boern-og-unge.yaml"

  /// The pipeline file to use.
  ///
  /// Without a name it is looked for in the current folder, then beside the program: in the folders above it, where a build
  /// in a clone of the repository finds it, and in `share/indsats` of the place it was installed to.
  public static func pipeline(named file: String?) throws(PipelineError) -> URL {
    if let file { return URL(fileURLWithPath: file).standardizedFileURL }
    let places = candidates()
    guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      throw .noPipeline(places.map(\.path))
    }
    return found
  }

  private static func candidates() -> [URL] {
    var places = [URL(fileURLWithPath: standardPipeline).standardizedFileURL]
    // .build/x86_64-unknown-linux-gnu/release/indsats lies four folders below the clone; lib/indsats/indsats two below PREFIX.
    var folder = URL(fileURLWithPath: ProgramIdentity.own).deletingLastPathComponent()
    for _ in 0..<4 {
      places.append(folder.appendingPathComponent("share/indsats/" + standardPipeline))
      places.append(folder.appendingPathComponent(standardPipeline))
      folder = folder.deletingLastPathComponent()
    }
    return places
  }
}
