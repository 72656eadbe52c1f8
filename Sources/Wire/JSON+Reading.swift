import FoundationEssentials

extension JSON {
  /// Reads a value by Foundation's `JSONDecoder`; only its errors are made anew, as facts with JSON paths.
  ///
  /// - Throws: what is wrong with the first member at fault, and where it stands.
  package func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(UnreadableBody) -> Value {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard text.contains(where: { !Self.isBlank($0) }) else { throw UnreadableBody(path: "", problem: .empty) }
    do throws(JSONSyntax.Fault) {
      try JSONSyntax.check(bytes)
    } catch {
      throw UnreadableBody(path: "", problem: error.problem)
    }
    do {
      return try decoder.decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw explanation(of: error, type, bytes)
    } catch {
      throw UnreadableBody(path: "", problem: .notAllowed("\(error)"))
    }
  }

  static func decoder(_ names: MemberNames, _ userInfo: [CodingUserInfoKey: any Sendable]) -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.userInfo = userInfo
    if names == .pascalCase {
      decoder.keyDecodingStrategy = .custom { path in
        let name = path.last?.stringValue ?? ""
        return MemberName(stringValue: names.declaredName(name))
      }
    }
    return decoder
  }

  /// A member's name as the Swift type declares it.
  private struct MemberName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  // MARK: - Errors

  private func explanation(of error: DecodingError, _ type: any Decodable.Type, _ bytes: [UInt8]) -> UnreadableBody {
    switch error {
    case .keyNotFound(let key, let context):
      return UnreadableBody(path: path(context.codingPath + [key]), problem: .missing)
    case .typeMismatch(let expected, let context):
      return mismatch(expected, context, found: kind(at: context.codingPath, in: bytes))
    case .valueNotFound(let expected, let context):
      return mismatch(expected, context, found: .null)
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      // On Linux the decoder says of a number that does not fit its member only that "the given data was not valid JSON".
      guard let number = unfitNumber(type, bytes) else {
        return UnreadableBody(path: "", problem: .notAllowed("a number does not fit its member"))
      }
      return UnreadableBody(path: number.path, problem: .unfitNumber(allowed: Self.allowedNumber(number.digits)))
    case .dataCorrupted(let context):
      return UnreadableBody(path: path(context.codingPath), problem: .notAllowed(context.debugDescription))
    @unknown default:
      return UnreadableBody(path: "", problem: .notAllowed("\(error)"))
    }
  }

  private func mismatch(
    _ expected: any Any.Type, _ context: DecodingError.Context, found: UnreadableBody.Kind?
  ) -> UnreadableBody {
    let path = path(context.codingPath)
    guard let expected = UnreadableBody.Kind(of: expected), let found, expected != found else {
      return UnreadableBody(path: path, problem: .notAllowed(context.debugDescription))
    }
    return UnreadableBody(path: path, problem: .wrongType(expected: expected, found: found))
  }

  /// Larger texts are not taken apart for the sake of a better error.
  private static let longestExplained = 64 * 1024

  /// The first number that the decoder cannot take: the text is read again with ever fewer of its numbers made zero.
  private func unfitNumber(_ type: any Decodable.Type, _ bytes: [UInt8]) -> JSONTree.PlacedNumber? {
    guard bytes.count <= Self.longestExplained, let tree = try? JSONTree(parsing: bytes) else { return nil }
    let numbers = tree.numbers()
    var low = 0
    var high = numbers.count
    guard high > 0, takesNumbers(type, bytes, numbers, kept: 0) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if takesNumbers(type, bytes, numbers, kept: middle + 1) { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count ? numbers[low] : nil
  }

  private func takesNumbers(
    _ type: any Decodable.Type, _ bytes: [UInt8], _ numbers: [JSONTree.PlacedNumber], kept: Int
  ) -> Bool {
    var text = bytes
    for number in numbers[kept...] {
      for index in number.bytes { text[index] = UInt8(ascii: " ") }
      text[number.bytes.lowerBound] = UInt8(ascii: "0")
    }
    do {
      _ = try decoder.decode(type, from: Data(text))
      return true
    } catch DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty {
      return false
    } catch {
      // Some other mistake: the numbers are not what this text is refused for.
      return true
    }
  }

  private static func allowedNumber(_ digits: String) -> String {
    digits.contains(".") ? "a whole number, or one of at most 38 digits," : "a number that fits the member"
  }

  private func kind(at codingPath: [any CodingKey], in bytes: [UInt8]) -> UnreadableBody.Kind? {
    guard bytes.count <= Self.longestExplained, var tree = try? JSONTree(parsing: bytes) else { return nil }
    for key in codingPath {
      let next =
        key.intValue.map { tree.elements.indices.contains($0) ? tree.elements[$0] : nil }
        ?? tree.members.first { names.declaredName($0.name) == key.stringValue }?.value
      guard let next else { return nil }
      tree = next
    }
    return tree.kind
  }

  private func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        if !path.isEmpty { path += "." }
        path += names.wireName(key.stringValue)
      }
    }
    return path
  }
}

extension JSONSyntax.Fault {
  fileprivate var problem: UnreadableBody.Problem {
    switch self {
    case .notUTF8(let offset): .notUTF8(offset: offset)
    case .syntax(let offset, let expected): .notJSON(offset: offset, expected: expected)
    case .tooDeep: .tooDeep(limit: JSON.maximumDepth)
    }
  }
}

extension UnreadableBody.Kind {
  /// What JSON calls the values that a Swift type is read from; nil for a type that reads itself.
  fileprivate init?(of type: any Any.Type) {
    switch type {
    case is String.Type: self = .string
    case is Bool.Type: self = .boolean
    case is Decimal.Type, is any BinaryInteger.Type, is any BinaryFloatingPoint.Type: self = .number
    case is [Any].Type: self = .list
    case is [String: Any].Type: self = .object
    default: return nil
    }
  }
}

extension JSONTree {
  fileprivate var kind: UnreadableBody.Kind {
    switch value {
    case .object: .object
    case .list: .list
    case .string: .string
    case .number: .number
    case .boolean: .boolean
    case .null: .null
    }
  }

  /// A number and where it stands.
  fileprivate struct PlacedNumber {
    let path: String
    let digits: String
    let bytes: Range<Int>
  }

  /// Every number in the order of the text.
  fileprivate func numbers(path: String = "") -> [PlacedNumber] {
    switch value {
    case .number(let digits): [PlacedNumber(path: path, digits: digits, bytes: bytes)]
    case .object(let members):
      members.flatMap { $0.value.numbers(path: path.isEmpty ? $0.name : "\(path).\($0.name)") }
    case .list(let elements): elements.enumerated().flatMap { $1.numbers(path: "\(path)[\($0)]") }
    case .string, .boolean, .null: []
    }
  }
}
