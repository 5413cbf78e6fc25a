import Model

/// A reader of one table: what it reads, and what the document says around it.
protocol TableReading {
  var shape: TableShape { get }
  var context: PlanContext { get }
}

extension TableReading {
  var grid: Grid { shape.grid }
  var lexicon: PlanLexicon { context.lexicon }
}
