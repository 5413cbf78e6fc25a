import Vocabulary

/// What two initiatives have in common, each from 0 to 1.
struct LinkFeatures: Sendable {
  /// Share of the rarer matter of one title that the other title has too; the larger share of the two.
  var titleShared: Double
  /// 1 when both titles name topics, and the same ones.
  var sameTopics: Double
  /// 1 when a topic that one title names stands anywhere in the other initiative.
  var topicNamed: Double
  /// Likeness of what stands below the titles.
  var body: Double
  /// How much rare matter both bodies share: 0 for none, towards 1 for several rare words. Long texts share much by chance.
  var bodyMatter: Double
  /// How many different words both share, whatever their weight.
  var sharedWords: Double
  /// The same by the number of words that each has.
  var sharedShare: Double
  /// 1 when each says how it is done and they share no method.
  var methodsDiffer: Double
  /// 1 when both are for the same people.
  var groupsShared: Double
  /// 1 when the title of one names people whom the other never mentions.
  var groupMissing: Double
  /// 1 when each title names topics and they share none.
  var topicsDiffer: Double

  init(_ left: InitiativeProfile, _ right: InitiativeProfile) {
    let titles = left.title.sharedWeight(right.title)
    titleShared = max(left.title.share(titles), right.title.share(titles))
    sameTopics = !left.titleTopics.isEmpty && left.titleTopics == right.titleTopics ? 1 : 0
    let isNamed = !left.titleTopics.isDisjoint(with: right.topics) || !right.titleTopics.isDisjoint(with: left.topics)
    topicNamed = isNamed ? 1 : 0
    body = Double(left.body.cosine(right.body))
    bodyMatter = 1 - exponential(-Double(left.body.sharedWeight(right.body)) / LinkFeatures.usualMatter)
    let words = Double(left.words.countShared(with: right.words))
    sharedWords = min(1, words / LinkFeatures.manyWords)
    sharedShare = words / Double(max(1, left.words.count) * max(1, right.words.count)).squareRoot()
    methodsDiffer = differ(left.methods, right.methods) ? 1 : 0
    groupsShared = left.groups.isDisjoint(with: right.groups) ? 0 : 1
    let areNamedByBoth =
      left.titleGroups.isSubset(of: right.groups) && right.titleGroups.isSubset(of: left.groups)
    groupMissing = areNamedByBoth ? 0 : 1
    topicsDiffer = differ(left.titleTopics, right.titleTopics) ? 1 : 0
  }

  /// Shared weight at which the rare matter is two thirds of what it can be: about three words that nobody else uses.
  private static let usualMatter = 12.0

  /// Shared words from which more say nothing more: longer texts share more by chance.
  private static let manyWords = 6.0
}

/// How much each feature speaks for two initiatives being the same.
///
/// A logistic regression on the labelled pairs, those of plans and those written for it alike. The features are the fewest that came
/// out best on plans that nothing was fitted to. Titles about the same, bodies that are alike and many shared words for the
/// length of the texts count most; other people, another topic or another method speak against.
public struct LinkWeights: Sendable, Hashable, Codable {
  public var titleShared = 2.0
  public var sameTopics = 1.35
  public var topicNamed = 1.1
  public var body = 5.6
  public var bodyMatter = -2.2
  public var sharedWords = 3.5
  public var sharedShare = 3.1
  public var methodsDiffer = -1.1
  public var groupsShared = 1.0
  public var groupMissing = -0.95
  public var topicsDiffer = -0.75
  public var base = -5.35

  public init() {}

  /// - Returns: the logarithm of the odds that two initiatives are the same, whatever others there are.
  func logOdds(_ features: LinkFeatures) -> Double {
    let titles =
      titleShared * features.titleShared + sameTopics * features.sameTopics + topicNamed * features.topicNamed
    let texts =
      body * features.body + bodyMatter * features.bodyMatter + sharedWords * features.sharedWords
      + sharedShare * features.sharedShare + groupsShared * features.groupsShared
    let difference =
      methodsDiffer * features.methodsDiffer + groupMissing * features.groupMissing
      + topicsDiffer * features.topicsDiffer
    return base + titles + texts + difference
  }

  /// - Returns: 0 to 1, rounded to three places so that the last bits of a sum never decide an order.
  static func score(logOdds: Double) -> Double { (1000 / (1 + exponential(-logOdds))).rounded() / 1000 }

  /// The least log odds of a score.
  static func logOdds(score: Double) -> Double { logarithm(score / (1 - score)) }
}

private func differ(_ left: TermSet, _ right: TermSet) -> Bool {
  !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
}
