extension PhraseList {
  static var entryKeys: [String] { ["code", "label", "phrases", "strong"] }

  /// Reads `entries` and `ignored` of a file. Further keys of an entry are read by the caller.
  init(file: YAMLFile, alsoAllowing keys: [String] = [], entryKeys: [String] = []) throws(VocabularyError) {
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["entries", "ignored"] + keys)
    let rows = try root.entries("entries", allowing: PhraseList.entryKeys + entryKeys)
    var entries: [Entry] = []
    for row in rows { entries.append(try PhraseList.entry(row)) }
    guard !entries.isEmpty else {
      throw VocabularyError(
        file: file.name, line: 1, message: "the list has no entries", expected: "entries: followed by - code: …")
    }
    self.init(entries: entries, ignored: try root.texts("ignored"), digest: file.digest)
  }

  private static func entry(_ row: YAMLEntry) throws(VocabularyError) -> Entry {
    let written = try row.text("code")
    guard let code = Code(listCode: written) else {
      throw VocabularyError(
        file: row.file, line: row.line, message: "\"\(written)\" is no code of this list",
        expected: "one of \(Code.allowedListCodes.joined(separator: ", "))")
    }
    return Entry(
      code: code, label: try row.textMap("label"), phrases: try row.texts("phrases"), strong: try row.texts("strong"),
      line: row.line)
  }
}
