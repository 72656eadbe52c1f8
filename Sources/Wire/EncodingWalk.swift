import FoundationEssentials

/// The way of one value through its containers into text, shared by the encoder and its containers.
final class EncodingWalk {
  /// All state in one property: the runtime checks each access to a class's property, so there is one a step.
  var state: EncodingState

  let userInfo: [CodingUserInfoKey: any Sendable]

  init(names: JSON.MemberNames, nulls: JSON.Nulls, userInfo: [CodingUserInfoKey: any Sendable]) {
    state = EncodingState(names: names, nulls: nulls)
    self.userInfo = userInfo
  }

  init(xml: XMLText, userInfo: [CodingUserInfoKey: any Sendable]) {
    state = EncodingState(xml: xml)
    self.userInfo = userInfo
  }

  /// Writes a value whose container, if it needs one, will be the `level`th on the stack.
  func write<Value: Encodable>(_ value: Value, level: Int) throws {
    // A string's own conformance goes a long way round, and a decimal's writes its internals.
    if Value.self == String.self, let string = value as? String {
      state.write(string)
    } else if Value.self == Decimal.self, let decimal = value as? Decimal {
      try state.write(decimal)
    } else {
      if let xml = state.xml {
        if let scalar = value as? any XMLScalar { return xml.string(scalar.xmlText) }
        if let wrapper = value as? any XMLWrapper { return try write(wrapper.xmlContent, level: level) }
        xml.announce(Value.self)
      }
      let slot = state.makeSlot()
      do {
        try value.encode(to: ValueEncoder(walk: self, level: level, slot: slot))
      } catch {
        throw state.fail(error)
      }
      state.closeAll(above: level)
    }
  }
}
