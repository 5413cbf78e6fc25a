import Foundation

/// Where Tesseract's language data lies.
enum LanguageData {
  /// Debian 12, older Debian and Ubuntu, Fedora and Arch, built from source.
  private static let places = [
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
    "/usr/local/share/tessdata",
  ]

  /// The first folder that holds the data of all languages.
  ///
  /// - Parameters:
  ///   - languages: joined with `+`.
  ///   - preferred: the only folder looked at, unless empty.
  static func folder(for languages: String, preferred: String) -> String? {
    let files = languages.split(separator: "+").map { "/\($0).traineddata" }
    let folders = preferred.isEmpty ? places : [preferred]
    return folders.first { folder in files.allSatisfy { FileManager.default.isReadableFile(atPath: folder + $0) } }
  }
}
