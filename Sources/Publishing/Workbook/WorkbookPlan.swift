import Model

/// A sheet: which dataset, which of its columns in which order, and which of them leads to the report.
struct SheetPlan: Sendable {
  /// A column that is a link, the page that it leads to and the column with the key.
  struct Link: Sendable {
    let column: String
    let page: String
    let key: String
  }

  let dataset: DatasetName
  /// `nil` for all.
  var columns: [String]?
  var link: Link?
  /// Columns at the left that stay in sight.
  var frozenColumns = 1

  /// The sheets in their order, what most people look for first.
  static let all: [SheetPlan] = [
    SheetPlan(
      dataset: .initiatives,
      columns: [
        "municipality_name", "number", "title", "area", "status", "status_text", "deadline_text", "deadline_end",
        "responsible", "purpose", "description", "goal", "follow_up", "done_text", "remaining_text", "phase", "themes",
        "recommended_by", "decision_category", "decision_category_meaning", "started_text", "started_start",
        "deadline_start", "deadline_approximate", "recurrence", "legal_references", "responsible_roles", "other_fields",
        "notes", "page_first", "page_last", "confidence", "review", "corrected_fields", "document_id", "initiative_id",
      ], link: Link(column: "title", page: "initiative", key: "initiative_id"), frozenColumns: 3),
    SheetPlan(
      dataset: .comparisonMatrix, link: Link(column: "label", page: "cluster", key: "cluster_id"), frozenColumns: 2),
    SheetPlan(
      dataset: .comparisonLinks,
      columns: [
        "municipality_name_a", "title_a", "municipality_name_b", "title_b", "score", "evidence", "cluster_id",
        "initiative_id_a", "initiative_id_b",
      ], link: Link(column: "title_a", page: "initiative", key: "initiative_id_a")),
    SheetPlan(dataset: .comparisonThemes, frozenColumns: 3),
    SheetPlan(dataset: .comparisonCoverage, frozenColumns: 2),
    SheetPlan(
      dataset: .milestones,
      columns: [
        "initiative_id", "sequence", "kind", "text", "date_text", "date_start", "date_end", "actor", "decision_type",
        "page",
        "document_id",
      ], link: Link(column: "initiative_id", page: "initiative", key: "initiative_id")),
    SheetPlan(
      dataset: .statusUpdates, link: Link(column: "initiative_id", page: "initiative", key: "initiative_id")),
    SheetPlan(
      dataset: .documents,
      columns: [
        "municipality_name", "title", "document_type", "document_date", "department", "case_number", "pages", "reader",
        "tables_found", "initiatives_found", "confidence", "source", "first_seen", "last_changed", "document_id",
      ], link: Link(column: "title", page: "document", key: "document_id"), frozenColumns: 2),
    SheetPlan(dataset: .changes),
    SheetPlan(
      dataset: .problems,
      columns: ["severity", "code", "file", "page", "table_id", "row", "message", "remedy", "document_id"]),
  ]
}
