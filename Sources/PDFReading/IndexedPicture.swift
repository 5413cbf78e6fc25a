import CZLib

/// A picture of few colours as PNG (ISO/IEC 15948) with a palette: a byte a pixel, which costs a quarter of the time of three and
/// gives smaller files for pages of text.
struct IndexedPicture {
  /// Most colours of a palette of one byte.
  private static let mostColours = 256
  /// Of zlib, 1 to 9: on pages of text 4 takes nearly twice as long for an eighth less, 6 nearly three times as long for a fifth less.
  private static let effort: Int32 = 3

  private let width: Int
  private let height: Int
  /// Row by row, each after a byte that says that the row is not filtered.
  private var rows: [UInt8]
  /// Red, green and blue of each colour.
  private var palette: [UInt8] = []

  /// - Parameters:
  ///   - pixels: rows of blue, green, red and nothing, a byte each.
  ///   - stride: bytes from one row to the next.
  /// - Returns: `nil` when there are more colours than a palette holds.
  init?(pixels: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int) {
    self.width = width
    self.height = height
    rows = [UInt8](repeating: 0, count: (width + 1) * height)
    var places: [UInt32: UInt8] = [:]
    var last: (colour: UInt32, place: UInt8) = (.max, 0)
    var target = 0
    for row in 0..<height {
      let line = UnsafeRawPointer(pixels + row * stride)
      target += 1
      for column in 0..<width {
        let pixel = UInt32(littleEndian: line.loadUnaligned(fromByteOffset: 4 * column, as: UInt32.self))
        let colour = pixel & 0xFF_FFFF
        if colour != last.colour {
          guard let place = places[colour] ?? add(colour, to: &places) else { return nil }
          last = (colour, place)
        }
        rows[target] = last.place
        target += 1
      }
    }
  }

  private mutating func add(_ colour: UInt32, to places: inout [UInt32: UInt8]) -> UInt8? {
    guard places.count < IndexedPicture.mostColours else { return nil }
    let place = UInt8(places.count)
    places[colour] = place
    palette += [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) }
    return place
  }

  /// The bytes of the file; `nil` when the memory does not suffice.
  func png() -> [UInt8]? {
    guard let data = compressed() else { return nil }
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // Eight bits a pixel, colours by palette, no interlacing.
    let header = IndexedPicture.bytes(UInt32(width)) + IndexedPicture.bytes(UInt32(height)) + [8, 3, 0, 0, 0]
    for (name, content) in [("IHDR", header), ("PLTE", palette), ("IDAT", data), ("IEND", [])] {
      let body = Array(name.utf8) + content
      file += IndexedPicture.bytes(UInt32(content.count)) + body
      file += IndexedPicture.bytes(UInt32(truncatingIfNeeded: crc32(0, body, UInt32(body.count))))
    }
    return file
  }

  private func compressed() -> [UInt8]? {
    var data = [UInt8](repeating: 0, count: Int(compressBound(UInt(rows.count))))
    var count = UInt(data.count)
    guard compress2(&data, &count, rows, UInt(rows.count), IndexedPicture.effort) == Z_OK else { return nil }
    return Array(data.prefix(Int(count)))
  }

  /// Big end first.
  private static func bytes(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
