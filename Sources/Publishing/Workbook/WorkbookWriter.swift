import Model

/// Writes `indsats.xlsx`: a reading guide and a sheet for each dataset that people read, headings and codes in their language.
struct WorkbookWriter {
  let edition: Edition
  let labels: Labels
  let text: ReportText
  let settings: PublishingSettings

  func write(to path: String, temporaryFolder: String) throws(PublishingError) {
    var workbook = try WorkbookFile(creating: path, temporaryFolder: temporaryFolder)
    workbook.describe(title: text["title"], author: settings.publisher, created: edition.summary.asOf)
    try writeGuide(in: workbook)
    var sheets: [Sheet] = []
    for plan in SheetPlan.all {
      if let sheet = try begin(plan, in: workbook) { sheets.append(sheet) }
    }
    var next = [Int](repeating: 1, count: sheets.count)
    try edition.forEachRow(of: sheets.map(\.dataset)) { (place, values) throws(PublishingError) in
      guard next[place] < WorkbookFile.rowLimit else { return }
      try write(values, row: next[place], to: sheets[place], in: workbook)
      next[place] += 1
    }
    try workbook.close()
  }

  private struct Sheet {
    let dataset: PublishedDataset
    let layout: SheetLayout
    let handle: SheetHandle
  }

  /// The first sheet: what the others hold and how to read them.
  private func writeGuide(in workbook: borrowing WorkbookFile) throws(PublishingError) {
    let sheet = try workbook.addSheet(name: text["workbook.guide"], widths: [34, 100], rowCount: 0, frozenColumns: 0)
    try workbook.write(.text(text["title"]), style: .title, row: 0, column: 0, in: sheet)
    var row = 2
    func line(_ left: SheetCell, _ right: String, style: CellStyle = .body) throws(PublishingError) {
      workbook.setHeight(WorkbookWriter.guideHeight(of: right), ofRow: row, in: sheet)
      try workbook.write(left, style: style, row: row, column: 0, in: sheet)
      try workbook.write(.text(right), style: .body, row: row, column: 1, in: sheet)
      row += 1
    }
    try line(.text(text["workbook.asOf"]), edition.summary.asOf.iso)
    try line(.text(labels.dataset(.documents)), String(edition.records.count))
    try line(.text(labels.dataset(.initiatives)), String(edition.rowCounts[.initiatives] ?? 0))
    if settings.writesReport {
      try line(
        .link(text: text["workbook.report"], address: "external:report/index.html"), text["workbook.report.text"],
        style: .link)
    }
    row += 1
    for plan in SheetPlan.all {
      let name = sheetName(plan.dataset)
      try line(
        .link(text: name, address: "internal:'\(name)'!A1"), text["dataset.\(plan.dataset.rawValue)"], style: .link)
    }
    row += 1
    for key in ["dates", "status", "confidence", "cut", "correct"] {
      try line(.text(text["workbook.\(key)"]), text["workbook.\(key).text"])
    }
  }

  /// A spreadsheet leaves rows that it did not lay out itself at one line, so lines are counted here: 90 characters fit.
  private static func guideHeight(of text: String) -> Double { 16 * Double(1 + text.count / 90) }

  /// Adds a sheet with its headings.
  private func begin(_ plan: SheetPlan, in workbook: borrowing WorkbookFile) throws(PublishingError) -> Sheet? {
    guard let dataset = edition.datasets.first(where: { $0.shape.name == plan.dataset }) else { return nil }
    let layout = SheetLayout(shape: dataset.shape, plan: plan)
    let sheet = try workbook.addSheet(
      name: sheetName(plan.dataset), widths: layout.columns.map(\.width), rowCount: dataset.rowCount,
      frozenColumns: plan.frozenColumns)
    for (position, column) in layout.columns.enumerated() {
      try workbook.write(.text(heading(column.shape.name)), style: .heading, row: 0, column: position, in: sheet)
    }
    return Sheet(dataset: dataset, layout: layout, handle: sheet)
  }

  private func write(
    _ values: [FieldValue], row: Int, to sheet: Sheet, in workbook: borrowing WorkbookFile
  ) throws(PublishingError) {
    for (position, column) in sheet.layout.columns.enumerated() {
      let (cell, style) = sheet.layout.cell(
        column, values: values, row: row, labels: labels, hasReport: settings.writesReport)
      try workbook.write(cell, style: style, row: row, column: position, in: sheet.handle)
    }
  }

  /// Sheet names are at most 31 characters without `[]:*?/\`.
  private func sheetName(_ dataset: DatasetName) -> String {
    String(labels.dataset(dataset).filter { !"[]:*?/\\".contains($0) }.prefix(31))
  }

  /// The columns of the matrix carry the code of a municipality, which people know by its name.
  private func heading(_ column: String) -> String {
    for (beginning, field) in [("status_", "status"), ("deadline_", "deadline_end")] {
      if let code = column.stripping(beginning),
        let municipality = edition.matrix.municipalities.first(where: { $0.code == code })
      {
        return "\(municipality.name): \(labels.field(field))"
      }
    }
    return labels.field(column)
  }
}
