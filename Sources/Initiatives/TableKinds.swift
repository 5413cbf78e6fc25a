import Model
import Vocabulary

/// What a table is, and how to read it.
struct TableVerdict: Sendable {
  enum Reading: Sendable, Hashable {
    case none
    case rows(TitleSource)
    case matrix
    case numbered
    case keyValue
    /// Its cells are initiatives with labelled lines.
    case cards
    /// One initiative: its name and labelled lines over a table of its milestones.
    case sheet
    /// Its columns are initiatives and its rows their fields.
    case transposed
    /// Its rows are milestones of the initiative that the section around it tells of.
    case milestones
    case bars
  }

  var kind: TableKind
  var score: Double
  var reason: String
  var reading: Reading
  /// Whether its rows count only where the document names its initiatives nowhere else.
  var isSecondary = false
}

/// Decides by header and content what a table is.
struct TableClassifier {
  let lexicon: PlanLexicon

  func classify(_ shape: TableShape) -> TableVerdict {
    let detectors: [(TableShape) -> TableVerdict?] = [
      sheet, cards, layout, titled, gantt, matrix, contents, levels, contacts, legend, transposed, keyValue, numbered,
      figures, milestones, plan,
    ]
    for detector in detectors {
      if let verdict = detector(shape) { return verdict }
    }
    return TableVerdict(
      kind: .other, score: 0.5, reason: "no column that names initiatives beside one that plans them", reading: .none)
  }

  // MARK: Tables that hold no initiatives

  private func layout(_ shape: TableShape) -> TableVerdict? {
    let filled = shape.grid.table.cells.count { !$0.text.isEmpty }
    guard
      shape.grid.rowCount * shape.grid.columnCount <= 1 || filled <= 1
        || (shape.grid.columnCount == 1 && shape.columns[0].role == nil)
    else { return nil }
    return TableVerdict(kind: .layout, score: 0.9, reason: "one cell or one column of text", reading: .none)
  }

  /// A name and labelled lines over a table of milestones.
  private func sheet(_ shape: TableShape) -> TableVerdict? {
    guard SheetReader(shape: shape, context: .bare(lexicon), area: nil).isSheet else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.9, reason: "a name and labelled lines over a table of milestones", reading: .sheet)
  }

  /// Most words of a heading that says what the table under it is.
  private static let titleWords = 4

  /// A log of changes, a list of terms: the caption or the heading over the table says so and nothing else.
  private func titled(_ shape: TableShape) -> TableVerdict? {
    let titles = [shape.grid.table.caption, shape.sectionName, shape.headings.last?.text].compactMap(\.self)
    let named = titles.first { title in
      let text = FoldedText(title)
      return text.words.count <= Self.titleWords
        && lexicon.vocabulary.tableKinds.matches(in: text).contains { $0.code == .other && $0.isStrong }
    }
    guard let named, shape.periods.isEmpty else { return nil }
    return TableVerdict(kind: .other, score: 0.8, reason: "called \u{201C}\(named)\u{201D}", reading: .none)
  }

  /// Most cells with more than one line begin with a name and hold labelled lines.
  private func cards(_ shape: TableShape) -> TableVerdict? {
    guard shape.grid.columnCount <= 4, shape.periods.isEmpty,
      shape.columns.count(where: { $0.isHeaded && $0.role != nil }) < 2
    else { return nil }
    let count = CardReader(shape: shape, context: .bare(lexicon), area: nil).count
    guard count.cards > 0, 2 * count.cards > count.cells else { return nil }
    return TableVerdict(
      kind: .actionPlan, score: 0.8, reason: "\(count.cards) cells hold a name and labelled lines", reading: .cards)
  }

  /// Rows that end in page numbers which never fall.
  private func contents(_ shape: TableShape) -> TableVerdict? {
    let grid = shape.grid
    guard grid.columnCount >= 1, grid.columnCount <= 4, grid.rowCount >= 3 else { return nil }
    var pages: [Int] = []
    var rows = 0
    for row in 0..<grid.rowCount {
      let texts = grid.columns.map { grid.textInRow(row, $0).plain }.filter { !$0.isEmpty }
      guard let last = texts.last else { continue }
      rows += 1
      let number = last.split { $0.isWhitespace || $0 == "." }.last.flatMap { Int($0) }
      let isPage = number.map { $0 < 1000 } ?? false
      if let number, isPage, texts.count > 1 && !lexicon.isDated(last) || last.contains("..") { pages.append(number) }
    }
    guard rows >= 3, 10 * pages.count >= 8 * rows, zip(pages, pages.dropFirst()).allSatisfy({ $0 <= $1 }),
      (pages.last ?? 0) > (pages.first ?? 0)
    else { return nil }
    guard shape.columns.last?.period == nil else { return nil }
    return TableVerdict(kind: .contents, score: 0.95, reason: "rows end in rising page numbers", reading: .none)
  }

  /// Headings that differ only in their number.
  private func levels(_ shape: TableShape) -> TableVerdict? {
    let headings = shape.headingTexts.filter { !$0.isEmpty }
    // One heading over all columns differs from nothing.
    guard headings.count >= 2, headings.count == shape.grid.columnCount, Set(headings).count > 1 else { return nil }
    let stems = headings.map { Folding.fold($0).filter { !$0.isNumber } }
    guard Set(stems).count == 1, let stem = stems.first, !stem.allSatisfy(\.isWhitespace), shape.periods.isEmpty else {
      return nil
    }
    return TableVerdict(kind: .levels, score: 0.95, reason: "headings that differ only in their number", reading: .none)
  }

  private func contacts(_ shape: TableShape) -> TableVerdict? {
    let contact = shape.columns.contains { $0.profile.contacts >= 0.5 && $0.profile.filled > 0 }
    let words = kindWords([.contacts], in: shape)
    guard contact || words > 1 else { return nil }
    let plans = shape.has(.deadline) || shape.has(.status) || shape.has(.goal) || shape.has(.milestone)
    guard !plans else { return nil }
    return TableVerdict(
      kind: .contacts, score: contact ? 0.9 : 0.7,
      reason: contact ? "telephone numbers or addresses" : "headings of a list of people", reading: .none)
  }

  /// A few keys with their meanings.
  private func legend(_ shape: TableShape) -> TableVerdict? {
    let grid = shape.grid
    guard grid.rowCount <= 8, grid.columnCount <= 8 else { return nil }
    var keys = 0
    var rows = 0
    for row in 0..<grid.rowCount {
      guard let cell = grid.cell(row, 0) else { continue }
      rows += 1
      let text = grid.text(row, 0).plain
      let isShort = text.count <= 2
      if isShort, !text.isEmpty || cell.hasMark || cell.fill != nil {
        keys += 1
      } else if grid.columnCount == 2, FoldedText(text).words.count <= 2,
        lexicon.vocabulary.colours.colour(named: text) != nil
      {
        keys += 1
      }
    }
    let hasPlan =
      shape.has(.deadline) || shape.has(.responsible) || shape.has(.number) && shape.has(.title) && shape.has(.status)
    guard rows > 0, keys == rows || (keys >= 2 && keys >= rows - 1), !hasPlan, shape.periods.isEmpty else { return nil }
    guard grid.columnCount <= 3 || rows <= 2 else { return nil }
    return TableVerdict(
      kind: .legend, score: 0.85, reason: "letters, colours or signs with their meanings", reading: .none)
  }

  /// Most columns hold amounts.
  private func figures(_ shape: TableShape) -> TableVerdict? {
    let others = shape.columns.dropFirst().filter { $0.profile.filled > 0 }
    let amounts = others.filter {
      $0.profile.amounts >= 0.6 && $0.role != .number && $0.role != .deadline && $0.profile.dates < 0.6
    }
    let plans = shape.columns.contains {
      [.responsible, .status, .milestone, .description].contains($0.role) && $0.profile.amounts < 0.5
    }
    guard !others.isEmpty, 2 * amounts.count >= others.count, !plans, !isDated(shape) else { return nil }
    return TableVerdict(
      kind: .figures, score: 0.85, reason: "\(amounts.count) of \(others.count) columns hold amounts", reading: .none)
  }
}
