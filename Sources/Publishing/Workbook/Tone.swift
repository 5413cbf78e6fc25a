import Model

/// What the colour of a code tells: the same five steps in workbook and report. Every fill keeps a contrast of at least 7 to 1 with
/// the text upon it, and the word always stands beside the colour.
enum Tone: String, CaseIterable, Sendable {
  case done, active, waiting, late, ended, none

  /// `0xRRGGBB`; `nil` leaves the paper's own.
  var fill: UInt32? {
    switch self {
    case .done: 0xD7EFDC
    case .active: 0xFFF2C9
    case .waiting: 0xDCE9F7
    case .late: 0xFADCD9
    case .ended: 0xE6E6E6
    case .none: nil
    }
  }

  static let bodyText: UInt32 = 0x1A1A1A
  static let headingFill: UInt32 = 0x1E3A5F
  static let headingText: UInt32 = 0xFFFFFF
  static let linkText: UInt32 = 0x004D99

  /// - Parameter column: the column of the schema that the code stands in.
  init(code: String, of column: String) {
    switch column {
    case "status": self = Tone(status: InitiativeStatus(rawValue: code) ?? .unknown)
    case "state": self = Tone(state: TimelineRow.State(rawValue: code))
    case "severity":
      self =
        code == Problem.Severity.failure.rawValue ? .late : code == Problem.Severity.warning.rawValue ? .active : .none
    default: self = .none
    }
  }

  init(status: InitiativeStatus) {
    switch status {
    case .implemented, .completed, .ongoing: self = .done
    case .inProgress: self = .active
    case .planned, .decided: self = .waiting
    case .postponed: self = .late
    case .cancelled: self = .ended
    case .unknown: self = .none
    }
  }

  init(state: TimelineRow.State?) {
    switch state {
    case .done: self = .done
    case .underWay, .due: self = .active
    case .planned: self = .waiting
    case .overdue: self = .late
    case nil: self = .none
    }
  }
}
