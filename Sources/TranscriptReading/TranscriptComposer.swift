import Model

/// Puts the lines of a transcript together to blocks.
struct TranscriptComposer {
  private let lines: [TranscriptLine]
  private let furniture: Set<Int>
  private let headings: PlainHeadings

  init(lines: [TranscriptLine]) {
    self.lines = lines
    furniture = ViewerFurniture.lines(in: lines)
    headings = PlainHeadings(lines: lines, furniture: furniture)
  }

  func blocks() -> [Block] {
    var blocks: [Block] = []
    var index = 0
    while index < lines.count {
      if furniture.contains(index) {
        if case .text(let text) = lines[index] { blocks.append(Block(.furniture, InlineMarkup.styled(text))) }
        if case .item(_, let marker, let text) = lines[index] {
          blocks.append(Block(.furniture, StyledText(marker + " " + text)))
        }
        index += 1
      } else {
        index = append(from: index, to: &blocks)
      }
    }
    return blocks
  }

  /// Adds the block that begins at a line.
  ///
  /// - Returns: the line after it.
  private func append(from index: Int, to blocks: inout [Block]) -> Int {
    switch lines[index] {
    case .blank, .rule, .headerRule: return index + 1
    case .heading(let level, let text):
      blocks.append(Block(.heading(level: level), InlineMarkup.styled(text)))
      return index + 1
    case .running(let text):
      blocks.append(Block(.furniture, InlineMarkup.styled(text)))
      return index + 1
    case .row:
      let region = TableRegion(lines: lines, from: index)
      blocks += region.tables.map { Block(.markup($0)) }
      return region.end
    case .item(_, let marker, let text) where headings.level(at: index) != nil:
      blocks.append(
        Block(.heading(level: headings.level(at: index) ?? 1), InlineMarkup.styled(marker + " " + text)))
      return index + 1
    case .item(let depth, let marker, let text):
      let (whole, end) = continued(text, from: index + 1)
      blocks.append(Block(.listItem(depth: depth, marker: marker), InlineMarkup.styled(whole)))
      return end
    case .footnote(let mark, let text):
      let (whole, end) = continued(text, from: index + 1)
      blocks.append(Block(.footnote(mark: mark), InlineMarkup.styled(whole)))
      return end
    case .text(let text):
      if let level = headings.level(at: index) {
        blocks.append(Block(.heading(level: level), InlineMarkup.styled(text)))
        return index + 1
      }
      let (whole, end) = continued(text, from: index + 1)
      blocks.append(Block(.paragraph, InlineMarkup.styled(whole)))
      return end
    }
  }

  /// Joins the lines that go on with a text. A line that was broken by its length goes on after a space, any other is a
  /// line of its own.
  private func continued(_ text: String, from start: Int) -> (String, end: Int) {
    var whole = text
    var index = start
    var last = text
    while index < lines.count, !furniture.contains(index), case .text(let next) = lines[index],
      headings.level(at: index) == nil
    {
      whole += LineBreaks.isWrapped(last, before: next) ? " " + next : "<br>" + next
      last = next
      index += 1
    }
    return (whole, index)
  }
}

/// Tells whether a line ended because it was full.
enum LineBreaks {
  /// Characters from which a line may be full. Texts wrapped by mail programs and editors have 65 to 80.
  private static let fullLine = 55

  static func isWrapped(_ line: String, before next: String) -> Bool {
    guard line.count >= fullLine, let last = line.last, let first = next.first else { return false }
    return first.isLowercase || !".!?:;".contains(last)
  }
}
