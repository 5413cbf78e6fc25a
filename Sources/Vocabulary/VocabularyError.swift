/// A word list that cannot be used: which file and line, what is wrong there and what was expected.
public struct VocabularyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Name of the file within the vocabulary folder, `headers.yaml`.
  public var file: String
  /// Line of the file, from 1; `nil` where the file as a whole is meant.
  public var line: Int?
  /// What is the matter, in one sentence without a full stop.
  public var message: String
  /// What should stand there.
  public var expected: String

  public init(file: String, line: Int? = nil, message: String, expected: String) {
    self.file = file
    self.line = line
    self.message = message
    self.expected = expected
  }

  /// `headers.yaml:12: "titel" is no field: expected one of number, area, title`
  public var description: String {
    let place = line.map { "\(file):\($0)" } ?? file
    return "\(place): \(message): expected \(expected)"
  }
}
