/// A colour that something is painted in, with what tells coloured from grey.
public struct PaintedColour: Sendable, Hashable {
  /// Parts from 0 to 255.
  public let red: Int
  public let green: Int
  public let blue: Int

  /// Difference of the parts from which a colour is no grey: the bluish greys of office programs reach 38, the palest
  /// tones that say something 50.
  private static let leastChroma = 41
  /// Least part of a grey that is not taken for black.
  private static let leastGrey = 80
  /// Sum of the differences of the parts below which the eye takes two colours for one.
  private static let likeness = 30

  /// - Parameter code: `#rrggbb`; `nil` for anything else.
  public init?(_ code: String) {
    guard code.utf8.count == 7, code.hasPrefix("#"), let value = Int(code.dropFirst(), radix: 16) else { return nil }
    (red, green, blue) = (value >> 16 & 255, value >> 8 & 255, value & 255)
  }

  private var least: Int { min(red, green, blue) }
  private var most: Int { max(red, green, blue) }

  /// Whether it is no grey: cells shaded grey are mostly headings and gaps, and black is the colour of text.
  public var isColourful: Bool { most - least >= Self.leastChroma }

  /// Whether it is a grey that is neither black nor white: a light that is off.
  public var isGrey: Bool { !isColourful && least >= Self.leastGrey && most <= 255 - Self.leastGrey / 2 }

  /// Whether the eye takes both for one colour.
  public func isLike(_ other: PaintedColour) -> Bool {
    abs(red - other.red) + abs(green - other.green) + abs(blue - other.blue) < Self.likeness
  }
}
