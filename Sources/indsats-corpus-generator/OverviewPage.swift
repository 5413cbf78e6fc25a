import TestSupport

/// Sets a plan as a ruled table on landscape pages.
struct OverviewPage {
  /// x of the vertical rulings of a landscape A4 page.
  private static let columns: [Double] = [40, 150, 330, 540, 640, 720, 800]
  private static let size = 8.0
  private static let leading = 10.0
  /// Helvetica's letters are about half as wide as high; 0.55 leaves room for wide ones.
  private static let letterWidth = 0.55
  private static let bottom = 560.0

  static func file(of plan: Plan, phrases: Phrases) -> [UInt8] {
    var pdf = PDFBuilder(title: nil)
    var page = newPage()
    var y = 40.0
    for line in plan.letterhead(phrases) {
      page.text(line, x: 40, y: y, size: 9)
      y += 12
    }
    page.text(plan.title, x: 40, y: y + 16, size: 16, face: .bold)
    y += 34
    let names = phrases.headers
    let header = [names.area, names.title, names.description, names.responsible, names.deadline, names.status]
    var rows =
      [header] + plan.items.map { [$0.area, $0.title, $0.description, $0.responsible, $0.deadline, $0.status] }
    while !rows.isEmpty {
      let taken = draw(&rows, from: y, isFirst: rows.count == plan.items.count + 1, on: &page)
      pdf.add(page)
      rows.removeFirst(taken)
      page = newPage()
      y = 40
    }
    return pdf.bytes()
  }

  private static func newPage() -> PDFBuilder.Page { PDFBuilder.Page(width: 842, height: 595) }

  /// Draws as many rows as fit.
  ///
  /// - Returns: how many.
  private static func draw(
    _ rows: inout [[String]], from top: Double, isFirst: Bool, on page: inout PDFBuilder.Page
  ) -> Int {
    var y = top
    var ys = [top]
    var taken = 0
    for row in rows {
      let cells = row.enumerated().map { wrapped($0.element, width: columns[$0.offset + 1] - columns[$0.offset] - 6) }
      let height = Double(cells.map(\.count).max() ?? 1) * leading + 6
      guard taken == 0 || y + height <= bottom else { break }
      let isHeader = isFirst && taken == 0
      let repeatsArea = taken > 0 && !isHeader && rows[taken - 1][0] == row[0]
      for (column, lines) in cells.enumerated() where column > 0 || !repeatsArea {
        for (index, line) in lines.enumerated() {
          page.text(
            line, x: columns[column] + 3, y: y + 11 + Double(index) * leading, size: size,
            face: isHeader ? .bold : .regular)
        }
      }
      y += height
      ys.append(y)
      taken += 1
    }
    drawRulings(Array(rows.prefix(taken)), ys: ys, isFirst: isFirst, on: &page)
    return taken
  }

  /// Rulings between the rows; none through an area cell that goes on.
  private static func drawRulings(
    _ rows: [[String]], ys: [Double], isFirst: Bool, on page: inout PDFBuilder.Page
  ) {
    for x in columns { page.line(from: (x, ys[0]), to: (x, ys[ys.count - 1])) }
    for (index, y) in ys.enumerated() {
      let continues = index > 0 && index < rows.count && rows[index][0] == rows[index - 1][0]
      page.line(from: (continues ? columns[1] : columns[0], y), to: (columns[columns.count - 1], y))
    }
  }

  private static func wrapped(_ text: String, width: Double) -> [String] {
    let limit = Int(width / (size * letterWidth))
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count + 1 <= limit {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
