package import Wire

/// Asks types what they look like on the wire, in one spelling of JSON.
///
/// What a type reads is what it asks a decoder for; what it writes is what it hands an encoder, twice: once from a value in which
/// every member has a value, once from one as empty as the type allows. What is written both times is always there.
///
/// Every type is asked once.
package final class Shapes {
  private struct Question: Hashable {
    let type: ObjectIdentifier
    let fill: ReadingProbe.Fill
  }

  let spelling: JSON.Spelling
  private var written: [ObjectIdentifier: Shape] = [:]
  private var read: [Question: (shape: Shape, value: Any)] = [:]

  package init(_ json: JSON) { spelling = json.spelling }

  /// What a value of the type is read from.
  ///
  /// - Throws: what the type throws when it is read from specimens; a type that wants strings of some form must say so
  ///   (``DescribedText``).
  package func read<Value: Decodable>(_ type: Value.Type) throws -> Shape { try reading(type, .full).shape }

  /// What a value of the type is written as.
  ///
  /// - Throws: as ``read(_:)``, and for a type that can be neither read nor has a specimen of its own.
  package func written<Value: Encodable>(_ type: Value.Type) throws -> Shape {
    if let known = written[ObjectIdentifier(type)] { return known }
    let shape = try ask(type)
    written[ObjectIdentifier(type)] = shape
    return shape
  }

  private func ask<Value: Encodable>(_ type: Value.Type) throws -> Shape {
    if let scalar = Scalar(type, spelling.userInfo) { return scalar.shape }
    if let type = type as? any DescribedByAnother.Type { return try written(type.other) }
    if let type = type as? any NamedValues.Type { return .dictionary(try written(type.valueType)) }
    guard let full = try specimen(of: type, .full), let bare = try specimen(of: type, .bare) else {
      throw EncodingError.invalidValue(
        type, .init(codingPath: [], debugDescription: "\(type) can be described only by a specimen"))
    }
    let shape = try WritingProbe.shape(of: full, in: self, .members)
    guard case .object(var object) = shape, case .object(let least) = try WritingProbe.shape(of: bare, in: self, .names)
    else { return shape }
    for index in object.members.indices where object.members[index].isRequired {
      let name = object.members[index].name
      let member = least.members.first { $0.name == name }
      object.members[index].isRequired = member != nil
      // A `null` that is written on purpose, whatever becomes of others.
      if case .nullable? = member?.shape { object.members[index].shape = object.members[index].shape.orNull }
    }
    return .object(object)
  }

  private func specimen<Value: Encodable>(of type: Value.Type, _ fill: ReadingProbe.Fill) throws -> (any Encodable)? {
    if let type = type as? any DescribedBySpecimen.Type { return type.specimen }
    guard let type = type as? any (Decodable & Encodable).Type else { return nil }
    func read<Both: Decodable & Encodable>(_ type: Both.Type) throws -> Both { try reading(type, fill).value }
    return try read(type)
  }

  func reading<Value: Decodable>(
    _ type: Value.Type, _ fill: ReadingProbe.Fill
  ) throws -> (shape: Shape, value: Value) {
    let question = Question(type: ObjectIdentifier(type), fill: fill)
    if let (shape, known) = read[question], let value = known as? Value { return (shape, value) }
    let answer: (shape: Shape, value: Value)
    if let scalar = Scalar(type, spelling.userInfo), let value = scalar.specimen as? Value {
      answer = (scalar.shape, value)
    } else {
      let probe = ReadingProbe(self, type, fill)
      let value = try Value(from: probe)
      answer = (probe.shape, value)
    }
    read[question] = answer
    return answer
  }
}

/// A dictionary with names that are data.
private protocol NamedValues {
  static var valueType: any Encodable.Type { get }
}

extension Dictionary: NamedValues where Key == String, Value: Encodable {
  static var valueType: any Encodable.Type { Value.self }
}
