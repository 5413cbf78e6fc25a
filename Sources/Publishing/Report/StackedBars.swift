import Model

/// A chart of lying bars, each cut by status, with its numbers for a table.
struct StackedBars {
  struct Row {
    let label: String
    let address: String
    let counts: [InitiativeStatus: Int]

    var total: Int { counts.values.reduce(0, +) }
  }

  let id: String
  let title: String
  let rows: [Row]
  let labels: Labels

  /// Measures of the drawing in its own units, which the browser fits to the page.
  private enum Measure {
    static let labelWidth = 290.0
    static let barWidth = 600.0
    static let countWidth = 60.0
    static let rowHeight = 30.0
    static let barHeight = 20.0
  }

  var context: [String: Any] {
    let statuses = InitiativeStatus.allCases.filter { status in rows.contains { $0.counts[status] ?? 0 > 0 } }
    let largest = max(rows.map(\.total).max() ?? 0, 1)
    return [
      "id": id, "title": title, "isEmpty": rows.isEmpty,
      "width": Decimals.format(Measure.labelWidth + Measure.barWidth + Measure.countWidth, places: 0),
      "height": Decimals.format(Measure.rowHeight * Double(rows.count), places: 0),
      "statuses": statuses.map { ["label": labels.code($0.rawValue, of: "status"), "status": $0.rawValue] },
      "rows": rows.enumerated().map { drawn($1, at: $0, statuses: statuses, largest: largest) },
    ]
  }

  private func drawn(_ row: Row, at position: Int, statuses: [InitiativeStatus], largest: Int) -> [String: Any] {
    let top = Measure.rowHeight * Double(position)
    let unit = Measure.barWidth / Double(largest)
    var left = Measure.labelWidth
    let parts = statuses.map { status -> [String: Any] in
      let width = unit * Double(row.counts[status] ?? 0)
      defer { left += width }
      return [
        "x": Decimals.format(left, places: 1), "y": Decimals.format(top + 5, places: 1),
        "width": Decimals.format(width, places: 1), "height": Decimals.format(Measure.barHeight, places: 0),
        "status": status.rawValue, "count": row.counts[status] ?? 0,
        "label": labels.code(status.rawValue, of: "status"),
      ]
    }
    return [
      "label": row.label, "shortLabel": PeopleText.cut(row.label, to: 34), "address": row.address, "total": row.total,
      "parts": parts, "textY": Decimals.format(top + 20, places: 1),
      "labelX": Decimals.format(Measure.labelWidth - 10, places: 0), "countX": Decimals.format(left + 8, places: 1),
    ]
  }
}
