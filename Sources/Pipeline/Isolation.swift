import CSandbox
import Foundation

/// What a worker gives up before it opens a file: the network, writing, starting programs, and all files but those it reads.
enum Isolation {
  /// What the kernel let the process give up.
  struct Status: Codable, Sendable, Hashable {
    /// Only the files named can be read (Landlock).
    var closesFiles: Bool
    /// No network, no writing, no programs (seccomp).
    var closesCalls: Bool
  }

  /// Highest version of Landlock that the kernel has; 0 for none.
  static var landlockVersion: Int { Int(indsats_landlock_version()) }

  /// Confines this process for good. A kernel that lacks one of the two means still gives the other.
  ///
  /// To be called before other threads begin: Landlock binds the thread that asks for it and those it starts.
  ///
  /// - Parameter readable: files and folders that may be read, besides fonts, libraries and recognition models.
  static func enter(readable: [String]) -> Status {
    guard indsats_no_new_privileges() == 0 else { return Status(closesFiles: false, closesCalls: false) }
    let closesFiles = closeFiles(except: readable + libraryPlaces)
    return Status(closesFiles: closesFiles, closesCalls: indsats_filter_calls() == 0)
  }

  private static func closeFiles(except readable: [String]) -> Bool {
    let rules = indsats_landlock_create()
    guard rules >= 0 else { return false }
    defer { close(rules) }
    for path in readable {
      var status = stat()
      // What is not there needs no rule.
      guard stat(path, &status) == 0 else { continue }
      _ = indsats_landlock_allow_reading(rules, path, status.st_mode & S_IFMT == S_IFDIR ? 1 : 0)
    }
    return indsats_landlock_enforce(rules) == 0
  }

  /// Where poppler, cairo, fontconfig, tesseract and the C library look for what they load while they work.
  private static var libraryPlaces: [String] {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["HOME"] ?? "/nonexistent"
    return [
      "/usr/share", "/usr/lib", "/usr/local/share", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache",
      "/etc/localtime",
      "/var/cache/fontconfig", home + "/.cache/fontconfig", home + "/.fonts", "/dev/null", "/dev/urandom", "/proc/self",
    ] + [environment["TESSDATA_PREFIX"]].compactMap(\.self)
  }
}

/// What a confined process can still do, tried out. Used by `indsats doctor` and by the tests.
struct IsolationCheck: Codable, Sendable, Hashable {
  var status: Isolation.Status
  var opensPasswords: Bool
  var opensSocket: Bool
  var writesFile: Bool

  /// Confines this process and tries.
  static func run() -> IsolationCheck {
    let status = Isolation.enter(readable: [])
    return IsolationCheck(
      status: status, opensPasswords: open("/etc/passwd", O_RDONLY) >= 0,
      opensSocket: socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) >= 0,
      writesFile: open(NSTemporaryDirectory() + "/indsats-isolation-check", O_WRONLY | O_CREAT, 0o600) >= 0)
  }
}
