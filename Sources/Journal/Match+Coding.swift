import Wire

// As verifications write it, but for the instants, which no expectation has.
extension Match: Codable {
  private enum Members: CodingKey { case operation, method, path, status, reference, fault, header, query, body }

  package init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: Members.self)
    operation = try container.decodeIfPresent(TextPattern.self, forKey: .operation)
    method = try container.decodeIfPresent(TextPattern.self, forKey: .method)
    path = try container.decodeIfPresent(TextPattern.self, forKey: .path)
    status = try container.decodeIfPresent(StatusPattern.self, forKey: .status)
    reference = try container.decodeIfPresent(String.self, forKey: .reference)
    fault = try container.decodeIfPresent(TextPattern.self, forKey: .fault)
    header = try container.decodeIfPresent(NamedPatterns.self, forKey: .header)?.all ?? []
    query = try container.decodeIfPresent(NamedPatterns.self, forKey: .query)?.all ?? []
    body = try container.decodeIfPresent(JSONValue.self, forKey: .body)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Members.self)
    // What has no value is not written, whatever the writer does with those.
    if let operation { try container.encode(operation, forKey: .operation) }
    if let method { try container.encode(method, forKey: .method) }
    if let path { try container.encode(path, forKey: .path) }
    if let status { try container.encode(status, forKey: .status) }
    if let reference { try container.encode(reference, forKey: .reference) }
    if let fault { try container.encode(fault, forKey: .fault) }
    if !header.isEmpty { try container.encode(NamedPatterns(all: header), forKey: .header) }
    if !query.isEmpty { try container.encode(NamedPatterns(all: query), forKey: .query) }
    if let body { try container.encode(body, forKey: .body) }
  }
}

/// Fields or query items by name, of which one may be named twice.
private struct NamedPatterns: Codable {
  let all: [(name: String, value: TextPattern)]

  init(all: [(name: String, value: TextPattern)]) { self.all = all }

  init(from decoder: any Decoder) throws {
    guard case .object(let members) = try JSONValue(from: decoder) else {
      throw DecodingError.refused("an object is needed")
    }
    all = try members.map { name, value in
      guard case .string(let text) = value else { throw DecodingError.refused("'\(name)' needs a text") }
      return (name, TextPattern(text))
    }
  }

  func encode(to encoder: any Encoder) throws {
    try JSONValue.object(all.map { ($0.name, .string($0.value.description)) }).encode(to: encoder)
  }
}

extension TextPattern: Codable {
  package init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension StatusPattern: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let pattern = StatusPattern(text) else {
      throw DecodingError.refused("'\(text)' is neither a status such as 404 nor a class such as \"4xx\"")
    }
    self = pattern
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
