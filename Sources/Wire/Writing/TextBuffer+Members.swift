package import FoundationEssentials

/// Members of an object whose writer is its own, each behind what stands in front of its value, `,"Town":` for example.
///
/// Names need no escapes; a member without a value is written as `null`.
extension TextBuffer {
  package mutating func append(_ lead: StaticString, json text: String?) {
    if let text {
      append(lead, json: text)
    } else {
      append(lead)
      appendNull()
    }
  }

  package mutating func append(_ lead: StaticString, json number: Decimal?) {
    append(lead)
    if let number { append(number) } else { appendNull() }
  }

  package mutating func append(_ lead: StaticString, json flag: Bool) {
    append(lead)
    append(flag ? "true" : "false")
  }

  /// Appends what is known to need no escapes, with its quotes.
  package mutating func append(_ lead: StaticString, plain text: String) {
    var text = text
    text.withUTF8 { append(lead, quoting: $0) }
  }

  package mutating func append(_ lead: StaticString, json texts: ArraySlice<String>) {
    append(lead)
    append(UInt8(ascii: "["))
    for index in texts.indices {
      if index > texts.startIndex { append(UInt8(ascii: ",")) }
      append(json: texts[index])
    }
    append(UInt8(ascii: "]"))
  }

  package mutating func appendNull() { append("null") }
}
