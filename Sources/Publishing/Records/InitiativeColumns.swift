import Model

/// An initiative with the ids that it goes by in the published files.
struct InitiativeRow: Sendable {
  var initiative: Initiative
  /// `documentid-t1`; `nil` when the document holds no such table.
  var tableId: String?
}

enum InitiativeColumns {
  /// Columns of `initiatives`.
  static let all: [Column<InitiativeRow>] = identity + content + decision + status + dates + classification + provenance

  private static let identity: [Column<InitiativeRow>] = [
    Column(
      "initiative_id", required: true,
      "Stable name of the initiative: the same in every version of the plan while its area, number and title stay."
    ) { .string($0.initiative.initiativeId.rawValue) },
    Column("document_id", required: true, "The document that it stands in.") {
      .string($0.initiative.documentId.rawValue)
    },
    Column("municipality_code", "Official four-digit municipality code.") { .text($0.initiative.municipalityCode) },
    Column("municipality_name", "Official short name of the municipality.") { .text($0.initiative.municipalityName) },
    Column("number", "The plan's own number, such as 1.3.2.") { .text($0.initiative.number) },
    Column("parent_number", "The number without its last part.") { .text($0.initiative.parentNumber) },
    Column("phase", "Phase, where the plan is divided in phases.") { .text($0.initiative.phase) },
    Column("area", "Heading that it stands under, as written.") { .text($0.initiative.area) },
    Column("title", "What it is called, without number and leading label.") { .text($0.initiative.title) },
  ]

  private static let content: [Column<InitiativeRow>] = [
    Column("purpose", "What it is for, as written.") { .text($0.initiative.purpose) },
    Column("description", "What is done and how, as written.") { .text($0.initiative.description) },
    Column("responsible", "Who answers for it, as written.") { .text($0.initiative.responsible) },
    Column("responsible_roles", as: .array, "Roles and units named there, as codes of the vocabulary.") {
      .items($0.initiative.responsibleRoles)
    },
    Column("goal", "Goals and signs of success, as written.") { .text($0.initiative.goal) },
    Column("follow_up", "How it is followed up, as written.") { .text($0.initiative.followUp) },
  ]

  private static let decision: [Column<InitiativeRow>] = [
    Column("recommended_by", as: .array, "Who recommended it, where the plan says so; codes of the vocabulary.") {
      .items($0.initiative.recommendedBy)
    },
    Column("decision_category", "The plan's own class, such as A, B or C.") { .text($0.initiative.decisionCategory) },
    Column("decision_category_meaning", "What the class means by the document's legend.") {
      .text($0.initiative.decisionCategoryMeaning)
    },
  ]

  private static let status: [Column<InitiativeRow>] = [
    Column("status_text", "Status as written.") { .text($0.initiative.statusText) },
    Column(
      "status", required: true, codes: InitiativeStatus.codes, "How far it has come; unknown where none is stated."
    ) { .code($0.initiative.status) },
    Column("done_text", "What has been done, where the plan has a column for it.") { .text($0.initiative.doneText) },
    Column("remaining_text", "What remains to be done, where the plan has a column for it.") {
      .text($0.initiative.remainingText)
    },
  ]

  private static let dates: [Column<InitiativeRow>] = [
    Column("started_text", "When it began, as written.") { .text($0.initiative.startedText) },
    Column("started_start", as: .date, "First day of the interval that it began in.") {
      .day($0.initiative.startedStart)
    },
    Column("started_end", as: .date, "Last day of the interval that it began in.") { .day($0.initiative.startedEnd) },
    Column("deadline_text", "Deadline as written.") { .text($0.initiative.deadlineText) },
    Column("deadline_start", as: .date, "First day of the interval that the deadline means.") {
      .day($0.initiative.deadlineStart)
    },
    Column("deadline_end", as: .date, "Last day of the interval that the deadline means.") {
      .day($0.initiative.deadlineEnd)
    },
    Column("deadline_edtf", "The deadline in ISO 8601-2 (EDTF) notation.") { .text($0.initiative.deadlineEdtf) },
    Column("deadline_approximate", as: .boolean, required: true, "Whether the words name only roughly when.") {
      .boolean($0.initiative.deadlineApproximate)
    },
    Column("deadline_basis", codes: Basis.codes, "Where a part of the date was taken from that its words lack.") {
      .code($0.initiative.deadlineBasis)
    },
    Column("recurrence", codes: Recurrence.codes, "How often it recurs.") { .code($0.initiative.recurrence) },
  ]

  private static let classification: [Column<InitiativeRow>] = [
    Column("legal_references", as: .array, "Paragraphs of law that it names, the act shortened.") {
      .items($0.initiative.legalReferences)
    },
    Column("themes", as: .array, "Themes as codes of the vocabulary; the first is one of the five heads, or other.") {
      .items($0.initiative.themes)
    },
    Column("other_fields", as: .object, "Columns that no field takes: heading and text.") {
      .entries($0.initiative.otherFields)
    },
    Column("notes", as: .array, "Footnotes that the row refers to.") { .items($0.initiative.notes) },
  ]

  private static let provenance: [Column<InitiativeRow>] = [
    Column("page_first", as: .integer, "First page that it stands on, from 1.") { .count($0.initiative.pageFirst) },
    Column("page_last", as: .integer, "Last page that it stands on.") { .count($0.initiative.pageLast) },
    Column("table_id", "The table that it was read from.") { .text($0.tableId) },
    Column("row_first", as: .integer, "First row of the stitched table, from 0.") { .count($0.initiative.rowFirst) },
    Column("row_last", as: .integer, "Last row of the stitched table.") { .count($0.initiative.rowLast) },
    Column("regions", as: .array, "Places it was read from, page:x0,y0,x1,y1 in points from the top left.") {
      .items($0.initiative.regions)
    },
    Column("field_regions", as: .object, "For each field, the places its value was read from.") {
      $0.initiative.fieldRegions.isEmpty ? .none : .listMap($0.initiative.fieldRegions)
    },
    Column("confidence", as: .number, required: true, "How sure the reading is, 0 to 1.") {
      .number($0.initiative.confidence)
    },
    Column("review", as: .array, "What a person should look at, as codes.") { .codes($0.initiative.review) },
    Column("corrected_fields", as: .array, "Fields that a person has overridden.") {
      .items($0.initiative.correctedFields)
    },
  ]
}

/// A milestone of an initiative.
struct MilestoneRow: Sendable {
  var document: DocumentID
  var initiative: InitiativeID
  /// Unique within the initiative.
  var sequence: Int
  var milestone: Milestone
}

enum MilestoneColumns {
  /// Columns of `milestones`.
  static let all: [Column<MilestoneRow>] = [
    Column("initiative_id", required: true, "The initiative that it belongs to.") { .string($0.initiative.rawValue) },
    Column("document_id", required: true, "The document that both stand in.") { .string($0.document.rawValue) },
    Column("sequence", as: .integer, required: true, "Its place among the milestones of the initiative.") {
      .integer($0.sequence)
    },
    Column("kind", required: true, codes: MilestoneKind.codes, "What kind of dated event it is.") {
      .code($0.milestone.kind)
    },
    Column("text", "What happens, as written.") { .text($0.milestone.text) },
    Column("date_text", "When, as written.") { .text($0.milestone.dateText) },
    Column("date_start", as: .date, "First day of the interval meant.") { .day($0.milestone.dateStart) },
    Column("date_end", as: .date, "Last day of the interval meant.") { .day($0.milestone.dateEnd) },
    Column("date_edtf", "The date in ISO 8601-2 (EDTF) notation.") { .text($0.milestone.dateEdtf) },
    Column("date_approximate", as: .boolean, required: true, "Whether the words name only roughly when.") {
      .boolean($0.milestone.dateApproximate)
    },
    Column("date_basis", codes: Basis.codes, "Where a part of the date was taken from that its words lack.") {
      .code($0.milestone.dateBasis)
    },
    Column("actor", "Committee or role that acts, as written.") { .text($0.milestone.actor) },
    Column("decision_type", as: .array, "What a committee is asked to do, as codes.") {
      .codes($0.milestone.decisionType)
    },
    Column("page", as: .integer, "Page that it stands on.") { .count($0.milestone.page) },
    Column("notes", as: .array, "Footnotes that it refers to.") { .items($0.milestone.notes) },
  ]
}

enum StatusUpdateColumns {
  /// Columns of `status_updates`.
  static let all: [Column<StatusUpdate>] = [
    Column("initiative_id", required: true, "The initiative that it speaks of.") {
      .string($0.initiativeId.rawValue)
    },
    Column("document_id", required: true, "The status note that says so.") { .string($0.documentId.rawValue) },
    Column("as_of", as: .date, "Date of the status note.") { .day($0.asOf) },
    Column("status", required: true, codes: InitiativeStatus.codes, "How far it had come.") { .code($0.status) },
    Column("status_text", "Status as written.") { .text($0.statusText) },
    Column("done_text", "What had been done.") { .text($0.doneText) },
    Column("remaining_text", "What remained to be done.") { .text($0.remainingText) },
  ]
}

/// Which document speaks of an initiative last.
struct InitiativeIndexRow: Sendable {
  var initiative: InitiativeID
  var document: DocumentID?
  var versions: Int
  var cluster: String?
}

enum InitiativeIndexColumns {
  /// Columns of `initiative_index`.
  static let all: [Column<InitiativeIndexRow>] = [
    Column("initiative_id", required: true, "Stable name of the initiative.") { .string($0.initiative.rawValue) },
    Column("document_id", "The document with its latest version.") { .text($0.document?.rawValue) },
    Column("versions", as: .integer, required: true, "Number of documents that hold it.") { .integer($0.versions) },
    Column("cluster_id", "The cluster of like initiatives that it belongs to.") { .text($0.cluster) },
  ]
}
