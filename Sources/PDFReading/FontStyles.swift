import Model

/// Bold, italic and monospaced faces, told from the names of fonts. Names are all that poppler gives of a font's face.
struct FontStyles {
  private var known: [String: TextStyle] = [:]

  /// - Parameter name: as in the file, such as `ABCDEF+Calibri-BoldItalic`.
  mutating func style(of name: UnsafePointer<CChar>?) -> TextStyle {
    guard let name else { return [] }
    let text = String(cString: name)
    if let style = known[text] { return style }
    let style = FontStyles.style(named: text)
    known[text] = style
    return style
  }

  static func style(named name: String) -> TextStyle {
    let face = name.split(separator: "+", maxSplits: 1).last.map { $0.lowercased() } ?? ""
    var style: TextStyle = []
    if boldMarks.contains(where: { face.contains($0) }) || hasSuffix(face, ["-bd", "-bdit", "-b", ",b"]) {
      style.insert(.bold)
    }
    if italicMarks.contains(where: { face.contains($0) }) || hasSuffix(face, ["-it", "-bdit", "-i", ",i"]) {
      style.insert(.italic)
    }
    if monospacedMarks.contains(where: { face.contains($0) }) { style.insert(.monospaced) }
    return style
  }

  private static let boldMarks = ["bold", "black", "heavy", "demi", "-semi"]
  private static let italicMarks = ["italic", "oblique", "kursiv", "slanted"]
  private static let monospacedMarks = ["courier", "mono", "consol", "typewriter", "menlo", "cmtt", "fixed"]

  private static func hasSuffix(_ face: String, _ endings: [String]) -> Bool {
    endings.contains { face.hasSuffix($0) || face.hasSuffix($0 + "mt") }
  }
}
