/// Which members of a body somebody asked for while it was read: what is left of them was sent for nothing.
package struct AskedMembers: Sendable {
  /// One for each token from the beginning of what is read to its end.
  private var flags: [Bool]
  private let base: Int32
  /// Whether nothing is left. What stands inside a member that nobody asked for is not looked at.
  package private(set) var areAll: Bool

  /// Whether all was read that was to be read.
  package private(set) var areConcluded = false

  /// Of a body of which nothing has been read yet.
  package init() {
    flags = []
    base = 0
    areAll = false
  }

  /// Of the value at a place of a tape.
  init(of tape: Tape, from base: Int32) {
    flags = [Bool](repeating: false, count: Int(tape[base].next - base))
    self.base = base
    areAll = false
  }

  mutating func insert(_ index: Int32) { flags[Int(index - base)] = true }

  /// After the last question; elements of JSON's lists have no names, and are read with their list.
  mutating func conclude(_ tape: Tape) {
    areAll = true
    areConcluded = true
    for place in flags.indices.dropFirst() where !flags[place] && !tape[base + Int32(place)].name.isEmpty {
      areAll = false
      return
    }
  }

  private func contains(_ index: Int32) -> Bool {
    flags.indices.contains(Int(index - base)) && flags[Int(index - base)]
  }

  /// - Parameter node: of the same text, taken apart once more.
  /// - Returns: whether somebody asked for it.
  package func contains(_ node: JSONNode) -> Bool { contains(node.index) }

  /// - Parameter node: of the same text, taken apart once more.
  /// - Returns: whether somebody asked for it.
  package func contains(_ node: XMLNode) -> Bool { contains(node.index) }

  /// The first member that nobody asked for.
  ///
  /// - Parameter node: what was read, taken apart once more.
  /// - Returns: its path, as `rules[2].mthod`; nil when there is none.
  package func firstLeftOver(in node: JSONNode) -> String? { areAll ? nil : firstLeftOver(in: node, at: "") }

  private func firstLeftOver(in node: JSONNode, at path: String) -> String? {
    switch node.value {
    case .object:
      for (name, value) in node.members {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard contains(value) else { return place }
        if let found = firstLeftOver(in: value, at: place) { return found }
      }
    case .list:
      for (place, element) in node.elements.enumerated() {
        if let found = firstLeftOver(in: element, at: "\(path)[\(place)]") { return found }
      }
    case .string, .number, .boolean, .null: break
    }
    return nil
  }
}
