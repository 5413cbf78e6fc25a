import Foundation
import Model

/// What the cells of a column are like: how long, of which kind, how often empty. It knows no words of any language.
struct MarkupColumnProfile {
  /// What a text is by its look.
  enum Kind: Int, CaseIterable {
    /// A class or choice: `A`, `B2`, `X`.
    case letter
    /// `7`, `1.3.2`, `25 %`.
    case number
    /// Short, with digits among letters: a date or a period.
    case dated
    /// A few words.
    case label
    /// Running text.
    case sentence

    init(_ text: String) {
      let visible = text.filter { !$0.isWhitespace }
      let digits = visible.reduce(0) { $0 + ($1.isNumber ? 1 : 0) }
      let letters = visible.reduce(0) { $0 + ($1.isLetter ? 1 : 0) }
      if digits > 0, letters == 0 {
        self = visible.count > 5 ? .dated : .number
      } else if visible.count <= 2, letters > 0 {
        self = .letter
      } else if digits > 0, text.count <= Kind.longestDate {
        self = .dated
      } else {
        self = text.count <= Kind.longestLabel && !text.hasSuffix(".") ? .label : .sentence
      }
    }

    /// Characters of a date with a few words around it.
    private static let longestDate = 45
    /// Characters of a title or name.
    private static let longestLabel = 70
  }

  private var kinds = Array(repeating: 0, count: Kind.allCases.count)
  private var lengths: [Double] = []
  private var empties = 0

  /// Narrowest spread of the logarithm of lengths: texts of a column differ by half at least.
  private static let leastSpread = 0.5
  /// Logarithm of a length ratio from which a text is too long or too short for its column: about 12 times.
  private static let misfitDistance = 2.5

  mutating func add(_ text: String) {
    if text.isEmpty {
      empties += 1
    } else {
      kinds[Kind(text).rawValue] += 1
      lengths.append(log(Double(text.count)))
    }
  }

  private var filled: Int { lengths.count }

  /// Whether hardly a row leaves the column empty.
  var isRequired: Bool { filled > 0 && empties * 9 <= filled }

  /// Logarithm of how likely the text (or emptiness) is in this column.
  func score(_ text: String) -> Double {
    let total = Double(filled + empties)
    if text.isEmpty { return log((Double(empties) + 0.5) / (total + 1)) }
    let presence = log((Double(filled) + 0.5) / (total + 1))
    let kind = log((Double(kinds[Kind(text).rawValue]) + 0.2) / (Double(filled) + 1))
    let deviation = distance(text) / spread
    return presence + kind - min(8, deviation * deviation / 2)
  }

  /// Whether nothing in the column is like the text.
  func isMisfit(_ text: String) -> Bool {
    guard filled > 0, !text.isEmpty else { return false }
    return kinds[Kind(text).rawValue] == 0
      && (distance(text) > MarkupColumnProfile.misfitDistance || kinds[Kind.letter.rawValue] == filled
        || Kind(text) == .letter)
  }

  private var mean: Double { lengths.isEmpty ? 0 : lengths.reduce(0, +) / Double(filled) }

  private var spread: Double {
    guard filled > 1 else { return 1 }
    let variance = lengths.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(filled)
    return max(MarkupColumnProfile.leastSpread, variance.squareRoot())
  }

  private func distance(_ text: String) -> Double { abs(log(Double(text.count)) - mean) }
}
