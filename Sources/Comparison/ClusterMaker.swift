/// Groups like initiatives without chaining unlike ones together.
struct ClusterMaker: Sendable {
  var settings: ComparisonSettings

  /// Joins clusters from the best link down, as long as most of the pairs between the two are linked.
  ///
  /// Plain union would join a school meeting with a school adviser with a day-care adviser, one link at a time. Pairs within one
  /// municipality never link and do not count.
  ///
  /// - Parameters:
  ///   - pairs: best first.
  ///   - municipality: of each initiative.
  ///   - judged: pairs that are together, and pairs that are not, because a person says so.
  /// - Returns: for each initiative in a cluster its cluster's number; clusters are numbered in no stated order.
  func clusters(
    _ pairs: [ScoredPair], municipality: [Int], judged: JudgedPairs = JudgedPairs()
  ) -> [Int: Int] {
    var groups = Grouping(count: municipality.count, municipality: municipality, apart: judged.different)
    for pair in pairs { groups.link(pair.left, pair.right) }
    for pair in judged.same {
      let (left, right) = (groups.root(of: pair.left), groups.root(of: pair.right))
      if left != right, groups.mayJoin(left, right) { groups.join(left, right) }
    }
    for pair in pairs where pair.score >= settings.linkThreshold {
      let left = groups.root(of: pair.left)
      let right = groups.root(of: pair.right)
      guard left != right, groups.mayJoin(left, right) else { continue }
      let possible = groups.possiblePairs(left, right)
      if Double(groups.links(left, right)) >= settings.clusterCohesion * Double(possible) { groups.join(left, right) }
    }
    return groups.assignment()
  }
}

/// Clusters in the making: who is in them, and how many links run between each two.
private struct Grouping {
  private var parent: [Int]
  private var members: [[Int]]
  private var between: [[Int32: Int32]]
  private let municipality: [Int]
  private let apart: Set<JudgedPairs.Pair>

  init(count: Int, municipality: [Int], apart: Set<JudgedPairs.Pair>) {
    self.apart = apart
    parent = Array(0..<count)
    members = (0..<count).map { [$0] }
    between = Array(repeating: [:], count: count)
    self.municipality = municipality
  }

  mutating func link(_ left: Int, _ right: Int) {
    between[left][Int32(right), default: 0] += 1
    between[right][Int32(left), default: 0] += 1
  }

  func root(of initiative: Int) -> Int {
    var node = initiative
    while parent[node] != node { node = parent[node] }
    return node
  }

  /// Whether nobody has said of two of their members that they are not the same.
  func mayJoin(_ left: Int, _ right: Int) -> Bool {
    guard !apart.isEmpty else { return true }
    return !members[left].contains { one in
      members[right].contains { apart.contains(JudgedPairs.Pair(left: min(one, $0), right: max(one, $0))) }
    }
  }

  func links(_ left: Int, _ right: Int) -> Int { Int(between[left][Int32(right)] ?? 0) }

  /// Pairs of different municipalities between two clusters.
  func possiblePairs(_ left: Int, _ right: Int) -> Int {
    var ofLeft: [Int: Int] = [:]
    for member in members[left] { ofLeft[municipality[member], default: 0] += 1 }
    var same = 0
    for member in members[right] { same += ofLeft[municipality[member]] ?? 0 }
    return members[left].count * members[right].count - same
  }

  /// Joins the smaller cluster into the larger one.
  mutating func join(_ one: Int, _ other: Int) {
    let oneIsLarger = (members[one].count, -one) >= (members[other].count, -other)
    let (large, small) = oneIsLarger ? (one, other) : (other, one)
    parent[small] = large
    members[large] += members[small]
    members[small] = []
    for (neighbour, count) in between[small] where neighbour != Int32(large) {
      between[large][neighbour, default: 0] += count
      between[Int(neighbour)][Int32(large), default: 0] += count
      between[Int(neighbour)][Int32(small)] = nil
    }
    between[large][Int32(small)] = nil
    between[small] = [:]
  }

  func assignment() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (root, list) in members.enumerated() where list.count > 1 {
      for member in list { result[member] = root }
    }
    return result
  }
}
