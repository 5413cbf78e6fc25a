import Vocabulary

/// How alike two texts are, for matching names and titles that are written a little differently.
public enum Similarity {
  /// Share of letters in common runs, 0 to 1, after folding (Ratcliff and Obershelp, as in Python's difflib).
  ///
  /// - Complexity: quadratic in the length of the texts; meant for titles, not for chapters.
  public static func letters(_ left: String, _ right: String) -> Double {
    let (a, b) = (Array(Folding.fold(left).unicodeScalars), Array(Folding.fold(right).unicodeScalars))
    if a == b { return 1 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    return 2 * Double(common(a[...], b[...])) / Double(a.count + b.count)
  }

  /// Share of words in common, 0 to 1 (Dice), after folding; repeated words count once.
  public static func words(_ left: String, _ right: String) -> Double {
    let a = Set(FoldedText(left).words.map(\.text))
    let b = Set(FoldedText(right).words.map(\.text))
    guard !a.isEmpty, !b.isEmpty else { return a == b ? 1 : 0 }
    return 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }

  private static func common(_ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let run = longestRun(a, b)
    guard run.length > 0 else { return 0 }
    return run.length + common(a[a.startIndex..<run.a], b[b.startIndex..<run.b])
      + common(a[(run.a + run.length)...], b[(run.b + run.length)...])
  }

  private static func longestRun(
    _ a: ArraySlice<Unicode.Scalar>, _ b: ArraySlice<Unicode.Scalar>
  ) -> (a: Int, b: Int, length: Int) {
    var best = (a: a.startIndex, b: b.startIndex, length: 0)
    var lengths = [Int](repeating: 0, count: b.count + 1)
    for i in a.indices {
      var diagonal = 0
      for (offset, j) in b.indices.enumerated() {
        let above = lengths[offset + 1]
        let length = a[i] == b[j] ? diagonal + 1 : 0
        lengths[offset + 1] = length
        diagonal = above
        if length > best.length { best = (i - length + 1, j - length + 1, length) }
      }
    }
    return best
  }
}
