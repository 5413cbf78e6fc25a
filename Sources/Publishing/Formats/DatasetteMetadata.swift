import Model

/// Writes `metadata.json`, with which Datasette shows `indsats.sqlite` with titles, descriptions and a search box:
/// `datasette indsats.sqlite --metadata metadata.json`.
struct DatasetteMetadata {
  let edition: Edition
  let settings: PublishingSettings

  var document: JSONValue {
    .object([
      ("title", .string(settings.title)),
      ("description", .string(settings.description)),
      ("license", .string(settings.licence.title)),
      ("license_url", .string(settings.licence.address)),
      ("databases", .object([("indsats", .object([("tables", .object(edition.datasets.map { table($0.shape) }))]))])),
    ])
  }

  private func table(_ shape: DatasetShape) -> (String, JSONValue) {
    var members: [(String, JSONValue)] = [
      ("description", .string(shape.meaning)),
      ("columns", .object(shape.columns.map { ($0.name, .string($0.meaning)) })),
    ]
    members += DatasetteMetadata.display[shape.name] ?? []
    return (shape.name.rawValue, .object(members))
  }

  /// How single tables are shown: what to filter by, and where the search looks.
  private static let display: [DatasetName: [(String, JSONValue)]] = [
    .documents: [("label_column", "title"), ("facets", ["municipality_name", "document_type"])],
    .initiatives: [
      ("label_column", "title"), ("facets", ["municipality_name", "status"]), ("fts_table", "initiatives_search"),
      ("fts_pk", "rowid"),
    ],
    .comparisonClusters: [("label_column", "label"), ("sort_desc", "municipality_count")],
    .comparisonLinks: [("sort_desc", "score")],
    .problems: [("facets", ["severity", "code"])],
  ]
}
