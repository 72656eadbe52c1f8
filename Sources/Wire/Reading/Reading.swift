import FoundationEssentials

/// One reading of a body into a value, shared by the decoder and its containers.
///
/// A problem is thrown with the place where it was met, so nobody has to carry the way that led there, and reading what is right
/// costs nothing for it.
final class Reading {
  enum Format {
    case json(JSON.MemberNames)
    case xml
  }

  let tape: Tape
  let format: Format
  /// Whether values of one kind are taken where another is meant, and names whatever the case of their letters, as Json.NET does.
  let isLiberal: Bool
  /// Where paths begin.
  let base: Int32
  let userInfo: [CodingUserInfoKey: Any]
  let changes: MemberChanges?
  /// What is changed in the type that is read next, if anything is.
  private var announced: MemberChanges.Row?
  /// What was changed in those that are being read.
  private var changedRows: [MemberChanges.Row] = []

  /// The member that was found last, and its object: members mostly come in the order in which they are asked for.
  /// This and the next are changed for every member, by whoever reads the body and nobody else: no access is watched for another.
  @exclusivity(unchecked) private var lastFound: (object: Int32, member: Int32) = (-1, -1)
  @exclusivity(unchecked) private(set) var asked: AskedMembers
  /// What a strict reading refuses although a value can be made of it.
  var strictProblem: ReadingFailure?
  /// What to read instead of an element's own text.
  var replacement: (element: Int32, text: String)?
  /// Where failures are collected by a reading that goes on after them; nil for one that ends with the first.
  let recovery: Recovery?

  init(
    _ tape: Tape, _ format: Format, isLiberal: Bool, base: Int32 = Tape.root,
    _ userInfo: [CodingUserInfoKey: any Sendable], _ changes: MemberChanges? = nil
  ) {
    self.tape = tape
    self.format = format
    self.isLiberal = isLiberal
    self.base = base
    self.userInfo = userInfo
    self.changes = changes
    recovery = nil
    asked = AskedMembers(of: tape, from: base)
  }

  /// The same once more, going on after failures or, without a recovery, ending with the first.
  init(again reading: Reading, _ recovery: Recovery?) {
    tape = reading.tape
    format = reading.format
    isLiberal = reading.isLiberal
    base = reading.base
    userInfo = reading.userInfo
    changes = reading.changes
    self.recovery = recovery
    asked = AskedMembers(of: tape, from: base)
  }

  /// The whole value.
  ///
  /// - Throws: the first problem that is met, and with it the others.
  func value<Value: Decodable>(_ type: Value.Type) throws(ReadingFailure) -> Value {
    do throws(ReadingFailure) { return try valueUnlessFailing(type) } catch { throw error.followed(by: others(type)) }
  }

  /// The whole value.
  ///
  /// - Throws: the first problem that is met.
  func valueUnlessFailing<Value: Decodable>(_ type: Value.Type) throws(ReadingFailure) -> Value {
    do {
      let value = try decode(type, at: base)
      if let strictProblem { throw strictProblem }
      return value
    } catch let failure as ReadingFailure {
      throw failure
    } catch {
      throw ReadingFailure(path: "", problem: .notAllowed("\(error)"))
    }
  }

  /// The same, telling which members were asked for; where reading failed, until then.
  ///
  /// - Throws: as the other.
  func value<Value: Decodable>(_ type: Value.Type, asked: inout AskedMembers) throws(ReadingFailure) -> Value {
    defer { asked = self.asked }
    let value = try value(type)
    self.asked.conclude(tape)
    return value
  }

  /// - Throws: `ReadingFailure` with the innermost place at fault.
  func decode<Value: Decodable>(_ type: Value.Type, at index: Int32) throws -> Value {
    if type == String.self { return Self.same(try text(at: index)) }
    if type == Decimal.self { return Self.same(try decimal(at: index)) }
    if type == [String].self { return Self.same(try texts(at: index)) }
    if type == Bool.self { return Self.same(try boolean(at: index)) }
    if type == Int.self { return Self.same(try integer(Int.self, at: index)) }
    if type == Double.self { return Self.same(try floatingPoint(Double.self, at: index)) }
    if case .xml = format, let scalar = type as? any XMLScalar.Type {
      replacement = (index, scalar.decodableText(xmlText: try text(at: index).trimmed))
    }
    if let changes { announced = changes[type] }
    do {
      return try Value(from: TapeDecoder(reading: self, index: index))
    } catch let failure as ReadingFailure {
      throw failure
    } catch DecodingError.dataCorrupted(let context) {
      throw failure(at: index, context)
    } catch {
      throw self.failure(at: index, .notAllowed("\(error)"))
    }
  }

  /// What empty text is to a type: no value, unless the type reads it as one. In XML an empty element may be an object, too.
  ///
  /// - Source: Json.NET takes an empty string for null wherever null may stand and text does not; the vendor's XML samples print
  ///   `<InvoiceDate />`.
  func valueOfEmptyText<Value: Decodable>(_ type: Value.Type, at index: Int32) throws -> Value? {
    do {
      // What an empty object lacks is no mistake, so nobody collects it.
      let reading = recovery == nil ? self : Reading(again: self, nil)
      return try reading.decode(type, at: index)
    } catch is ReadingFailure {
      return nil
    }
  }

  /// Whether `decode(_:at:)` reads the type itself.
  static func isPlain(_ type: any Any.Type) -> Bool {
    type == String.self || type == Decimal.self || type == [String].self || type == Bool.self || type == Int.self
      || type == Double.self
  }

  /// A value of a type that is known to be the wanted one. A cast by the runtime costs some hundred instructions.
  @inline(__always)
  private static func same<Known, Value>(_ value: Known) -> Value { unsafeBitCast(value, to: Value.self) }

  /// A number of the rarer types.
  func rareNumber<Value>(_ type: Value.Type, at index: Int32) throws -> Value? {
    if let type = type as? any FixedWidthInteger.Type { return try integer(type, at: index) as? Value }
    if type == Float.self { return try floatingPoint(Float.self, at: index) as? Value }
    return nil
  }

  private func texts(at list: Int32) throws -> [String] {
    var place = try firstElement(of: list)
    var texts: [String] = []
    while place < tape[list].next {
      noteAsked(place)
      do throws(ReadingFailure) { texts.append(try text(at: place)) } catch { try leaveOut(place, error) }
      place = tape[place].next
    }
    return texts
  }

  // MARK: - Members

  func noteAsked(_ index: Int32) { asked.insert(index) }

  /// Nobody is to say of what stands in a value at fault, or in one that is kept as it stands, that nobody reads it.
  func noteAsked(within index: Int32) {
    for place in index..<max(index, tape[index].next) { asked.insert(place) }
  }

  /// After the last question.
  func concludedAsked() -> AskedMembers {
    var asked = asked
    asked.conclude(tape)
    return asked
  }

  /// The number of the row of changes that holds in the type that is read now; nil when nothing is changed there.
  func takeChanges() -> Int32? {
    guard let announced else { return nil }
    changedRows.append(announced)
    return Int32(changedRows.count - 1)
  }

  func changes(_ number: Int32) -> MemberChanges.Row { changedRows[Int(number)] }

  /// The member of this name, the case of whose letters counts only if the name is to be exact; nil when there is none.
  func member(_ name: String, of object: Int32, isExact: Bool) -> Int32? {
    var name = name
    return name.withUTF8 { member($0.span, of: object, isExact) }
  }

  private func member(_ name: borrowing Span<UInt8>, of object: Int32, _ isExact: Bool) -> Int32? {
    let end = tape[object].next
    guard object + 1 < end, tape.mayHave(name, in: object) else { return nil }
    var start = object + 1
    // Of two elements with one name the first counts; of two members of JSON the last alone is looked at.
    if lastFound.object == object, case .json = format { start = lastFound.member }
    var place = start
    repeat {
      if isNamed(place, name, isExact) {
        lastFound = (object, place)
        asked.insert(place)
        return place
      }
      place = tape[place].next
      if place == end { place = object + 1 }
    } while place != start
    return nil
  }

  @inline(__always)
  private func isNamed(_ place: Int32, _ name: borrowing Span<UInt8>, _ isExact: Bool) -> Bool {
    let token = tape[place]
    if token.marks.isDisjoint(with: [.escapedName, .overruled, .overruledInAnyCase]) {
      return token.name.count == name.count && hasLetters(token.name, name, isExact)
    }
    if token.marks.contains(isExact ? .overruled : .overruledInAnyCase) { return false }
    guard token.marks.contains(.escapedName) else {
      return token.name.count == name.count && hasLetters(token.name, name, isExact)
    }
    let unescaped = Array(tape.name(of: place).utf8)
    guard unescaped.count == name.count else { return false }
    return unescaped.indices.allSatisfy {
      isExact ? unescaped[$0] == name[$0] : unescaped[$0].lowercased == name[$0].lowercased
    }
  }

  private func hasLetters(_ range: Range<Int32>, _ name: borrowing Span<UInt8>, _ isExact: Bool) -> Bool {
    let start = Int(range.lowerBound)
    for offset in 0..<name.count {
      let difference = tape.bytes[start + offset] ^ name[offset]
      guard difference != 0 else { continue }
      if isExact || difference != 0x20 || (name[offset] | 0x20) &- UInt8(ascii: "a") > 25 { return false }
    }
    return true
  }
}
