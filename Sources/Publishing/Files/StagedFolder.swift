import CFileSystem
import Glibc

/// A new output folder that is written beside the old one and takes its place in one step.
///
/// The folder is locked while it exists, so two runs cannot write to one place. Whatever a killed run left is cleaned when the
/// next one begins. Files in the output folder that no run wrote are carried over, never removed.
struct StagedFolder: ~Copyable {
  let location: OutputLocation
  var path: String { location.staging }
  private let lock: Int32

  /// - Throws: when the output folder cannot be replaced; nothing has been changed then.
  init(for path: String) throws(PublishingError) {
    let location = try OutputLocation(path)
    try location.refuseForeignFolder()
    let lock = try location.openStaging()
    do {
      try location.recover()
      try OutputFile.write(TextBuffer(), to: location.staging + "/" + OutputLocation.incompleteName)
    } catch {
      close(lock)
      throw error
    }
    self.location = location
    self.lock = lock
  }

  deinit { close(lock) }

  /// Puts the new folder in the place of the old one. Readers see the one or the other.
  ///
  /// - Parameter isDurable: whether everything is on the disk before.
  func commit(isDurable: Bool = true) throws(PublishingError) {
    try location.refuseClashes()
    try location.writeManifest()
    guard !isDurable || syncfs(lock) == 0 else { throw PublishingError.system(errno, path: path) }
    try location.exchange()
    location.retireStaging()
  }

  /// Removes what has been written.
  func abandon() {
    for name in FolderTree.names(in: path) where name != OutputLocation.incompleteName {
      FolderTree.remove(path + "/" + name)
    }
    FolderTree.remove(path)
  }
}

extension OutputLocation {
  /// A folder that holds files, none of which says that a run wrote it, is somebody's own.
  fileprivate func refuseForeignFolder() throws(PublishingError) {
    let names = FolderTree.names(in: target)
    let own = names.filter { !OutputLocation.harmlessNames.contains($0) }
    guard let first = own.first, !names.contains(OutputLocation.manifestName) else { return }
    throw PublishingError(
      .foreignFiles, path: target,
      cause: "it holds \(own.count) files or folders that indsats did not write, such as \(first)")
  }

  /// Makes and locks the staging folder.
  fileprivate func openStaging() throws(PublishingError) -> Int32 {
    guard mkdir(staging, 0o755) == 0 || errno == EEXIST else { throw PublishingError.system(errno, path: staging) }
    let descriptor = open(staging, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw PublishingError.system(errno, path: staging) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw PublishingError(.busy, path: target, cause: "another run is writing it")
    }
    return descriptor
  }

  /// Brings back or clears away what a killed run left.
  fileprivate func recover() throws(PublishingError) {
    try retire(staging)
    guard FolderTree.kind(of: previous) == .folder else { return }
    if FolderTree.kind(of: target) == nil {
      guard rename(previous, target) == 0 else { throw PublishingError.system(errno, path: target) }
    } else {
      try retire(previous)
      rmdir(previous)
    }
  }

  /// Empties a folder that a killed run left. What no run wrote goes back to the output folder.
  ///
  /// The lists that say whose the files are go last: a run killed on the way leaves what the next one can tell apart.
  private func retire(_ folder: String) throws(PublishingError) {
    let leaves = FolderTree.leaves(in: folder)
    let isIncomplete = leaves.contains(OutputLocation.incompleteName)
    let own = isIncomplete ? Set(leaves) : OutputLocation.withFolders(OutputLocation.manifest(of: folder))
    for leaf in leaves where !own.contains(leaf) { try FolderTree.move(leaf, from: folder, to: target) }
    let lists: Set = [OutputLocation.manifestName, OutputLocation.incompleteName]
    for leaf in leaves where own.contains(leaf) && !lists.contains(leaf) { remove(leaf, in: folder) }
    for name in FolderTree.names(in: folder) { FolderTree.removeEmptyFolders(in: folder + "/" + name) }
    unlink(folder + "/" + OutputLocation.manifestName)
    unlink(folder + "/" + OutputLocation.incompleteName)
  }

  /// Paths with the folders that they stand in: one of them that is empty by now is no more foreign than they are.
  private static func withFolders(_ paths: Set<String>) -> Set<String> {
    var all = paths
    for path in paths {
      var folder = path
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        all.insert(folder)
      }
    }
    return all
  }

  private func remove(_ leaf: String, in folder: String) {
    if unlink(folder + "/" + leaf) != 0 { rmdir(folder + "/" + leaf) }
  }

  /// - Throws: when the new run has a file of the same name as one in the output folder that no run wrote.
  fileprivate func refuseClashes() throws(PublishingError) {
    let own = OutputLocation.manifest(of: target)
    let carried = FolderTree.leaves(in: target).filter { !own.contains($0) }
    if let clash = carried.first(where: { FolderTree.kind(of: staging + "/" + $0) != nil }) {
      throw PublishingError(
        .foreignFiles, path: target + "/" + clash, cause: "indsats did not write it and would have to overwrite it")
    }
  }

  /// The files that a run wrote in a folder, the list itself among them.
  private static func manifest(of folder: String) -> Set<String> {
    guard let text = FileText.read(folder + "/" + manifestName) else { return [] }
    return Set(text.split(separator: "\n").map(String.init)).union([manifestName])
  }

  fileprivate func writeManifest() throws(PublishingError) {
    var list = TextBuffer()
    for leaf in FolderTree.leaves(in: staging) where leaf != OutputLocation.incompleteName { list.append(leaf + "\n") }
    try OutputFile.write(list, to: staging + "/" + OutputLocation.manifestName)
    unlink(staging + "/" + OutputLocation.incompleteName)
  }

  fileprivate func exchange() throws(PublishingError) {
    if FolderTree.kind(of: target) == nil {
      guard rename(staging, target) == 0 else { throw PublishingError.system(errno, path: target) }
    } else if renameat2(AT_FDCWD, staging, AT_FDCWD, target, indsats_rename_exchange) != 0 {
      guard errno == EINVAL || errno == ENOSYS else { throw PublishingError.system(errno, path: target) }
      try exchangeInSteps()
    }
    syncParent()
  }

  /// For file systems that cannot exchange: for a moment there is no output folder. A run killed then is mended by the next.
  private func exchangeInSteps() throws(PublishingError) {
    guard rename(target, previous) == 0 else { throw PublishingError.system(errno, path: target) }
    guard rename(staging, target) == 0 else {
      let number = errno
      rename(previous, target)
      throw PublishingError.system(number, path: target)
    }
    rename(previous, staging)
  }

  private func syncParent() {
    let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Removes the old run, after its foreign files have moved to the new one. What cannot be moved now is moved by the next run.
  fileprivate func retireStaging() {
    guard FolderTree.kind(of: staging) == .folder, (try? retire(staging)) != nil else { return }
    rmdir(staging)
  }
}
