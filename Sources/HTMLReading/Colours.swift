/// Colours of CSS and HTML as `#rrggbb`.
enum Colours {
  /// - Parameter text: `#d9e2f3`, `#fff`, `rgb(0, 176, 80)`, `rgba(…)`, `hsl(…)` or a name, also with other words of a
  ///   `background` shorthand around it.
  /// - Returns: `nil` for transparent, inherited and unknown colours.
  static func hex(_ text: String) -> String? {
    let value = text.lowercased().trimmingBlanks
    if let open = value.firstIndex(of: "("), let close = value[open...].firstIndex(of: ")") {
      return function(String(value[..<open]), value[value.index(after: open)..<close])
    }
    for word in value.split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
      if let colour = hexDigits(word) ?? names[String(word)] { return colour }
    }
    return nil
  }

  /// As in the attribute `bgcolor`, where the sign before the digits may be missing.
  static func attributeHex(_ text: String) -> String? { hex(text) ?? hex("#" + text.trimmingBlanks) }

  private static func hexDigits(_ word: Substring) -> String? {
    guard word.first == "#" else { return nil }
    let digits = word.dropFirst()
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    switch digits.count {
    case 3, 4: return "#" + digits.prefix(3).map { "\($0)\($0)" }.joined()
    case 6, 8: return "#" + digits.prefix(6)
    default: return nil
    }
  }

  private static func function(_ prefix: String, _ arguments: Substring) -> String? {
    let parts = arguments.split(whereSeparator: { ", /\t\n".contains($0) })
    guard parts.count >= 3, parts.count < 4 || number(parts[3], of: 1) > 0 else { return nil }
    if prefix.hasSuffix("rgb") || prefix.hasSuffix("rgba") {
      return hex(parts.prefix(3).map { number($0, of: 255) / 255 })
    }
    guard prefix.hasSuffix("hsl") || prefix.hasSuffix("hsla") else { return nil }
    return hex(red(hue: number(parts[0], of: 360), number(parts[1], of: 1), number(parts[2], of: 1)))
  }

  /// A number, or a percentage of `whole`.
  private static func number(_ text: Substring, of whole: Double) -> Double {
    let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    let value = Double(digits) ?? 0
    return text.hasSuffix("%") ? value / 100 * whole : value
  }

  /// Red, green and blue, 0 to 1 (CSS Color Module Level 4, section 7.1).
  private static func red(hue: Double, _ saturation: Double, _ lightness: Double) -> [Double] {
    [0.0, 8, 4].map { n in
      let k = (n + hue / 30).truncatingRemainder(dividingBy: 12)
      return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))
    }
  }

  private static func hex(_ parts: [Double]) -> String {
    let digits = Array("0123456789abcdef")
    return parts.reduce("#") { text, part in
      let byte = Int((max(0, min(1, part.isFinite ? part : 0)) * 255).rounded())
      return text + String([digits[byte / 16], digits[byte % 16]])
    }
  }

  /// The named colours that status columns and shaded headings use.
  private static let names: [String: String] = [
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
    "green": "#008000", "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "navy": "#000080",
    "blue": "#0000ff", "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
    "darkorange": "#ff8c00", "orangered": "#ff4500", "tomato": "#ff6347", "coral": "#ff7f50", "gold": "#ffd700",
    "goldenrod": "#daa520", "khaki": "#f0e68c", "crimson": "#dc143c", "firebrick": "#b22222", "darkred": "#8b0000",
    "indianred": "#cd5c5c", "lightcoral": "#f08080", "salmon": "#fa8072", "pink": "#ffc0cb", "lightpink": "#ffb6c1",
    "darkgreen": "#006400", "forestgreen": "#228b22", "seagreen": "#2e8b57", "limegreen": "#32cd32",
    "lightgreen": "#90ee90", "palegreen": "#98fb98", "yellowgreen": "#9acd32", "olivedrab": "#6b8e23",
    "springgreen": "#00ff7f", "lightyellow": "#ffffe0", "lightblue": "#add8e6", "skyblue": "#87ceeb",
    "steelblue": "#4682b4", "royalblue": "#4169e1", "dodgerblue": "#1e90ff", "darkblue": "#00008b",
    "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9", "dimgray": "#696969",
    "gainsboro": "#dcdcdc", "whitesmoke": "#f5f5f5", "beige": "#f5f5dc", "brown": "#a52a2a", "violet": "#ee82ee",
    "indigo": "#4b0082", "turquoise": "#40e0d0",
  ]
}
