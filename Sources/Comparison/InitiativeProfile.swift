import Model
import Vocabulary

/// An initiative as the comparison sees it. Its terms are places in a `TermOrder`.
struct InitiativeProfile: Sendable {
  /// Index of its municipality among all, in order of code.
  var municipality: Int
  /// Title, purpose, description, goal and area, each at its own weight.
  var whole: TermVector
  /// The title alone; purpose, description and goal.
  var title: TermVector
  var body: TermVector
  /// The word stems of both, without topics.
  var words: TermSet
  /// Concepts that say what it is about, how it is done and whom it is for, where title or body name any.
  var topics: TermSet
  var methods: TermSet
  var groups: TermSet
  /// What the title alone names.
  var titleTopics: TermSet
  var titleGroups: TermSet

  /// A digest of all that is compared, the same in every run.
  ///
  /// - Parameters:
  ///   - terms: digests of the names of all terms.
  ///   - municipality: digest of its code; its index changes with the other municipalities.
  func digest(terms: [UInt64], municipality: UInt64) -> UInt64 {
    var digest = StableDigest()
    digest.add(municipality)
    for vector in [whole, title, body] {
      digest.add(UInt64(vector.entries.count))
      for entry in vector.entries {
        digest.add(terms[Int(entry.term)])
        digest.add(UInt64(entry.weight.bitPattern))
      }
    }
    for set in [words, topics, methods, groups, titleTopics, titleGroups] {
      digest.add(UInt64(set.count))
      for term in set.terms { digest.add(terms[Int(term)]) }
    }
    return digest.value
  }
}

/// The texts of an initiative, read.
struct InitiativeReading: Sendable {
  var title: TextReading
  var area: TextReading
  var purpose: TextReading
  var description: TextReading
  var goal: TextReading

  init(_ initiative: ComparedInitiative, reader: inout TextReader) {
    title = reader.read(initiative.title)
    area = reader.read(initiative.area ?? "")
    purpose = reader.read(initiative.purpose ?? "")
    description = reader.read(initiative.description ?? "")
    goal = reader.read(initiative.goal ?? "")
  }

  var body: [TextReading] { [purpose, description, goal] }

  /// Every term of the initiative once.
  var terms: Set<TermID> {
    [title, area, purpose, description, goal].reduce(into: []) { all, text in
      all.formUnion(text.stems.keys)
      all.formUnion(text.concepts)
    }
  }
}

/// How rare each term is.
struct TermRarity: Sendable {
  private var values: [Float]

  /// - Parameters:
  ///   - frequency: number of initiatives that hold each term.
  ///   - initiatives: number of initiatives.
  init(frequency: [Int], initiatives: Int, reader: TextReader, settings: ComparisonSettings) {
    let background = settings.backgroundInitiatives
    /// One initiative more would change the weight of every word otherwise, and all would have to be compared again.
    func stepped(_ value: Double) -> Double { (value * settings.raritySteps).rounded() / settings.raritySteps }
    let all = stepped(logarithm(Double(initiatives) + background))
    values = frequency.enumerated().map { term, count in
      let share =
        reader.weak.contains(TermID(term))
        ? settings.weakShare : reader.common.contains(TermID(term)) ? settings.commonShare : settings.usualShare
      let held = Double(count) + background * share
      let rarity = max(0, all - stepped(logarithm(held)))
      return Float(rarity * (count == 1 ? settings.singleShare : 1))
    }
  }

  subscript(_ term: TermID) -> Float { values[Int(term)] }
}

/// Makes the weighted vectors of an initiative.
struct ProfileMaker: Sendable {
  var rarity: TermRarity
  var concepts: [TermID: ComparisonWords.Concept]
  var order: TermOrder
  var settings: ComparisonSettings

  func profile(_ reading: InitiativeReading, municipality: Int) -> InitiativeProfile {
    let fields = settings.fields
    let body = [
      (reading.purpose, fields.purpose), (reading.description, fields.description), (reading.goal, fields.goal),
    ]
    let texts = [reading.title] + reading.body
    return InitiativeProfile(
      municipality: municipality,
      whole: vector([(reading.title, fields.title), (reading.area, fields.area)] + body),
      title: vector([(reading.title, 1)]), body: vector(reading.body.map { ($0, 1) }),
      words: vector(texts.map { ($0, 1) }, withTopics: false).terms,
      topics: named(.topic, in: texts), methods: named(.method, in: texts), groups: named(.group, in: texts),
      titleTopics: named(.topic, in: [reading.title]), titleGroups: named(.group, in: [reading.title]))
  }

  private func named(_ kind: ComparisonWords.Kind, in texts: [TextReading]) -> TermSet {
    TermSet(texts.flatMap(\.concepts).filter { concepts[$0]?.kind == kind }.map { order[$0] })
  }

  private func vector(_ texts: [(text: TextReading, weight: Double)], withTopics: Bool = true) -> TermVector {
    var weights: [TermID: Float] = [:]
    for (text, weight) in texts {
      for (stem, count) in text.stems {
        let share = text.consumed.contains(stem) ? settings.consumedShare : 1
        weights[order[stem], default: 0] += Float(weight * share) * saturated(count) * rarity[stem]
      }
      for concept in text.concepts where withTopics && concepts[concept]?.kind == .topic {
        weights[order[concept], default: 0] += Float(weight * settings.topicWeight) * rarity[concept]
      }
    }
    return TermVector(weights)
  }

  /// A word said three times counts twice, and no more.
  private func saturated(_ count: Int) -> Float { 1 + 0.5 * Float(min(count, 3) - 1) }
}
