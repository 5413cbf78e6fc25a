/// Every threshold and weight of the comparison, with the reason for its value.
///
/// The values were chosen on the labelled pairs in `pairs.json` and `plan-pairs.json` of `Tests/ComparisonTests/Fixtures`; what
/// happens at half and double is said where it was measured there.
public struct ComparisonSettings: Sendable, Hashable, Codable {
  /// How much a term counts by the field it stands in. A title names the aim in a few words, so each counts more than a word
  /// of running text; an area heading stands over many initiatives and tells little of the single one.
  public struct FieldWeights: Sendable, Hashable, Codable {
    public var title = 3.0
    public var purpose = 1.0
    public var description = 1.0
    public var goal = 0.6
    public var area = 0.3

    public init() {}
  }

  public var fields = FieldWeights()

  /// Initiatives that the background stands for: term frequencies are counted as if so many more plans had been read, so that a
  /// corpus of two plans does not take every word for rare. At a tenth, words such as "team" make links in small corpora.
  public var backgroundInitiatives = 400.0
  /// Share of background initiatives that hold a term nothing is known about.
  public var usualShare = 0.01
  /// Share of background initiatives that hold a word of the list of common words.
  public var commonShare = 0.08
  /// Share of background initiatives that hold a word of the list of weak words.
  public var weakShare = 0.3
  /// What is left of the weight of a word that stands in a single initiative: it can link nothing, and would only make its
  /// initiative unlike all others. A plan's own name for its project is such a word.
  public var singleShare = 0.4
  /// Steps to which the logarithms of counts are rounded that rarity is made of. With 16, a corpus may grow by 6 % before the weights of
  /// all words change, and an initiative more changes those of few; the scores on the
  /// labelled pairs are as without steps.
  public var raritySteps = 16.0
  /// Weight of a topic (different words for one thing) against a plain word of the same rarity.
  public var topicWeight = 1.6
  /// What is left of the weight of words that a concept was recognised by, so that one thing does not count twice.
  public var consumedShare = 0.35

  public var weights = LinkWeights()

  /// Added to the log odds of a pair that is the best candidate of both, and how far behind the better candidate nothing is added
  /// any more. It helps pairs that have only each other, and harms where ten municipalities do the same: at twice the bonus, links of
  /// whole plans fall from F1 0.65 to 0.61.
  public var neighbourBonus = 2.0
  public var neighbourReach = 1.0

  /// Least score of a link: where F1 is highest on the labelled pairs, read with and without the words made for them.
  public var linkThreshold = 0.62
  /// Least score of a pair that two linked neighbours vouch for: both belong to a cluster in which most pairs are linked.
  public var closureThreshold = 0.5
  /// Share of the possible pairs between two clusters that must be linked before they become one. At 0 every chain of
  /// links would join (a school meeting with a school adviser with a day-care adviser); at 1 one weak pair parts a cluster.
  public var clusterCohesion = 0.5

  /// Terms of an initiative that candidates are looked for by, weightiest first. Two that share none of their 14 weightiest
  /// terms stay far below the threshold.
  public var candidateTerms = 14
  /// Initiatives that a term may stand in and still be used to look for candidates. A more common term costs much and
  /// decides little; a pair worth linking shares a rarer one.
  public var longestPosting = 4000
  /// Candidates of an initiative that are scored in full, best first by their shared rare terms.
  public var candidatesScored = 120
  /// Links kept for an initiative, best first, so that a corpus of copies does not grow by its square. Nobody compares more.
  public var linksPerInitiative = 60
  /// Terms named as evidence of a link.
  public var evidenceTerms = 6
  /// Least similarity of two titles for one to be the other's new name when all else tells nothing.
  public var renameSimilarity = 0.6
  /// Months that the timeline of one initiative may span.
  public var longestTimeline = 120

  public init() {}
}
