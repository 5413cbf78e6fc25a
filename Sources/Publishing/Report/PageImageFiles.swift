import Model

/// The pictures of the pages that initiatives were read from.
struct PageImageFiles {
  /// A picture as the pages of the report refer to it.
  struct Picture: Sendable {
    let page: Int
    /// Size of the page in points.
    let width: Double
    let height: Double
  }

  /// Of the report.
  let folder: String
  let provider: (@Sendable (DocumentRecord, Int) -> PageImage?)?

  /// Writes `images/documentid/page.png` for each page that an initiative of a document refers to.
  ///
  /// - Returns: the pictures there are, in the order of pages.
  func write(_ result: DocumentResult) throws(PublishingError) -> [Picture] {
    guard let provider else { return [] }
    let place = "\(folder)/images/\(FileName.safe(result.document.documentId.rawValue))"
    var pictures: [Picture] = []
    for page in pages(of: result) {
      guard let image = provider(result.document, page) else { continue }
      if pictures.isEmpty { try FolderTree.make(place) }
      var content = TextBuffer()
      content.append(contentsOf: image.png)
      try OutputFile.write(content, to: "\(place)/\(page).png")
      pictures.append(Picture(page: page, width: image.width, height: image.height))
    }
    return pictures
  }

  private func pages(of result: DocumentResult) -> [Int] {
    let regions = result.initiatives.flatMap { $0.regions + $0.fieldRegions.values.flatMap(\.self) }
    return Set(regions.compactMap { region in region.prefix { $0 != ":" }.description }.compactMap(Int.init)).sorted()
  }
}

/// Names of files made from ids.
enum FileName {
  /// The name with everything but letters, digits, `-` and `_` replaced, so that it leads nowhere else.
  static func safe(_ name: String) -> String {
    String(name.unicodeScalars.map { isSafe($0) ? Character($0) : "_" })
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }
}
