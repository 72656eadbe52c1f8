/// Tells a dictionary from a type with declared members: a dictionary's names are data, so nobody may change a letter.
///
/// The standard library's `Dictionary` writes itself under a key type without a public name; one empty dictionary,
/// encoded once, shows which.
enum DictionaryKeys {
  static func are<Key: CodingKey>(_ type: Key.Type) -> Bool { ObjectIdentifier(type) == known }

  private static let known: ObjectIdentifier? = {
    let witness = Witness()
    try? [String: Bool]().encode(to: witness)
    return witness.seen
  }()

  private final class Witness: Encoder {
    var seen: ObjectIdentifier?
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      seen = ObjectIdentifier(type)
      return KeyedEncodingContainer(MembersEncoder<Key>(writer: writer, place: place))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { ElementsEncoder(writer: writer, place: place) }
    func singleValueContainer() -> any SingleValueEncodingContainer { ValueEncoder(writer, at: place) }

    private let writer = JSONWriter(.sandbox)
    private let place = Place(depth: 0, slot: 0)
  }
}
