import Vocabulary

/// What two initiatives have in common, each from 0 to 1.
struct LinkFeatures: Sendable {
  /// Likeness of the titles.
  var title: Double
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
  /// 1 when one has nothing but a title, and the titles name no topic in common that would tell what they are about.
  var isBare: Double

  init(_ left: InitiativeProfile, _ right: InitiativeProfile) {
    title = Double(left.title.cosine(right.title))
    body = Double(left.body.cosine(right.body))
    whole = Double(left.whole.cosine(right.whole))
    methodsDiffer = differ(left.methods, right.methods) ? 1 : 0
    groupsDiffer = differ(left.groups, right.groups) ? 1 : 0
    flat = Double(left.flat.cosine(right.flat))
    crossed = Double(max(left.title.cosine(right.body), left.body.cosine(right.title)))
    evidence = LinkFeatures.evidence(left.flat, right.flat)
    let hasBareTitle = left.body.isEmpty || right.body.isEmpty
    isBare = hasBareTitle && left.titleTopics.isDisjoint(with: right.titleTopics) ? 1 : 0
  }
}

/// How much each feature speaks for two initiatives being the same.
///
/// A logistic regression on the labelled pairs, rounded. It reads as one would say it: likeness of the running text and of the
/// whole count most, rare words in common count by themselves, and another method or another group of people speaks against.
public struct LinkWeights: Sendable, Hashable, Codable {
  public var title = 1.5
  public var body = 2.65
  public var whole = 3.0
  public var flat = 3.6
  public var crossed = 1.6
  public var evidence = 3.4
  public var methodsDiffer = -0.8
  public var groupsDiffer = -0.5
  public var isBare = -1.1
  public var base = -6.0

  public init() {}

  /// - Returns: 0 to 1, rounded to three places so that the last bits of a sum never decide an order.
  func score(_ features: LinkFeatures) -> Double {
    let likeness =
      title * features.title + body * features.body + whole * features.whole + flat * features.flat
      + crossed * features.crossed + evidence * features.evidence
    let difference =
      methodsDiffer * features.methodsDiffer + groupsDiffer * features.groupsDiffer + isBare * features.isBare
    let sum = base + likeness + difference
    return (1000 / (1 + exponential(-sum))).rounded() / 1000
  }
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
