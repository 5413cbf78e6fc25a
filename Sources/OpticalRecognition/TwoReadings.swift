/// Two recognitions of one page, as it is and with its lines taken out, word by word the better one.
///
/// Letters that touch a line are read as other letters; taken out with the line they miss a part. Which is worse differs from word to word.
enum TwoReadings {
  /// Least confidence of a word that only one of the two has.
  private static let leastAlone = 0.4

  static func merged(_ whole: [ReadWord], _ lineless: [ReadWord]) -> [ReadWord] {
    let lines = (whole.map(\.line).max() ?? 0) + 1
    let all =
      whole
      + lineless.map { word in
        var word = word
        word.line += lines
        return word
      }
    return groups(all.map(\.box)).flatMap { group -> [ReadWord] in
      let first = group.filter(whole.indices.contains).map { all[$0] }
      let second = group.filter { !whole.indices.contains($0) }.map { all[$0] }
      if first.isEmpty || second.isEmpty { return (first + second).filter { $0.confidence >= leastAlone } }
      return confidence(of: second) > confidence(of: first) ? second : first
    }
  }

  /// By letter.
  private static func confidence(of words: [ReadWord]) -> Double {
    words.reduce(0) { $0 + $1.confidence * Double($1.text.count) } / Double(words.reduce(0) { $0 + $1.text.count })
  }

  /// Places that overlap each other, directly or through others, in order of the first.
  private static func groups(_ boxes: [PixelBox]) -> [[Int]] {
    var parent = Array(boxes.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parent[index] != index { index = parent[index] }
      return index
    }
    let order = boxes.indices.sorted { boxes[$0].y0 < boxes[$1].y0 }
    for (place, one) in order.enumerated() {
      for other in order[(place + 1)...] {
        guard boxes[other].y0 < boxes[one].y1 else { break }
        if overlap(boxes[one], boxes[other]) { parent[max(root(one), root(other))] = min(root(one), root(other)) }
      }
    }
    return Dictionary(grouping: boxes.indices, by: root).sorted { $0.key < $1.key }.map(\.value)
  }

  /// Whether they share at least half of the smaller one's height and a quarter of its width.
  private static func overlap(_ one: PixelBox, _ other: PixelBox) -> Bool {
    let height = min(one.y1, other.y1) - max(one.y0, other.y0)
    let width = min(one.x1, other.x1) - max(one.x0, other.x0)
    return 2 * height >= min(one.height, other.height) && 4 * width >= min(one.width, other.width)
  }
}
