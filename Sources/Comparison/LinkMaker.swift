import Model
import Vocabulary

/// Makes links and clusters out of scored pairs.
struct LinkMaker: Sendable {
  var vocabulary: Vocabulary
  var settings: ComparisonSettings
  var judgements = LinkJudgements()

  /// - Parameter initiatives: in order of id, each id once. Those without a municipality take no part.
  func links(between all: [Initiative]) -> (links: [InitiativeLink], clusters: [InitiativeCluster]) {
    let initiatives = all.filter { $0.municipalityCode != nil }
    let codes = Set(initiatives.compactMap(\.municipalityCode)).sorted()
    let numberOfCode = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    let municipality = initiatives.map { numberOfCode[$0.municipalityCode ?? ""] ?? 0 }
    let corpus = ProfiledCorpus(initiatives, municipality: municipality, vocabulary: vocabulary, settings: settings)
    let judged = JudgedPairs(judgements, initiatives: initiatives)
    let pairs = judged.applied(to: LinkFinder(profiles: corpus.profiles, settings: settings).pairs())
    let clusterOf = ClusterMaker(settings: settings).clusters(pairs, municipality: municipality, judged: judged)
    let kept = pairs.filter { clusterOf[$0.left] != nil && clusterOf[$0.left] == clusterOf[$0.right] }
    let names = ClusterNames(clusterOf, initiatives: initiatives)
    let links = kept.map { pair in
      link(
        initiatives[pair.left], initiatives[pair.right], score: pair.score, cluster: names.id(of: pair.left),
        evidence: corpus.evidence(pair.left, pair.right, limit: settings.evidenceTerms))
    }
    return (links, names.clusters(links: kept))
  }

  private func link(
    _ left: Initiative, _ right: Initiative, score: Double, cluster: String, evidence: [String]
  ) -> InitiativeLink {
    InitiativeLink(
      initiativeIdA: left.initiativeId, initiativeIdB: right.initiativeId, titleA: left.title, titleB: right.title,
      municipalityCodeA: left.municipalityCode ?? "", municipalityCodeB: right.municipalityCode ?? "", score: score,
      evidence: evidence, clusterId: cluster)
  }
}

/// Gives clusters names that stay the same from run to run: that of their first member.
private struct ClusterNames {
  private let clusterOf: [Int: Int]
  private let initiatives: [Initiative]
  /// Members of each cluster by index, ascending.
  private let members: [Int: [Int]]

  init(_ clusterOf: [Int: Int], initiatives: [Initiative]) {
    self.clusterOf = clusterOf
    self.initiatives = initiatives
    members = Dictionary(grouping: clusterOf.keys.sorted()) { clusterOf[$0] ?? $0 }
  }

  func id(of initiative: Int) -> String {
    guard let cluster = clusterOf[initiative], let first = members[cluster]?.first else { return "" }
    return "c-" + initiatives[first].initiativeId.rawValue
  }

  /// - Returns: by id.
  func clusters(links: [ScoredPair]) -> [InitiativeCluster] {
    let strength = strengths(links)
    return members.values.map { list in cluster(list, strength: strength) }.sorted { $0.clusterId < $1.clusterId }
  }

  /// Sum of the scores of each initiative's links.
  private func strengths(_ links: [ScoredPair]) -> [Int: Double] {
    var result: [Int: Double] = [:]
    for link in links {
      result[link.left, default: 0] += link.score
      result[link.right, default: 0] += link.score
    }
    return result
  }

  private func cluster(_ list: [Int], strength: [Int: Double]) -> InitiativeCluster {
    let rows = list.map { initiatives[$0] }
    let dates = rows.compactMap(\.deadlineEnd)
    return InitiativeCluster(
      clusterId: list.first.map(id(of:)) ?? "", label: label(list, strength: strength),
      members: rows.map(\.initiativeId),
      municipalities: Set(rows.compactMap(\.municipalityCode)).sorted(),
      firstDeadline: rows.compactMap { $0.deadlineStart ?? $0.deadlineEnd }.min(), lastDeadline: dates.max(),
      statuses: rows.reduce(into: [:]) { $0[$1.status, default: 0] += 1 })
  }

  /// The title of the member that is most like the others; the shorter one where two are as like.
  private func label(_ list: [Int], strength: [Int: Double]) -> String {
    let best = list.min { one, other in
      let (a, b) = (initiatives[one].title, initiatives[other].title)
      return (-(strength[one] ?? 0), a.count, a) < (-(strength[other] ?? 0), b.count, b)
    }
    return best.map { initiatives[$0].title } ?? ""
  }
}
