import Foundation

/// How alike two texts are, as people who enter gold annotations and Python's `difflib` count it.
enum TextSimilarity {
  /// Letters and digits, § and % in lower case, everything else as single spaces.
  static func fold(_ text: String) -> String {
    var words: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    for scalar in caseFolded(text.precomposedStringWithCanonicalMapping).unicodeScalars {
      if isWordScalar(scalar) {
        words[words.count - 1].append(scalar)
      } else if words.last?.isEmpty == false {
        words.append(String.UnicodeScalarView())
      }
    }
    return words.filter { !$0.isEmpty }.map { String($0) }.joined(separator: " ")
  }

  private static func caseFolded(_ text: String) -> String {
    text.lowercased().replacingOccurrences(of: "ß", with: "ss")
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "_", "§", "%": return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }

  /// 0 to 1 of the folded texts: twice the length of what they share over the length of both.
  static func ratio(_ left: String, _ right: String) -> Double {
    let a = Array(fold(left).unicodeScalars)
    let b = Array(fold(right).unicodeScalars)
    if a == b { return 1 }
    if a.isEmpty || b.isEmpty { return 0 }
    return 2 * Double(MatchingBlocks(a, b).sharedLength) / Double(a.count + b.count)
  }
}

/// Ratcliff and Obershelp's matching: the longest common stretch, then the same to its left and to its right.
private struct MatchingBlocks {
  private let a: [Unicode.Scalar]
  private let positions: [Unicode.Scalar: [Int]]
  private let bCount: Int

  init(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) {
    self.a = a
    bCount = b.count
    positions = Dictionary(grouping: b.indices, by: { b[$0] })
  }

  var sharedLength: Int {
    var total = 0
    var waiting = [(0..<a.count, 0..<bCount)]
    while let (inA, inB) = waiting.popLast() {
      let match = longestMatch(inA, inB)
      guard match.size > 0 else { continue }
      total += match.size
      waiting.append((inA.lowerBound..<match.a, inB.lowerBound..<match.b))
      waiting.append(((match.a + match.size)..<inA.upperBound, (match.b + match.size)..<inB.upperBound))
    }
    return total
  }

  /// Of several longest stretches, the one that begins first in `a`, then first in `b`.
  private func longestMatch(_ inA: Range<Int>, _ inB: Range<Int>) -> (a: Int, b: Int, size: Int) {
    var best = (a: inA.lowerBound, b: inB.lowerBound, size: 0)
    var lengths: [Int: Int] = [:]
    for i in inA {
      var next: [Int: Int] = [:]
      for j in positions[a[i]] ?? [] where inB.contains(j) {
        let length = (lengths[j - 1] ?? 0) + 1
        next[j] = length
        if length > best.size { best = (i - length + 1, j - length + 1, length) }
      }
      lengths = next
    }
    return best
  }
}
