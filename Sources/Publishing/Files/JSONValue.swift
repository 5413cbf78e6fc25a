import Model

/// A small JSON document, its members in the order given.
enum JSONValue: Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case list([JSONValue])
  case object([(String, JSONValue)])

  static func texts(_ values: [String]) -> JSONValue { .list(values.map(JSONValue.string)) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}

extension JSONValue {
  /// Indented by two spaces, with a line feed at the end.
  var document: TextBuffer {
    var buffer = TextBuffer()
    append(to: &buffer, indentation: 0)
    buffer.append("\n")
    return buffer
  }

  /// - Parameter indentation: `nil` writes everything on one line.
  func append(to buffer: inout TextBuffer, indentation: Int?) {
    switch self {
    case .string(let text): buffer.appendJSON(text)
    case .integer(let number): buffer.append(String(number))
    case .number(let number): buffer.append(Decimals.format(number, places: FieldValue.decimalPlaces))
    case .boolean(let flag): buffer.append(flag ? "true" : "false")
    case .list(let items):
      JSONValue.appendBracketed("[", "]", items, to: &buffer, indentation) { item, buffer, inner in
        item.append(to: &buffer, indentation: inner)
      }
    case .object(let members):
      JSONValue.appendBracketed("{", "}", members, to: &buffer, indentation) { member, buffer, inner in
        buffer.appendJSON(member.0)
        buffer.append(inner == nil ? ":" : ": ")
        member.1.append(to: &buffer, indentation: inner)
      }
    }
  }

  private static func appendBracketed<Item>(
    _ open: StaticString, _ close: StaticString, _ items: [Item], to buffer: inout TextBuffer, _ indentation: Int?,
    item write: (Item, inout TextBuffer, Int?) -> Void
  ) {
    buffer.append(open)
    for (position, item) in items.enumerated() {
      if position > 0 { buffer.append(",") }
      if let indentation { buffer.appendLine(indentedBy: indentation + 2) }
      write(item, &buffer, indentation.map { $0 + 2 })
    }
    if let indentation, !items.isEmpty { buffer.appendLine(indentedBy: indentation) }
    buffer.append(close)
  }
}

extension TextBuffer {
  fileprivate mutating func appendLine(indentedBy spaces: Int) {
    append("\n")
    for _ in 0..<spaces { append(" ") }
  }
}
