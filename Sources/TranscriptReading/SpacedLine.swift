/// A line of text that is laid out with spaces.
struct SpacedLine: Sendable {
  /// Spaces that part two fields. Justified text has two here and there, but not one below the other.
  static let gap = 2

  /// A stretch of a line without a gap.
  struct Chunk: Sendable {
    /// Its words with the place of their first character.
    var words: [(start: Int, text: Substring)]

    var start: Int { words[0].start }
    var end: Int { words[words.count - 1].start + words[words.count - 1].text.count }
    var range: Range<Int> { start..<end }
    var text: String { words.map(\.text).joined(separator: " ") }
  }

  let chunks: [Chunk]
  /// Whether tabs part its fields: then spaces do not.
  let isRow: Bool

  var isBlank: Bool { chunks.isEmpty }

  init(_ line: Substring) {
    isRow = line.utf8.contains(9)
    var chunks: [Chunk] = []
    var position = 0
    var end = -Self.gap
    for part in (isRow ? "" : line).split(separator: " ", omittingEmptySubsequences: false) {
      defer { position += part.count + 1 }
      guard part.contains(where: { !$0.isWhitespace }) else { continue }
      let isNew = chunks.isEmpty || position - end >= Self.gap
      if isNew { chunks.append(Chunk(words: [])) }
      chunks[chunks.count - 1].words.append((position, part))
      end = position + part.count
    }
    self.chunks = chunks
  }
}
