/// A word list: codes of the schema with the Danish words that stand for them.
///
/// Read from a YAML file of the shape
///
///     entries:
///       - code: completed
///         label: { da: Gennemført, en: Completed }
///         phrases: [gennemført, afsluttet]
///
/// Phrases compare after folding case and white space.
public struct Lexicon: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public var code: String
    /// Language (`da`, `en`) to the word shown to people.
    public var label: [String: String]
    public var phrases: [String]
    /// Line of the file, from 1.
    public var line: Int

    public init(code: String, label: [String: String] = [:], phrases: [String], line: Int = 0) {
      self.code = code
      self.label = label
      self.phrases = phrases
      self.line = line
    }
  }

  /// In the order of the file; the first that fits wins.
  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }
}
