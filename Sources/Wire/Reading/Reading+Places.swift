/// Problems with their places.
extension Reading {
  func failure(at index: Int32, _ problem: ReadingFailure.Problem) -> ReadingFailure {
    ReadingFailure(path: path(of: index), problem: problem)
  }

  /// What is wrong with a value, in its own words.
  func failure(at index: Int32, _ description: String) -> ReadingFailure {
    switch format {
    case .json: failure(at: index, .notAllowed(description))
    case .xml: failure(at: index, .element(description, line: Int(tape[index].line)))
    }
  }

  /// What a type says that reads itself.
  func failure(at index: Int32, _ context: DecodingError.Context) -> ReadingFailure {
    let failure = failure(at: index, context.debugDescription)
    guard case .json(let names) = format else { return failure }
    return ReadingFailure(
      path: context.codingPath.reduce(failure.path) { path, key in
        key.intValue.map { "\(path)[\($0)]" } ?? Self.joined(path, names.wireName(key.stringValue))
      }, problem: failure.problem)
  }

  func failure(at index: Int32, needed: ReadingFailure.Kind) -> ReadingFailure {
    let found: ReadingFailure.Kind =
      switch tape[index].kind {
      case .object: .object
      case .list: .list
      case .string, .element: .string
      case .number: .number
      case .yes, .no: .boolean
      case .null: .null
      }
    return failure(at: index, .wrongType(expected: needed, found: found))
  }

  /// A number that its type cannot hold.
  func unfit(_ digits: String, at index: Int32, _ allowed: String) -> ReadingFailure {
    switch format {
    case .json:
      failure(
        at: index,
        .unfitNumber(
          allowed: digits.contains(".")
            ? "a whole number, or one of at most 38 digits," : "a number that fits the member"))
    case .xml: failure(at: index, "'\(tape.text(of: index).shortened)' is not \(allowed)")
    }
  }

  /// A member or an element that has to be there and is not.
  func missing(_ member: String, in index: Int32) -> ReadingFailure {
    switch format {
    case .json(let names):
      ReadingFailure(path: Self.joined(path(of: index), names.wireName(member)), problem: .missing)
    case .xml:
      ReadingFailure(
        path: path(of: index) + "/" + JSON.MemberNames.pascalCase.wireName(member),
        problem: .element("the element is missing", line: Int(tape[index].line)))
    }
  }

  /// `Packages[0].Weight.Value`, or `/ArrayOfString/string[2]`.
  func path(of index: Int32) -> String {
    var path = ""
    var place = base
    if case .xml = format { path = "/" + tape.name(of: place) }
    while place != index {
      guard let (ordinal, child) = tape.children(of: place).enumerated().first(where: { index < tape[$1].next }) else {
        return path
      }
      switch format {
      case .json(let names):
        path =
          tape[place].kind == .list
          ? "\(path)[\(ordinal)]" : Self.joined(path, names.wireName(tape.name(of: child)))
      case .xml:
        let alike = tape.children(of: place).filter { tape.haveSameName($0, child) }
        let number = alike.count > 1 ? "[\((alike.firstIndex(of: child) ?? 0) + 1)]" : ""
        path += "/" + tape.name(of: child) + number
      }
      place = child
    }
    return path
  }

  private static func joined(_ path: String, _ member: String) -> String {
    path.isEmpty ? member : "\(path).\(member)"
  }
}
