/// One thing that stands on a page.
package enum Mark: Equatable, Sendable {
  /// One line of text inside an area as high as its capitals are to be tall: shrunk, then cut, when it is too long.
  case text(String, TextStyle, in: Area)
  /// The outline of an area, drawn inside it.
  case frame(Area, thickness: Double)
  /// An area filled with black: a rule, if it is thin.
  case bar(Area)
  /// A Code 128 symbol that fills an area as well as whole dots allow, with its quiet zones inside the area.
  case barcode(String, in: Area)
}

/// How a line of text looks.
package struct TextStyle: Equatable, Sendable {
  package enum Alignment: Sendable {
    case left, centre, right
  }

  /// The size of the type, from the top of the highest letter to the bottom of the lowest.
  var size: Double
  var isBold = false
  var alignment = Alignment.left
  /// White, to stand on a bar.
  var isWhite = false

  /// What is too long is shrunk to this part of its size before it is cut.
  static let leastScale = 0.5

  static func plain(_ size: Double, _ alignment: Alignment = .left) -> TextStyle {
    TextStyle(size: size, alignment: alignment)
  }

  static func bold(_ size: Double, _ alignment: Alignment = .left) -> TextStyle {
    TextStyle(size: size, isBold: true, alignment: alignment)
  }

  static func white(_ size: Double, _ alignment: Alignment = .left) -> TextStyle {
    TextStyle(size: size, isBold: true, alignment: alignment, isWhite: true)
  }
}
