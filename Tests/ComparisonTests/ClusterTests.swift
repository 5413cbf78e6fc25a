import Testing

@testable import Comparison

@Suite struct ClusterTests {
  private func clusters(_ pairs: [(Int, Int, Double)], municipality: [Int]) -> Set<Set<Int>> {
    let scored = pairs.map { ScoredPair(left: $0.0, right: $0.1, score: $0.2) }.sorted(by: ScoredPair.isBefore)
    let found = ClusterMaker(settings: ComparisonSettings()).clusters(scored, municipality: municipality)
    return Set(Dictionary(grouping: found.keys) { found[$0] ?? -1 }.values.map(Set.init))
  }

  @Test func likeInitiativesAreOneCluster() {
    #expect(clusters([(0, 1, 0.9), (1, 2, 0.85), (0, 2, 0.8)], municipality: [0, 1, 2]) == [[0, 1, 2]])
  }

  @Test func aChainDoesNotJoinItsEnds() {
    let chain = [(0, 1, 0.95), (1, 2, 0.9), (2, 3, 0.95)]
    #expect(clusters(chain, municipality: [0, 1, 2, 3]) == [[0, 1], [2, 3]])
  }

  @Test func twoOfOneMunicipalityMayBothBelong() {
    #expect(clusters([(0, 1, 0.9), (0, 2, 0.9)], municipality: [0, 1, 1]) == [[0, 1, 2]])
  }

  @Test func weakPairsAloneMakeNoCluster() {
    #expect(clusters([(0, 1, 0.55)], municipality: [0, 1]) == [])
  }
}
