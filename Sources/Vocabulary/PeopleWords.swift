/// The words that tell names and numbers of people from other text.
public struct PeopleWords: Sendable, Hashable {
  /// Words before a person: "v/", "Med venlig hilsen".
  public let labels: PhraseList<String>
  /// Words before a number that is no telephone number: "CVR".
  public let numbers: PhraseList<String>
  /// Words after a number that make it an amount, folded; so are all below.
  public let amounts: Set<String>
  /// Words between two names: "og".
  public let links: Set<String>
  /// Small words inside names: "von".
  public let particles: Set<String>
  /// What makes a name that of a place or a method: "skole" in "Peder Lykke Skolen". Endings count too.
  public let noSurnames: [String]
  public let surnames: Set<String>
  public let givenNames: Set<String>
  public let digest: String

  init(file: YAMLFile) throws(VocabularyError) {
    let root = try YAMLEntry(
      file: file.name, mapping: file.root,
      allowing: ["labels", "numbers", "amounts", "links", "particles", "no_surnames", "surnames", "given_names"])
    func folded(_ key: String) throws(VocabularyError) -> Set<String> {
      Set(try root.texts(key).map { Folding.fold($0) })
    }
    func list(_ key: String) throws(VocabularyError) -> PhraseList<String> {
      PhraseList(entries: [PhraseList.Entry(code: key, phrases: try root.texts(key))])
    }
    labels = try list("labels")
    numbers = try list("numbers")
    amounts = try folded("amounts")
    links = try folded("links")
    particles = try folded("particles")
    noSurnames = try folded("no_surnames").sorted()
    surnames = try folded("surnames")
    givenNames = try folded("given_names")
    digest = file.digest
  }
}
