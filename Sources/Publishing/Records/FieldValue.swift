import Model

/// What one field of a published row holds, before a file format writes it.
///
/// `none` is "the document does not say": an empty CSV field, NULL in SQLite, an absent key in JSON.
enum FieldValue: Sendable, Hashable {
  case none
  case string(String)
  case integer(Int)
  /// Written with at most four decimals.
  case number(Double)
  case boolean(Bool)
  case date(CalendarDate)
  case list([String])
  case map([String: String])
  case listMap([String: [String]])
}

extension FieldValue {
  /// Text of which the empty string says nothing.
  static func text(_ value: String?) -> FieldValue {
    guard let value, !value.isEmpty else { return .none }
    return .string(value)
  }

  static func code(_ value: (some RawRepresentable<String>)?) -> FieldValue { .text(value?.rawValue) }

  static func count(_ value: Int?) -> FieldValue { value.map(FieldValue.integer) ?? .none }

  static func day(_ value: CalendarDate?) -> FieldValue { value.map(FieldValue.date) ?? .none }

  static func items(_ values: [String]) -> FieldValue { values.isEmpty ? .none : .list(values) }

  static func codes(_ values: [some RawRepresentable<String>]) -> FieldValue { items(values.map(\.rawValue)) }

  static func entries(_ values: [String: String]) -> FieldValue { values.isEmpty ? .none : .map(values) }
}
