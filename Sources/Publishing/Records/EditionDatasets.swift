import Model

extension Edition {
  /// All datasets in the order that they are documented and loaded: what is referred to comes first.
  var datasets: [PublishedDataset] {
    [documentDataset, initiativeDataset] + comparisonKeys + partDatasets + comparisonDatasets + reportDatasets
  }

  var documentDataset: PublishedDataset {
    PublishedDataset(
      .documents, "A document of the corpus.", columns: DocumentColumns.all, primaryKey: ["document_id"],
      rows: records)
  }

  var initiativeDataset: PublishedDataset {
    PublishedDataset(
      .initiatives, "An initiative as one document states it.", columns: InitiativeColumns.all,
      primaryKey: ["document_id", "initiative_id"],
      foreignKeys: [.toDocument, .toIndex, ForeignKey(["table_id"], .tables)], rowCount: rowCounts[.initiatives] ?? 0,
      rows: documentRows { $0.initiatives })
  }

  private var comparisonKeys: [PublishedDataset] {
    [
      PublishedDataset(
        .comparisonClusters, "A cluster of like initiatives.", columns: ClusterColumns.all,
        primaryKey: ["cluster_id"], rows: clusters),
      PublishedDataset(
        .initiativeIndex, "An initiative over all its versions.", columns: InitiativeIndexColumns.all,
        primaryKey: ["initiative_id"], foreignKeys: [.toDocument, ForeignKey(["cluster_id"], .comparisonClusters)],
        rows: index),
    ]
  }

  private var partDatasets: [PublishedDataset] {
    [
      PublishedDataset(
        .milestones, "A dated event of an initiative.", columns: MilestoneColumns.all,
        primaryKey: ["document_id", "initiative_id", "sequence"],
        foreignKeys: [ForeignKey(["document_id", "initiative_id"], .initiatives)],
        rowCount: rowCounts[.milestones] ?? 0, rows: documentRows { $0.milestones }),
      PublishedDataset(
        .statusUpdates, "What a status note says of an initiative at its date.", columns: StatusUpdateColumns.all,
        foreignKeys: [.toDocument, .toIndex], rowCount: rowCounts[.statusUpdates] ?? 0,
        rows: documentRows { $0.result.statusUpdates }),
      PublishedDataset(
        .tables, "A table, stitched over its pages.", columns: TableColumns.all, primaryKey: ["table_id"],
        foreignKeys: [.toDocument], rowCount: rowCounts[.tables] ?? 0, rows: documentRows { $0.tables }),
      PublishedDataset(
        .cells, "A cell of a table.", columns: CellColumns.all, primaryKey: ["table_id", "row", "column"],
        foreignKeys: [.toTable], rowCount: rowCounts[.cells] ?? 0
      ) { (document: EditionDocument, visitor: (CellRow) throws(PublishingError) -> Void) throws(PublishingError) in
        for row in document.tables {
          for cell in row.table.cells { try visitor(CellRow(table: row.id, cell: cell)) }
        }
      },
      PublishedDataset(
        .bars, "A bar of a chart in a table.", columns: BarColumns.all, foreignKeys: [.toTable],
        rowCount: rowCounts[.bars] ?? 0
      ) { (document: EditionDocument, visitor: (BarRow) throws(PublishingError) -> Void) throws(PublishingError) in
        for row in document.tables {
          for bar in row.table.bars { try visitor(BarRow(table: row.id, bar: bar)) }
        }
      },
    ]
  }

  /// Visits a list of each document.
  private func documentRows<Row>(
    _ list: @escaping @Sendable (EditionDocument) -> [Row]
  ) -> @Sendable (EditionDocument, (Row) throws(PublishingError) -> Void) throws(PublishingError) -> Void {
    { (document: EditionDocument, visitor: (Row) throws(PublishingError) -> Void) throws(PublishingError) in
      for row in list(document) { try visitor(row) }
    }
  }

  private var comparisonDatasets: [PublishedDataset] {
    [
      PublishedDataset(
        .comparisonThemes, "A theme in a municipality.", columns: ThemeColumns.all, rows: themes),
      PublishedDataset(
        .comparisonLinks, "Two initiatives of different municipalities that do the same thing.",
        columns: LinkColumns.all, primaryKey: ["initiative_id_a", "initiative_id_b"],
        foreignKeys: [
          ForeignKey(["initiative_id_a"], .initiativeIndex, ["initiative_id"]),
          ForeignKey(["initiative_id_b"], .initiativeIndex, ["initiative_id"]),
          ForeignKey(["cluster_id"], .comparisonClusters),
        ], rows: links),
      PublishedDataset(
        .comparisonMatrix, "A cluster, with two columns for each municipality.", columns: matrix.columns,
        primaryKey: ["cluster_id"], foreignKeys: [ForeignKey(["cluster_id"], .comparisonClusters)], rows: matrix.rows),
      PublishedDataset(
        .comparisonCoverage, "A field in a municipality: how many of its initiatives state it.",
        columns: CoverageColumns.all, rows: coverage),
      PublishedDataset(
        .comparisonTimeline, "An initiative in a month.", columns: TimelineColumns.all,
        primaryKey: ["initiative_id", "month"], foreignKeys: [.toIndex], rows: timeline),
    ]
  }

  private var reportDatasets: [PublishedDataset] {
    [
      PublishedDataset(.changes, "A difference from the previous run.", columns: ChangeColumns.all, rows: changes),
      PublishedDataset(
        .problems, "A thing that a person should look at.", columns: ProblemColumns.all,
        foreignKeys: [.toDocument, .toTable], rows: problems),
    ]
  }
}

extension ForeignKey {
  /// - Parameter references: columns of the other dataset; the same names unless told.
  init(_ columns: [String], _ dataset: DatasetName, _ references: [String]? = nil) {
    self.init(columns: columns, dataset: dataset, references: references ?? columns)
  }

  static let toDocument = ForeignKey(["document_id"], .documents)
  static let toTable = ForeignKey(["table_id"], .tables)
  static let toIndex = ForeignKey(["initiative_id"], .initiativeIndex)
}
