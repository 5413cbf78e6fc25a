import Model
import Vocabulary

/// Ids of documents.
enum DocumentIdentity {
  /// Slug of municipality, type and date or title, and the first eight digits of the file's digest.
  static func id(_ facts: DocumentFacts) -> DocumentID {
    let place = facts.municipality?.name ?? "unknown"
    let occasion = facts.date?.iso ?? facts.title ?? ""
    let slug = [place, facts.type.rawValue, occasion].map { Slug.make($0) }.filter { !$0.isEmpty }.joined(
      separator: "-")
    return DocumentID(rawValue: "\(slug)-\(facts.sha256.prefix(8))")
  }
}

/// Ids of initiatives: a digest of municipality, area, number and title, so that a re-issued plan keeps them. Several rows of
/// a document with the same four get their place among them as a suffix.
struct InitiativeIdentities {
  private let owner: String
  private var occurrences: [String: Int] = [:]

  init(facts: DocumentFacts) {
    // Without a municipality nothing tells two plans apart but their bytes.
    owner = facts.municipality?.code ?? "x\(facts.sha256.prefix(8))"
  }

  mutating func next(area: String?, number: String?, title: String) -> InitiativeID {
    let digest = StableDigest.hex(of: [owner, Folding.fold(area ?? ""), number ?? "", Folding.fold(title)])
    let id = "\(owner)-\(digest.prefix(12))"
    let count = (occurrences[id] ?? 0) + 1
    occurrences[id] = count
    return InitiativeID(rawValue: count == 1 ? id : "\(id)-\(count)")
  }
}

/// Text as part of a file name or address: lower-case ASCII letters and digits with hyphens.
enum Slug {
  /// Longest slug of one part; titles can be sentences.
  private static let longest = 40

  static func make(_ text: String) -> String {
    var slug = ""
    for word in FoldedText(text).words {
      let part = Folding.ascii(word.text)
      guard !part.isEmpty else { continue }
      guard slug.count + part.count < longest else { break }
      slug += (slug.isEmpty ? "" : "-") + part
    }
    return slug
  }
}
