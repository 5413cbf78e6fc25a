import Model

/// Gives the tables of a document the bars that are drawn over them, with the words of the legend.
struct ChartBars {
  let charts: [ChartDrawing]
  let composer: TextComposer

  /// - Parameter found: tables by page; shaded and drawn bars are added to those that are charts.
  func add(to found: inout [[FoundTable]]) {
    guard charts.contains(where: { !$0.page.fills.isEmpty || !$0.bars.isEmpty }) else { return }
    let legends = charts.indices.map { page in
      ColourLegend(page: charts[page].page, tables: found[page], composer: composer)
    }
    for page in found.indices where !found[page].isEmpty {
      let reader = BarReader(page: charts[page].page, legend: legend(for: page, legends), composer: composer)
      for table in found[page].indices {
        found[page][table].bars = reader.bars(of: found[page][table], drawn: charts[page].bars)
      }
    }
  }

  /// The legend of the page; then those of the other pages, the nearest first.
  private func legend(for page: Int, _ legends: [ColourLegend]) -> ColourLegend {
    legends.indices.filter { $0 == page || !legends[$0].isEmpty }.sorted { (abs($0 - page), $0) < (abs($1 - page), $1) }
      .reduce(into: ColourLegend()) { $0.complete(by: legends[$1]) }
  }
}
