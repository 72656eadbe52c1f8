/// What is wrong with a tracking pattern.
package enum TrackingPatternProblem: Error, Equatable, Sendable {
  case unclosedBrace
  case strayBrace
  case unknownPart(String)
  case width(part: String, most: Int)
  case unknownCheck(String)
  case sequences(found: Int)
  case character(String)
  /// The characters before a check digit are not those that it is defined over.
  case check(CheckDigit)
}

extension TrackingFormat {
  static func parts(of pattern: String) throws(TrackingPatternProblem) -> [Part] {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let character = rest.first {
      switch character {
      case "{":
        guard let end = rest.firstIndex(of: "}") else { throw .unclosedBrace }
        parts.append(try part(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      case "}": throw .strayBrace
      default:
        guard let ascii = character.asciiValue, (0x21...0x7E).contains(ascii) else {
          throw .character(String(character))
        }
        parts.append(.literal(ascii))
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  private static func part(_ text: String) throws(TrackingPatternProblem) -> Part {
    let words = text.split(separator: ":", omittingEmptySubsequences: false)
    switch (words.first, words.count) {
    case ("sequence", 2): return .sequence(width: try width(words[1], of: text, most: 18), radix: 10)
    case ("sequence", 3) where words[2] == "base36":
      return .sequence(width: try width(words[1], of: text, most: 12), radix: 36)
    case ("digits", 2): return .random(.digits, count: try width(words[1], of: text, most: 32))
    case ("letters", 2): return .random(.letters, count: try width(words[1], of: text, most: 32))
    case ("alnum", 2): return .random(.alnum, count: try width(words[1], of: text, most: 32))
    case ("check", 2):
      guard let check = CheckDigit(rawValue: String(words[1])) else { throw .unknownCheck(String(words[1])) }
      return .check(check)
    default: throw .unknownPart(text)
    }
  }

  private static func width(
    _ text: Substring, of part: String, most: Int
  ) throws(TrackingPatternProblem) -> Int {
    guard let width = Int(text), (1...most).contains(width) else { throw .width(part: part, most: most) }
    return width
  }

  /// Refuses a check digit whose algorithm is not defined over the characters that stand before it.
  static func checkChecks(_ parts: [Part]) throws(TrackingPatternProblem) {
    // What stands before, one entry a character: a literal's byte, or 0 for a digit to come and 1 for a letter to come.
    var before: [UInt8] = []
    for part in parts {
      switch part {
      case .literal(let byte): before.append(byte)
      case .sequence(let width, let radix): before += [UInt8](repeating: radix == 10 ? 0 : 1, count: width)
      case .random(let alphabet, let count): before += [UInt8](repeating: alphabet == .digits ? 0 : 1, count: count)
      case .check(let check):
        guard isDefined(check, after: before) else { throw .check(check) }
        before.append(0)
      }
    }
  }

  private static func isDefined(_ check: CheckDigit, after before: [UInt8]) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte == 0 || (0x30...0x39).contains(byte) }
    switch check {
    case .ups:
      return before.count == 17 && before.starts(with: [0x31, 0x5A])
        && before.allSatisfy { isDigit($0) || $0 == 1 || (0x41...0x5A).contains($0) }
    case .s10: return before.count >= 8 && before.suffix(8).allSatisfy(isDigit)
    case .mod10, .luhn, .mod7: return before.contains(where: isDigit)
    }
  }
}
