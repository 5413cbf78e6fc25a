/// Names that are safe in paths and ids.
public enum Slug {
  /// Lower-case ASCII letters and digits with single hyphens between words: `Københavns Ø` gives `koebenhavns-oe`.
  ///
  /// - Parameter limit: largest number of characters; the name is cut at a word where it can be.
  public static func make(_ text: String, limit: Int = 60) -> String {
    var words: [String] = [""]
    for scalar in text.lowercased().unicodeScalars {
      if let letters = spelled(scalar) {
        words[words.count - 1] += letters
      } else if words.last?.isEmpty == false {
        words.append("")
      }
    }
    var slug = ""
    for word in words where !word.isEmpty {
      if slug.isEmpty {
        slug = String(word.prefix(limit))
      } else if slug.count + word.count < limit {
        slug += "-" + word
      } else {
        break
      }
    }
    return slug
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    case "æ", "ä": "ae"
    case "ø", "ö": "oe"
    case "å": "aa"
    case "é", "è", "ê": "e"
    case "ü": "ue"
    default: nil
    }
  }
}
