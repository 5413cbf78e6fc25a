import Foundation

/// A Danish municipality.
public struct Municipality: Sendable, Hashable {
  /// Kommunekode as text with its leading zero, `0101`.
  public var code: String
  /// Official short name, `København`.
  public var name: String
  /// `Københavns`.
  public var genitive: String
  /// Other spellings that plans use, `Aarhus`/`Århus`.
  public var spellings: [String]
  /// Name of the region, without the word for region.
  public var region: String
  /// Web addresses that differ from the name written with ae, oe and aa.
  public var domains: [String]
  /// Whether the name is an ordinary word too, and counts only before the word for municipality.
  public var isAmbiguous: Bool
}

/// The municipalities and where they are named in a text.
public struct MunicipalityList: Sendable, Hashable {
  /// A municipality as named in a text.
  public struct Mention: Sendable, Hashable {
    public var municipality: Municipality
    /// Words of the folded text that name it.
    public var words: Range<Int>
    public var range: Range<String.Index>
    /// Whether the name is followed by the word for municipality ("Slagelse Kommune").
    public var isQualified: Bool
  }

  /// By code.
  public let all: [Municipality]
  public let digest: String
  private let byCode: [String: Municipality]
  private let names: PhraseList<String>
  private let qualifiers: PhraseList<String>

  init(file: YAMLFile) throws(VocabularyError) {
    let root = try YAMLEntry(
      file: file.name, mapping: file.root, allowing: ["municipalities", "qualifiers", "ignored"])
    var all: [Municipality] = []
    for row in try root.entries("municipalities", allowing: MunicipalityList.keys) {
      all.append(try MunicipalityList.municipality(row, knownCodes: Set(all.map(\.code))))
    }
    self.all = all.sorted { $0.code < $1.code }
    self.byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    self.digest = file.digest
    self.names = PhraseList(
      entries: all.map { PhraseList.Entry(code: $0.code, phrases: [$0.name, $0.genitive] + $0.spellings) },
      ignored: try root.texts("ignored"))
    self.qualifiers = PhraseList(
      entries: [PhraseList.Entry(code: "qualifier", phrases: try root.texts("qualifiers"))])
  }

  private static let keys = ["code", "name", "genitive", "spellings", "region", "domains", "ambiguous"]

  private static func municipality(_ row: YAMLEntry, knownCodes: Set<String>) throws(VocabularyError) -> Municipality {
    let code = try row.text("code")
    guard code.count == 4, code.allSatisfy(\.isNumber), !knownCodes.contains(code) else {
      throw VocabularyError(
        file: row.file, line: row.line, message: "\"\(code)\" is no new kommunekode",
        expected: "four digits in quotes, each code once: \"0101\"")
    }
    return Municipality(
      code: code, name: try row.text("name"), genitive: try row.text("genitive"), spellings: try row.texts("spellings"),
      region: try row.text("region"), domains: try row.texts("domains"),
      isAmbiguous: try row.optionalText("ambiguous") == "yes")
  }

  public func municipality(code: String) -> Municipality? { byCode[code] }

  /// The municipality of a name, genitive or other spelling, with or without the word for municipality.
  public func municipality(named name: String) -> Municipality? {
    let text = FoldedText(name)
    guard let first = mentions(in: text).first, first.words.lowerBound == 0 else { return nil }
    return first.words.count >= text.words.count - (first.isQualified ? 1 : 0) ? first.municipality : nil
  }

  /// All municipalities named in a text, in order. A name begins with a capital letter; a name that is an ordinary word too
  /// counts only before the word for municipality.
  public func mentions(in text: FoldedText) -> [Mention] {
    names.matches(in: text).compactMap { match in
      guard let municipality = byCode[match.code], text.source[match.range.lowerBound].isUppercase else { return nil }
      let isQualified = qualifiers.match(in: text, at: match.words.upperBound) != nil
      guard isQualified || !municipality.isAmbiguous else { return nil }
      return Mention(municipality: municipality, words: match.words, range: match.range, isQualified: isQualified)
    }
  }

  /// The municipality whose web site an address belongs to: `https://www.kk.dk/plan` → København.
  public func municipality(ofAddress address: String) -> Municipality? {
    let rest = address.range(of: "://").map { address[$0.upperBound...] } ?? address[...]
    let host = rest.prefix { $0 != "/" && $0 != ":" && $0 != "?" }.lowercased()
    let labels = host.split(separator: ".")
    guard labels.count >= 2 else { return nil }
    let domain = labels.suffix(2).joined(separator: ".")
    return all.first { $0.domains.contains(domain) }
      ?? all.first { MunicipalityList.addresses(of: $0).contains(domain) }
  }

  private static func addresses(of municipality: Municipality) -> [String] {
    let written = Folding.ascii(municipality.name.lowercased())
    let joined = written.filter { $0 != "-" }
    return [written, joined].flatMap { ["\($0).dk", "\($0)kommune.dk", "\($0)-kommune.dk"] }
  }

  public func mentions(in text: String) -> [Mention] { mentions(in: FoldedText(text)) }
}
