import Corpus
import Foundation
import Model

extension DocumentResult {
  /// The row of a file that was not interpreted: what is known without reading it, and the problem that says why.
  static func unread(_ file: SourceFile, because problem: Problem) -> DocumentResult {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let digest = file.sha256.isEmpty ? ContentDigest.sha256(file.path.utf8) : file.sha256
    let slug = Slug.make(stem)
    let id = DocumentID(rawValue: (slug.isEmpty ? "document" : slug) + "-" + digest.prefix(8))
    let record = DocumentRecord(
      documentId: id, source: file.path, sha256: file.sha256, mediaType: file.mediaType, bytes: file.bytes,
      title: file.declared.title, documentType: file.declared.documentType ?? .andet,
      municipalityCode: file.declared.municipalityCode,
      municipalityBasis: file.declared.municipalityCode == nil ? nil : .manifest, documentDate: file.declared.date)
    return DocumentResult(document: record, problems: [problem])
  }

  /// Gives the document another id, in all its rows.
  mutating func rename(_ id: DocumentID) {
    document.documentId = id
    for index in initiatives.indices { initiatives[index].documentId = id }
    for index in statusUpdates.indices { statusUpdates[index].documentId = id }
  }
}

extension DocumentID {
  /// The id, or where another document has it already the id with the first number that is free.
  func firstFree(_ taken: inout Set<DocumentID>) -> DocumentID {
    var candidate = self
    var count = 1
    while !taken.insert(candidate).inserted {
      count += 1
      candidate = DocumentID(rawValue: rawValue + "-\(count)")
    }
    return candidate
  }
}
