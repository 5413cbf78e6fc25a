import Comparison
import Corpus
import Foundation
import Model

/// Corrections of what an initiative is, rather than of one of its values.
enum StructuralCorrection: String, CaseIterable {
  /// `false`: what was read is no initiative.
  case isInitiative = "is_initiative"
  /// Id of an initiative of the same document that this one is a part of.
  case mergedInto = "merged_into"
  /// Words of the title or the description at which another initiative begins.
  case splitBefore = "split_before"
  /// Id of an initiative of another municipality that does the same.
  case sameAs = "same_as"
  /// Id of one that does not.
  case notSameAs = "not_same_as"

  static let tableKind = "table_kind"

  /// What stands in the old value: nothing to be told from the text but for whether it is an initiative.
  var unchanged: String { self == .isInitiative ? "true" : "" }

  func accepts(_ new: String) -> Bool { self == .isInitiative ? new == "false" : !new.isEmpty }

  /// The field as others see it; setting it changes nothing by itself.
  var field: CorrectableField<Initiative> {
    CorrectableField(name: rawValue, get: { _ in unchanged }, set: { _, new in accepts(new) })
  }
}

extension LinkJudgements {
  /// What corrections say about pairs.
  init(_ corrections: [Correction]) {
    self.init()
    for correction in corrections {
      guard let initiative = correction.initiative else { continue }
      let pair = Pair(initiative, InitiativeID(rawValue: correction.new))
      switch StructuralCorrection(rawValue: correction.field) {
      case .sameAs: same.insert(pair)
      case .notSameAs: different.insert(pair)
      default: break
      }
    }
  }
}

extension DocumentResult {
  /// Does what a correction says to the initiatives of the document.
  ///
  /// - Returns: why it could not be done; `nil` when it was.
  mutating func restructure(_ index: Int, _ correction: StructuralCorrection, _ value: String) -> String? {
    switch correction {
    case .isInitiative:
      remove(index)
      return nil
    case .mergedInto: return merge(index, into: InitiativeID(rawValue: value))
    case .splitBefore: return split(index, before: value)
    case .sameAs, .notSameAs: return nil
    }
  }

  private mutating func remove(_ index: Int) {
    let gone = initiatives.remove(at: index).initiativeId
    if !initiatives.contains(where: { $0.initiativeId == gone }) {
      statusUpdates.removeAll { $0.initiativeId == gone }
    }
    document.initiativesFound = initiatives.count
  }

  private mutating func merge(_ index: Int, into other: InitiativeID) -> String? {
    guard let target = initiatives.firstIndex(where: { $0.initiativeId == other }), target != index else {
      return "The document has no initiative \(other)."
    }
    initiatives[target].absorb(initiatives[index])
    remove(index)
    return nil
  }

  private mutating func split(_ index: Int, before words: String) -> String? {
    var second = initiatives[index]
    if let place = initiatives[index].title.range(of: words), place.lowerBound > second.title.startIndex {
      second.title = String(second.title[place.lowerBound...])
      initiatives[index].title = initiatives[index].title[..<place.lowerBound].trimmed
    } else if let text = initiatives[index].description, let place = text.range(of: words) {
      second.title = words
      second.description = text[place.upperBound...].trimmed.orNilIfEmpty
      initiatives[index].description = text[..<place.lowerBound].trimmed.orNilIfEmpty
    } else {
      return "Neither title nor description holds the words at which another initiative begins."
    }
    second.initiativeId = InitiativeID(rawValue: second.initiativeId.rawValue + "-2")
    initiatives.insert(second, at: index + 1)
    document.initiativesFound = initiatives.count
    return nil
  }

  /// Changes what a table is: `t2:status_list:figures`, its id, what it was taken for and what it is. The initiatives that were read
  /// from it go, unless it is still one that holds initiatives.
  ///
  /// - Returns: the problem when that cannot be done.
  mutating func changeTableKind(_ value: String) -> (code: ProblemCode, message: String)? {
    let parts = value.split(separator: ":").map(String.init)
    guard parts.count == 3, let old = TableKind(rawValue: parts[1]), let new = TableKind(rawValue: parts[2]) else {
      return (.correctionInvalid, "A kind of table is corrected as TABLE:WAS:IS, such as t2:status_list:figures.")
    }
    guard let index = tables.firstIndex(where: { $0.id.rawValue == parts[0] }) else {
      return (.correctionStale, "The document has no table \(parts[0]).")
    }
    if tables[index].kind == new { return nil }
    guard tables[index].kind == old else {
      return (.correctionStale, "Table \(parts[0]) is no longer taken for \(old.rawValue).")
    }
    guard old.holdsInitiatives || !new.holdsInitiatives else {
      return (.correctionInvalid, "A correction cannot read a table as initiatives; add its headings to headers.yaml.")
    }
    tables[index].kind = new
    guard !new.holdsInitiatives else { return nil }
    for place in initiatives.indices.reversed() where initiatives[place].tableId == tables[index].id { remove(place) }
    return nil
  }
}

extension Initiative {
  /// Takes over what another says: its title goes on the title, and every text it has and this one lacks comes along.
  fileprivate mutating func absorb(_ other: Initiative) {
    title += " " + other.title
    description = [description, other.description].compactMap(\.self).joined(separator: "\n").orNilIfEmpty
    purpose = purpose ?? other.purpose
    goal = goal ?? other.goal
    responsible = responsible ?? other.responsible
    deadlineText = deadlineText ?? other.deadlineText
    deadlineStart = deadlineStart ?? other.deadlineStart
    deadlineEnd = deadlineEnd ?? other.deadlineEnd
    milestones += other.milestones
    regions += other.regions
    correctedFields.append(StructuralCorrection.mergedInto.rawValue)
  }
}

extension String {
  fileprivate var orNilIfEmpty: String? { isEmpty ? nil : self }
}
