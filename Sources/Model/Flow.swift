/// A table as markup tells it (HTML, Markdown, tab-separated lines): rows of cells before the grid is laid out.
public struct MarkupTable: Codable, Sendable, Hashable {
  public struct Cell: Codable, Sendable, Hashable {
    public var text: StyledText
    /// As written; 0 means "to the end of the row group".
    public var rowSpan: Int
    public var columnSpan: Int
    public var isHeader: Bool
    /// Background colour as `#rrggbb`, or the colour of a mark that stands in the cell.
    public var fill: String?
    /// Whether `fill` is the colour of a mark (a traffic light) rather than of the cell.
    public var hasMark: Bool

    public init(
      _ text: StyledText, rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false, fill: String? = nil,
      hasMark: Bool = false
    ) {
      self.text = text
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.isHeader = isHeader
      self.fill = fill
      self.hasMark = hasMark
    }
  }

  public struct Row: Codable, Sendable, Hashable {
    public enum Group: String, Codable, Sendable {
      case head, body, foot
    }

    public var cells: [Cell]
    public var group: Group
    /// Which row group (`thead`, `tbody`, `tfoot`) of the table the row stands in; a row span ends with its group. In a
    /// transcript: which piece between blank lines, where a page may have ended.
    public var groupIndex: Int

    public init(_ cells: [Cell], group: Group = .body, groupIndex: Int = 0) {
      self.cells = cells
      self.group = group
      self.groupIndex = groupIndex
    }
  }

  public var rows: [Row]
  public var method: TableMethod
  /// Whether the table only lays out a page (`role="presentation"`, or one that holds other tables).
  public var isLayout: Bool

  public init(rows: [Row], method: TableMethod, isLayout: Bool = false) {
    self.rows = rows
    self.method = method
    self.isLayout = isLayout
  }
}

/// A piece of a document in reading order.
public struct Block: Codable, Sendable, Hashable {
  public enum Content: Codable, Sendable, Hashable {
    /// Level from 1 (largest).
    case heading(level: Int)
    case paragraph
    /// Depth from 0; `marker` is the number or letter as written, empty for a bullet.
    case listItem(depth: Int, marker: String)
    /// A term and, in the block after it, its definition.
    case term
    case definition
    case caption
    /// A note at the foot of a page, under a table or at the end; `mark` is its number or sign.
    case footnote(mark: String)
    /// Running heads, page numbers, navigation: nothing of the document's own text.
    case furniture
    /// A table not laid out yet (from a reader).
    case markup(MarkupTable)
    /// A table that was found; its cells stand in `TabulatedDocument.tables`.
    case table(TableID)
  }

  public var content: Content
  /// The text; empty for tables.
  public var text: StyledText
  /// Where it stands; empty for documents without pages.
  public var regions: [PageRegion]
  /// Size of the letters in points; 0 where unknown.
  public var size: Double

  public init(_ content: Content, _ text: StyledText = StyledText(), regions: [PageRegion] = [], size: Double = 0) {
    self.content = content
    self.text = text
    self.regions = regions
    self.size = size
  }
}

/// What a file says of itself outside its text.
public struct DocumentMetadata: Codable, Sendable, Hashable {
  public var title: String?
  public var author: String?
  public var subject: String?
  /// Name of the web site or the address the page gives for itself.
  public var site: String?
  public var language: String?
  /// Day the file says it was made.
  public var created: CalendarDate?

  public init(
    title: String? = nil, author: String? = nil, subject: String? = nil, site: String? = nil, language: String? = nil,
    created: CalendarDate? = nil
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.site = site
    self.language = language
    self.created = created
  }
}

/// A document as a reader gives it: pages of words for a PDF, blocks in reading order for markup.
public struct ReadDocument: Codable, Sendable {
  public var reader: ReaderKind
  public var pageCount: Int
  /// Empty for markup.
  public var pages: [PageContent]
  /// Empty for a PDF.
  public var blocks: [Block]
  /// Tables that the tags of a PDF tell of.
  public var taggedTables: [TaggedTable]
  public var metadata: DocumentMetadata
  public var problems: [Problem]

  public init(
    reader: ReaderKind, pageCount: Int, pages: [PageContent] = [], blocks: [Block] = [],
    taggedTables: [TaggedTable] = [], metadata: DocumentMetadata = DocumentMetadata(), problems: [Problem] = []
  ) {
    self.reader = reader
    self.pageCount = pageCount
    self.pages = pages
    self.blocks = blocks
    self.taggedTables = taggedTables
    self.metadata = metadata
    self.problems = problems
  }
}

/// A document with its tables found and all its text in reading order.
public struct TabulatedDocument: Codable, Sendable {
  public var reader: ReaderKind
  public var pageCount: Int
  /// Everything in reading order; a table stands where its first part stands.
  public var blocks: [Block]
  public var tables: [Table]
  public var metadata: DocumentMetadata
  public var problems: [Problem]
  /// Pages that were turned before positions were taken.
  public var pageTurns: [PageTurn] = []
  /// Where personal data stands that is not published.
  public var personalPlaces: [PageRegion] = []

  public init(
    reader: ReaderKind, pageCount: Int, blocks: [Block], tables: [Table], metadata: DocumentMetadata,
    problems: [Problem]
  ) {
    self.reader = reader
    self.pageCount = pageCount
    self.blocks = blocks
    self.tables = tables
    self.metadata = metadata
    self.problems = problems
  }

  public func table(_ id: TableID) -> Table? { tables.first { $0.id == id } }
}
