import Model
import Vocabulary

/// Two initiatives, as indices with the smaller first, and how alike they are.
struct ScoredPair: Sendable, Hashable {
  // There are millions of pairs, so they are kept small.
  private let lower: Int32
  private let upper: Int32
  var score: Double

  init(left: Int, right: Int, score: Double) {
    lower = Int32(left)
    upper = Int32(right)
    self.score = score
  }

  var left: Int { Int(lower) }
  var right: Int { Int(upper) }

  /// Best first; ties by index.
  static func isBefore(_ one: ScoredPair, _ other: ScoredPair) -> Bool {
    (other.score, one.left, one.right) < (one.score, other.left, other.right)
  }
}

/// The pairs whose first initiative lies in a range, by that, and the least that the candidates of each had to share to be scored.
struct FoundPairs: Sendable {
  var pairs: [ScoredPair] = []
  var leastShared: [Float] = []
}

/// Finds the pairs of initiatives in different municipalities that do the same thing.
///
/// Initiatives are looked up by their weightiest terms in an index from term to initiatives, so that a pair that shares no
/// weighty term is never looked at. Terms that stand in very many initiatives are not looked up. What is left is weighed against
/// the other candidates of both (`NeighbourSupport`).
///
/// - Complexity: O(*n* · *p*) for *n* initiatives whose terms each stand in up to *p* others; *p* is capped by
///   `ComparisonSettings.longestPosting`.
struct LinkFinder: Sendable {
  private let profiles: [InitiativeProfile]
  private let settings: ComparisonSettings
  private var index: TermIndex
  /// Digests of the initiatives' ids, of all that is compared of each, and of the names of all terms.
  private let ids: [UInt64]
  private let digests: [UInt64]
  private let terms: [UInt64]

  /// - Parameter initiatives: those of the corpus, in its order.
  init(_ corpus: ProfiledCorpus, of initiatives: [ComparedInitiative], settings: ComparisonSettings) {
    let profiles = corpus.profiles
    let terms = corpus.termNames.map(StableDigest.value(of:))
    self.profiles = profiles
    self.settings = settings
    self.terms = terms
    index = TermIndex(profiles: profiles, settings: settings)
    ids = initiatives.map { StableDigest.value(of: $0.initiativeId.rawValue) }
    digests = ParallelChunks.map(profiles.indices) { range in
      range.map { number in
        profiles[number].digest(
          terms: terms, municipality: StableDigest.value(of: initiatives[number].municipalityCode ?? ""))
      }
    }.flatMap(\.self)
  }

  /// - Parameter store: what it holds saves work and changes no result.
  /// - Returns: pairs that score at least the closure threshold, best first.
  /// - Throws: when what was found cannot be kept.
  consuming func pairs(store: some LinkMemoryStore) throws -> [ScoredPair] {
    var found = try search(store)
    var chunks = found.map(\.pairs)
    // Millions of pairs are changed in place where nothing else holds them, and what they were looked up by is not needed any more.
    found = []
    index = TermIndex()
    return best(of: &chunks)
  }

  /// The pairs of all initiatives, scored by their log odds.
  private mutating func search(_ store: some LinkMemoryStore) throws -> [FoundPairs] {
    var known = reusable(store.load())
    let found = ParallelChunks.map(profiles.indices) { [self, known] in [pairs(of: $0, known: known)] }.flatMap(\.self)
    // What was remembered, what found it and what is remembered next do not stand in memory together.
    known = nil
    index.forgetPostings()
    try store.save(LinkMemory(ids: ids, profiles: digests, index: index, terms: terms, found: found))
    return found
  }

  /// What an earlier search found that holds still.
  func reusable(_ memory: LinkMemory) -> ReusableLinks? {
    ReusableLinks(memory, ids: ids, profiles: digests, index: index, terms: terms)
  }

  /// - Parameter chunks: scored by log odds; given up.
  private func best(of chunks: inout [[ScoredPair]]) -> [ScoredPair] {
    NeighbourSupport(settings: settings, initiatives: profiles.count).score(&chunks)
    let isLinked = { (pair: ScoredPair) in pair.score >= settings.closureThreshold }
    var all: [ScoredPair] = []
    all.reserveCapacity(chunks.reduce(0) { $0 + $1.count(where: isLinked) })
    for number in chunks.indices {
      all += chunks[number].lazy.filter(isLinked)
      chunks[number] = []
    }
    all.sort(by: ScoredPair.isBefore)
    limit(&all)
    return all
  }

  /// The pairs whose first initiative lies in a range, scored by their log odds.
  private func pairs(of range: Range<Int>, known: ReusableLinks?) -> FoundPairs {
    var counter = CandidateCounter(initiatives: profiles.count)
    var result = FoundPairs()
    let least = LinkWeights.logOdds(score: settings.closureThreshold) - settings.neighbourBonus
    for left in range {
      if let found = known?.found(left) {
        result.pairs += found.pairs
        result.leastShared += found.leastShared
        continue
      }
      var own: [ScoredPair] = []
      let (candidates, leastShared) = candidates(of: left, counter: &counter)
      for right in candidates {
        // As exact as it is remembered.
        let score = Double(Float(settings.weights.logOdds(LinkFeatures(profiles[left], profiles[right]))))
        if score >= least { own.append(ScoredPair(left: left, right: right, score: score)) }
      }
      result.pairs += own.sorted(by: ScoredPair.isBefore).prefix(settings.linksPerInitiative)
      result.leastShared.append(leastShared)
    }
    // Arrays that grow take up to twice the room, and these are kept.
    result.pairs = [ScoredPair](unsafeUninitializedCapacity: result.pairs.count) { buffer, count in
      count = buffer.initialize(fromContentsOf: result.pairs)
    }
    return result
  }

  /// Later initiatives of other municipalities that share weighty terms, those that share most first, and the least that was enough.
  private func candidates(
    of left: Int, counter: inout CandidateCounter
  ) -> (candidates: [Int], leastShared: Float) {
    let own = Int32(profiles[left].municipality)
    for (term, weight) in index.lookups[left] {
      for posting in index.postings(of: term, after: left) where posting.municipality != own {
        counter.add(Int(posting.initiative), weight * posting.weight)
      }
    }
    return counter.take(settings.candidatesScored)
  }

  /// Keeps the best links of each initiative.
  private func limit(_ sorted: inout [ScoredPair]) {
    var kept = [Int](repeating: 0, count: profiles.count)
    sorted.removeAll { pair in
      guard kept[pair.left] < settings.linksPerInitiative, kept[pair.right] < settings.linksPerInitiative else {
        return true
      }
      kept[pair.left] += 1
      kept[pair.right] += 1
      return false
    }
  }
}

/// For each term the initiatives that hold it among their weightiest.
struct TermIndex: Sendable {
  struct Posting: Sendable {
    var initiative: Int32
    /// Kept here so that looking up never touches the profiles.
    var municipality: Int32
    var weight: Float
  }

  /// For each initiative the terms it is looked up by, with their share of its length.
  private(set) var lookups: [[(term: TermID, weight: Float)]] = []
  /// By term, in order of initiative; empty for terms that are too common to look up.
  private var postings: [[Posting]] = []
  private(set) var commonTerms: [TermID] = []

  /// Of no initiatives.
  init() {}

  init(profiles: [InitiativeProfile], settings: ComparisonSettings) {
    lookups.reserveCapacity(profiles.count)
    for (number, profile) in profiles.enumerated() {
      let terms = profile.whole.heaviest(settings.candidateTerms)
        .map { (term: $0.term, weight: $0.weight / profile.whole.length) }
      lookups.append(terms)
      for (term, weight) in terms {
        while postings.count <= Int(term) { postings.append([]) }
        postings[Int(term)].append(
          Posting(initiative: Int32(number), municipality: Int32(profile.municipality), weight: weight))
      }
    }
    for term in postings.indices where postings[term].count > settings.longestPosting {
      postings[term] = []
      commonTerms.append(TermID(term))
    }
  }

  /// Afterwards no initiative is found by a term.
  mutating func forgetPostings() { postings = [] }

  /// The initiatives that hold a term; none for one too common to look up, or that no initiative is looked up by.
  func postings(of term: TermID) -> [Posting] { postings.indices.contains(Int(term)) ? postings[Int(term)] : [] }

  /// The initiatives after a given one that hold a term.
  func postings(of term: TermID, after initiative: Int) -> ArraySlice<Posting> {
    let all = postings[Int(term)]
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
  /// Steps that sums are told apart by when only the largest are wanted.
  private static let steps = 512

  private var sums: [Float]
  private var touched: [Int32] = []
  private var histogram = [Int](repeating: 0, count: steps + 1)

  init(initiatives: Int) { sums = [Float](repeating: 0, count: initiatives) }

  mutating func add(_ initiative: Int, _ weight: Float) {
    if sums[initiative] == 0 { touched.append(Int32(initiative)) }
    sums[initiative] += weight
  }

  /// The candidates with the largest sums, largest first, ties by index, and the smallest of their sums (0 when there are no others);
  /// forgets all sums.
  mutating func take(_ count: Int) -> (candidates: [Int], leastShared: Float) {
    let hasOthers = touched.count > count
    let floor = lowestStep(count)
    var best: [(sum: Float, initiative: Int)] = []
    for initiative in touched {
      let sum = sums[Int(initiative)]
      if CandidateCounter.step(sum) >= floor { best.append((sum, Int(initiative))) }
      sums[Int(initiative)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    best.sort { ($1.sum, $0.initiative) < ($0.sum, $1.initiative) }
    let taken = best.prefix(count)
    return (taken.map(\.initiative), hasOthers ? taken.last?.sum ?? 0 : 0)
  }

  /// The step above which at most so many candidates lie, and the next below it; found by counting, since sorting thousands of
  /// candidates for each initiative cost more than all else.
  private mutating func lowestStep(_ count: Int) -> Int {
    guard touched.count > count else { return 0 }
    for step in histogram.indices { histogram[step] = 0 }
    for initiative in touched { histogram[CandidateCounter.step(sums[Int(initiative)])] += 1 }
    var above = 0
    for step in histogram.indices.reversed() {
      above += histogram[step]
      if above >= count { return step }
    }
    return 0
  }

  /// Sums are shares of a whole, from 0 to 1.
  private static func step(_ sum: Float) -> Int { min(steps, max(0, Int(sum * Float(steps)))) }
}
