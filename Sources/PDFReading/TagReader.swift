import CQPDF
import Model

/// Finds the words of tagged tables: which word stands in which cell follows from where the content begins each piece
/// of text.
final class TagReader {
  /// How far before its own beginning the first letter of a piece may reach, in points: slanted letters overhang.
  private static let overhang = 1.5
  /// Size in points by which page and words may differ; more, and they are not of one page.
  private static let sizeTolerance = 1.0

  private let file: ObjectFile
  /// Pages whose content was left alone because it is too large.
  private(set) var pagesLeftAlone: [Int] = []

  /// - Parameter bytes: of the whole file; they must outlive the value.
  /// - Returns: `nil` for a file without structure tags.
  init?(bytes: UnsafeBufferPointer<CChar>) {
    guard TagReader.mayHaveTags(bytes), let file = ObjectFile(bytes: bytes), file.root["StructTreeRoot"].isDictionary
    else { return nil }
    self.file = file
  }

  /// Whether the bytes name a structure tree, or hold packed objects among which it may be.
  private static func mayHaveTags(_ bytes: UnsafeBufferPointer<CChar>) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    let names = ["/StructTreeRoot", "/ObjStm"]
    return names.contains { indsats_find(start, bytes.count, $0, $0.utf8.count) != 0 }
  }

  /// - Parameter pages: those read, in any order.
  /// - Returns: the tables of the structure tree with their words; cells without words are there too.
  func tables(pages: [PageContent]) -> [TaggedTable] {
    let tables = TagTree.tables(of: file.root["StructTreeRoot"])
    let cells = tables.flatMap { $0.rows.joined() }
    guard !cells.isEmpty else { return [] }
    let words = words(of: Set(cells.flatMap(\.marks)), pages: pages)
    return tables.map { table in
      TaggedTable(
        rows: table.rows.map { row in
          row.map { cell in
            TaggedTable.Cell(
              rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, isHeader: cell.isHeader,
              parts: parts(of: cell, words: words))
          }
        })
    }
  }

  private func parts(of cell: TagTable.Cell, words: [ContentMark: PageWords]) -> [PageWords] {
    var parts: [PageWords] = []
    for part in cell.marks.compactMap({ words[$0] }) {
      if let last = parts.indices.last, parts[last].page == part.page {
        parts[last].words += part.words
      } else {
        parts.append(part)
      }
    }
    return parts.map { PageWords(page: $0.page, words: $0.words.sorted()) }
  }

  private func words(of marks: Set<ContentMark>, pages: [PageContent]) -> [ContentMark: PageWords] {
    let wanted = Set(marks.map(\.page))
    var words: [ContentMark: PageWords] = [:]
    let count = file.pageCount
    for content in pages where content.number <= count && !content.isRecognised {
      let page = file.page(content.number - 1)
      guard wanted.contains(page.number), let space = PageSpace(page),
        abs(space.width - content.appliedTurn.width) < Self.sizeTolerance,
        abs(space.height - content.appliedTurn.height) < Self.sizeTolerance
      else { continue }
      guard let begun = try? ContentInterpreter.starts(of: page) else {
        pagesLeftAlone.append(content.number)
        continue
      }
      let starts = begun.map { space.shown($0).turned(content) }
      let owners = WordOwners(starts: starts)
      for (index, word) in content.words.enumerated() where word.confidence == nil {
        guard let mark = owners.owner(of: word.box, overhang: Self.overhang), marks.contains(mark) else { continue }
        words[mark, default: PageWords(page: content.number, words: [])].words.append(index)
      }
    }
    return words
  }
}

extension PageContent {
  /// From the page as shown to the page with its text upright.
  fileprivate var appliedTurn: QuarterTurn {
    turn % 2 == 0
      ? QuarterTurn(quarters: turn, width: width, height: height)
      : QuarterTurn(quarters: turn, width: height, height: width)
  }
}

extension TextStart {
  /// The beginning on the page as it was turned so that its text stands upright.
  fileprivate func turned(_ page: PageContent) -> TextStart {
    let point = page.appliedTurn.applied(to: Rect(x0: x, y0: y, x1: x, y1: y))
    return TextStart(x: point.x0, y: point.y0, direction: (direction + 4 - page.turn) % 4, mark: mark)
  }
}

/// From the space of a page's content to the page as shown: the crop box, turned by the page's rotation.
private struct PageSpace {
  private let box: Rect
  private let rotation: Int

  init?(_ page: borrowing FileObject) {
    guard let media = PageSpace.rect(inherited("MediaBox", of: page)) else { return nil }
    let crop = PageSpace.rect(inherited("CropBox", of: page)) ?? media
    guard let box = crop.intersection(media) else { return nil }
    self.box = box
    rotation = (((inherited("Rotate", of: page).integer ?? 0) / 90) % 4 + 4) % 4
  }

  private static func rect(_ value: borrowing FileObject) -> Rect? {
    guard let sides = value.decimals(4) else { return nil }
    return Rect(
      x0: min(sides[0], sides[2]), y0: min(sides[1], sides[3]), x1: max(sides[0], sides[2]),
      y1: max(sides[1], sides[3]))
  }

  private var turn: QuarterTurn { QuarterTurn(quarters: rotation, width: box.width, height: box.height) }

  var width: Double { turn.turnedWidth }
  var height: Double { turn.turnedHeight }

  /// The beginning in points from the top left of the page as shown.
  func shown(_ start: TextStart) -> TextStart {
    let x = start.x - box.x0
    let y = box.y1 - start.y
    let point = turn.applied(to: Rect(x0: x, y0: y, x1: x, y1: y))
    return TextStart(
      x: point.x0, y: point.y0, direction: (start.direction + 4 - rotation) % 4, mark: start.mark)
  }
}
