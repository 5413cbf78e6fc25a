import Model

/// The tables of all pages, with those that go on over the page put together.
struct TableAssembly {
  let found: [[FoundTable]]
  let flows: [PageFlow]
  private(set) var stitched: [StitchedTable] = []
  /// For each page and table on it: which stitched table it is part of.
  private var owners: [[Int]] = []
  private var firstParts: [[Bool]] = []
  /// Headers that stand over two tables or more of one page without text between: there a header says nothing about going on.
  private let headersOfEach: Set<String>

  private let titles: ContinuationTitles

  /// - Parameter words: the words of each page.
  init(found: [[FoundTable]], flows: [PageFlow], words: [[Word]], stitcher: Stitcher) {
    self.found = found
    self.flows = flows
    titles = ContinuationTitles(words: words, settings: stitcher.settings)
    headersOfEach = TableAssembly.repeatedHeaders(of: found, flows)
    var bottoms: [PageSize: Double] = [:]
    for page in found.indices {
      if let bottom = flows[page].bottom(tables: found[page]) {
        bottoms[flows[page].pageSize] = max(bottoms[flows[page].pageSize] ?? 0, bottom)
      }
    }
    for page in found.indices {
      owners.append([])
      firstParts.append([])
      for (index, table) in found[page].enumerated() {
        if let owner = predecessor(of: index, on: page, bottoms: bottoms, stitcher: stitcher) {
          stitched[owner] = stitcher.joined(stitched[owner], with: table)
          owners[page].append(owner)
          firstParts[page].append(false)
        } else {
          stitched.append(StitchedTable(table))
          owners[page].append(stitched.count - 1)
          firstParts[page].append(true)
        }
      }
    }
    if stitcher.settings.stitches { joinSheets() }
  }

  /// Puts columns that a sheet has on later pages beside the others.
  private mutating func joinSheets() {
    var place = 0
    while place < stitched.count {
      let page = owners.firstIndex { $0.contains(place) } ?? 0
      let width = Double(flows[page].pageSize.width)
      guard let next = SheetColumns.continuation(of: place, among: stitched, pageWidth: width) else {
        place += 1
        continue
      }
      stitched[place] = SheetColumns.joined(stitched[place], with: stitched[next])
      stitched.remove(at: next)
      for page in owners.indices {
        for index in owners[page].indices where owners[page][index] >= next {
          if owners[page][index] == next { firstParts[page][index] = false }
          owners[page][index] = owners[page][index] == next ? place : owners[page][index] - 1
        }
      }
    }
  }

  /// The stitched table whose last part ends the page before, when this table begins its page and goes on with it; or
  /// the one that has the same tag, whatever stands between.
  /// - Parameter bottoms: how far down pages of each size are filled.
  private func predecessor(
    of index: Int, on page: Int, bottoms: [PageSize: Double], stitcher: Stitcher
  ) -> Int? {
    guard stitcher.settings.stitches, page > 0 else { return nil }
    if let tag = found[page][index].tag, let last = found[page - 1].lastIndex(where: { $0.tag?.table == tag.table }) {
      let owner = owners[page - 1][last]
      return stitcher.goesOn(stitched[owner], with: found[page][index], roomBelow: 0, headsEachTable: false)
        ? owner : nil
    }
    guard let last = titles.last(of: flows[page - 1], page: page - 1) else { return nil }
    let owner = owners[page - 1][last]
    guard let first = titles.first(of: flows[page], page: page, title: title(over: owner)),
      first.table == index
    else { return nil }
    let bottom = bottoms[flows[page - 1].pageSize] ?? 0
    // Notes stand at the end of their page: the text may go down to them.
    let end = flows[page - 1].notes.map(\.box.y0).min() ?? bottom
    let room = end - found[page - 1][last].box.y1
    let table = found[page][index]
    let headsEach = headersOfEach.contains(TableAssembly.header(of: table))
    return stitcher.goesOn(
      stitched[owner], with: table, roomBelow: first.isSaid ? 0 : room, headsEachTable: headsEach && !first.isSaid)
      ? owner : nil
  }

  /// Text of the line over the first part of a stitched table.
  private func title(over owner: Int) -> String? {
    guard let page = owners.firstIndex(where: { $0.contains(owner) }), let index = owners[page].firstIndex(of: owner)
    else { return nil }
    return titles.title(over: index, in: flows[page], page: page)
  }

  private static func repeatedHeaders(of found: [[FoundTable]], _ flows: [PageFlow]) -> Set<String> {
    var result: Set<String> = []
    for (tables, flow) in zip(found, flows) {
      var seen: Set<String> = []
      var isTitled = false
      for item in flow.groups.flatMap(\.items) {
        guard case .table(let index) = item else {
          isTitled = true
          continue
        }
        let header = header(of: tables[index])
        if !seen.insert(header).inserted, !isTitled { result.insert(header) }
        isTitled = false
      }
    }
    return result
  }

  /// Folded text of the first row.
  private static func header(of table: FoundTable) -> String {
    table.cells(inRow: 0).map { folded($0.text) }.joined(separator: "\t")
  }

  private func isLoose(_ table: StitchedTable) -> Bool { table.parts.allSatisfy(\.isFragment) }

  var hasLooseFragments: Bool { stitched.contains(where: isLoose) }

  /// The found tables without frames that belong to no table.
  func withoutLooseFragments() -> [[FoundTable]] {
    found.indices.map { page in
      found[page].indices.filter { !isLoose(stitched[owners[page][$0]]) }.map { found[page][$0] }
    }
  }

  /// Tables in the order in which they begin.
  var tables: [Table] {
    stitched.enumerated().map { number, table in
      let first = table.parts[0]
      return Table(
        id: id(number), rowCount: table.rowCount, columnCount: table.columnEdges.count - 1,
        headerRows: table.headerRows, cells: table.cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) },
        regions: table.regions, method: first.isRecognised ? .ocr : first.method,
        confidence: table.parts.map(\.confidence).min() ?? 0,
        reason: table.parts.count == 1 ? first.reason : first.reason + "; joined over \(table.parts.count) pages",
        caption: first.caption, bars: table.bars)
    }
  }

  private func id(_ number: Int) -> TableID { TableID(rawValue: "t\(number + 1)") }

  /// For each page and table on it the id, where the stitched table begins; `nil` for its later parts.
  var idsByPage: [[TableID?]] {
    zip(owners, firstParts).map { owners, isFirst in zip(owners, isFirst).map { $1 ? id($0) : nil } }
  }
}
