/// The seven stages, in the order a plan flows through them.
public enum StageName: String, Codable, Sendable, CaseIterable {
  case collect, read, tabulate, interpret, normalise, compare, publish

  /// Raised with every change of the stage that can change a result, so that older results are not used again.
  public var version: String {
    switch self {
    case .collect, .read, .tabulate, .interpret, .normalise, .compare, .publish: "1"
    }
  }

  /// Whether a pipeline may leave the stage out: all that it gives is used by no other stage but the last.
  var isOptional: Bool { self == .compare }
}
