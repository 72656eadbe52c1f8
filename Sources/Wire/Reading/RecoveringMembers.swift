/// Reads the members of one object as `MembersDecoder` does, and goes on after those at fault.
struct RecoveringMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let members: MembersDecoder<Key>
  private let reading: Reading
  private let recovery: Recovery

  init(_ members: MembersDecoder<Key>, _ reading: Reading, _ recovery: Recovery) {
    self.members = members
    self.reading = reading
    self.recovery = recovery
  }

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { members.allKeys }

  func contains(_ key: Key) -> Bool { members.contains(key) }
  func decodeNil(forKey key: Key) throws -> Bool { try members.decodeNil(forKey: key) }

  // MARK: - What may be absent

  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? {
    try unlessFailing(key) { try members.decodeIfPresent(type, forKey: key) }
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try unlessFailing(key) { try members.decodeIfPresent(type, forKey: key) }
  }

  // The standard library reads these as if they had to be there. Of its rarer numbers the value around goes with them.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
    try unlessFailing(key) { try members.decodeIfPresent(type, forKey: key) }
  }

  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
    try unlessFailing(key) { try members.decodeIfPresent(type, forKey: key) }
  }

  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? {
    try unlessFailing(key) { try members.decodeIfPresent(type, forKey: key) }
  }

  private func unlessFailing<Value>(_ key: Key, _ read: () throws -> Value?) throws -> Value? {
    let gaps = recovery.gaps
    do {
      let value = try read()
      if recovery.gaps == gaps { return value }
    } catch {
      guard let place = members.member(key) else { throw error }
      try reading.pass(over: place, error)
    }
    recovery.gaps = gaps
    return nil
  }

  // MARK: - What may not

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try standingIn(type, key) { try members.decode(type, forKey: key) }
  }

  func decode(_ type: Int128.Type, forKey key: Key) throws -> Int128 {
    try standingIn(type, key) { try members.decode(type, forKey: key) }
  }

  func decode(_ type: UInt128.Type, forKey key: Key) throws -> UInt128 {
    try standingIn(type, key) { try members.decode(type, forKey: key) }
  }

  private func standingIn<Value: Decodable>(
    _ type: Value.Type, _ key: Key, _ read: () throws -> Value
  ) throws -> Value {
    do { return try read() } catch {
      if let place = members.member(key) {
        try reading.pass(over: place, error)
      } else if let failure = error as? ReadingFailure {
        recovery.add(failure, at: members.object)
      }
      recovery.gaps += 1
      guard !recovery.isFull, let value = StandIn(userInfo: reading.userInfo).value(type) else { throw error }
      return value
    }
  }

  // MARK: - Containers

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> { try members.nestedContainer(keyedBy: type, forKey: key) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try members.nestedUnkeyedContainer(forKey: key)
  }

  func superDecoder() throws -> any Decoder { try members.superDecoder() }
  func superDecoder(forKey key: Key) throws -> any Decoder { try members.superDecoder(forKey: key) }
}
