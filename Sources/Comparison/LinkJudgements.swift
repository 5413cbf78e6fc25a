public import Model

/// What people have decided about pairs of initiatives, whatever their texts say.
public struct LinkJudgements: Sendable, Hashable {
  /// Two initiatives, the smaller id first.
  public struct Pair: Sendable, Hashable {
    public let first: InitiativeID
    public let second: InitiativeID

    public init(_ one: InitiativeID, _ other: InitiativeID) {
      (first, second) = one < other ? (one, other) : (other, one)
    }
  }

  /// Pairs that do the same.
  public var same: Set<Pair> = []
  /// Pairs that do not; they never share a cluster.
  public var different: Set<Pair> = []

  public init() {}
}

/// Judgements by the indices of the initiatives that are compared, the smaller first.
struct JudgedPairs: Sendable {
  struct Pair: Sendable, Hashable {
    var left: Int
    var right: Int
  }

  private(set) var same: [Pair] = []
  private(set) var different: Set<Pair> = []

  init() {}

  /// - Parameter initiatives: in the order that indices mean. Pairs that name one that is not there, or two of one municipality,
  ///   count for nothing.
  init(_ judgements: LinkJudgements, initiatives: [ComparedInitiative]) {
    guard !judgements.same.isEmpty || !judgements.different.isEmpty else { return }
    let places = Dictionary(initiatives.enumerated().map { ($1.initiativeId, $0) }) { first, _ in first }
    func pairs(_ judged: Set<LinkJudgements.Pair>) -> [Pair] {
      judged.compactMap { pair in
        guard let one = places[pair.first], let other = places[pair.second],
          initiatives[one].municipalityCode != initiatives[other].municipalityCode
        else { return nil }
        return Pair(left: min(one, other), right: max(one, other))
      }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }
    same = pairs(judgements.same)
    different = Set(pairs(judgements.different))
  }

  /// Pairs as judged: those called the same first, with the highest score, those called different left out.
  func applied(to pairs: [ScoredPair]) -> [ScoredPair] {
    guard !same.isEmpty || !different.isEmpty else { return pairs }
    let together = Set(same)
    let rest = pairs.filter { pair in
      let place = Pair(left: pair.left, right: pair.right)
      return !together.contains(place) && !different.contains(place)
    }
    return same.map { ScoredPair(left: $0.left, right: $0.right, score: 1) } + rest
  }
}
