import Yams

/// The words shown to people for codes and fields: group (`fields`, `problems`, `files`, …) to code to language to text.
public struct LabelList: Sendable, Hashable {
  public let groups: [String: [String: [String: String]]]
  public let digest: String

  init(file: YAMLFile) throws(VocabularyError) {
    var groups: [String: [String: [String: String]]] = [:]
    for pair in file.root {
      guard let group = pair.key.string, case .mapping(let rows) = pair.value else {
        throw VocabularyError(
          file: file.name, line: pair.key.mark?.line, message: "a group is not a mapping",
          expected: "code: { da: …, en: … }")
      }
      let entry = try YAMLEntry(file: file.name, mapping: rows, allowing: rows.compactMap { $0.key.string })
      for row in rows {
        guard let code = row.key.string else { continue }
        groups[group, default: [:]][code] = try entry.textMap(code)
      }
    }
    self.groups = groups
    self.digest = file.digest
  }

  /// The label of a code; the code itself where there is none.
  public func label(_ code: String, in group: String, language: String = "da") -> String {
    groups[group]?[code]?[language] ?? code
  }
}
