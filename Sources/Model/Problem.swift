/// A fact about a document that a person should know of. Problems never stop a run.
public struct Problem: Codable, Sendable, Hashable, Error {
  public enum Severity: String, Codable, Sendable, Comparable, CaseIterable {
    /// The document gave nothing.
    case failure
    /// Something is missing or may be wrong.
    case warning
    /// Worth knowing.
    case note

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
  }

  public var code: ProblemCode
  /// Path of the file in the corpus; empty until the pipeline fills it in.
  public var file: String
  public var page: Int?
  public var table: TableID?
  /// Row of the table, counted from 0.
  public var row: Int?
  /// What is the matter, in one sentence, without text of the document where that could name a person.
  public var message: String
  /// What a person can do about it; the code's own remedy when empty.
  public var remedy: String

  public init(
    _ code: ProblemCode, _ message: String, remedy: String = "", file: String = "", page: Int? = nil,
    table: TableID? = nil, row: Int? = nil
  ) {
    self.code = code
    self.file = file
    self.page = page
    self.table = table
    self.row = row
    self.message = ShownText.clean(message)
    self.remedy = remedy.isEmpty ? code.remedy : remedy
  }

  public var severity: Severity { code.severity }

  /// `file.pdf: page 3, table t2, row 7: code: message`
  public var diagnostic: String {
    let place = [page.map { "page \($0)" }, table.map { "table \($0)" }, row.map { "row \($0)" }].compactMap(\.self)
    return ([file.isEmpty ? nil : file, place.isEmpty ? nil : place.joined(separator: ", "), code.rawValue, message])
      .compactMap(\.self).joined(separator: ": ")
  }
}
