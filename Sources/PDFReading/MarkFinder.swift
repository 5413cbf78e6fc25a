import Model

/// Finds round marks that are not painted as shapes: coloured signs of a font, and small pictures of dots and faces.
struct MarkFinder {
  private static let signs: Set<Character> = ["●", "⬤", "•", "◉", "⚫", "🔴", "🟢", "🟡", "🟠", "🔵", "☺", "☹", "😐"]
  /// Largest picture in points that can be a mark in a cell.
  private static let largest = 40.0
  /// Difference between the strongest and the weakest channel from which a colour is a colour.
  private static let minimumSaturation = 60
  /// Share of a small picture that one colour must have.
  private static let minimumShare = 0.25

  /// - Returns: a round fill for each coloured sign among the words.
  static func marks(in words: [Word]) -> [Fill] {
    words.compactMap { word in
      guard let sign = word.text.first, word.text.count == 1, signs.contains(sign), let colour = word.colour,
        isSaturated(Colour(code: colour))
      else { return nil }
      let radius = min(word.box.width, word.box.height) / 2
      let (x, y) = (word.box.midX, word.box.midY)
      return Fill(
        box: Rect(x0: x - radius, y0: y - radius, x1: x + radius, y1: y + radius), colour: colour, shape: .disc)
    }
  }

  /// - Returns: a round fill for each small picture that is mostly of one strong colour.
  static func marks(in pictures: [Rect], raster: PageRaster) -> [Fill] {
    pictures.compactMap { picture in
      guard picture.width <= largest, picture.height <= largest,
        max(picture.width, picture.height) < 1.5 * min(picture.width, picture.height),
        let colour = mainColour(of: picture, raster)
      else { return nil }
      return Fill(box: picture, colour: colour.code, shape: .disc)
    }
  }

  private static func isSaturated(_ colour: Colour?) -> Bool {
    guard let colour else { return false }
    let channels = [colour.red, colour.green, colour.blue]
    return (channels.max() ?? 0) - (channels.min() ?? 0) >= minimumSaturation
  }

  /// The strong colour that most of a picture has: the mean of its most frequent kind.
  private static func mainColour(of picture: Rect, _ raster: PageRaster) -> Colour? {
    let range = raster.pixelRange(of: picture)
    var kinds: [Int: (count: Int, red: Int, green: Int, blue: Int)] = [:]
    for y in range.y {
      for x in range.x {
        let colour = raster.colour(x: x, y: y)
        guard isSaturated(colour) else { continue }
        let key = (colour.red >> 6) << 4 | (colour.green >> 6) << 2 | colour.blue >> 6
        let kind = kinds[key] ?? (0, 0, 0, 0)
        kinds[key] = (kind.count + 1, kind.red + colour.red, kind.green + colour.green, kind.blue + colour.blue)
      }
    }
    let main = kinds.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }?.value
    guard let main, Double(main.count) >= minimumShare * Double(range.x.count * range.y.count) else { return nil }
    return Colour(red: main.red / main.count, green: main.green / main.count, blue: main.blue / main.count)
  }
}
