public import Foundation
public import Model
public import Vocabulary

/// Writes a run to an output folder, all at once or not at all.
///
/// A complete new folder is written beside the old one and takes its place in one step, so a reader sees the old run or the
/// new one, also when the program is killed or the disk is full. The same dataset gives the same bytes.
public struct Publisher: Sendable {
  private let vocabulary: Vocabulary
  private let settings: PublishingSettings

  public init(vocabulary: Vocabulary, settings: PublishingSettings = .init()) {
    self.vocabulary = vocabulary
    self.settings = settings
  }

  /// - Parameter folder: is made when it is not there. A folder that holds files of somebody else, and no run, is refused; files
  ///   of somebody else beside a run are kept.
  /// - Throws: when nothing could be published. The output folder is then as it was.
  public func publish(_ dataset: Dataset, to folder: URL) throws(PublishingError) {
    let resources = try PublishingResources(folder: settings.resourceFolder)
    let staged = try StagedFolder(for: folder.path)
    do {
      try write(try Edition(dataset), to: staged.path, resources: resources)
      try staged.commit(isDurable: settings.isDurable)
    } catch {
      staged.abandon()
      throw error
    }
  }

  private func write(_ edition: Edition, to folder: String, resources: PublishingResources) throws(PublishingError) {
    let text = try ReportText(language: settings.language, resources: resources)
    let labels = Labels(vocabulary: vocabulary, text: text)
    let database = DatabaseFile(edition: edition, resources: resources)
    let workbook = WorkbookWriter(edition: edition, labels: labels, text: text, settings: settings)
    let report = ReportWriter(edition: edition, labels: labels, text: text, settings: settings, resources: resources)
    let nested = NestedFiles(edition: edition)
    try FolderTree.make(folder + "/excel")
    // The slowest first, so that the cores are busy to the end.
    var tasks: [ParallelTasks.Task] = [
      { ParallelTasks.failure { () throws(PublishingError) in try database.write(to: folder + "/indsats.sqlite") } },
      {
        ParallelTasks.failure { () throws(PublishingError) in
          try workbook.write(to: folder + "/indsats.xlsx", temporaryFolder: folder)
        }
      },
      { ParallelTasks.failure { () throws(PublishingError) in try nested.write(to: folder) } },
    ]
    if settings.writesReport {
      tasks.insert(
        { ParallelTasks.failure { () throws(PublishingError) in try report.write(to: folder + "/report") } }, at: 1)
    }
    tasks.append { ParallelTasks.failure { () throws(PublishingError) in try writeDelimited(edition, to: folder) } }
    try ParallelTasks.run(tasks)
    try writeDescriptions(of: edition, to: folder, resources: resources)
  }

  /// Writes every dataset as CSV, in both dialects at once.
  private func writeDelimited(_ edition: Edition, to folder: String) throws(PublishingError) {
    let places = [(DelimitedDialect.canonical, folder), (.excel, folder + "/excel")]
    let datasets = edition.datasets
    let files = try datasets.map { dataset throws(PublishingError) in
      try places.map { (dialect, folder) throws(PublishingError) in
        let file = DelimitedFile(dialect: dialect)
        return (file, try file.begin(dataset.shape, at: "\(folder)/\(dataset.shape.name.rawValue).csv"))
      }
    }
    try edition.forEachRow(of: datasets) { (place, values) throws(PublishingError) in
      for (file, lines) in files[place] { try file.write(values, to: lines) }
    }
    for (_, lines) in files.flatMap(\.self) { try lines.finish() }
  }

  /// What says what the files are: for data tools, for Datasette, for data catalogues, for whoever looks after the runs.
  private func writeDescriptions(
    of edition: Edition, to folder: String, resources: PublishingResources
  ) throws(PublishingError) {
    var texts: [String: ReportText] = [:]
    for language in ReportText.languages { texts[language] = try ReportText(language: language, resources: resources) }
    let documents: [(String, JSONValue)] = [
      ("run.json", edition.summary.document),
      ("datapackage.json", DataPackage(edition: edition, settings: settings).document),
      ("metadata.json", DatasetteMetadata(edition: edition, settings: settings).document),
      ("catalogue.jsonld", CatalogueRecord(edition: edition, settings: settings, texts: texts).document),
    ]
    for (name, value) in documents { try OutputFile.write(value.document, to: folder + "/" + name) }
  }
}
