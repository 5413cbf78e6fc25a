import Model

/// Positions as they are when turned words are set upright. Only distances and order mean something afterwards.
struct UprightFrame {
  /// Quarter turns clockwise, 1 to 3.
  let turn: Int

  /// The frame of the text that runs upwards, downwards or upside down in a cell; `nil` for upright text.
  init?(of indices: [Int], words: [Word]) {
    var letters = [0, 0, 0, 0]
    for index in indices { letters[words[index].turn & 3] += words[index].text.utf8.count }
    guard let most = letters.indices.dropFirst().max(by: { letters[$0] < letters[$1] }), letters[most] > letters[0]
    else {
      return nil
    }
    turn = most
  }

  func applied(to box: Rect) -> Rect {
    switch turn {
    case 1: Rect(x0: -box.y1, y0: box.x0, x1: -box.y0, y1: box.x1)
    case 2: Rect(x0: -box.x1, y0: -box.y1, x1: -box.x0, y1: -box.y0)
    default: Rect(x0: box.y0, y0: -box.x1, x1: box.y1, y1: -box.x0)
    }
  }

  func applied(to words: [Word]) -> [Word] {
    words.map { word in
      var word = word
      word.box = applied(to: word.box)
      return word
    }
  }
}
