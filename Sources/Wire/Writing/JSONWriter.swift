/// Writes one document of JSON.
final class JSONWriter: DocumentWriter {
  /// All that changes in one property: the runtime checks each access to a class's property, so there is one a step.
  private var state: State
  let userInfo: [CodingUserInfoKey: Any]

  init(_ json: JSON) {
    state = State(
      capitalizes: json.names == .pascalCase, writesNulls: json.nulls == .written, changes: json.changes)
    userInfo = json.userInfo.isEmpty ? [:] : json.userInfo as [CodingUserInfoKey: Any]
  }

  func finish() throws -> [UInt8] { try state.finish() }
  func reserveSlot() -> UInt32 { state.containers.reserveSlot() }
  func open(_ kind: ContainerKind, at place: Place) { state.open(kind, at: place) }
  func takeTurn(of place: Place) throws { try state.containers.takeTurn(of: place.slot) }

  func beginMember(_ name: String, isOptional: Bool, of place: Place) throws -> Bool {
    try state.beginMember(name, of: place)
  }

  func writeAbsent<Value: Encodable>(_ name: String, _ type: Value.Type, of place: Place) throws {
    try state.writeAbsent(name, of: place)
  }

  func beginElement(of place: Place) throws { try state.beginElement(of: place) }
  func elementCount(of place: Place) -> Int {
    state.containers.isOpen(place) ? state.containers[place.depth].elementCount : 0
  }

  func writeNull() { state.text.append("null") }

  func write<Value: Encodable>(_ value: Value, depth: UInt32) throws {
    do {
      if let scalar = try Scalar(value) { return state.write(scalar) }
      let slot = state.announce(Value.self)
      try value.encode(to: ValueEncoder(self, at: Place(depth: depth, slot: slot)))
    } catch {
      throw state.containers.fail(error)
    }
    state.close(downTo: depth)
  }
}

extension JSONWriter {
  private struct Detail {
    /// Members of this object that are left out or called otherwise.
    let changes: MemberChanges.Row?
    /// Where each member of a dictionary begins.
    var members: [(name: String, start: Int)] = []
  }

  private struct State {
    let capitalizes: Bool
    let writesNulls: Bool
    let changes: MemberChanges?
    var text = TextBuffer()
    var containers = OpenContainers<Detail>()
    /// What is changed in the type whose value comes next.
    private var announced: MemberChanges.Row?

    init(capitalizes: Bool, writesNulls: Bool, changes: MemberChanges?) {
      self.capitalizes = capitalizes
      self.writesNulls = writesNulls
      self.changes = changes
    }

    mutating func finish() throws -> [UInt8] {
      close(downTo: 0)
      if let failure = containers.failure { throw failure }
      return text.take()
    }

    mutating func announce(_ type: any Any.Type) -> UInt32 {
      if let changes { announced = changes[type] }
      return containers.reserveSlot()
    }

    mutating func open(_ kind: ContainerKind, at place: Place) {
      guard containers.mayOpen(kind, at: place) else { return }
      text.append(kind == .list ? UInt8(ascii: "[") : UInt8(ascii: "{"))
      containers.push(kind, slot: place.slot, Detail(changes: announced))
      announced = nil
    }

    /// Closes every container at this depth and deeper, after the last write to them.
    mutating func close(downTo depth: UInt32) {
      if containers.takeSilence() { text.append("{}") }
      while let container = containers.pop(downTo: depth) {
        if container.kind == .dictionary { sort(container.detail.members) }
        text.append(container.kind == .list ? UInt8(ascii: "]") : UInt8(ascii: "}"))
      }
    }

    private mutating func resume(_ place: Place) throws {
      close(downTo: place.depth + 1)
      try containers.require(place)
    }

    mutating func beginElement(of place: Place) throws {
      try resume(place)
      containers[place.depth].elementCount += 1
      text.separate()
    }

    mutating func beginMember(_ name: String, of place: Place) throws -> Bool {
      try resume(place)
      if containers[place.depth].kind == .dictionary {
        text.separate()
        containers[place.depth].detail.members.append((name, text.count))
        text.append(json: name)
        text.append(UInt8(ascii: ":"))
        return true
      }
      var name = name
      switch containers[place.depth].detail.changes?[name] {
      case nil, .omittedWithoutValue: break
      case .omitted: return false
      case .renamed(let other): name = other
      }
      text.separate()
      text.append(UInt8(ascii: "\""))
      let first = text.count
      text.append(escapingJSON: name)
      if capitalizes, first < text.count, text[first] &- UInt8(ascii: "a") < 26 { text[first] &= ~0x20 }
      text.append("\":")
      return true
    }

    mutating func writeAbsent(_ name: String, of place: Place) throws {
      if containers.isOpen(place), case .omittedWithoutValue = containers[place.depth].detail.changes?[name] { return }
      guard writesNulls, try beginMember(name, of: place) else { return }
      text.append("null")
    }

    mutating func write(_ scalar: Scalar) {
      switch scalar {
      case .string(let value): text.append(json: value)
      case .plain(let value):
        text.append(UInt8(ascii: "\""))
        text.append(value)
        text.append(UInt8(ascii: "\""))
      case .boolean(let value): text.append(value ? "true" : "false")
      case .integer(let value): text.append(value)
      case .decimal(let value): text.append(value)
      case .digits(let value): text.append(verbatim: value)
      }
    }

    /// Puts the members of the object that is about to be closed into the order of their names.
    private mutating func sort(_ members: [(name: String, start: Int)]) {
      guard let first = members.first?.start else { return }
      let pieces = members.indices.map { index in
        // A comma stands before each following member.
        let end = index + 1 < members.count ? members[index + 1].start - 1 : text.count
        return (name: members[index].name, range: members[index].start..<end)
      }
      text.rearrange(
        from: first, pieces.sorted { $0.name < $1.name }.map(\.range), separator: UInt8(ascii: ","))
    }
  }
}
