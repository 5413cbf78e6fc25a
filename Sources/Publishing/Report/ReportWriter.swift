import Model

/// Writes `report/`: web pages that need neither a server nor the network.
///
/// Pages with few numbers are written whole. Lists and single initiatives are drawn in the browser from data files, cut so that a
/// page loads only what it shows: one light row for each initiative, and the full text in parts of about a hundred.
struct ReportWriter {
  let edition: Edition
  let labels: Labels
  let text: ReportText
  let settings: PublishingSettings
  let resources: PublishingResources

  func write(to folder: String) throws(PublishingError) {
    for name in ["assets", "data/initiatives", "data/documents"] { try FolderTree.make(folder + "/" + name) }
    for name in resources.names(in: "assets") {
      var content = TextBuffer()
      content.append(contentsOf: try resources.bytes("assets/" + name))
      try OutputFile.write(content, to: folder + "/assets/" + name)
    }
    let index = try ReportIndex(edition: edition)
    let images = PageImageFiles(folder: folder, provider: settings.pageImage)
    try ReportData(edition: edition, index: index, labels: labels, text: text, images: images).write(
      to: folder + "/data")
    try writePages(index, to: folder)
  }

  private func writePages(_ index: ReportIndex, to folder: String) throws(PublishingError) {
    let templates = try ReportTemplates(resources: resources)
    let pages = ReportPages(edition: edition, index: index, labels: labels, text: text, settings: settings)
    for page in ReportPage.allCases {
      let html = try templates.render(page.rawValue, with: pages.context(of: page))
      var content = TextBuffer()
      content.append(html)
      try OutputFile.write(content, to: folder + "/\(page.rawValue).html")
    }
  }
}

/// The pages of the report; the raw value is the name of the page and of its template.
enum ReportPage: String, CaseIterable, Sendable {
  case overview = "index"
  case initiatives, matrix, timeline, coverage, themes, municipalities, documents, problems, about
  case initiative, cluster, municipality, document

  /// The page of the menu that it belongs to.
  var menuPage: ReportPage {
    switch self {
    case .initiative: .initiatives
    case .cluster: .matrix
    case .municipality: .municipalities
    case .document: .documents
    default: self
    }
  }

  /// The pages of the menu, in order. What is said about the report is reached from the foot of every page.
  static let menu: [ReportPage] = [
    .overview, .initiatives, .matrix, .timeline, .themes, .coverage, .municipalities, .documents, .problems,
  ]
}
