import Model

/// Areas that only the numbers tell: 1.1 and 1.2 stand under what is called 1.
enum NumberedAreas {
  /// The drafts with the title of the outermost item as area, where none has an area and some are parts of others.
  static func applied(to drafts: [DraftBuilder]) -> [DraftBuilder] {
    guard drafts.allSatisfy({ $0.draft.values[.area] == nil }) else { return drafts }
    var roots: [String: DraftValue] = [:]
    for draft in drafts {
      guard let number = draft.draft.text(.number), !number.contains("."), roots[number] == nil else { continue }
      roots[number] = draft.draft.values[.title]
    }
    let hasParts = drafts.contains { draft in
      guard let number = draft.draft.text(.number), number.contains(".") else { return false }
      return number.split(separator: ".").first.map { roots[String($0)] != nil } ?? false
    }
    guard hasParts else { return drafts }
    return drafts.map { draft in
      var draft = draft
      let root = draft.draft.text(.number)?.split(separator: ".").first.map(String.init)
      draft.set(.area, root.flatMap { roots[$0] })
      return draft
    }
  }
}
