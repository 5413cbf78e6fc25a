/// Signs and short words that stand for something else in a cell: ditto marks, crosses, empty dashes.
public struct SignList: Sendable, Hashable {
  /// "do.", "\"", "-\"-", "samme som ovenfor": repeats the cell above.
  public let ditto: [String]
  /// "X", "●", "✓": says yes, or that something happens in this month.
  public let marks: [String]
  /// "-", "n/a", "ingen": says that there is nothing.
  public let nothing: [String]
  public let digest: String

  init(file: YAMLFile) throws(VocabularyError) {
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["ditto", "marks", "nothing"])
    ditto = try root.texts("ditto").map(SignList.key)
    marks = try root.texts("marks").map(SignList.key)
    nothing = try root.texts("nothing").map(SignList.key)
    digest = file.digest
  }

  public func isDitto(_ text: String) -> Bool { ditto.contains(SignList.key(text)) }
  public func isMark(_ text: String) -> Bool { marks.contains(SignList.key(text)) }
  /// Whether a text says that there is nothing; an empty text does too.
  public func isNothing(_ text: String) -> Bool {
    let key = SignList.key(text)
    return key.isEmpty || nothing.contains(key)
  }

  private static func key(_ text: String) -> String {
    text.lowercased().filter { !$0.isWhitespace }
  }
}
