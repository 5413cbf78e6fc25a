/// A word stem or concept, as a number.
typealias TermID = Int32

/// Gives each term a number, in the order first met.
struct TermTable: Sendable {
  private(set) var names: [String] = []
  private var numbers: [String: TermID] = [:]

  mutating func number(of name: String) -> TermID {
    if let known = numbers[name] { return known }
    let number = TermID(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  func name(of term: TermID) -> String { names[Int(term)] }
  var count: Int { names.count }
}

/// The terms of a table in order of name.
///
/// The numbers of a table depend on which text was read first, and with them the order in which weights are added up and so the last
/// bits of sums. By name the terms of an initiative stand in the same order whatever other initiatives there are.
struct TermOrder: Sendable {
  let names: [String]
  /// By number in the table.
  private let places: [TermID]

  init(_ table: TermTable) {
    let order = table.names.indices.sorted { table.names[$0] < table.names[$1] }
    names = order.map { table.names[$0] }
    var places = [TermID](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = TermID(place) }
    self.places = places
  }

  /// The place of a term of the table.
  subscript(_ term: TermID) -> TermID { places[Int(term)] }
}

/// Terms, each once: sorted, which takes less memory than a hash table.
struct TermSet: Sendable, Hashable {
  let terms: [TermID]

  init(_ terms: [TermID]) { self.terms = Set(terms).sorted() }

  fileprivate init(sorted terms: [TermID]) { self.terms = terms }

  var isEmpty: Bool { terms.isEmpty }
  var count: Int { terms.count }

  /// Number of terms that stand in both.
  func countShared(with other: TermSet) -> Int {
    var (left, right, count) = (0, 0, 0)
    while left < terms.count, right < other.terms.count {
      let (own, others) = (terms[left], other.terms[right])
      if own == others { count += 1 }
      if own <= others { left += 1 }
      if others <= own { right += 1 }
    }
    return count
  }

  func isDisjoint(with other: TermSet) -> Bool { terms.allSatisfy { !other.terms.contains($0) } }

  func isSubset(of other: TermSet) -> Bool { terms.allSatisfy(other.terms.contains) }
}

/// Weights of terms, sorted by term.
struct TermVector: Sendable {
  struct Entry: Sendable {
    var term: TermID
    var weight: Float
  }

  let entries: [Entry]
  let length: Float
  /// Sum of the weights.
  let mass: Float

  init(_ weightOfTerm: [TermID: Float]) {
    entries = weightOfTerm.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { Entry(term: $0, weight: $1) }
    length = entries.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    mass = entries.reduce(0) { $0 + $1.weight }
  }

  var terms: TermSet { TermSet(sorted: entries.map(\.term)) }

  /// Cosine of the angle between two vectors: 0 when they share nothing, 1 when they are alike; 0 when one is empty.
  func cosine(_ other: TermVector) -> Float {
    guard length > 0, other.length > 0 else { return 0 }
    var sum: Float = 0
    forEachShared(other) { _, left, right in sum += left * right }
    return sum / (length * other.length)
  }

  /// What two vectors share: the smaller weight of every term of both.
  func sharedWeight(_ other: TermVector) -> Float {
    var weight: Float = 0
    forEachShared(other) { _, left, right in weight += min(left, right) }
    return weight
  }

  /// A weight as a share of all weights; 0 for a vector without terms.
  func share(_ weight: Float) -> Double { mass > 0 ? Double(weight / mass) : 0 }

  /// Calls with every shared term and its weight on both sides, by term.
  func forEachShared(_ other: TermVector, _ body: (TermID, Float, Float) -> Void) {
    var left = 0
    var right = 0
    while left < entries.count, right < other.entries.count {
      let (own, others) = (entries[left], other.entries[right])
      if own.term == others.term {
        body(own.term, own.weight, others.weight)
        left += 1
        right += 1
      } else if own.term < others.term {
        left += 1
      } else {
        right += 1
      }
    }
  }

  /// The weightiest terms, heaviest first, ties by term.
  func heaviest(_ count: Int) -> ArraySlice<Entry> {
    entries.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.prefix(count)
  }
}
