import Model

/// Finds shaded areas and dots in the picture of a scanned page, whose colours are noisy.
struct ScanColours {
  let settings: DrawingSettings

  /// Colours this near to a frequent one, in the channel where they differ most, are taken for it: noise of a scanner
  /// after averaging stays below 10, neighbouring shades of a plan's cells are 30 apart.
  private static let nearness = 22
  /// Share of the page's pixels that a colour must have to count as frequent: a dot of 6 points on an A4 page.
  private static let frequentShare = 0.00006
  /// Most colours told apart; a page with more is a photograph.
  private static let limit = 24

  func fills(of image: PageImage, words: [Word], mask: PageMask) -> [Fill] {
    guard image.width > 0, image.height > 0 else { return [] }
    var pixels = ScanColours.flattened(image.pixels)
    return pixels.withUnsafeMutableBufferPointer { buffer -> [Fill] in
      guard let base = buffer.baseAddress else { return [] }
      let raster = PageRaster(pixels: base, width: image.width, height: image.height, scale: image.dotsPerInch / 72)
      mask.reset(for: raster)
      for word in words { mask.mark(word.box, as: PageMask.letter, in: raster) }
      return FillFinder(raster: raster, mask: mask, settings: settings).fills()
        .filter { min($0.box.width, $0.box.height) >= settings.minimumScanFillSize }
    }
  }

  /// Pixels with each colour replaced by the frequent one near it.
  private static func flattened(_ pixels: [UInt32]) -> [UInt32] {
    let bins = ColourBins(pixels)
    let frequent = bins.frequent(
      least: max(4, Int(frequentShare * Double(pixels.count))), nearness: nearness, limit: limit)
    let table = bins.table(frequent, nearness: nearness)
    return pixels.map { pixel in table[ColourBins.index(pixel)] ?? (pixel | 0xff00_0000) }
  }
}

/// Counts of colours in steps of 8 a channel.
private struct ColourBins {
  private var counts = [Int](repeating: 0, count: 1 << 15)

  static func index(_ pixel: UInt32) -> Int {
    let red = pixel >> 9 & 0x7c00
    let green = pixel >> 6 & 0x3e0
    let blue = pixel >> 3 & 0x1f
    return Int(red | green | blue)
  }

  static func colour(_ index: Int) -> Colour {
    Colour(red: (index >> 10 & 31) * 8 + 4, green: (index >> 5 & 31) * 8 + 4, blue: (index & 31) * 8 + 4)
  }

  init(_ pixels: [UInt32]) {
    for pixel in pixels { counts[ColourBins.index(pixel)] += 1 }
  }

  /// The most frequent colours, none near another, the most frequent first.
  func frequent(least: Int, nearness: Int, limit: Int) -> [Colour] {
    let order = counts.indices.filter { counts[$0] >= least }.sorted { (counts[$1], $0) < (counts[$0], $1) }
    var result: [Colour] = []
    for index in order {
      let colour = ColourBins.colour(index)
      if result.allSatisfy({ $0.distance(to: colour) > nearness }) { result.append(colour) }
      if result.count == limit { break }
    }
    return result
  }

  /// For each bin the pixel to put in its place; `nil` where no frequent colour is near.
  func table(_ frequent: [Colour], nearness: Int) -> [UInt32?] {
    counts.indices.map { index in
      guard counts[index] > 0 else { return nil }
      let colour = ColourBins.colour(index)
      let nearest = frequent.min { $0.distance(to: colour) < $1.distance(to: colour) }
      return nearest.flatMap { $0.distance(to: colour) <= nearness ? $0.pixel : nil }
    }
  }
}
