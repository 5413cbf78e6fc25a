import Model

/// Clusters against municipalities, for reading in a spreadsheet: how far each has come and by when.
struct ClusterMatrix: Sendable {
  struct Municipality: Sendable, Hashable {
    let code: String
    let name: String
  }

  /// What a municipality does of a cluster.
  struct Entry: Sendable {
    /// Distinct, in the order of the code list.
    var statuses: [InitiativeStatus] = []
    /// The latest.
    var deadline: CalendarDate?
    /// In the order of the cluster's members.
    var initiatives: [InitiativeID] = []
  }

  struct Row: Sendable {
    let cluster: InitiativeCluster
    /// By municipality code.
    let entries: [String: Entry]
  }

  /// Those with an initiative in a cluster, by code.
  let municipalities: [Municipality]
  let rows: [Row]

  /// - Parameter latest: the latest version of each initiative, by id.
  init(clusters: [InitiativeCluster], latest: [InitiativeID: InitiativeIndex.Latest]) {
    var names: [String: String] = [:]
    rows = clusters.map { cluster in
      var entries: [String: Entry] = [:]
      for initiative in cluster.members.compactMap({ latest[$0] }) {
        guard let code = initiative.municipalityCode else { continue }
        names[code] = initiative.municipalityName ?? code
        entries[code, default: Entry()].add(initiative)
      }
      return Row(cluster: cluster, entries: entries)
    }
    municipalities = names.keys.sorted().map { Municipality(code: $0, name: names[$0] ?? $0) }
  }

  /// The columns of `comparison_matrix`: two for each municipality.
  var columns: [Column<Row>] {
    var columns: [Column<Row>] = [
      Column("cluster_id", required: true, "The cluster.") { .string($0.cluster.clusterId) },
      Column("label", "What its members have in common, in a few words.") { .text($0.cluster.label) },
      Column("municipality_count", as: .integer, required: true, "Number of municipalities.") {
        .integer($0.cluster.municipalities.count)
      },
    ]
    for municipality in municipalities {
      let code = municipality.code
      columns.append(
        Column("status_\(code)", "Status of the initiatives of \(municipality.name); several parted by a semicolon.") {
          .text($0.entries[code]?.statuses.map(\.rawValue).joined(separator: "; "))
        })
      columns.append(
        Column("deadline_\(code)", as: .date, "Latest deadline of the initiatives of \(municipality.name).") {
          .day($0.entries[code]?.deadline)
        })
    }
    return columns
  }
}

extension ClusterMatrix.Entry {
  fileprivate mutating func add(_ initiative: InitiativeIndex.Latest) {
    initiatives.append(initiative.initiative)
    let order = InitiativeStatus.allCases
    statuses = order.filter { statuses.contains($0) || $0 == initiative.status }
    if let end = initiative.deadlineEnd { deadline = max(deadline ?? end, end) }
  }
}
