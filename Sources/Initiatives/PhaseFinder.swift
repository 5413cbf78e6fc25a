import Model
import Vocabulary

/// Finds the phases that a document's figure or list divides its initiatives into.
struct PhaseFinder {
  let document: TabulatedDocument
  let lexicon: PlanLexicon

  /// Gives each initiative without a phase the one whose list names it or the item it belongs to, or that its own title or
  /// area says.
  func apply(to drafts: inout [InitiativeDraft]) {
    let lists = phases()
    guard !lists.isEmpty else { return }
    for index in drafts.indices where drafts[index].values[.phase] == nil {
      guard let phase = phase(of: drafts[index], in: lists) else { continue }
      drafts[index].values[.phase] = DraftValue(StyledText(phase))
    }
  }

  private func phase(of draft: InitiativeDraft, in lists: [(name: String, items: [String])]) -> String? {
    let texts = [draft.text(.area), draft.title].compactMap(\.self)
    for text in texts {
      if let said = lists.first(where: { Folding.fold(text).hasSuffix(Folding.fold($0.name)) }) { return said.name }
    }
    for text in texts.reversed() {
      if let list = lists.first(where: { list in list.items.contains { Folded.overlap($0, text) >= 0.75 } }) {
        return list.name
      }
    }
    return nil
  }

  /// "Fase 1: …" and the lines under it, from the text of the document and the cells of tables that lay it out.
  private func phases() -> [(name: String, items: [String])] {
    var result: [(name: String, items: [String])] = []
    for block in document.blocks {
      for line in block.text.lines.map(\.plain) {
        if lexicon.isPhase(line) {
          result.append((name(line), []))
        } else if !result.isEmpty, line.count <= 120, line.last != "." || line.count <= 60 {
          result[result.count - 1].items.append(line)
        }
      }
    }
    return result.filter { !$0.items.isEmpty || result.count > 1 }
  }

  private func name(_ line: String) -> String {
    let words = line.split(whereSeparator: \.isWhitespace).prefix(2)
    return words.joined(separator: " ").withoutColon
  }
}
