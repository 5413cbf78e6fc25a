import Foundation
public import Model

/// A value that a person has put right.
///
/// It names the value by what stays when a document is read again: the document, the stable id of the initiative, the field
/// and the value that was wrong. When the value read is no longer the old one, the correction is stale and is not applied.
public struct Correction: Codable, Sendable, Hashable {
  public var document: String
  /// `nil` for a field of the document itself.
  public var initiative: InitiativeID?
  /// Name of the schema field.
  public var field: String
  /// What was read; empty for nothing.
  public var old: String
  /// What it should be; empty to clear the field.
  public var new: String
  /// For messages: file below the corpus and line.
  public var file: String
  public var line: Int

  public init(
    document: String, initiative: InitiativeID?, field: String, old: String, new: String, file: String = "",
    line: Int = 0
  ) {
    self.document = document
    self.initiative = initiative
    self.field = field
    self.old = old
    self.new = new
    self.file = file
    self.line = line
  }
}

/// All corrections of a corpus, with a problem for each file that could not be read.
public struct CorrectionSet: Sendable, Hashable {
  /// Folder below the corpus.
  public static let folderName = "corrections"

  /// By file, then in the order of the file.
  public var corrections: [Correction] = []
  public var problems: [Problem] = []

  public init() {}

  static func load(folder: String) -> CorrectionSet {
    var set = CorrectionSet()
    for item in FolderWalk.files(root: folder, start: folderName)
    where item.path.hasSuffix(".yaml") && !item.isStrayLink {
      do {
        guard let data = FileManager.default.contents(atPath: item.location) else {
          throw YAMLError(file: item.path, line: 0, message: "cannot be read")
        }
        set.corrections += try parse(String(decoding: data, as: UTF8.self), file: item.path)
      } catch let error as YAMLError {
        set.problems.append(Problem(.correctionInvalid, "line \(error.line): \(error.message)", file: item.path))
      } catch {
        set.problems.append(Problem(.correctionInvalid, "\(error)", file: item.path))
      }
    }
    return set
  }

  static func parse(_ text: String, file: String) throws(YAMLError) -> [Correction] {
    guard let root = try YAMLValue.parse(text, file: file) else { return [] }
    let fields = try root.fields(["document", "corrections"])
    guard let document = try fields["document"]?.text() else {
      throw root.error("a correction file names its document")
    }
    var corrections: [Correction] = []
    for item in try fields["corrections"]?.items() ?? [] {
      let entry = try item.fields(["initiative", "title", "field", "old", "new", "note"])
      guard let field = try entry["field"]?.text() else { throw item.error("a correction needs a field") }
      corrections.append(
        Correction(
          document: document, initiative: try entry["initiative"]?.text().map(InitiativeID.init(rawValue:)),
          field: field,
          old: try entry["old"]?.text() ?? "", new: try entry["new"]?.text() ?? "", file: file, line: item.line))
    }
    return corrections
  }
}

/// Writes corrections as people would: one file a document, the newest last.
public struct CorrectionWriter: Sendable {
  private let folder: String

  /// - Parameter corpus: folder of the corpus.
  public init(corpus: String) { folder = corpus + "/" + CorrectionSet.folderName }

  /// Adds a correction to the file of its document.
  ///
  /// - Parameter title: of the initiative, for whoever reads the file.
  /// - Returns: path of the file.
  public func add(_ correction: Correction, title: String?) throws(CorpusError) -> String {
    let path = folder + "/" + Slug.make(correction.document, limit: 120) + ".yaml"
    var text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    if text.isEmpty { text = "document: \(ManifestText.quoted(correction.document))\ncorrections:\n" }
    if !text.hasSuffix("\n") { text += "\n" }
    text += entry(correction, title: title)
    do {
      _ = try CorrectionSet.parse(text, file: path)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch let error as YAMLError {
      throw .manifest(error)
    } catch {
      throw .cannotWrite(path, reason: error.localizedDescription)
    }
    return path
  }

  private func entry(_ correction: Correction, title: String?) -> String {
    let fields: [(String, String?)] = [
      ("initiative", correction.initiative?.rawValue), ("title", title), ("field", correction.field),
      ("old", correction.old),
      ("new", correction.new),
    ]
    let lines = fields.compactMap { name, value in value.map { "\(name): \(ManifestText.quoted($0))" } }
    return lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element + "\n" }.joined()
  }
}
