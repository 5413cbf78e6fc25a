import Model

/// Writes `catalogue.jsonld`: the record of the dataset for public data catalogues, by DCAT-AP-DK (DCAT-AP 2 with the Danish rules).
struct CatalogueRecord {
  let edition: Edition
  let settings: PublishingSettings
  let texts: [String: ReportText]

  var document: JSONValue {
    .object([
      ("@context", context),
      ("@id", "#indsats"),
      ("@type", "dcat:Dataset"),
      ("dct:title", localised("catalogue.title")),
      ("dct:description", localised("catalogue.description")),
      ("dct:identifier", "indsats"),
      ("dct:modified", .object([("@type", "xsd:date"), ("@value", .string(edition.summary.asOf.iso))])),
      ("dct:language", reference("http://publications.europa.eu/resource/authority/language/DAN")),
      ("dct:spatial", reference("http://publications.europa.eu/resource/authority/country/DNK")),
      ("dct:accessRights", reference("http://publications.europa.eu/resource/authority/access-right/PUBLIC")),
      ("dct:license", reference(settings.licence.address)),
      ("dct:publisher", .object([("@type", "foaf:Agent"), ("foaf:name", .string(settings.publisher))])),
      ("dcat:theme", reference("http://publications.europa.eu/resource/authority/data-theme/SOCI")),
      ("dcat:keyword", .list(keywords)),
      ("dcat:distribution", .list(distributions)),
    ])
  }

  private var context: JSONValue {
    .object([
      ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
      ("foaf", "http://xmlns.com/foaf/0.1/"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ])
  }

  private func reference(_ address: String) -> JSONValue { .object([("@id", .string(address))]) }

  /// The text in each language there is.
  private func localised(_ key: String) -> JSONValue {
    .list(
      texts.sorted { $0.key < $1.key }.map { language, text in
        .object([("@language", .string(language)), ("@value", .string(text[key]))])
      })
  }

  private var keywords: [JSONValue] {
    texts.sorted { $0.key < $1.key }.flatMap { language, text in
      text["catalogue.keywords"].split(separator: ",").map { word -> JSONValue in
        .object([("@language", .string(language)), ("@value", .string(String(word.drop { $0 == " " })))])
      }
    }
  }

  private var distributions: [JSONValue] {
    let files = edition.datasets.map { ($0.shape.name.rawValue + ".csv", "text/csv") }
    let others = [
      ("documents.jsonl", "application/x-ndjson"), ("initiatives.jsonl", "application/x-ndjson"),
      ("tables.jsonl", "application/x-ndjson"), ("indsats.sqlite", "application/vnd.sqlite3"),
      ("indsats.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ]
    return (files + others).map { path, mediaType in
      .object([
        ("@id", .string("#" + path)), ("@type", "dcat:Distribution"), ("dct:title", .string(path)),
        ("dcat:accessURL", reference(path)), ("dcat:downloadURL", reference(path)),
        ("dcat:mediaType", reference("https://www.iana.org/assignments/media-types/" + mediaType)),
        ("dct:license", reference(settings.licence.address)),
      ])
    }
  }
}
