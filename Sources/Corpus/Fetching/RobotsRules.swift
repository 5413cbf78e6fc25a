/// What a site asks of programs in its robots.txt (RFC 9309).
struct RobotsRules: Sendable, Hashable {
  private struct Rule: Sendable, Hashable {
    var allows: Bool
    var pattern: String
  }

  private var rules: [Rule] = []

  /// Allows everything.
  init() {}

  /// - Parameters:
  ///   - text: of the file.
  ///   - agent: first word of the user agent; the group that names it counts before the one for all.
  init(_ text: String, agent: String) {
    var named: [Rule] = []
    var common: [Rule] = []
    var agents: [String] = []
    var isInRules = false
    for line in text.split(whereSeparator: \.isNewline) {
      guard let (key, value) = Self.field(line) else { continue }
      switch key {
      case "user-agent":
        if isInRules { agents = [] }
        isInRules = false
        agents.append(value.lowercased())
      case "allow", "disallow":
        isInRules = true
        guard !value.isEmpty else { continue }
        let rule = Rule(allows: key == "allow", pattern: value)
        if agents.contains(where: { $0 != "*" && agent.lowercased().hasPrefix($0) }) { named.append(rule) }
        if agents.contains("*") { common.append(rule) }
      default: continue
      }
    }
    rules = named.isEmpty ? common : named
  }

  private static func field(_ line: Substring) -> (String, String)? {
    let content = line.prefix { $0 != "#" }
    guard let colon = content.firstIndex(of: ":") else { return nil }
    func trimmed(_ text: Substring) -> String {
      String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    return (trimmed(content[..<colon]).lowercased(), trimmed(content[content.index(after: colon)...]))
  }

  /// Whether a path may be fetched: the longest rule that fits decides, and allowing wins a tie.
  func allows(_ path: String) -> Bool {
    let fitting = rules.filter { Self.matches(Array($0.pattern.utf8), Array(path.utf8)) }
    let longest = fitting.max {
      ($0.pattern.utf8.count, $0.allows ? 1 : 0) < ($1.pattern.utf8.count, $1.allows ? 1 : 0)
    }
    return longest?.allows ?? true
  }

  /// Whether a path begins with a pattern, in which `*` stands for anything and a final `$` for the end.
  static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
    let isAnchored = pattern.last == 0x24
    let body = isAnchored ? pattern.dropLast() : pattern[...]
    // Positions of the path up to which the pattern so far can have come.
    var reached: Set<Int> = [0]
    for byte in body {
      if byte == 0x2A {
        guard let first = reached.min() else { return false }
        reached = Set(first...path.count)
      } else {
        reached = Set(reached.filter { $0 < path.count && path[$0] == byte }.map { $0 + 1 })
      }
      if reached.isEmpty { return false }
    }
    return !isAnchored || reached.contains(path.count)
  }
}
