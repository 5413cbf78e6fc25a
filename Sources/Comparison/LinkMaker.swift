import Model
import Vocabulary

/// Makes links and clusters out of scored pairs.
struct LinkMaker: Sendable {
  var vocabulary: Vocabulary
  var settings: ComparisonSettings
  var judgements = LinkJudgements()

  /// - Parameters:
  ///   - all: in order of id, each id once, all with a municipality. Their texts are given up once they are read.
  ///   - memory: of searches with the same settings.
  /// - Returns: links best first, and clusters by id.
  /// - Throws: when what was found cannot be kept.
  func links(
    between all: consuming [ComparedInitiative], memory: some LinkMemoryStore
  ) throws -> (links: RowSeries<InitiativeLink>, clusters: [InitiativeCluster]) {
    let codes = Set(all.compactMap(\.municipalityCode)).sorted()
    // Only initiatives of different municipalities are linked.
    guard codes.count > 1 else { return (RowSeries(), []) }
    let numberOfCode = Dictionary(uniqueKeysWithValues: zip(codes, codes.indices))
    let municipality = all.map { numberOfCode[$0.municipalityCode ?? ""] ?? 0 }
    let corpus = ProfiledCorpus(copy all, municipality: municipality, vocabulary: vocabulary, settings: settings)
    let initiatives = all.map(\.withoutTexts)
    let judged = JudgedPairs(judgements, initiatives: initiatives)
    var pairs = judged.applied(to: try LinkFinder(corpus, of: initiatives, settings: settings).pairs(store: memory))
    let clusterOf = ClusterMaker(settings: settings).clusters(pairs, municipality: municipality, judged: judged)
    pairs.removeAll { clusterOf[$0.left] == nil || clusterOf[$0.left] != clusterOf[$0.right] }
    let names = ClusterNames(clusterOf, initiatives: initiatives)
    let evidence = SharedTerms(pairs, corpus: corpus, limit: settings.evidenceTerms)
    return (links(pairs, initiatives, names, evidence), names.clusters(links: pairs))
  }

  /// The links as they are asked for: all of them at once would take more memory than everything else.
  private func links(
    _ pairs: [ScoredPair], _ initiatives: [ComparedInitiative], _ names: ClusterNames, _ evidence: SharedTerms
  ) -> RowSeries<InitiativeLink> {
    RowSeries(count: pairs.count, blockCount: pairs.count) { number in
      let (left, right) = (pairs[number].left, pairs[number].right)
      return [
        InitiativeLink(
          initiativeIdA: initiatives[left].initiativeId, initiativeIdB: initiatives[right].initiativeId,
          titleA: initiatives[left].title, titleB: initiatives[right].title,
          municipalityCodeA: initiatives[left].municipalityCode ?? "",
          municipalityCodeB: initiatives[right].municipalityCode ?? "",
          score: pairs[number].score, evidence: evidence.names(of: number), clusterId: names.id(of: left))
      ]
    }
  }
}

/// The names of the terms that explain each of many pairs, each name once.
private struct SharedTerms: Sendable {
  private var names: [String] = []
  /// Places in `names` for all pairs, one pair after the other.
  private var terms: [Int32] = []
  /// Where those of each pair begin, and the end.
  private var starts: [Int32] = [0]

  init(_ pairs: [ScoredPair], corpus: ProfiledCorpus, limit: Int) {
    starts.reserveCapacity(pairs.count + 1)
    var places: [TermID: Int32] = [:]
    for pair in pairs {
      for term in corpus.evidence(pair.left, pair.right, limit: limit) {
        if places[term] == nil {
          places[term] = Int32(names.count)
          names.append(corpus.name(of: term))
        }
        if let place = places[term] { terms.append(place) }
      }
      starts.append(Int32(terms.count))
    }
  }

  /// Weightiest first.
  func names(of pair: Int) -> [String] {
    terms[Int(starts[pair])..<Int(starts[pair + 1])].map { names[Int($0)] }
  }
}

/// Gives clusters names that stay the same from run to run: that of their first member.
private struct ClusterNames: Sendable {
  private let clusterOf: [Int: Int]
  private let initiatives: [ComparedInitiative]
  /// Members of each cluster by index, ascending.
  private let members: [Int: [Int]]
  private let ids: [Int: String]

  init(_ clusterOf: [Int: Int], initiatives: [ComparedInitiative]) {
    self.clusterOf = clusterOf
    self.initiatives = initiatives
    members = Dictionary(grouping: clusterOf.keys.sorted()) { clusterOf[$0] ?? $0 }
    ids = members.compactMapValues { list in list.first.map { "c-" + initiatives[$0].initiativeId.rawValue } }
  }

  func id(of initiative: Int) -> String { clusterOf[initiative].flatMap { ids[$0] } ?? "" }

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
