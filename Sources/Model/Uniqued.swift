extension Sequence where Element: Hashable {
  /// The elements in order, each once.
  public func uniqued() -> [Element] { uniqued(by: { $0 }) }
}

extension Sequence {
  /// The elements in order whose key has not come before.
  public func uniqued(by key: (Element) -> some Hashable) -> [Element] {
    func firsts<Key: Hashable>(_ key: (Element) -> Key) -> [Element] {
      var seen: Set<Key> = []
      return filter { seen.insert(key($0)).inserted }
    }
    return firsts(key)
  }
}
