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

/// Weights of terms, sorted by term.
struct TermVector: Sendable {
  private(set) var terms: [TermID]
  private(set) var weights: [Float]
  private(set) var length: Float
  /// Sum of the weights.
  private(set) var mass: Float

  init(_ weightOfTerm: [TermID: Float]) {
    let sorted = weightOfTerm.filter { $0.value > 0 }.sorted { $0.key < $1.key }
    terms = sorted.map(\.key)
    weights = sorted.map(\.value)
    length = weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
    mass = weights.reduce(0, +)
  }

  var count: Int { terms.count }

  var isEmpty: Bool { terms.isEmpty }

  /// Cosine of the angle between two vectors: 0 when they share nothing, 1 when they are alike; 0 when one is empty.
  func cosine(_ other: TermVector) -> Float {
    guard length > 0, other.length > 0 else { return 0 }
    var sum: Float = 0
    forEachShared(other) { _, left, right in sum += left * right }
    return sum / (length * other.length)
  }

  /// What two vectors share: the smaller weight of every term of both, and the number of such terms.
  func shared(_ other: TermVector) -> (weight: Float, count: Int) {
    var result: (weight: Float, count: Int) = (0, 0)
    forEachShared(other) { _, left, right in
      result.weight += min(left, right)
      result.count += 1
    }
    return result
  }

  /// A weight as a share of all weights; 0 for a vector without terms.
  func share(_ weight: Float) -> Double { mass > 0 ? Double(weight / mass) : 0 }

  /// Calls with every shared term and its weight on both sides, by term.
  func forEachShared(_ other: TermVector, _ body: (TermID, Float, Float) -> Void) {
    var left = 0
    var right = 0
    while left < terms.count, right < other.terms.count {
      if terms[left] == other.terms[right] {
        body(terms[left], weights[left], other.weights[right])
        left += 1
        right += 1
      } else if terms[left] < other.terms[right] {
        left += 1
      } else {
        right += 1
      }
    }
  }

  /// The weightiest terms, heaviest first, ties by term.
  func heaviest(_ count: Int) -> [(term: TermID, weight: Float)] {
    let pairs = zip(terms, weights).map { (term: $0, weight: $1) }
    return Array(pairs.sorted { ($1.weight, $0.term) < ($0.weight, $1.term) }.prefix(count))
  }
}
