/// Weighs a pair against the other candidates of both its initiatives.
///
/// Plans that do the same in other words share few terms, but still more with each other than with anything else; and two that share a
/// topic are no match when each has a far better one. So the closer a pair comes to the best candidate of both, the more is added to
/// its odds.
struct NeighbourSupport: Sendable {
  var settings: ComparisonSettings
  var initiatives: Int

  /// - Parameter chunks: pairs scored by log odds; afterwards from 0 to 1.
  func score(_ chunks: inout [[ScoredPair]]) {
    var best = [Double](repeating: -.infinity, count: initiatives)
    for pair in chunks.joined() {
      best[pair.left] = max(best[pair.left], pair.score)
      best[pair.right] = max(best[pair.right], pair.score)
    }
    for number in chunks.indices {
      for index in chunks[number].indices {
        let pair = chunks[number][index]
        let behind = max(best[pair.left], best[pair.right]) - pair.score
        let bonus = settings.neighbourBonus * max(0, 1 - behind / settings.neighbourReach)
        chunks[number][index].score = LinkWeights.score(logOdds: pair.score + bonus)
      }
    }
  }
}
