import Vocabulary

/// What two initiatives have in common, each from 0 to 1.
struct LinkFeatures: Sendable {
  /// Likeness of the titles.
  var title: Double
  /// Likeness of purpose, description and goal; 0 when one has none.
  var body: Double
  /// Likeness of everything.
  var whole: Double
  /// Share of the topics of either that both name, and the same for the topics of the titles.
  var topics: Double
  var titleTopics: Double
  /// 1 when each says how it is done and they share no method; the same for whom it is for.
  var methodsDiffer: Double
  var groupsDiffer: Double
  /// 1 when one has nothing but a title.
  var isBare: Double

  init(_ left: InitiativeProfile, _ right: InitiativeProfile) {
    title = Double(left.title.cosine(right.title))
    body = Double(left.body.cosine(right.body))
    whole = Double(left.whole.cosine(right.whole))
    topics = share(left.topics, right.topics)
    titleTopics = share(left.titleTopics, right.titleTopics)
    methodsDiffer = differ(left.methods, right.methods) ? 1 : 0
    groupsDiffer = differ(left.groups, right.groups) ? 1 : 0
    isBare = left.body.isEmpty || right.body.isEmpty ? 1 : 0
  }
}

/// How much each feature speaks for two initiatives being the same.
///
/// A logistic regression on the labelled pairs, rounded. What it learnt reads as one would say it: likeness of the whole and
/// shared topics count most, a title alone counts for less, and another method or another group of people speaks against.
public struct LinkWeights: Sendable, Hashable, Codable {
  public var title = 2.6
  public var body = 2.2
  public var whole = 4.3
  public var topics = 3.1
  public var titleTopics = 1.6
  public var methodsDiffer = -0.6
  public var groupsDiffer = -0.7
  public var isBare = -1.2
  public var base = -6.4

  public init() {}

  /// - Returns: 0 to 1, rounded to three places so that the last bits of a sum never decide an order.
  func score(_ features: LinkFeatures) -> Double {
    let sum =
      base + title * features.title + body * features.body + whole * features.whole + topics * features.topics
      + titleTopics * features.titleTopics + methodsDiffer * features.methodsDiffer
      + groupsDiffer * features.groupsDiffer + isBare * features.isBare
    return (1000 / (1 + exponential(-sum))).rounded() / 1000
  }
}

private func share(_ left: Set<TermID>, _ right: Set<TermID>) -> Double {
  let union = left.union(right).count
  return union == 0 ? 0 : Double(left.intersection(right).count) / Double(union)
}

private func differ(_ left: Set<TermID>, _ right: Set<TermID>) -> Bool {
  !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
}
