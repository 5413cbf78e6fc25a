import Vocabulary

/// What two initiatives have in common, each from 0 to 1.
struct LinkFeatures: Sendable {
  /// Likeness of everything.
  var whole: Double
  /// Likeness of everything, title words at the weight of others.
  var flat: Double
  /// How much rare matter both share, whatever else they say: 0 for none, towards 1 for several rare words.
  var evidence: Double
  /// The same for words alone, without topics.
  var wordEvidence: Double
  /// How many different words both share, whatever their weight.
  var sharedWords: Double
  /// 1 when each says how it is done and they share no method; the same for whom it is for.
  var methodsDiffer: Double
  var groupsDiffer: Double
  /// 1 when both are for the same people.
  var groupsShared: Double
  /// 1 when the title of one names people whom the other never mentions.
  var groupMissing: Double
  /// 1 when each title names topics and they share none.
  var topicsDiffer: Double
  /// 1 when one has nothing but a title, and the titles name no topic in common that would tell what they are about.
  var isBare: Double

  init(_ left: InitiativeProfile, _ right: InitiativeProfile) {
    whole = Double(left.whole.cosine(right.whole))
    flat = Double(left.flat.cosine(right.flat))
    evidence = LinkFeatures.evidence(left.flat, right.flat).amount
    let words = LinkFeatures.evidence(left.words, right.words)
    wordEvidence = words.amount
    sharedWords = min(1, Double(words.count) / LinkFeatures.manyWords)
    methodsDiffer = differ(left.methods, right.methods) ? 1 : 0
    groupsDiffer = differ(left.groups, right.groups) ? 1 : 0
    groupsShared = left.groups.isDisjoint(with: right.groups) ? 0 : 1
    let isNamedByBoth = left.titleGroups.isSubset(of: right.groups) && right.titleGroups.isSubset(of: left.groups)
    groupMissing = isNamedByBoth ? 0 : 1
    topicsDiffer = differ(left.titleTopics, right.titleTopics) ? 1 : 0
    isBare = (left.isBare || right.isBare) && left.titleTopics.isDisjoint(with: right.titleTopics) ? 1 : 0
  }
}

/// How much each feature speaks for two initiatives being the same.
///
/// A logistic regression on the labelled pairs of sets 1 to 10, rounded, in which sets 9 and 10, whose wording no list was made for, weigh
/// four times. The features were chosen by what they add on sets left out. Many shared words and rare matter count most; other
/// people, another topic or another method speak against.
public struct LinkWeights: Sendable, Hashable, Codable {
  public var whole = 2.0
  public var flat = 5.6
  public var evidence = 2.3
  public var wordEvidence = 1.65
  public var sharedWords = 4.7
  public var methodsDiffer = -0.6
  public var groupsDiffer = -1.4
  public var groupsShared = 0.8
  public var groupMissing = -2.3
  public var topicsDiffer = -1.8
  public var isBare = -1.6
  public var base = -7.6

  public init() {}

  /// - Returns: the logarithm of the odds that two initiatives are the same, whatever others there are.
  func logOdds(_ features: LinkFeatures) -> Double {
    let likeness =
      whole * features.whole + flat * features.flat + evidence * features.evidence
      + wordEvidence * features.wordEvidence + sharedWords * features.sharedWords
      + groupsShared * features.groupsShared
    let difference =
      methodsDiffer * features.methodsDiffer + groupsDiffer * features.groupsDiffer
      + groupMissing * features.groupMissing + topicsDiffer * features.topicsDiffer + isBare * features.isBare
    return base + likeness + difference
  }

  /// - Returns: 0 to 1, rounded to three places so that the last bits of a sum never decide an order.
  static func score(logOdds: Double) -> Double { (1000 / (1 + exponential(-logOdds))).rounded() / 1000 }

  /// The least log odds of a score.
  static func logOdds(score: Double) -> Double { logarithm(score / (1 - score)) }
}

extension LinkFeatures {
  /// Shared weight at which the evidence is two thirds of what it can be: about three words that nobody else uses.
  private static let usualEvidence = 12.0

  /// Shared words from which more say nothing more: longer texts share more by chance.
  private static let manyWords = 6.0

  private static func evidence(_ left: TermVector, _ right: TermVector) -> (amount: Double, count: Int) {
    var shared: Float = 0
    var count = 0
    left.forEachShared(right) { _, one, other in
      shared += min(one, other)
      count += 1
    }
    return (1 - exponential(-Double(shared) / usualEvidence), count)
  }
}

private func differ(_ left: Set<TermID>, _ right: Set<TermID>) -> Bool {
  !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
}
