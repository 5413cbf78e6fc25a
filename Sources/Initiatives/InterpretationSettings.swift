/// Settings of the interpretation.
public struct InterpretationSettings: Codable, Sendable, Hashable {
  /// Least score, 0 to 1, at which a heading counts as one of a field. Below it headings that merely hold a common word of
  /// the list are taken for columns of plans.
  public var leastHeadingScore = 0.5
  /// Least score at which a short line counts as a label ("Ansvarlig:"). Higher than for headings, because lines of running
  /// text begin with the same words.
  public var leastLabelScore = 0.9
  /// Score of a heading that misses a word of the list by one letter. Below the score of a heading of the list, so that a
  /// column spelt right comes first.
  public var misspeltScore = 0.7
  /// Longest label in characters; labels of the plans seen have at most 30.
  public var longestLabel = 45
  /// Rows from the top that may be a header.
  public var mostHeaderRows = 4
  /// Least weight of planning columns (responsible, deadline, status, …) at which a table holds initiatives.
  public var leastPlanningWeight = 1.0
  /// Longest first line in characters that can be a title in a cell with more text. Bold lines may be longer.
  public var longestTitleLine = 160

  public init() {}
}
