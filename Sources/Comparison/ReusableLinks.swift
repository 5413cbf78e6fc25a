import Vocabulary

/// The part of an earlier search that holds still: of initiatives that are as they were, and of whose candidates none changed that
/// was scored or would be now.
///
/// Taking them over gives what a search from nothing gives: which candidates are scored depends on what they share with the initiative
/// and on the least that was enough; how alike two are depends on their profiles alone.
struct ReusableLinks: Sendable {
  /// Beyond this share of changed initiatives nearly all have one among their candidates, and telling which costs more than it saves.
  private static let mostChanged = 0.125
  /// Sums of the same shares in another order differ by less.
  private static let roundingError: Float = 1e-4

  private let earlier: LinkMemory
  /// The number in the earlier search of each initiative that is not looked at again.
  private var numberThen: [Int32?]
  /// The number now of each initiative of the earlier search.
  private var numberNow: [Int32?]

  /// - Parameters:
  ///   - ids: digests of the ids, in order of index, and in the same way of the profiles.
  ///   - terms: digests of the names of all terms.
  /// - Returns: `nil` when nothing can be taken over.
  init?(_ earlier: LinkMemory, ids: [UInt64], profiles: [UInt64], index: TermIndex, terms: [UInt64]) {
    let places = Dictionary(zip(earlier.ids, earlier.ids.indices)) { first, _ in first }
    self.earlier = earlier
    numberThen = [Int32?](repeating: nil, count: ids.count)
    numberNow = [Int32?](repeating: nil, count: earlier.ids.count)
    var changed: [Int] = []
    for (number, id) in ids.enumerated() {
      let then = places[id]
      if let then { numberNow[then] = Int32(number) }
      if let then, earlier.profiles[then] == profiles[number] {
        numberThen[number] = Int32(then)
      } else {
        changed.append(number)
      }
    }
    let before = earlier.ids.indices.filter { number in
      guard let now = numberNow[number] else { return true }
      return numberThen[Int(now)] == nil
    }
    guard Double(changed.count + before.count) <= ReusableLinks.mostChanged * Double(ids.count) else { return nil }
    var reach = ReachedInitiatives(
      index: index, leastShared: numberThen.map { then in then.map { earlier.leastShared[Int($0)] } })
    for number in changed { reach.add(index.lookups[number]) }
    if !before.isEmpty {
      let numbers = Dictionary(zip(terms, terms.indices)) { first, _ in first }
      for number in before {
        reach.add(
          earlier.lookups(of: number).compactMap { known in numbers[known.term].map { (TermID($0), known.weight) } })
      }
    }
    let turned = Set(earlier.commonTerms).symmetricDifference(index.commonTerms.map { terms[Int($0)] })
    for number in ids.indices {
      let isTurned = { index.lookups[number].contains { turned.contains(terms[Int($0.term)]) } }
      if reach.isReached[number] || (!turned.isEmpty && isTurned()) { numberThen[number] = nil }
    }
  }

  /// The pairs whose first initiative this is, and the least that was shared to be scored; `nil` when they have to be looked for.
  func found(_ initiative: Int) -> FoundPairs? {
    guard let then = numberThen[initiative] else { return nil }
    let pairs = earlier.pairs(of: Int(then)).compactMap { pair in
      numberNow[pair.other].map { ScoredPair(left: initiative, right: Int($0), score: Double(pair.odds)) }
    }
    return FoundPairs(pairs: pairs, leastShared: [earlier.leastShared[Int(then)]])
  }

  /// Marks the initiatives that have one of some others among the candidates they score.
  private struct ReachedInitiatives {
    let index: TermIndex
    /// `nil` for initiatives that are looked at again anyway.
    let leastShared: [Float?]
    private(set) var isReached: [Bool]
    private var sums: [Float]

    init(index: TermIndex, leastShared: [Float?]) {
      self.index = index
      self.leastShared = leastShared
      isReached = leastShared.map { $0 == nil }
      sums = [Float](repeating: 0, count: leastShared.count)
    }

    mutating func add(_ lookups: [(term: TermID, weight: Float)]) {
      var touched: [Int] = []
      for (term, weight) in lookups {
        for posting in index.postings(of: term) where !isReached[Int(posting.initiative)] {
          let number = Int(posting.initiative)
          if sums[number] == 0 { touched.append(number) }
          sums[number] += weight * posting.weight
        }
      }
      for number in touched {
        if let least = leastShared[number], sums[number] >= least - ReusableLinks.roundingError {
          isReached[number] = true
        }
        sums[number] = 0
      }
    }
  }
}
