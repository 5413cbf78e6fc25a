/// A name that stays the same from run to run. Each kind of thing has its own type, so they cannot be mixed up.
public protocol StableIdentifier: RawRepresentable, Codable, Sendable, Hashable, Comparable, CustomStringConvertible
where RawValue == String {}

extension StableIdentifier {
  public var description: String { rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A document: slug of municipality, type and date or title, and eight hex digits of its digest.
public struct DocumentID: StableIdentifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// A table: `t1`, `t2`, … within its document, by first appearance; prefixed with the document's id when published.
public struct TableID: StableIdentifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}

/// An initiative: the same for every version of a plan as long as its area, number and title stay.
public struct InitiativeID: StableIdentifier {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
}
