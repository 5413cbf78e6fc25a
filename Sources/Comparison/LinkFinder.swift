import Dispatch
import Synchronization

/// Two initiatives, as indices with the smaller first, and how alike they are.
struct ScoredPair: Sendable, Hashable {
  var left: Int
  var right: Int
  var score: Double

  /// Best first; ties by index.
  static func isBefore(_ one: ScoredPair, _ other: ScoredPair) -> Bool {
    (other.score, one.left, one.right) < (one.score, other.left, other.right)
  }
}

/// Finds the pairs of initiatives in different municipalities that do the same thing.
///
/// Initiatives are looked up by their weightiest terms in an index from term to initiatives, so that a pair that shares no
/// weighty term is never looked at. Terms that stand in very many initiatives are not looked up.
///
/// - Complexity: O(*n* · *p*) for *n* initiatives whose terms each stand in up to *p* others; *p* is capped by
///   `ComparisonSettings.longestPosting`.
struct LinkFinder: Sendable {
  private let profiles: [InitiativeProfile]
  private let settings: ComparisonSettings
  private let index: TermIndex

  init(profiles: [InitiativeProfile], settings: ComparisonSettings) {
    self.profiles = profiles
    self.settings = settings
    self.index = TermIndex(profiles: profiles, settings: settings)
  }

  /// - Returns: pairs that score at least the closure threshold, best first.
  func pairs() -> [ScoredPair] {
    let chunk = 256
    let chunks = (profiles.count + chunk - 1) / chunk
    let found = Mutex<[Int: [ScoredPair]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      let range = number * chunk..<min(profiles.count, (number + 1) * chunk)
      let pairs = pairs(of: range)
      found.withLock { $0[number] = pairs }
    }
    let parts = found.withLock { $0 }
    let all = (0..<chunks).flatMap { parts[$0] ?? [] }
    return limited(all.sorted(by: ScoredPair.isBefore))
  }

  /// The pairs whose first initiative lies in a range.
  private func pairs(of range: Range<Int>) -> [ScoredPair] {
    var counter = CandidateCounter(initiatives: profiles.count)
    var result: [ScoredPair] = []
    for left in range {
      var own: [ScoredPair] = []
      for right in candidates(of: left, counter: &counter) {
        let score = settings.weights.score(LinkFeatures(profiles[left], profiles[right]))
        if score >= settings.closureThreshold { own.append(ScoredPair(left: left, right: right, score: score)) }
      }
      result += own.sorted(by: ScoredPair.isBefore).prefix(settings.linksPerInitiative)
    }
    return result
  }

  /// Later initiatives of other municipalities that share weighty terms, those that share most first.
  private func candidates(of left: Int, counter: inout CandidateCounter) -> [Int] {
    for (term, weight) in index.lookups[left] {
      for posting in index.postings(of: term, after: left) {
        if profiles[Int(posting.initiative)].municipality == profiles[left].municipality { continue }
        counter.add(Int(posting.initiative), weight * posting.weight)
      }
    }
    return counter.take(settings.candidatesScored)
  }

  /// Keeps the best links of each initiative.
  private func limited(_ sorted: [ScoredPair]) -> [ScoredPair] {
    var kept = [Int](repeating: 0, count: profiles.count)
    return sorted.filter { pair in
      guard kept[pair.left] < settings.linksPerInitiative, kept[pair.right] < settings.linksPerInitiative else {
        return false
      }
      kept[pair.left] += 1
      kept[pair.right] += 1
      return true
    }
  }
}

/// For each term the initiatives that hold it among their weightiest.
struct TermIndex: Sendable {
  struct Posting: Sendable {
    var initiative: Int32
    var weight: Float
  }

  /// For each initiative the terms it is looked up by, with their share of its length.
  private(set) var lookups: [[(term: TermID, weight: Float)]] = []
  /// By term, in order of initiative.
  private var postings: [TermID: [Posting]] = [:]

  init(profiles: [InitiativeProfile], settings: ComparisonSettings) {
    for (number, profile) in profiles.enumerated() {
      let terms = profile.whole.heaviest(settings.candidateTerms).map {
        (term: $0.term, weight: $0.weight / profile.whole.length)
      }
      lookups.append(terms)
      for (term, weight) in terms {
        postings[term, default: []].append(Posting(initiative: Int32(number), weight: weight))
      }
    }
    postings = postings.filter { $0.value.count <= settings.longestPosting }
  }

  /// The initiatives after a given one that hold a term.
  func postings(of term: TermID, after initiative: Int) -> ArraySlice<Posting> {
    guard let all = postings[term] else { return [] }
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if Int(all[middle].initiative) <= initiative { low = middle + 1 } else { high = middle }
    }
    return all[low...]
  }
}

/// Adds up what candidates share, without clearing an array of all initiatives each time.
private struct CandidateCounter {
  private var sums: [Float]
  private var touched: [Int] = []

  init(initiatives: Int) { sums = [Float](repeating: 0, count: initiatives) }

  mutating func add(_ initiative: Int, _ weight: Float) {
    if sums[initiative] == 0 { touched.append(initiative) }
    sums[initiative] += weight
  }

  /// The candidates with the largest sums, largest first, ties by index; forgets all sums.
  mutating func take(_ count: Int) -> [Int] {
    defer { touched.removeAll(keepingCapacity: true) }
    let best = touched.sorted { (sums[$1], $0) < (sums[$0], $1) }.prefix(count)
    let result = Array(best)
    for initiative in touched { sums[initiative] = 0 }
    return result
  }
}
