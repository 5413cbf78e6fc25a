import Model
import Vocabulary

/// The period that a column of a matrix stands for.
struct ColumnPeriod: Sendable, Hashable {
  /// As written over the column: `Januar 2017`, `aug`, `Q1`.
  var text: String
  /// What stands over it and completes it: `2018`.
  var context: String
}

/// A column of a table with the field it fills.
struct TableColumn: Sendable, Hashable {
  enum Basis: String, Sendable {
    case heading, content, neighbour
  }

  var index: Int
  /// Headings of all levels from top to bottom: `Tid`, `Start`.
  var headings: [String]
  var candidates: [HeaderCandidate]
  var period: ColumnPeriod?
  var profile: ColumnProfile
  var role: FieldRole?
  var basis: Basis = .heading
  /// What its cells tell below the names in them.
  var restRole = FieldRole.description
  /// Whether a mark in it chooses its heading as the value.
  var isChoice = false
  /// The column whose cells date its own, where they hold milestones.
  var dateColumn: Int?
  /// Whether its cells are such dates.
  var isDateOfMilestone = false
  /// Whether its cells hold a date beside the responsible.
  var holdsDeadline = false

  /// The heading as one text.
  var heading: String { headings.joined(separator: " – ") }
  var isHeaded: Bool { !headings.isEmpty }

  func candidate(_ role: FieldRole) -> HeaderCandidate? { candidates.first { $0.role == role } }
}
