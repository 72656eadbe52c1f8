extension StringProtocol {
  /// Without white space at either end.
  package var withoutSpaceAround: String { String(drop(while: \.isWhitespace)).withoutTrailingSpace }

  /// Without white space, line ends among it, at the end.
  package var withoutTrailingSpace: String {
    guard let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...last])
  }
}
