public import Model

/// What a date without a year may take it from.
public struct DateContext: Sendable, Hashable {
  /// Year of the nearest dated thing around it, for instance a heading over columns of months.
  public var year: Int?
  /// Date of the document, which gives the year where nothing nearer does.
  public var documentDate: CalendarDate?

  public init(year: Int? = nil, documentDate: CalendarDate? = nil) {
    self.year = year
    self.documentDate = documentDate
  }

  var inferredYear: Int? { year ?? documentDate?.year }
}

/// A date as written at a place of a text.
public struct DateMention: Sendable, Hashable {
  public enum Role: Sendable, Hashable {
    case event
    /// Replaces a date before it ("udsat til …").
    case revised
    /// Is replaced by another ("oprindelig frist …").
    case original
    /// A period that was measured, not an event.
    case measurement
  }

  /// Where it stands, with the words that belong to it ("senest", "pr.", "fra").
  public var range: Range<String.Index>
  public var text: String
  /// `nil` where the year is unknown or the day does not exist.
  public var interval: DateInterval?
  public var role: Role
  /// Whether the calendar has no such day ("31. juni").
  public var isImpossible: Bool
  /// Whether it is only where something begins ("fra september 2022").
  public var isStart: Bool
  /// Whether it names both ends.
  public var isRange: Bool
}

/// What a text says to the question "when?".
public struct DateReading: Sendable, Hashable {
  /// The days meant; `nil` where the text gives none.
  public var interval: DateInterval?
  public var recurrence: Recurrence?
  /// Whether a date in it does not exist.
  public var isImpossible: Bool
  public var mentions: [DateMention]

  /// Whether the text says neither when nor how often.
  public var isUnparsed: Bool { interval == nil && recurrence == nil }
}
