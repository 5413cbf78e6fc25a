import Model

/// Why the text layer of a page does not do.
enum TextLack {
  /// There is none, or next to none beside pictures.
  case missing
  /// What there is cannot be read as letters.
  case broken

  /// Words that a stamp, a page number or a running head adds to a scanned page.
  private static let stampWords = 20
  /// Share of the page that its pictures cover when it is a scan.
  private static let scanShare = 0.6

  /// - Returns: `nil` for a page whose text layer does, and for a page that has nothing to be recognised.
  init?(_ page: PageContent) {
    if page.words.isEmpty {
      self = .missing
      return
    }
    if TextQuality(page.words).isBroken {
      self = .broken
      return
    }
    let area = page.pictures.reduce(0) { $0 + $1.area }
    guard page.words.count < TextLack.stampWords, area >= TextLack.scanShare * page.width * page.height,
      !page.words.contains(where: { TextLack.isInMiddle($0, page) })
    else { return nil }
    self = .missing
  }

  /// Whether a word stands in the body of the page rather than at its edges.
  private static func isInMiddle(_ word: Word, _ page: PageContent) -> Bool {
    word.box.midY > 0.12 * page.height && word.box.midY < 0.88 * page.height
  }

  var code: ProblemCode {
    switch self {
    case .missing: .pageWithoutText
    case .broken: .pageTextBroken
    }
  }

  var message: String {
    switch self {
    case .missing: "the page is a picture without text"
    case .broken: "the text layer of the page cannot be read as letters"
    }
  }
}
