import Model

/// Bytes of UTF-8 on their way to a file.
struct TextBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  init() {}

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(contentsOf other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func append(_ other: TextBuffer) { bytes.append(contentsOf: other.bytes) }

  /// Takes back what was written after the first `count` bytes.
  mutating func cut(to count: Int) { bytes.removeSubrange(count...) }
}

extension TextBuffer {
  /// A JSON string with its quotes. Control characters are escaped, everything else stands as it is.
  mutating func appendJSON(_ text: String) {
    append(byte: UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20:
        append("\\u00")
        append(byte: hexDigit(byte >> 4))
        append(byte: hexDigit(byte & 15))
      default: append(byte: byte)
      }
    }
    append(byte: UInt8(ascii: "\""))
  }

  mutating func appendJSON(_ values: [String]) {
    append("[")
    for (position, value) in values.enumerated() {
      if position > 0 { append(",") }
      appendJSON(value)
    }
    append("]")
  }

  /// An object with its keys sorted.
  mutating func appendJSON<Value>(_ entries: [String: Value], value: (inout TextBuffer, Value) -> Void) {
    append("{")
    for (position, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
      if position > 0 { append(",") }
      appendJSON(entry.key)
      append(":")
      value(&self, entry.value)
    }
    append("}")
  }

  /// - Parameter value: `none` is written as null.
  mutating func appendJSON(_ value: FieldValue) {
    switch value {
    case .none: append("null")
    case .string(let text): appendJSON(text)
    case .integer(let number): append(String(number))
    case .number(let number): append(Decimals.format(number, places: FieldValue.decimalPlaces))
    case .boolean(let flag): append(flag ? "true" : "false")
    case .date(let day): appendJSON(day.iso)
    case .list(let values): appendJSON(values)
    case .map(let entries): appendJSON(entries) { $0.appendJSON($1) }
    case .listMap(let entries): appendJSON(entries) { $0.appendJSON($1) }
    }
  }
}

extension FieldValue {
  /// Decimals of published numbers: a ten-thousandth of a point or of a share is far below what any reading can tell.
  static let decimalPlaces = 4

  /// The value as one text for CSV and SQLite, lists and maps as JSON; `nil` for none.
  var lexical: String? {
    switch self {
    case .none: nil
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): Decimals.format(number, places: FieldValue.decimalPlaces)
    case .boolean(let flag): flag ? "true" : "false"
    case .date(let day): day.iso
    case .list, .map, .listMap: jsonText
    }
  }

  private var jsonText: String {
    var buffer = TextBuffer()
    buffer.appendJSON(self)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}

private func hexDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
