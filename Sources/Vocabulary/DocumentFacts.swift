/// The words around the facts that a document states about itself.
public struct DocumentFactWords: Sendable, Hashable {
  /// "Sagsnr.", "Journalnummer".
  public let caseNumber: PhraseList<String>
  /// "Dokumentnr.".
  public let documentNumber: PhraseList<String>
  /// "Dato:", "Udarbejdet den".
  public let date: PhraseList<String>
  /// Labels after which a person or a way to reach one follows: "Sagsbehandler", "Telefon".
  public let contact: PhraseList<String>
  /// Beginnings and endings of names of departments: "Center for *", "*forvaltningen".
  public let department: PhraseList<String>
  /// Headings over lists of other documents: "Relaterede dokumenter".
  public let relatedDocuments: PhraseList<String>
  /// Words that say the sender speaks of itself: "Kommunalbestyrelsen har", "kommunens afdeling".
  public let ownVoice: PhraseList<String>
  /// Words before the name of somebody else's municipality: "inspireret af", "fx".
  public let comparison: PhraseList<String>
  /// Words in running heads of web sites and exports that are no title.
  public let titleNoise: PhraseList<String>
  public let digest: String

  init(file: YAMLFile) throws(VocabularyError) {
    let keys = [
      "case_number", "document_number", "date", "contact", "department", "related_documents", "own_voice", "comparison",
      "title_noise",
    ]
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: keys)
    func list(_ key: String) throws(VocabularyError) -> PhraseList<String> {
      PhraseList(entries: [PhraseList.Entry(code: key, phrases: try root.texts(key))])
    }
    caseNumber = try list("case_number")
    documentNumber = try list("document_number")
    date = try list("date")
    contact = try list("contact")
    department = try list("department")
    relatedDocuments = try list("related_documents")
    ownVoice = try list("own_voice")
    comparison = try list("comparison")
    titleNoise = try list("title_noise")
    digest = file.digest
  }
}
