import Model

/// A colour of three channels from 0 to 255.
struct Colour: Hashable {
  var red: Int
  var green: Int
  var blue: Int

  init(red: Int, green: Int, blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// - Parameter pixel: `0xAARRGGBB`; the alpha byte is not looked at.
  init(pixel: UInt32) {
    red = Int(pixel >> 16 & 0xff)
    green = Int(pixel >> 8 & 0xff)
    blue = Int(pixel & 0xff)
  }

  /// `0xffRRGGBB`
  var pixel: UInt32 { 0xff00_0000 | UInt32(red & 255) << 16 | UInt32(green & 255) << 8 | UInt32(blue & 255) }

  /// - Parameter code: `#rrggbb`.
  init?(code: String) {
    guard let painted = PaintedColour(code) else { return nil }
    self.init(red: painted.red, green: painted.green, blue: painted.blue)
  }

  /// `#rrggbb`
  var code: String {
    let digits: [Character] = Array("0123456789abcdef")
    var text = "#"
    for channel in [red, green, blue] {
      text.append(digits[channel >> 4 & 15])
      text.append(digits[channel & 15])
    }
    return text
  }

  /// Brightness from 0 to 255 (ITU-R BT.601).
  var luminance: Int { (299 * red + 587 * green + 114 * blue) / 1000 }

  /// Largest difference in one channel.
  func distance(to other: Colour) -> Int {
    max(abs(red - other.red), abs(green - other.green), abs(blue - other.blue))
  }

  /// How far the colour lies outside of what blending `first` and `second` can give, in the channel where it is most.
  func distance(outside first: Colour, _ second: Colour) -> Int {
    func outside(_ value: Int, _ a: Int, _ b: Int) -> Int { max(min(a, b) - value, value - max(a, b), 0) }
    return max(
      outside(red, first.red, second.red), outside(green, first.green, second.green),
      outside(blue, first.blue, second.blue))
  }
}
