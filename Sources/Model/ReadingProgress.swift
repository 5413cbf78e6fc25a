/// Tells whoever watches which page a reader has come to, so that a crash or a hang can be placed.
public enum ReadingProgress {
  /// Called by readers before they begin a page, with its number counted from 1.
  @TaskLocal public static var reachedPage: (@Sendable (Int) -> Void)?
}
