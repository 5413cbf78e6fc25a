import Corpus
public import Foundation
public import Model

/// The fields that a person may put right, as text.
public enum CorrectableFields {
  /// Names of the schema, in its order.
  public static let ofInitiatives = CorrectableField<Initiative>.all.map(\.name)
  public static let ofDocuments = CorrectableField<DocumentRecord>.all.map(\.name)

  /// The value of a field as text, empty when the document does not say; `nil` for a field of another name.
  public static func value(_ field: String, of initiative: Initiative) -> String? {
    CorrectableField<Initiative>.all.first { $0.name == field }?.get(initiative)
  }

  public static func value(_ field: String, of document: DocumentRecord) -> String? {
    CorrectableField<DocumentRecord>.all.first { $0.name == field }?.get(document)
  }

  /// Whether a text is a value of the field.
  public static func accepts(_ value: String, for field: String, of initiative: Initiative) -> Bool {
    var copy = initiative
    return CorrectableField<Initiative>.all.first { $0.name == field }?.set(&copy, value) ?? false
  }

  public static func accepts(_ value: String, for field: String, of document: DocumentRecord) -> Bool {
    var copy = document
    return CorrectableField<DocumentRecord>.all.first { $0.name == field }?.set(&copy, value) ?? false
  }
}

/// A value to be put right, to be written down in the corpus.
public struct CorrectionNote: Sendable, Hashable {
  public var document: DocumentRecord
  /// `nil` for a field of the document itself.
  public var initiative: Initiative?
  public var field: String
  public var old: String
  public var new: String

  public init(document: DocumentRecord, initiative: Initiative?, field: String, old: String, new: String) {
    self.document = document
    self.initiative = initiative
    self.field = field
    self.old = old
    self.new = new
  }

  /// Adds it to the corrections of a corpus.
  ///
  /// - Returns: path of the file it was written to.
  public func write(to corpus: URL) throws(PipelineError) -> String {
    let correction = Correction(
      document: document.documentId.rawValue, initiative: initiative?.initiativeId, field: field, old: old, new: new)
    do {
      return try CorrectionWriter(corpus: corpus.path).add(correction, title: initiative?.title)
    } catch {
      throw .corpus(error)
    }
  }
}
