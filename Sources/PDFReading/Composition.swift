import Foundation

/// Letters and their combining marks as one character each.
enum Composition {
  /// Unicode normalisation form C. Only called for words that hold a combining mark: it is slow on Linux.
  static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
}
