import Foundation
public import Model

/// Where a document goes in a corpus, and how it gets there.
public struct CorpusPlacement: Sendable {
  private let root: String

  /// - Parameter folder: of the corpus.
  public init(folder: String) { root = folder }

  /// The folder of a municipality's documents below the corpus: `documents/0101-koebenhavn`.
  public static func folder(municipalityCode: String, name: String?) -> String {
    let slug = Slug.make(name ?? "", limit: 40)
    return CorpusScanner.documentsFolder + "/" + (slug.isEmpty ? municipalityCode : municipalityCode + "-" + slug)
  }

  /// Moves a file of the inbox to the folder of its municipality.
  ///
  /// - Parameter path: below the corpus folder.
  /// - Returns: its new path below the corpus folder.
  public func takeIn(_ path: String, municipalityCode: String, name: String?) throws(CorpusError) -> String {
    let target = try freePath(
      in: Self.folder(municipalityCode: municipalityCode, name: name), fileName: Self.fileName(of: path))
    guard rename(root + "/" + path, root + "/" + target) == 0 else { throw failure(target) }
    try editManifest { ManifestText.renaming(path, to: target, in: $0) }
    return target
  }

  /// Copies a file from outside into the corpus.
  ///
  /// - Parameter folder: below the corpus, `inbox` or the folder of a municipality.
  /// - Returns: its path below the corpus folder.
  public func copyIn(_ location: String, to folder: String) throws(CorpusError) -> String {
    let target = try freePath(in: folder, fileName: Self.fileName(of: location))
    let part = root + "/" + folder + "/." + Self.fileName(of: target) + ".part"
    try? FileManager.default.removeItem(atPath: part)
    do {
      try FileManager.default.copyItem(atPath: location, toPath: part)
    } catch {
      throw .cannotWrite(root + "/" + target, reason: error.localizedDescription)
    }
    guard rename(part, root + "/" + target) == 0 else { throw failure(target) }
    return target
  }

  /// Writes into the manifest what is declared of a document, above what stands there; comments are kept.
  public func declare(_ path: String, _ declared: DeclaredMetadata) throws(CorpusError) {
    try editManifest { ManifestText.adding(path, declared, to: $0) }
  }

  /// Writes the manifest anew when the edit changes it, and only if it is still a manifest then.
  private func editManifest(_ edit: (String) -> String) throws(CorpusError) {
    let location = root + "/" + CorpusManifest.fileName
    let old = FileManager.default.contents(atPath: location).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let new = edit(old)
    guard new != old else { return }
    do { _ = try CorpusManifest.parse(new, file: location) } catch { throw .manifest(error) }
    do {
      try Data(new.utf8).write(to: URL(fileURLWithPath: location), options: .atomic)
    } catch {
      throw .cannotWrite(location, reason: error.localizedDescription)
    }
  }

  /// A path in a folder, made if missing, where no file stands yet: `plan.pdf`, `plan-2.pdf`, …
  private func freePath(in folder: String, fileName: String) throws(CorpusError) -> String {
    do {
      try FileManager.default.createDirectory(atPath: root + "/" + folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(root + "/" + folder, reason: error.localizedDescription)
    }
    let dot = fileName.lastIndex(of: ".") ?? fileName.endIndex
    var candidate = fileName
    var count = 1
    while FileManager.default.fileExists(atPath: root + "/" + folder + "/" + candidate) {
      count += 1
      candidate = fileName[..<dot] + "-\(count)" + fileName[dot...]
    }
    return folder + "/" + candidate
  }

  private static func fileName(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private func failure(_ target: String) -> CorpusError {
    .cannotWrite(root + "/" + target, reason: String(cString: strerror(errno)))
  }
}

/// The manifest as text, so that what people wrote into it stays as it is.
enum ManifestText {
  static func adding(_ path: String, _ declared: DeclaredMetadata, to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let head = lines.firstIndex(where: { $0.hasPrefix("documents:") }) else {
      return (lines + ["documents:"] + entry(path, declared, indent: "  ")).joined(separator: "\n") + "\n"
    }
    lines[head] = "documents:"
    let next = lines[(head + 1)...].first { $0.trimmingPrefix(while: { $0 == " " }).hasPrefix("- ") }
    let indent = next.map { String($0.prefix { $0 == " " }) } ?? "  "
    lines.insert(contentsOf: entry(path, declared, indent: indent), at: head + 1)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The manifest with the path of a document changed.
  static func renaming(_ old: String, to new: String, in text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let field = line.drop { $0 == " " || $0 == "-" }
      guard field.hasPrefix("path:") else { return String(line) }
      let value = field.dropFirst(5).drop { $0 == " " }
      guard value == old || value == quoted(old) else { return String(line) }
      return line.prefix(line.count - value.count) + quoted(new)
    }.joined(separator: "\n")
  }

  private static func entry(_ path: String, _ declared: DeclaredMetadata, indent: String) -> [String] {
    let fields: [(String, String?)] = [
      ("path", quoted(path)), ("municipality", declared.municipalityCode.map(quoted)),
      ("type", declared.documentType?.rawValue), ("title", declared.title.map(quoted)), ("date", declared.date?.iso),
      ("url", declared.url.map(quoted)),
    ]
    let stated = fields.compactMap { name, value in value.map { "\(name): \($0)" } }
    return stated.enumerated().map { indent + ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  /// A YAML text in double quotes.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\x" + String(scalar.value + 0x100, radix: 16).dropFirst()
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
