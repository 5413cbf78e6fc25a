import Corpus
import Foundation
import Model
import PDFReading
import Publishing
import Synchronization

/// The pictures of the pages that initiatives were read from, drawn in worker processes and kept by the bytes of the document.
struct PagePictures: Sendable {
  let program: String
  let arguments: [String]
  let limits: WorkerLimits
  let cache: ResultCache
  let stop: StopFlag
  var style = DrawingStyle()

  /// Pages of a document that a worker draws before it takes others, so that all workers share a long one.
  private static let pagesAtOnce = 6

  /// A document with the pages that are to be shown.
  struct Wish: Sendable {
    var document: DocumentRecord
    /// Absolute path.
    var location: String
    var pages: [PageTurn]
    /// Personal data on them.
    var covers: [PageRegion]

    func covers(on page: PageTurn) -> [PageRegion] { covers.filter { $0.page == page.page } }
  }

  /// Pages that make one more worker worth starting: it takes as long to start as a few pages to draw.
  private static let pagesForAnother = 8

  /// Draws what is not in the cache yet.
  ///
  /// - Returns: a problem for each page, or document, that could not be drawn; without its picture the report shows the table.
  /// - Throws: when workers cannot be started or the run is to stop.
  func draw(_ wishes: [Wish]) throws(PipelineError) -> [Problem] {
    let missing = wishes.flatMap { wish in
      let pages = wish.pages.filter { !cache.contains(.picture, key(wish, $0)) }
      return stride(from: 0, to: pages.count, by: Self.pagesAtOnce).map { start in
        var part = wish
        part.pages = Array(pages[start..<min(start + Self.pagesAtOnce, pages.count)])
        return part
      }
    }
    guard !missing.isEmpty else { return [] }
    signal(SIGPIPE, SIG_IGN)
    let found = Mutex<[Problem]>([])
    let failure = Mutex<PipelineError?>(nil)
    let next = Mutex(0)
    let pages = missing.reduce(0) { $0 + $1.pages.count }
    let count = min(limits.threads(for: missing.count), 1 + pages / Self.pagesForAnother)
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      do throws(PipelineError) {
        var worker: WorkerProcess?
        while let wish = next.withLock({ take(missing, &$0) }) {
          let current: WorkerProcess
          if let worker { current = worker } else { current = try started() }
          let (problems, isUsable) = try draw(wish, with: current)
          worker = isUsable ? current : nil
          found.withLock { $0 += problems }
        }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return found.withLock { $0 }.sorted { ($0.file, $0.page ?? 0) < ($1.file, $1.page ?? 0) }
  }

  /// The picture of a page, where it was drawn.
  func picture(_ wish: Wish, _ page: PageTurn) -> Publishing.PageImage? {
    guard let data = cache.load(.picture, key(wish, page)),
      let drawn = try? ResultCoding.decode(DrawnPage.self, from: data), let evidence = drawn.evidence
    else { return nil }
    return Publishing.PageImage(png: evidence.png, width: evidence.width, height: evidence.height)
  }

  private func key(_ wish: Wish, _ page: PageTurn) -> String {
    ContentDigest.sha256(
      of: [
        "picture", "\(style.version)", "\(style.dotsPerInch)", "\(style.mostBytes)", wish.document.sha256,
        "\(page.page)", "\(page.turn)", "\(page.skewDegrees)",
      ] + wish.covers(on: page).map(\.description))
  }

  private func take(_ wishes: [Wish], _ position: inout Int) -> Wish? {
    guard position < wishes.count else { return nil }
    defer { position += 1 }
    return wishes[position]
  }

  private func started() throws(PipelineError) -> WorkerProcess {
    let worker = try WorkerProcess(program: program, arguments: arguments, showsMessages: false, limits: limits)
    switch worker.receive(seconds: 60) {
    case .frame(let frame) where frame.kind == .ready: return worker
    case .frame(let frame) where frame.kind == .broken:
      throw .state("worker", reason: String(decoding: frame.content, as: UTF8.self))
    default: throw .state(program, reason: "a worker does not answer")
    }
  }

  /// - Returns: what could not be drawn, and whether the worker can take another document.
  private func draw(_ wish: Wish, with worker: WorkerProcess) throws(PipelineError) -> ([Problem], Bool) {
    let order = DrawingOrder(location: wish.location, pages: wish.pages, covers: wish.covers, style: style)
    worker.send(WorkerFrame(.draw, (try? ResultCoding.encode(order)) ?? Data()))
    var problems: [Problem] = []
    let deadline = monotonicSeconds() + limits.wallSeconds
    var left = wish.pages
    while let page = left.first {
      try stop.check()
      let reply = worker.receive(seconds: min(0.5, max(0, deadline - monotonicSeconds())))
      if case .silence = reply, monotonicSeconds() < deadline { continue }
      guard case .frame(let frame) = reply, frame.kind == .drawn || frame.kind == .failed else {
        _ = worker.end()
        return (problems + [problem(wish, "the pages could not be drawn", from: page.page)], false)
      }
      guard frame.kind == .drawn, let drawn = try? ResultCoding.decode(DrawnPage.self, from: frame.content) else {
        return (problems + [problem(wish, "the pages could not be drawn", from: page.page)], true)
      }
      if let reason = drawn.failure { problems.append(problem(wish, reason, from: page.page)) }
      if drawn.evidence != nil { try cache.save(frame.content, .picture, key(wish, page)) }
      left.removeFirst()
    }
    return (problems, true)
  }

  private func problem(_ wish: Wish, _ reason: String, from page: Int) -> Problem {
    Problem(.pageNotDrawn, reason, file: wish.document.source, page: page)
  }
}

extension RunSession {
  /// Has the pages drawn that initiatives were read from, as many as the settings allow, and tells what failed.
  ///
  /// - Returns: what gives the pictures to the report.
  mutating func drawPages() throws(PipelineError) -> (@Sendable (DocumentRecord, Int) -> Publishing.PageImage?)? {
    let settings = definition.settings.publish
    guard settings.writesReport, settings.pagePictures > 0 else { return nil }
    let wishes = pictureWishes(most: settings.pagePictures)
    let pictures = PagePictures(
      program: options.worker ?? program.path,
      arguments: [
        "worker", "--only-draws", "--pipeline", definition.file.path, "--readable",
        options.corpus.resolvingSymlinksInPath().path,
      ],
      limits: definition.limits, cache: cache, stop: stop)
    drawingProblems = try pictures.draw(wishes)
    let wishOf = Dictionary(wishes.map { ($0.document.documentId, $0) }) { first, _ in first }
    return { document, page in
      guard let wish = wishOf[document.documentId] else { return nil }
      return wish.pages.first { $0.page == page }.flatMap { pictures.picture(wish, $0) }
    }
  }

  /// The pages of each PDF that an initiative refers to, by document, until there are enough.
  private func pictureWishes(most: Int) -> [PagePictures.Wish] {
    let locations = Dictionary(scan.entries.map { ($0.file.path, $0.file.location) }) { first, _ in first }
    var left = most
    return (content?.facts ?? []).compactMap { own in
      guard own.record.mediaType == .pdf, let location = locations[own.record.source] else { return nil }
      let pages = own.evidencePages
      guard !pages.isEmpty, pages.count <= left else { return nil }
      left -= pages.count
      return PagePictures.Wish(
        document: own.record, location: location, pages: pages, covers: own.personalPlaces)
    }
  }
}
