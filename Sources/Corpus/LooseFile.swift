import Foundation
public import Model

/// A file outside of any corpus.
public enum LooseFile {
  /// What the file is, by its content.
  ///
  /// - Throws: `file_unreadable`, `file_empty`, `file_type_mismatch` or `file_type_unknown`.
  public static func describe(_ path: String) throws(Problem) -> SourceFile {
    var status = stat()
    guard stat(path, &status) == 0 else { throw Problem(.fileUnreadable, "There is no such file.", file: path) }
    guard status.st_mode & S_IFMT == S_IFREG, let location = FolderWalk.absolutePath(path),
      let content = FileInspector.inspect(location)
    else { throw Problem(.fileUnreadable, "The file could not be read.", file: path) }
    let file = SourceFile(
      path: path, location: location, sha256: content.sha256, bytes: Int(status.st_size), mediaType: content.mediaType)
    if let problem = content.problem(of: file, settings: CorpusSettings()) { throw problem }
    return file
  }
}

extension FileContent {
  /// What keeps a file of this content from being interpreted.
  func problem(of file: SourceFile, settings: CorpusSettings) -> Problem? {
    if file.bytes == 0 { return Problem(.fileEmpty, "The file is empty.", file: file.path) }
    let limit = settings.largestFileMegabytes
    if file.bytes > limit * 1_000_000 {
      return Problem(
        .fileTooLarge, "The file has \(file.bytes / 1_000_000) MB; the limit is \(limit) MB.", file: file.path)
    }
    guard mediaType == .unknown else { return nil }
    if let named = FileContent.typeOfName(file.path) {
      return Problem(.fileTypeMismatch, "The name says \(named), the content is \(description).", file: file.path)
    }
    return Problem(.fileTypeUnknown, "The content is \(description).", file: file.path)
  }

  /// What the ending of a name promises; `nil` for an ending that no reader takes.
  private static func typeOfName(_ path: String) -> String? {
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    return ["pdf": "PDF", "html": "HTML", "htm": "HTML", "txt": "text", "md": "text"][ending]
  }
}
