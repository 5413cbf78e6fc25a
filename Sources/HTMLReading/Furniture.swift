/// The areas of a page that `main` tells apart. A page without it is all content.
enum PageArea: Sendable {
  /// Within `main`.
  case content
  /// The head of the page, which may hold the sender and the date beside menus.
  case head
  /// Around the content: menus, side columns, feet.
  case frame

  func within(_ element: Element) -> PageArea {
    if element.isMain { return .content }
    let isHead = element.name == "header" || element.keyword("role") == "banner"
    return self == .frame && isHead && !element.census.holdsMain ? .head : self
  }
}

/// Tells what only frames the content of a page: menus, searches, banners, lists of links to other pages.
enum Furniture {
  /// Share of text in links from which a part with several links is a menu. Sentences with links lie below one half, menus
  /// with a heading above four fifths.
  private static let linkShare = 0.8
  /// Bytes of text up to which a form is a search or login field. Whole pages stand in a form on ASP.NET sites.
  private static let formText = 400

  /// - Parameter area: where the element stands.
  static func includes(_ element: Element, in area: PageArea) -> Bool {
    if hasFurnitureRole(element) { return true }
    if element.census.tables > 0 || element.isMain || element.census.holdsMain { return false }
    return isForm(element) || isMenu(element) || isConsentNotice(element) || isOnlyControls(element)
      || area == .frame
  }

  private static func hasFurnitureRole(_ element: Element) -> Bool {
    if ["navigation", "search", "alertdialog", "menu", "menubar", "toolbar"].contains(element.keyword("role")) {
      return true
    }
    if element.name == "nav" || element.name == "search" { return true }
    return (element.keyword("role") == "dialog" || element.name == "dialog") && element.census.tables == 0
  }

  private static func isForm(_ element: Element) -> Bool {
    element.name == "form" && element.census.controls > 0 && element.census.text < formText
  }

  private static func isMenu(_ element: Element) -> Bool {
    element.census.links >= 2 && element.linkShare >= linkShare
  }

  private static func isConsentNotice(_ element: Element) -> Bool {
    guard element.census.controls > 0 || element.census.links > 0 else { return false }
    let names = element.classes + [element.keyword("id")]
    return names.contains { name in
      ["cookie", "consent", "gdpr"].contains { name.contains($0) }
    } && element.census.text < 8 * formText
  }

  /// A heading with buttons under it asks the visitor something.
  private static func isOnlyControls(_ element: Element) -> Bool {
    !element.isHeading && element.census.controls > 0 && element.census.headings > 0
      && element.census.text <= element.census.headingText + element.census.controlText
  }
}
