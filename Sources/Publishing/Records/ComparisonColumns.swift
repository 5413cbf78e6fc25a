import Model

enum ThemeColumns {
  /// Columns of `comparison_themes`.
  static let all: [Column<ThemeRow>] = key + statuses + totals

  private static let key: [Column<ThemeRow>] = [
    Column("theme", required: true, "Theme as a code of the vocabulary.") { .string($0.theme) },
    Column("municipality_code", "Official four-digit municipality code; empty for documents that name none.") {
      .text($0.municipalityCode)
    },
    Column("municipality_name", "Official short name of the municipality.") {
      .text($0.municipalityName)
    },
    Column("initiatives", as: .integer, required: true, "Number of initiatives under the theme.") {
      .integer($0.initiatives)
    },
  ]

  private static let statuses: [Column<ThemeRow>] = InitiativeStatus.allCases.map { status in
    Column(
      "status_\(status.rawValue)", as: .integer, required: true, "Number of them with the status \(status.rawValue)."
    ) {
      .integer($0.byStatus[status] ?? 0)
    }
  }

  private static let totals: [Column<ThemeRow>] = [
    Column("with_responsible", as: .integer, required: true, "Number that say who answers for them.") {
      .integer($0.withResponsible)
    },
    Column("with_deadline", as: .integer, required: true, "Number that state a deadline.") {
      .integer($0.withDeadline)
    },
    Column("with_measurable_goal", as: .integer, required: true, "Number that state a goal that can be measured.") {
      .integer($0.withMeasurableGoal)
    },
    Column("earliest_deadline", as: .date, "The earliest deadline.") { .day($0.earliestDeadline) },
    Column("latest_deadline", as: .date, "The latest deadline.") { .day($0.latestDeadline) },
  ]
}

/// A link with the names of its municipalities.
struct LinkRow: Sendable {
  var link: InitiativeLink
  var clusterId: String?
  var municipalityNameA: String?
  var municipalityNameB: String?
}

enum LinkColumns {
  /// Columns of `comparison_links`.
  static let all: [Column<LinkRow>] = [
    Column("initiative_id_a", required: true, "One initiative of the pair.") {
      .string($0.link.initiativeIdA.rawValue)
    },
    Column("initiative_id_b", required: true, "The other one, of another municipality.") {
      .string($0.link.initiativeIdB.rawValue)
    },
    Column("score", as: .number, required: true, "How alike they are, 0 to 1.") { .number($0.link.score) },
    Column("evidence", as: .array, "Terms that both share, weightiest first.") { .items($0.link.evidence) },
    Column("cluster_id", "The cluster that both belong to.") { .text($0.clusterId) },
    Column("title_a", "Title of the first.") { .text($0.link.titleA) },
    Column("title_b", "Title of the second.") { .text($0.link.titleB) },
    Column("municipality_code_a", "Municipality of the first.") { .text($0.link.municipalityCodeA) },
    Column("municipality_name_a", "Its name.") { .text($0.municipalityNameA) },
    Column("municipality_code_b", "Municipality of the second.") { .text($0.link.municipalityCodeB) },
    Column("municipality_name_b", "Its name.") { .text($0.municipalityNameB) },
  ]
}

enum ClusterColumns {
  /// Columns of `comparison_clusters`.
  static let all: [Column<InitiativeCluster>] = key + statuses

  private static let key: [Column<InitiativeCluster>] = [
    Column("cluster_id", required: true, "Stable name of the cluster.") { .string($0.clusterId) },
    Column("label", "What its members have in common, in a few words.") { .text($0.label) },
    Column("members", as: .array, required: true, "The initiatives, by their ids.") {
      .list($0.members.map(\.rawValue))
    },
    Column("municipalities", as: .array, required: true, "Codes of the municipalities, ascending.") {
      .list($0.municipalities)
    },
    Column("member_count", as: .integer, required: true, "Number of initiatives.") { .integer($0.members.count) },
    Column("municipality_count", as: .integer, required: true, "Number of municipalities.") {
      .integer($0.municipalities.count)
    },
    Column("first_deadline", as: .date, "The earliest deadline.") { .day($0.firstDeadline) },
    Column("last_deadline", as: .date, "The latest deadline.") { .day($0.lastDeadline) },
  ]

  private static let statuses: [Column<InitiativeCluster>] = InitiativeStatus.allCases.map { status in
    Column(
      "status_\(status.rawValue)", as: .integer, required: true, "Number of them with the status \(status.rawValue)."
    ) {
      .integer($0.statuses[status] ?? 0)
    }
  }
}

enum CoverageColumns {
  /// Columns of `comparison_coverage`.
  static let all: [Column<CoverageRow>] = [
    Column("municipality_code", "Official four-digit municipality code; empty for documents that name none.") {
      .text($0.municipalityCode)
    },
    Column("municipality_name", "Official short name of the municipality.") {
      .text($0.municipalityName)
    },
    Column("field", required: true, "A field of initiatives, or measurable_goal.") { .string($0.field) },
    Column("stated", as: .integer, required: true, "Number of initiatives that state it.") { .integer($0.stated) },
    Column("initiatives", as: .integer, required: true, "Number of initiatives.") { .integer($0.initiatives) },
    Column("share", as: .number, required: true, "Share that states it, 0 to 1.") { .number($0.share) },
  ]
}

enum TimelineColumns {
  /// Columns of `comparison_timeline`.
  static let all: [Column<TimelineRow>] = [
    Column("initiative_id", required: true, "The initiative.") { .string($0.initiativeId.rawValue) },
    Column("municipality_code", "Official four-digit municipality code.") { .text($0.municipalityCode) },
    Column("month", required: true, "Year and month, such as 2021-04.") { .string($0.month) },
    Column("state", required: true, codes: TimelineRow.State.codes, "How it stands in that month.") {
      .code($0.state)
    },
  ]
}

enum ChangeColumns {
  /// Columns of `changes`.
  static let all: [Column<ChangeRow>] = [
    Column("entity", required: true, "What changed: document or initiative.") { .string($0.entity) },
    Column("entity_id", required: true, "Its stable name.") { .string($0.entityId) },
    Column("kind", required: true, codes: ChangeRow.Kind.codes, "What happened since the previous run.") {
      .code($0.kind)
    },
    Column("field", "The field that changed.") { .text($0.field) },
    Column("old", "Its value in the previous run.") { .text($0.old) },
    Column("new", "Its value now.") { .text($0.new) },
  ]
}

/// A problem with the ids that its place goes by in the published files.
struct ProblemRow: Sendable {
  var problem: Problem
  var document: DocumentID?
  var tableId: String?
}

enum ProblemColumns {
  /// Columns of `problems`.
  static let all: [Column<ProblemRow>] = [
    Column("severity", required: true, codes: Problem.Severity.codes, "How much it matters.") {
      .code($0.problem.severity)
    },
    Column("code", required: true, codes: ProblemCode.codes, "What kind of problem it is.") { .code($0.problem.code) },
    Column("document_id", "The document concerned.") { .text($0.document?.rawValue) },
    Column("file", "Its path in the corpus.") { .text($0.problem.file) },
    Column("page", as: .integer, "Page, from 1.") { .count($0.problem.page) },
    Column("table_id", "The table concerned.") { .text($0.tableId) },
    Column("row", as: .integer, "Row of the table, from 0.") { .count($0.problem.row) },
    Column("message", required: true, "What is the matter.") { .string($0.problem.message) },
    Column("remedy", "What a person can do about it.") { .text($0.problem.remedy) },
  ]
}
