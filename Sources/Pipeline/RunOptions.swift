public import Foundation
public import Model

/// What a run works on.
public struct RunOptions: Sendable {
  /// Folder of the plans.
  public var corpus: URL
  /// Folder of the datasets; replaced as a whole.
  public var output: URL
  public var pipeline: URL
  /// Folder of the working state; `nil` for `.indsats` beside the output.
  public var state: String?
  /// The day the timeline is drawn for; `nil` for today.
  public var asOf: CalendarDate?
  /// Language of the report and of the spreadsheet's headings; `nil` for that of the pipeline file.
  public var language: ReportLanguage?
  /// Whether documents that failed before are tried again although nothing about them changed.
  public var retriesFailed = false
  /// Whether what libraries write to standard error is shown.
  public var showsLibraryMessages = false

  /// Whether documents are read in worker processes; off only to look for a fault or to measure.
  public var isolatesReading = true

  /// Folder of bundles that other machines made; `nil` for none.
  public var bundles: String?
  /// The program that workers run, and its arguments before the pipeline file; `nil` for this program.
  public var worker: String?

  public init(corpus: URL, output: URL, pipeline: URL) {
    self.corpus = corpus
    self.output = output
    self.pipeline = pipeline
  }

  /// The day the run is for, by the clock where none was given.
  var day: CalendarDate {
    let today = Timestamp.today()
    return asOf ?? CalendarDate(year: today.year, month: today.month, day: today.day) ?? CalendarDate(dayNumber: 0)
  }
}

/// A language that the report can be written in.
public enum ReportLanguage: String, Sendable, CaseIterable {
  case danish = "da"
  case english = "en"
}

/// What happens in a run, for whoever shows it.
public enum RunEvent: Sendable {
  /// A stage begins; `documents` is how many it has to do, 0 for stages that see the whole.
  case stage(StageName, documents: Int)
  /// A document is done: how many of how many, and what kept it from being read.
  case document(path: String, done: Int, total: Int, failure: Problem?)
}

/// What a run did.
public struct RunOutcome: Sendable {
  public var summary: RunSummary
  /// By file.
  public var problems: [Problem]
  /// Whether anything was written; not when nothing changed.
  public var wasPublished: Bool
}

/// What a run would do.
public struct RunPlan: Codable, Sendable, Hashable {
  public struct Item: Codable, Sendable, Hashable {
    public enum State: String, Codable, Sendable {
      case new, changed, unchanged, gone
    }

    public var path: String
    public var state: State
    /// Whether the file would be read, or its rows made anew from what was read before.
    public var work: Work
  }

  public enum Work: String, Codable, Sendable {
    case read, interpret, none
  }

  /// By path.
  public var items: [Item]
}
