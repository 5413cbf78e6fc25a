/// Counts of what was found, what was there and what is right.
public struct Tally: Sendable, Hashable {
  public private(set) var right = 0
  public private(set) var predicted = 0
  public private(set) var gold = 0

  public init() {}

  mutating func add(right: Int, predicted: Int, gold: Int) {
    self.right += right
    self.predicted += predicted
    self.gold += gold
  }

  static func += (left: inout Tally, right: Tally) {
    left.add(right: right.right, predicted: right.predicted, gold: right.gold)
  }

  public var precision: Double { predicted > 0 ? Double(right) / Double(predicted) : (gold == 0 ? 1 : 0) }
  public var recall: Double { gold > 0 ? Double(right) / Double(gold) : 1 }
  public var f1: Double { gold + predicted == 0 ? 1 : 2 * Double(right) / Double(gold + predicted) }
}

/// The four counts of a document or of all.
public struct Scores: Sendable, Hashable {
  public var initiatives = Tally()
  public var fields = Tally()
  public var milestones = Tally()
  public var document = Tally()

  public init() {}

  static func += (left: inout Scores, right: Scores) {
    left.initiatives += right.initiatives
    left.fields += right.fields
    left.milestones += right.milestones
    left.document += right.document
  }
}
