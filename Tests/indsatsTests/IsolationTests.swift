import Foundation
import Testing

@testable import indsats

/// What a worker can still do, tried by a worker of the built program.
@Suite struct IsolationTests {
  @Test func aWorkerReachesNeitherNetworkNorOtherFiles() throws {
    let outcome = try BuiltProgram().run("worker", "--check-isolation")
    let check = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let status = try #require(check["status"] as? [String: Bool])
    // A kernel without Landlock, as in some containers, leaves files open; doctor says so.
    if status["closesFiles"] == true { #expect(check["opensPasswords"] as? Bool == false) }
    #expect(status["closesCalls"] == true)
    #expect(check["opensSocket"] as? Bool == false)
    #expect(check["writesFile"] as? Bool == false)
  }
}
