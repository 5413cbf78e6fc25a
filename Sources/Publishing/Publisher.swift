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
      try write(Edition(dataset), to: staged.path, resources: resources)
      try staged.commit()
    } catch {
      staged.abandon()
      throw error
    }
  }

  private func write(_ edition: Edition, to folder: String, resources: PublishingResources) throws(PublishingError) {
    let text = try ReportText(language: settings.language, resources: resources)
    let labels = Labels(vocabulary: vocabulary, text: text)
    try NestedFiles(edition: edition).write(to: folder)
    try writeDelimited(edition, to: folder)
    try DatabaseFile(edition: edition, resources: resources, stems: { $0 }).write(to: folder + "/indsats.sqlite")
    try WorkbookWriter(edition: edition, labels: labels, text: text, settings: settings)
      .write(to: folder + "/indsats.xlsx", temporaryFolder: folder)
    if settings.writesReport {
      try ReportWriter(edition: edition, labels: labels, text: text, settings: settings, resources: resources)
        .write(to: folder + "/report")
    }
    try writeDescriptions(of: edition, to: folder, resources: resources)
  }

  /// Each dataset for programs, and once more for a Danish spreadsheet.
  private func writeDelimited(_ edition: Edition, to folder: String) throws(PublishingError) {
    try FolderTree.make(folder + "/excel")
    for dataset in edition.datasets {
      let name = dataset.shape.name.rawValue + ".csv"
      try DelimitedFile(dialect: .canonical).write(dataset, to: folder + "/" + name)
      try DelimitedFile(dialect: .excel).write(dataset, to: folder + "/excel/" + name)
    }
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
