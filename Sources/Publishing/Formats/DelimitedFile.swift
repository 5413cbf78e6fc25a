import Model

/// How a CSV file is written.
struct DelimitedDialect: Sendable {
  let delimiter: UInt8
  let lineEnd: StaticString
  let hasByteOrderMark: Bool
  /// Sign between whole and fraction of a number.
  let decimalSign: UInt8
  /// Sign between the items of a list; `nil` writes lists and maps as JSON.
  let listSeparator: String?
  /// Whether text that a spreadsheet would take for a formula gets an apostrophe before it.
  let guardsFormulas: Bool

  /// RFC 4180 with LF, values exactly as they are.
  static let canonical = DelimitedDialect(
    delimiter: UInt8(ascii: ","), lineEnd: "\n", hasByteOrderMark: false, decimalSign: UInt8(ascii: "."),
    listSeparator: nil, guardsFormulas: false)

  /// What a Danish Excel opens well on a double click.
  static let excel = DelimitedDialect(
    delimiter: UInt8(ascii: ";"), lineEnd: "\r\n", hasByteOrderMark: true, decimalSign: UInt8(ascii: ","),
    listSeparator: "; ", guardsFormulas: true)
}

/// Writes rows as CSV.
struct DelimitedFile {
  let dialect: DelimitedDialect

  /// Begins a file with the names of the columns.
  func begin(_ shape: DatasetShape, at path: String) throws(PublishingError) -> LineSink {
    let lines = LineSink(try OutputFile(creating: path))
    try lines.write { buffer in
      if dialect.hasByteOrderMark { buffer.append("\u{FEFF}" as StaticString) }
      appendLine(shape.columns.map { .string($0.name) }, to: &buffer)
    }
    return lines
  }

  func write(_ values: [FieldValue], to lines: LineSink) throws(PublishingError) {
    try lines.write { appendLine(values, to: &$0) }
  }

  private func appendLine(_ values: [FieldValue], to buffer: inout TextBuffer) {
    for (position, value) in values.enumerated() {
      if position > 0 { buffer.append(byte: dialect.delimiter) }
      append(value, to: &buffer)
    }
    buffer.append(dialect.lineEnd)
  }

  private func append(_ value: FieldValue, to buffer: inout TextBuffer) {
    switch value {
    case .none: break
    case .string(let text): append(text, to: &buffer)
    case .number: appendNumber(value, to: &buffer)
    case .list(let items):
      append(dialect.listSeparator.map { items.joined(separator: $0) } ?? value.lexical ?? "", to: &buffer)
    case .map(let entries):
      append(dialect.listSeparator.map { readable(entries, $0) } ?? value.lexical ?? "", to: &buffer)
    case .integer, .boolean, .date, .listMap: append(value.lexical ?? "", to: &buffer)
    }
  }

  private func appendNumber(_ value: FieldValue, to buffer: inout TextBuffer) {
    for byte in (value.lexical ?? "").utf8 {
      buffer.append(byte: byte == UInt8(ascii: ".") ? dialect.decimalSign : byte)
    }
  }

  /// `Heading: text; Heading: text`, by heading.
  private func readable(_ entries: [String: String], _ separator: String) -> String {
    entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: separator)
  }

  private func append(_ text: String, to buffer: inout TextBuffer) {
    let isGuarded = dialect.guardsFormulas && FormulaGuard.isRisky(text)
    guard isGuarded || needsQuotes(text) else { return buffer.append(text) }
    buffer.append(byte: UInt8(ascii: "\""))
    if isGuarded { buffer.append(byte: UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { buffer.append(byte: byte) }
      buffer.append(byte: byte)
    }
    buffer.append(byte: UInt8(ascii: "\""))
  }

  private func needsQuotes(_ text: String) -> Bool {
    text.utf8.contains { $0 == dialect.delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
  }
}

/// Text that a spreadsheet takes for a formula when it opens a CSV file.
enum FormulaGuard {
  /// First signs that make a formula (OWASP, CSV injection), in their narrow and wide forms, also after blanks.
  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  static func isRisky(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " && $0 != "\n" && $0 != "\u{A0}" }) else {
      return false
    }
    return signs.contains(first)
  }
}
