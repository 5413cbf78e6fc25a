import Model
import Vocabulary

/// Decides the themes of an initiative: one head first, then the further topics by weight.
struct ThemeFinder {
  let themes: ThemeList

  /// How much a phrase weighs by the field it stands in. The title says what the initiative is about; descriptions mention
  /// everything that is touched.
  private enum Weight {
    static let title = 4.0
    static let area = 2.0
    static let text = 1.0
    static let strong = 3.0
  }

  /// A topic that only one plain word of a description names is touched, not treated.
  private static let leastTopic = 2.0

  func themes(of row: Initiative) -> [String] {
    var scores: [String: Double] = [:]
    add(row.title, Weight.title, to: &scores)
    add(row.area, Weight.area, to: &scores)
    for text in [row.purpose, row.description, row.goal] { add(text, Weight.text, to: &scores) }
    var heads = scores.filter { themes.heads.contains($0.key) }
    for (topic, score) in scores {
      if let head = themes.headOfTopic[topic] { heads[head, default: 0] += score / 2 }
    }
    let primary = themes.heads.max { left, right in
      let (first, second) = (heads[left] ?? 0, heads[right] ?? 0)
      return first < second || first == second && rank(left) > rank(right)
    }
    let topics = scores.filter { themes.headOfTopic[$0.key] != nil && $0.value >= ThemeFinder.leastTopic }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard let primary, (heads[primary] ?? 0) > 0 else {
      return [themes.heads.last ?? ""].filter { !$0.isEmpty } + topics
    }
    return [primary] + topics
  }

  private func rank(_ head: String) -> Int { themes.heads.firstIndex(of: head) ?? 0 }

  private func add(_ text: String?, _ weight: Double, to scores: inout [String: Double]) {
    guard let text else { return }
    let folded = FoldedText(text)
    var seen: Set<String> = []
    for match in themes.phrases.alternatives(in: folded) where seen.insert("\(match.code) \(match.phrase)").inserted {
      scores[match.code, default: 0] += weight * (match.isStrong ? Weight.strong : 1)
    }
  }
}
