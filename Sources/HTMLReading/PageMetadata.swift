import Model

extension DocumentMetadata {
  /// What a page says of itself in its head.
  init(page root: Element) {
    var named: [String: String] = [:]
    var titleText: String?
    var canonical: String?
    root.visitAll { element in
      switch element.name {
      case "meta":
        let name = element["property"] ?? element["name"] ?? element["itemprop"] ?? element["http-equiv"]
        if let name = name?.lowercased(), let content = element["content"]?.trimmingBlanks, !content.isEmpty {
          if named[name] == nil { named[name] = content }
        }
      case "title": titleText = titleText ?? element.ownText
      case "link": if element.keyword("rel") == "canonical" { canonical = canonical ?? element["href"] }
      default: break
      }
    }
    func first(_ names: String...) -> String? { names.lazy.compactMap { named[$0] }.first }

    self.init(
      title: first("og:title", "dcterms.title", "dc.title") ?? titleText,
      author: first("author", "dcterms.creator", "dc.creator", "article:author"),
      subject: first("description", "og:description", "dcterms.description", "dc.description"),
      site: first("og:site_name", "application-name", "dcterms.publisher", "dc.publisher", "publisher") ?? canonical
        ?? first("og:url", "twitter:domain"),
      language: root["lang"] ?? root["xml:lang"] ?? first("content-language", "dcterms.language", "dc.language"),
      created: [
        "article:published_time", "dcterms.issued", "dcterms.created", "dcterms.date", "dc.date.issued",
        "dc.date.created",
        "dc.date", "datepublished", "date", "pubdate",
      ].lazy.compactMap { named[$0] }.compactMap { CalendarDate(iso: $0.prefix(10)) }.first)
  }
}

extension Element {
  /// The text directly within, such as a title's.
  fileprivate var ownText: String? {
    let text = children.compactMap { child in
      if case .text(let text) = child { text } else { nil }
    }.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}
