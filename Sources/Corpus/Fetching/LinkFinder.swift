import Foundation

/// Finds the addresses of documents on an index page.
enum LinkFinder {
  /// Addresses in `href` attributes that fit a pattern, each once, in the order of the page.
  ///
  /// - Parameter pattern: with `*` for anything; must fit the whole address.
  static func links(in page: [UInt8], at base: WebAddress, pattern: String) -> [WebAddress] {
    var found: [WebAddress] = []
    let text = String(decoding: page, as: UTF8.self)
    var rest = text[...]
    while let mark = rest.range(of: "href", options: .caseInsensitive) {
      rest = rest[mark.upperBound...]
      guard let target = attributeValue(rest), let address = WebAddress(target, relativeTo: base) else { continue }
      if fits(address.text, pattern), !found.contains(address) { found.append(address) }
    }
    return found
  }

  /// The value after `=`, in quotes of either kind or bare.
  private static func attributeValue(_ text: Substring) -> String? {
    var rest = text.drop(while: \.isWhitespace)
    guard rest.popFirst() == "=" else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    guard let quote = rest.first else { return nil }
    let value =
      quote == "\"" || quote == "'"
      ? rest.dropFirst().prefix { $0 != quote } : rest.prefix { !$0.isWhitespace && $0 != ">" }
    let plain = String(value).replacing("&amp;", with: "&").replacing(" ", with: "%20")
    return plain.isEmpty || plain.hasPrefix("#") ? nil : plain
  }

  static func fits(_ text: String, _ pattern: String) -> Bool {
    RobotsRules.matches(Array((pattern + "$").utf8), Array(text.utf8))
  }
}
