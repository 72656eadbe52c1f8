import Testing

@testable import Wire

/// Hand-written conformances may use containers in every way the protocols allow.
struct ContainerTests {
  private enum Key: CodingKey { case first, second, third, fourth }

  private struct Encoding: Encodable {
    let body: (any Encoder) throws -> Void
    func encode(to encoder: any Encoder) throws { try body(encoder) }
  }

  private func text(_ body: @escaping (any Encoder) throws -> Void) throws -> String {
    try JSON.vendor.text([Encoding(body: body)])
  }

  @Test func `nested containers close when their parent goes on`() throws {
    let text = try text { encoder in
      var outer = encoder.container(keyedBy: Key.self)
      var list = outer.nestedUnkeyedContainer(forKey: .first)
      try list.encode(1)
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encode("x", forKey: .second)
      var deep = list.nestedUnkeyedContainer()
      try deep.encodeNil()
      try list.encode(true)
      #expect(list.count == 4)
      var object = outer.nestedContainer(keyedBy: Key.self, forKey: .third)
      try object.encodeNil(forKey: .first)
      try outer.encode(2.5, forKey: .fourth)
    }
    #expect(text == #"[{"First":[1,{"Second":"x"},[null],true],"Third":{"First":null},"Fourth":2.5}]"#)
  }

  @Test func `a subclass writes its members into the object of its superclass, or under super`() throws {
    let text = try text { encoder in
      var own = encoder.container(keyedBy: Key.self)
      try own.encode(1, forKey: .first)
      var inherited = encoder.container(keyedBy: Key.self)
      try inherited.encode(2, forKey: .second)
      var named = own.superEncoder().singleValueContainer()
      try named.encode(3)
      try own.encode(4, forKey: .fourth)
    }
    #expect(text == #"[{"First":1,"Second":2,"Super":3,"Fourth":4}]"#)
  }

  @Test func `a value that encodes nothing is an empty object`() throws {
    #expect(try text { _ in } == "[{}]")
    #expect(try JSON.vendor.text(Encoding { _ in }) == "{}")
    let unused = try text { encoder in
      var outer = encoder.container(keyedBy: Key.self)
      _ = outer.superEncoder(forKey: .first)
      try outer.encode(1, forKey: .second)
    }
    #expect(unused == #"[{"First":{},"Second":1}]"#)
  }

  @Test func `containers written to in turns are an error and never wrong text`() {
    #expect(throws: EncodingError.self) {
      try text { encoder in
        var outer = encoder.container(keyedBy: Key.self)
        var first = outer.nestedUnkeyedContainer(forKey: .first)
        var second = outer.nestedUnkeyedContainer(forKey: .second)
        try second.encode(1)
        try first.encode(2)
      }
    }
    #expect(throws: EncodingError.self) {
      try text { encoder in
        var single = encoder.singleValueContainer()
        try single.encode(1)
        try single.encode(2)
      }
    }
    #expect(throws: EncodingError.self) {
      try text { encoder in
        _ = encoder.unkeyedContainer()
        _ = encoder.container(keyedBy: Key.self)
      }
    }
    #expect(throws: EncodingError.self) {
      try text { encoder in
        var list = encoder.unkeyedContainer()
        let late = list.superEncoder()
        try list.encode(1)
        try 2.encode(to: late)
      }
    }
  }
}
