import Model

/// Tells what bytes are by their content; names of files are not asked.
///
/// Only the start of a file is looked at (see `sampleSize`). PDF counts when `%PDF-` stands within the first 1,024 bytes, as
/// ISO 32000 readers do; HTML when a tag of a web page stands at the start of the text.
enum MediaTypeSniffer {
  /// Bytes that are enough to tell: large scripts and comments may stand before the first tag of a web page.
  static let sampleSize = 65_536

  struct Finding: Hashable {
    var mediaType: MediaType
    /// With article, for messages: "a PDF document".
    var description: String
  }

  /// - Parameter sample: the first `sampleSize` bytes, or all there are.
  static func sniff(_ sample: [UInt8]) -> Finding {
    if holdsPDFHeader(sample) { return Finding(mediaType: .pdf, description: "a PDF document") }
    if let known = knownBinary(sample) { return Finding(mediaType: .unknown, description: known) }
    guard let text = textSample(sample) else {
      return Finding(mediaType: .unknown, description: "data of an unknown kind")
    }
    if looksLikeHTML(text) { return Finding(mediaType: .html, description: "a web page") }
    return Finding(mediaType: .text, description: "plain text")
  }

  private static func holdsPDFHeader(_ sample: [UInt8]) -> Bool {
    contains(sample.prefix(1024), Array("%PDF-".utf8))
  }

  /// First bytes of formats that are no plain text and that no reader takes.
  private static let signatures: [(bytes: [UInt8], description: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF8".utf8), "a GIF picture"),
    ([0x1F, 0x8B], "a gzip archive"),
    (Array("{\\rtf".utf8), "an RTF document"),
    (Array("%!PS".utf8), "a PostScript document"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("SQLite format 3".utf8), "a database"),
  ]

  private static func knownBinary(_ sample: [UInt8]) -> String? {
    if sample.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(sample) }
    return signatures.first { sample.starts(with: $0.bytes) }?.description
  }

  /// What a ZIP archive holds, by the names of its first members.
  private static func archive(_ sample: [UInt8]) -> String {
    let members = [
      ("word/", "a Word document"), ("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation"),
      ("opendocument", "an OpenDocument file"),
    ]
    return members.first { contains(sample[...], Array($0.0.utf8)) }?.1 ?? "a ZIP archive"
  }

  /// The sample as lower-case ASCII with everything else as spaces; `nil` when it cannot be text in any encoding we read.
  private static func textSample(_ sample: [UInt8]) -> [UInt8]? {
    if [.utf16LittleEndian, .utf16BigEndian].contains(DecodedText(bytes: Array(sample.prefix(512))).encoding) {
      return lowercased(sample.filter { $0 != 0 && $0 < 0xFE })
    }
    let controls = sample.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    // Text has none; one in two hundred bytes is forgiven, and two in a short text: stray separators, bytes that went bad.
    guard controls * 200 <= max(sample.count, 400), controls * 20 <= sample.count else { return nil }
    return lowercased(sample)
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private static func looksLikeHTML(_ text: [UInt8]) -> Bool {
    let start = text.drop { $0 <= 0x20 || $0 >= 0x80 }
    let opening = ["<!doctype html", "<html", "<head", "<body", "<?xml"]
    if opening.contains(where: { start.starts(with: Array($0.utf8)) }) {
      return !start.starts(with: Array("<?xml".utf8)) || contains(start, Array("<html".utf8))
    }
    // A page that begins with a comment, a script, or an element saved without its head.
    guard start.first == 0x3C else { return false }
    return ["<html", "<body", "<!--", "<div", "<table", "<section", "<article", "<main"].contains {
      contains(start.prefix(4096), Array($0.utf8))
    }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ needle: [UInt8]) -> Bool {
    guard let first = needle.first, bytes.count >= needle.count else { return false }
    var from = bytes.startIndex
    let last = bytes.endIndex - needle.count
    while from <= last, let hit = bytes[from...last].firstIndex(of: first) {
      if bytes[hit..<(hit + needle.count)].elementsEqual(needle) { return true }
      from = hit + 1
    }
    return false
  }
}
