import Model
import Vocabulary

/// Text and charts.
extension InterpretationRun {
  mutating func readText() {
    var milestones: [Int: [MilestoneDraft]] = [:]
    for index in shapes.indices where verdicts[index].reading == .milestones {
      milestones[shapes[index].block] = MilestoneTables(context: context).milestones(shapes[index])
    }
    let reader = SectionReader(
      document: document, outline: outline, context: context, used: used,
      known: Set(found.map { Folding.fold($0.draft.title) }), milestones: milestones)
    var sections = reader.read()
    if found.isEmpty, sections.isEmpty { sections = flattenedSections() }
    for section in sections {
      let draft = finish(section.builder, shape: nil, block: section.block)
      if let owner = RepeatedNames.owner(of: draft, in: found) {
        RepeatedNames.give(draft, to: &found[owner].draft)
      } else {
        found.append((section.block, draft))
      }
    }
  }

  /// What the text says once its lines are put back.
  private func flattenedSections() -> [SectionDraft] {
    guard let expanded = FlattenedLabels(lexicon: lexicon).expanded(document) else { return [] }
    let outline = Outline(expanded, lexicon: lexicon)
    return SectionReader(
      document: expanded, outline: outline, context: context, used: [], known: [], milestones: [:]
    ).read()
  }

  /// Bars belong to the initiatives of their names; a chart alone names the initiatives itself.
  mutating func attachBars(to drafts: inout [InitiativeDraft]) {
    for index in shapes.indices where verdicts[index].reading == .bars {
      let bars = GanttReader(shape: shapes[index], context: context).bars()
      if drafts.isEmpty {
        let shape = shapes[index]
        drafts = GanttDrafts(shape: shape, context: context).builders(bars, area: area(of: shape, source: nil))
          .map { finish($0, shape: shape, block: shape.block) }
        continue
      }
      for bar in BarMatcher.assign(bars, to: &drafts) {
        problems.append(
          Problem(
            .barUnmatched, "A bar of the chart has a name that no initiative carries.", page: bar.page,
            table: shapes[index].id, row: bar.row))
      }
    }
  }

  func decisions() -> [Interpretation.TableDecision] {
    shapes.indices.map { index in
      Interpretation.TableDecision(
        table: shapes[index].id, kind: verdicts[index].kind, score: verdicts[index].score,
        reason: verdicts[index].reason,
        roles: shapes[index].columns.map(\.role))
    }
  }
}
