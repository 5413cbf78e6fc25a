import CQPDF

/// Where a piece of text begins on a page, and what the content calls it.
struct TextStart: Equatable {
  /// In points from the bottom left of the page's own space, before its rotation.
  var x: Double
  var y: Double
  /// Quarter turns clockwise that set the text upright, in that space.
  var direction: Int
  /// `nil` for text outside of marked content, and for artifacts: running heads and the like.
  var mark: ContentMark?
}

/// Reads the content of a page just far enough to know where each piece of text begins (ISO 32000-1, 9.4 and 14.6).
///
/// Widths of characters are not looked at: where text is shown twice without a move between, the second piece begins
/// where the first does.
struct ContentInterpreter {
  /// Forms within forms; office programs nest up to 3.
  private static let formLimit = 6
  /// Tokens of a page beyond which it is a drawing.
  private static let tokenLimit = 3_000_000
  /// Packed bytes of a stream beyond which it is a drawing; the fullest page of text has 60,000.
  private static let streamLimit = 1_500_000
  /// Pieces of text of a page; a page of single letters has 20,000.
  private static let startLimit = 100_000

  private(set) var starts: [TextStart] = []
  private let page: Int
  private var tokens = 0
  /// Marked content around the place, innermost last.
  private var marks: [ContentMark?] = []
  private var state = TextState()
  private var saved: [TextState] = []

  init(page: Int) { self.page = page }

  /// - Returns: the beginnings of text in the order of the content; empty when the content is damaged or a drawing.
  /// - Throws: `tooLarge` when the content is beyond the limits.
  static func starts(of page: borrowing FileObject) throws(Inflation.Failure) -> [TextStart] {
    var interpreter = ContentInterpreter(page: page.number)
    guard let content = try content(of: page["Contents"]) else { return [] }
    interpreter.run(content, resources: inherited("Resources", of: page), form: 0, depth: 0)
    return interpreter.starts
  }

  /// One stream or several, read as if they were one.
  private static func content(of value: borrowing FileObject) throws(Inflation.Failure) -> [UInt8]? {
    guard value.count > 0 else { return try value.content(limit: streamLimit) }
    var all: [UInt8] = []
    for index in 0..<value.count {
      guard let part = try value[index].content(limit: streamLimit) else { return nil }
      all += part
      all.append(10)
      guard all.count <= FileObject.unpackedLimit else { throw .tooLarge }
    }
    return all
  }

  private mutating func run(
    _ content: [UInt8], resources: borrowing FileObject, form: Int, depth: Int
  ) {
    var tokens = ContentTokens(content)
    var operands = Operands()
    let depthOfMarks = marks.count
    let depthOfStates = saved.count
    while let token = tokens.next() {
      self.tokens += 1
      guard self.tokens < Self.tokenLimit, starts.count < Self.startLimit else { break }
      guard case .keyword(let name) = token else {
        operands.take(token)
        continue
      }
      if name == "ID" {
        tokens.skipPicture()
      } else if name == "Do" {
        show(form: operands.names.last ?? "", resources: resources, depth: depth)
      } else if !markContent(name, operands, resources: resources, form: form) {
        state.apply(name, operands)
        if state.shows(name) { noteStart(operands, name) }
        if name == "q", saved.count < 512 { saved.append(state) }
        if name == "Q", saved.count > depthOfStates { state = saved.removeLast() }
      }
      operands = Operands()
    }
    marks.removeLast(max(0, marks.count - depthOfMarks))
    saved.removeLast(max(0, saved.count - depthOfStates))
  }

  /// - Returns: whether the operator is one of marked content.
  private mutating func markContent(
    _ name: String, _ operands: Operands, resources: borrowing FileObject, form: Int
  ) -> Bool {
    switch name {
    case "BDC":
      let id: Int?
      if operands.names.count > 1, operands.markID == nil {
        id = resources["Properties"][operands.names[1]]["MCID"].integer
      } else {
        id = operands.markID
      }
      let isArtifact = operands.names.first == "Artifact"
      let around = isArtifact ? nil : marks.last ?? nil
      marks.append(id.map { ContentMark(page: page, form: form, id: $0) } ?? around)
    case "BMC":
      marks.append(operands.names.first == "Artifact" ? nil : marks.last ?? nil)
    case "EMC": _ = marks.popLast()
    default: return false
    }
    return true
  }

  private mutating func noteStart(_ operands: Operands, _ name: String) {
    let offset = name == "TJ" ? -operands.leadingShift / 1000 * state.size * state.widthScale : 0
    let place = state.place(shiftedBy: offset)
    let start = TextStart(x: place.x, y: place.y, direction: state.direction, mark: marks.last ?? nil)
    if let last = starts.last, last == start { return }
    starts.append(start)
  }

  private mutating func show(form name: String, resources: borrowing FileObject, depth: Int) {
    guard depth < Self.formLimit else { return }
    let form = resources["XObject"][name]
    guard form.kind == ot_stream, form["Subtype"].name == "Form",
      let content = try? form.content(limit: Self.streamLimit)
    else { return }
    let around = state
    if let matrix = form["Matrix"].decimals(6) { state.concatenate(Matrix(matrix)) }
    let own = form["Resources"]
    if own.isDictionary {
      run(content, resources: own, form: form.number, depth: depth + 1)
    } else {
      run(content, resources: resources, form: form.number, depth: depth + 1)
    }
    state = around
  }
}

/// A value that a page has from the nodes of the page tree above it.
func inherited(_ key: String, of page: borrowing FileObject, depth: Int = 0) -> FileObject {
  let value = page[key]
  guard value.kind == ot_null, depth < 32 else { return value }
  let parent = page["Parent"]
  return parent.isDictionary ? inherited(key, of: parent, depth: depth + 1) : value
}

/// What stands before an operator, as far as text needs it.
private struct Operands {
  var numbers: [Double] = []
  var names: [String] = []
  /// `MCID` of a dictionary.
  var markID: Int?
  /// Sum of the numbers at the start of an array, in thousandths of the letter size.
  var leadingShift = 0.0
  private var dictionaryDepth = 0
  private var isInArray = false
  private var hasString = false
  private var key = ""

  mutating func take(_ token: ContentToken) {
    switch token {
    case .number(let value): take(value)
    case .name(let name):
      if dictionaryDepth > 0 { key = name } else if names.count < 4 { names.append(name) }
    case .string: hasString = true
    case .arrayStart: isInArray = true
    case .arrayEnd: isInArray = false
    case .dictionaryStart: dictionaryDepth += 1
    case .dictionaryEnd: dictionaryDepth -= 1
    case .keyword: break
    }
  }

  private mutating func take(_ value: Double) {
    if dictionaryDepth > 0 {
      if dictionaryDepth == 1, key == "MCID" { markID = Int32(exactly: value).map(Int.init) }
      key = ""
    } else if isInArray {
      if !hasString { leadingShift += value }
    } else if numbers.count < 8 {
      numbers.append(value)
    }
  }
}

/// A transformation of the plane: x' = ax + cy + e, y' = bx + dy + f.
struct Matrix {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  init() {}

  /// - Parameter values: six numbers, as a PDF writes them.
  init(_ values: [Double]) { (a, b, c, d, e, f) = (values[0], values[1], values[2], values[3], values[4], values[5]) }

  /// This transformation, then `other`.
  func followed(by other: Matrix) -> Matrix {
    Matrix([
      a * other.a + b * other.c, a * other.b + b * other.d, c * other.a + d * other.c, c * other.b + d * other.d,
      e * other.a + f * other.c + other.e, e * other.b + f * other.d + other.f,
    ])
  }

  func applied(x: Double, y: Double) -> (x: Double, y: Double) { (a * x + c * y + e, b * x + d * y + f) }
}

/// The state of text while the content of a page is read.
private struct TextState {
  var size = 1.0
  var widthScale = 1.0
  private var page = Matrix()
  private var text = Matrix()
  private var line = Matrix()
  private var leading = 0.0
  private var rise = 0.0

  mutating func concatenate(_ matrix: Matrix) { page = matrix.followed(by: page) }

  /// Carries out an operator that moves text.
  mutating func apply(_ name: String, _ operands: Operands) {
    let numbers = operands.numbers
    switch (name, numbers.count) {
    case ("cm", 6): concatenate(Matrix(numbers))
    case ("BT", _): set(Matrix())
    case ("Tm", 6): set(Matrix(numbers))
    case ("Td", 2): move(numbers[0], numbers[1])
    case ("TD", 2):
      leading = -numbers[1]
      move(numbers[0], numbers[1])
    case ("T*", _), ("'", _), ("\"", _): move(0, -leading)
    case ("TL", 1): leading = numbers[0]
    case ("Tf", 1): size = numbers[0]
    case ("Tz", 1): widthScale = numbers[0] / 100
    case ("Ts", 1): rise = numbers[0]
    default: break
    }
  }

  func shows(_ name: String) -> Bool { name == "Tj" || name == "TJ" || name == "'" || name == "\"" }

  private mutating func set(_ matrix: Matrix) {
    text = matrix
    line = matrix
  }

  private mutating func move(_ x: Double, _ y: Double) {
    var step = Matrix()
    (step.e, step.f) = (x, y)
    set(step.followed(by: line))
  }

  /// Where text begins that is shown now.
  func place(shiftedBy offset: Double) -> (x: Double, y: Double) {
    text.followed(by: page).applied(x: offset, y: rise)
  }

  /// Quarter turns clockwise that set the text upright.
  var direction: Int {
    let whole = text.followed(by: page)
    let (x, y) = size < 0 ? (-whole.a, -whole.b) : (whole.a, whole.b)
    if abs(x) >= abs(y) { return x >= 0 ? 0 : 2 }
    return y > 0 ? 1 : 3
  }
}
