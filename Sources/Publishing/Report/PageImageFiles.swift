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

  let edition: Edition
  let provider: (@Sendable (DocumentRecord, Int) -> PageImage?)?

  /// Writes `images/documentid/page.png` for each page that an initiative refers to.
  ///
  /// - Returns: the pictures there are, by document, in the order of pages.
  func write(to folder: String) throws(PublishingError) -> [DocumentID: [Picture]] {
    guard let provider else { return [:] }
    var pictures: [DocumentID: [Picture]] = [:]
    for result in edition.documents {
      let id = result.document.documentId
      for page in pages(of: result) {
        guard let image = provider(result.document, page) else { continue }
        let place = "\(folder)/images/\(FileName.safe(id.rawValue))"
        try FolderTree.make(place)
        var content = TextBuffer()
        content.append(contentsOf: image.png)
        try OutputFile.write(content, to: "\(place)/\(page).png")
        pictures[id, default: []].append(Picture(page: page, width: image.width, height: image.height))
      }
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
