import Vocabulary

/// What two initiatives have in common, each from 0 to 1.
struct LinkFeatures: Sendable {
  /// Likeness of purpose, description and goal; 0 when one has none.
  var body: Double
  /// Likeness of everything.
  var whole: Double
  /// 1 when each says how it is done and they share no method; the same for whom it is for.
  var methodsDiffer: Double
  var groupsDiffer: Double
  /// Likeness of everything, title words at the weight of others.
  var flat: Double
  /// Likeness of one's title to the other's body, the better way round.
  var crossed: Double
  /// How much rare matter both share, whatever else they say: 0 for none, towards 1 for several rare words.
  var evidence: Double
  /// 1 when each title names topics and they share none.
  var topicsDiffer: Double
  /// 1 when one has nothing but a title, and the titles name no topic in common that would tell what they are about.
  var isBare: Double

  init(_ left: InitiativeProfile, _ right: InitiativeProfile) {
    body = Double(left.body.cosine(right.body))
    whole = Double(left.whole.cosine(right.whole))
    methodsDiffer = differ(left.methods, right.methods) ? 1 : 0
    groupsDiffer = differ(left.groups, right.groups) ? 1 : 0
    topicsDiffer = differ(left.titleTopics, right.titleTopics) ? 1 : 0
    flat = Double(left.flat.cosine(right.flat))
    crossed = Double(max(left.title.cosine(right.body), left.body.cosine(right.title)))
    evidence = LinkFeatures.evidence(left.flat, right.flat)
    let hasBareTitle = left.body.isEmpty || right.body.isEmpty
    isBare = hasBareTitle && left.titleTopics.isDisjoint(with: right.titleTopics) ? 1 : 0
  }
}

/// How much each feature speaks for two initiatives being the same.
///
/// A logistic regression on the labelled pairs of sets 1 to 8, rounded. Sets 4 to 8 were read twice: with the word lists as they are, and,
/// at three times the weight, with the lists as they were before these sets were seen, so that the weights suit wording that no list
/// covers. Rare matter in common counts most; another method, another topic or another group of people speaks against.
public struct LinkWeights: Sendable, Hashable, Codable {
  public var body = 2.0
  public var whole = 2.3
  public var flat = 2.7
  public var crossed = 0.6
  public var evidence = 6.3
  public var methodsDiffer = -1.1
  public var groupsDiffer = -0.35
  public var topicsDiffer = -1.7
  public var isBare = -1.0
  public var base = -7.4

  public init() {}

  /// - Returns: the logarithm of the odds that two initiatives are the same, whatever others there are.
  func logOdds(_ features: LinkFeatures) -> Double {
    let likeness =
      body * features.body + whole * features.whole + flat * features.flat + crossed * features.crossed
      + evidence * features.evidence
    let difference =
      methodsDiffer * features.methodsDiffer + groupsDiffer * features.groupsDiffer
      + topicsDiffer * features.topicsDiffer + isBare * features.isBare
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

  private static func evidence(_ left: TermVector, _ right: TermVector) -> Double {
    var shared: Float = 0
    left.forEachShared(right) { _, one, other in shared += min(one, other) }
    return 1 - exponential(-Double(shared) / usualEvidence)
  }
}

private func differ(_ left: Set<TermID>, _ right: Set<TermID>) -> Bool {
  !left.isEmpty && !right.isEmpty && left.isDisjoint(with: right)
}
