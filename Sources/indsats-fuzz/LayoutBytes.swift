import Model

/// Pages of words, rulings and painted areas made of bytes, so that the finding of tables can be tried without a PDF around it.
///
/// A record is a byte that says what it is and bytes that say where it stands, in steps of three points.
struct LayoutBytes {
  private static let step = 3.0
  private static let width = 595.0
  private static let height = 842.0
  /// What words of plans look like to the finding of tables; other words are short runs of one letter.
  private static let words = [
    "Indsats", "Ansvarlig", "Frist", "1.", "1.1", "a)", "•", "X", "●", "→", "2021", "12,5", "1)", "udviklings-", "maj",
    "Tabel", "*", "(fortsat)", "\u{AD}", "§",
  ]
  private static let colours = ["#ff0000", "#00b050", "#d9d9d9", "#ffffff"]

  private var rest: ArraySlice<UInt8>
  private var pages: [PageContent] = []
  private var taggedRows: [[TaggedTable.Cell]] = []

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func document() -> ReadDocument {
    var maker = self
    maker.beginPage()
    while let kind = maker.rest.popFirst() { maker.add(kind) }
    let tables = maker.taggedRows.isEmpty ? [] : [TaggedTable(rows: maker.taggedRows)]
    return ReadDocument(reader: .pdfText, pageCount: maker.pages.count, pages: maker.pages, taggedTables: tables)
  }

  private mutating func beginPage() {
    pages.append(PageContent(number: pages.count + 1, width: Self.width, height: Self.height))
  }

  private mutating func add(_ kind: UInt8) {
    let page = pages.count - 1
    switch kind & 7 {
    case 0, 1: pages[page].words.append(word(kind))
    case 2: pages[page].rulings.append(ruling(.horizontal))
    case 3: pages[page].rulings.append(ruling(.vertical))
    case 4:
      let shapes: [Fill.Shape] = [.area, .disc, .sign, .area]
      pages[page].fills.append(
        Fill(box: box(), colour: Self.colours[Int(kind >> 3) & 3], shape: shapes[Int(kind >> 5) & 3]))
    case 5: taggedRows.append([])
    case 6 where !taggedRows.isEmpty: taggedRows[taggedRows.count - 1].append(cell())
    default: beginPage()
    }
  }

  private mutating func number() -> Int { Int(rest.popFirst() ?? 0) }

  private mutating func length() -> Double { Double(number()) * Self.step }

  private mutating func box() -> Rect {
    let (x, y) = (length(), length())
    return Rect(x0: x, y0: y, x1: x + length(), y1: y + length())
  }

  private mutating func word(_ kind: UInt8) -> Word {
    let choice = number()
    let text =
      choice < 128
      ? Self.words[choice % Self.words.count] : String(repeating: choice & 1 == 0 ? "n" : "N", count: choice & 15 + 1)
    let (x, y) = (length(), length())
    let size = 6 + Double(kind >> 5) * 2
    return Word(
      text: text, box: Rect(x0: x, y0: y, x1: x + Double(text.count) * size / 2, y1: y + size), size: size,
      style: kind & 8 == 0 ? [] : .bold, turn: kind & 16 == 0 ? 0 : Int(kind >> 5) & 3)
  }

  private mutating func ruling(_ orientation: Ruling.Orientation) -> Ruling {
    let (position, start) = (length(), length())
    return Ruling(orientation: orientation, position: position, start: start, end: start + length())
  }

  /// A cell with words of any page, whether there are such words or not.
  private mutating func cell() -> TaggedTable.Cell {
    let spans = number()
    let words = (0..<number() & 3).map { _ in number() }
    return TaggedTable.Cell(
      rowSpan: spans & 7 + 1, columnSpan: spans >> 3 & 7 + 1, isHeader: spans & 128 != 0,
      parts: [PageWords(page: number() & 3 + 1, words: words)])
  }
}
