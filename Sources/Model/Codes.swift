/// How a document was read.
public enum ReaderKind: String, Codable, Sendable, CaseIterable {
  case pdfText = "pdf_text"
  case pdfTagged = "pdf_tagged"
  case pdfRecognised = "pdf_ocr"
  case html
  case transcript
}

/// What the grid of a table was read from.
public enum TableMethod: String, Codable, Sendable, CaseIterable {
  case ruled, aligned, tagged, html, transcript, ocr
  /// Item numbers that come again in running text.
  case numbering
}

/// What a table is to a reader of plans.
public enum TableKind: String, Codable, Sendable, CaseIterable {
  case initiativeOverview = "initiative_overview"
  case actionPlan = "action_plan"
  case statusList = "status_list"
  case monthMatrix = "month_matrix"
  case gantt
  case numberedPlan = "numbered_plan"
  case levels, legend, contacts, contents, figures, layout, other

  /// Whether initiatives are read from such a table.
  public var holdsInitiatives: Bool {
    switch self {
    case .initiativeOverview, .actionPlan, .statusList, .monthMatrix, .gantt, .numberedPlan: true
    case .levels, .legend, .contacts, .contents, .figures, .layout, .other: false
    }
  }
}

/// How far an initiative has come.
public enum InitiativeStatus: String, Codable, Sendable, CaseIterable {
  case planned, decided
  case inProgress = "in_progress"
  case implemented, ongoing, completed, postponed, cancelled
  /// No status stated.
  case unknown
}

/// How often something recurs.
public enum Recurrence: String, Codable, Sendable, CaseIterable {
  case weekly, monthly, quarterly
  case halfYearly = "half_yearly"
  case yearly, continuous
}

/// What kind of dated event a milestone is.
public enum MilestoneKind: String, Codable, Sendable, CaseIterable {
  case milestone, goal, decision, process, start, phase
}

/// What a committee is asked to do.
public enum DecisionType: String, Codable, Sendable, CaseIterable {
  case orientering, beslutning, godkendelse
  case droeftelse = "drøftelse"
}

/// Where a value that the document does not state outright was taken from.
public enum Basis: String, Codable, Sendable, CaseIterable {
  case manifest, letterhead, text, metadata, context
}

public enum DocumentType: String, Codable, Sendable, CaseIterable {
  case bilag, udviklingsplan, handleplan
  case tidsOgHandleplan = "tids_og_handleplan"
  case statusnotat, notat, referat, strategi, andet
}

/// What a person should look at in a row.
public enum ReviewCode: String, Codable, Sendable, CaseIterable {
  case dateUnparsed = "date_unparsed"
  case dateImpossible = "date_impossible"
  case headerUnmapped = "header_unmapped"
  case municipalityInferred = "municipality_inferred"
  case rowRealigned = "row_realigned"
  case recognitionUncertain = "ocr_low"
  case cellSpansGuessed = "cell_spans_guessed"
  case statusUnmapped = "status_unmapped"
  case titleMissing = "title_missing"
}
