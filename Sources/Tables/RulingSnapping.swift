import Model

/// Rulings put in order: one for each drawn line, sorted by position, then by start.
struct SnappedRulings: Sendable {
  var horizontal: [Ruling]
  var vertical: [Ruling]
}

/// Snaps nearly equal positions, merges double lines and joins broken lines.
///
/// - Parameters:
///   - rulings: in any order, origin top left.
///   - settings: snap distance, join gap and least length in points.
/// - Returns: the rulings by orientation, each sorted by position, then start.
/// - Complexity: O(*n* log *n*) in the number of rulings.
func snapRulings(_ rulings: [Ruling], settings: TableSettings) -> SnappedRulings {
  func snapped(_ orientation: Ruling.Orientation) -> [Ruling] {
    let chosen = rulings.filter { $0.orientation == orientation && $0.length > 0 }
    return positionClusters(chosen, distance: settings.snapDistance)
      .flatMap { joinRulings($0, gap: settings.joinGap) }
      .filter { $0.length >= settings.minimumRulingLength }
      .sorted { ($0.position, $0.start) < ($1.position, $1.start) }
  }
  return SnappedRulings(horizontal: snapped(.horizontal), vertical: snapped(.vertical))
}

/// Groups rulings whose positions lie within `distance` of the group's first one.
private func positionClusters(_ rulings: [Ruling], distance: Double) -> [[Ruling]] {
  let sorted = rulings.sorted { ($0.position, $0.start, $0.end) < ($1.position, $1.start, $1.end) }
  var clusters: [[Ruling]] = []
  for ruling in sorted {
    if let first = clusters.last?.first, ruling.position - first.position <= distance {
      clusters[clusters.count - 1].append(ruling)
    } else {
      clusters.append([ruling])
    }
  }
  return clusters
}

/// Joins rulings of one cluster that overlap or nearly touch; they take the cluster's middle position, weighed by
/// length.
private func joinRulings(_ cluster: [Ruling], gap: Double) -> [Ruling] {
  let total = cluster.reduce(0) { $0 + $1.length }
  let position = cluster.reduce(0) { $0 + $1.position * $1.length } / total
  var joined: [Ruling] = []
  for ruling in cluster.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
    if let last = joined.last, ruling.start - last.end <= gap {
      joined[joined.count - 1].end = max(last.end, ruling.end)
      joined[joined.count - 1].thickness = max(last.thickness, ruling.thickness)
    } else {
      var placed = ruling
      placed.position = position
      joined.append(placed)
    }
  }
  return joined
}

/// The rulings that hang together by crossings, one group for each drawing on the page.
///
/// - Complexity: O(*h* × *v*) in the numbers of horizontal and vertical rulings.
func connectedRulings(_ rulings: SnappedRulings, reach: Double) -> [SnappedRulings] {
  let horizontal = rulings.horizontal
  let vertical = rulings.vertical
  var groups = DisjointSets(count: horizontal.count + vertical.count)
  for (v, line) in vertical.enumerated() {
    for (h, row) in horizontal.enumerated() where crosses(row, line, reach: reach) {
      groups.join(h, horizontal.count + v)
    }
  }
  var byRoot: [Int: SnappedRulings] = [:]
  for h in horizontal.indices {
    byRoot[groups.root(h), default: SnappedRulings(horizontal: [], vertical: [])].horizontal.append(horizontal[h])
  }
  for v in vertical.indices {
    let root = groups.root(horizontal.count + v)
    byRoot[root, default: SnappedRulings(horizontal: [], vertical: [])].vertical.append(vertical[v])
  }
  return byRoot.keys.sorted().compactMap { byRoot[$0] }
}

private func crosses(_ horizontal: Ruling, _ vertical: Ruling, reach: Double) -> Bool {
  vertical.position >= horizontal.start - reach && vertical.position <= horizontal.end + reach
    && horizontal.position >= vertical.start - reach && horizontal.position <= vertical.end + reach
}

/// Sets of small integers that only grow together (union by path halving).
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The smallest-known representative of the set that holds `element`.
  mutating func root(_ element: Int) -> Int {
    var current = element
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }

  mutating func join(_ left: Int, _ right: Int) {
    let a = root(left)
    let b = root(right)
    if a != b { parents[max(a, b)] = min(a, b) }
  }
}
