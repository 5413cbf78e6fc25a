import Model

/// Writes `datapackage.json` (Data Package version 2): a Table Schema for each CSV file.
struct DataPackage {
  let edition: Edition
  let settings: PublishingSettings

  var document: JSONValue {
    .object([
      ("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"),
      ("name", "indsats"),
      ("title", .string(settings.title)),
      ("description", .string(settings.description)),
      ("version", .string(edition.summary.version)),
      ("created", .string(edition.summary.asOf.iso + "T00:00:00Z")),
      ("licenses", .list([.object(licence)])),
      ("sources", .list(sources)),
      ("resources", .list(edition.datasets.map { resource($0.shape) })),
    ])
  }

  private var licence: [(String, JSONValue)] {
    [
      ("name", .string(settings.licence.name)), ("path", .string(settings.licence.address)),
      ("title", .string(settings.licence.title)),
    ]
  }

  /// One for each municipality whose documents were read; the documents themselves are rows of `documents`.
  private var sources: [JSONValue] {
    var counts: [String: Int] = [:]
    for document in edition.records { counts[document.municipalityName ?? "", default: 0] += 1 }
    let named = counts.keys.sorted().map { name -> JSONValue in
      .object([("title", .string("\(name.isEmpty ? "Municipality not stated" : name): \(counts[name] ?? 0) documents"))]
      )
    }
    return named.isEmpty ? [.object([("title", "No documents")])] : named
  }

  private func resource(_ shape: DatasetShape) -> JSONValue {
    .object([
      ("name", .string(shape.name.rawValue)),
      ("path", .string(shape.name.rawValue + ".csv")),
      ("type", "table"),
      ("description", .string(shape.meaning)),
      ("format", "csv"),
      ("mediatype", "text/csv"),
      ("encoding", "utf-8"),
      ("dialect", .object([("delimiter", ","), ("lineTerminator", "\n"), ("header", .boolean(true))])),
      ("schema", .object(schema(shape))),
    ])
  }

  private func schema(_ shape: DatasetShape) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("fields", .list(shape.columns.map(field))),
      ("missingValues", [""]),
    ]
    if !shape.primaryKey.isEmpty { members.append(("primaryKey", .texts(shape.primaryKey))) }
    if !shape.foreignKeys.isEmpty {
      members.append(("foreignKeys", .list(shape.foreignKeys.map { foreignKey($0, in: shape) })))
    }
    return members
  }

  private func field(_ column: ColumnShape) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(column.name)), ("type", .string(column.type.rawValue)),
      ("description", .string(column.meaning)),
    ]
    var constraints: [(String, JSONValue)] = column.isRequired ? [("required", .boolean(true))] : []
    if !column.codes.isEmpty { constraints.append(("enum", .texts(column.codes))) }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }

  private func foreignKey(_ key: ForeignKey, in shape: DatasetShape) -> JSONValue {
    .object([
      ("fields", .texts(key.columns)),
      (
        "reference",
        .object([
          ("resource", .string(key.dataset == shape.name ? "" : key.dataset.rawValue)),
          ("fields", .texts(key.references)),
        ])
      ),
    ])
  }
}
