package import Text

// What a clock at the offset shows, in the vendor's spellings. None of them makes a string before one is asked for.

extension DateTimeOffset {
  /// `yyyy-MM-ddTHH:mm:ss[.fffffff]zzz`, trailing zeros of the fraction trimmed.
  package var text: ShortText {
    var text = wallClock
    text.append(offsetMinutes < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    text.append(abs(Int(offsetMinutes)) / 60, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(abs(Int(offsetMinutes)) % 60, width: 2)
    return text
  }

  /// The same without the offset.
  package var wallClock: ShortText {
    var text = ShortText()
    localDate.append(to: &text)
    text.append(UInt8(ascii: "T"))
    localTime.append(to: &text)
    var fraction = Int(fraction)
    if fraction > 0 {
      var width = 7
      while fraction % 10 == 0 {
        fraction /= 10
        width -= 1
      }
      text.append(UInt8(ascii: "."))
      text.append(fraction, width: width)
    }
    return text
  }

  /// `dd/MM/yyyy HH:mm:ss +00:00`: labelled as the vendor's messages label every time, whatever the offset.
  ///
  /// - Source: contract/decisions.md, "Shapes" 4.
  package var messageText: ShortText {
    var text = ShortText()
    let (year, month, day) = localDate.components
    text.append(day, width: 2)
    text.append(UInt8(ascii: "/"))
    text.append(month, width: 2)
    text.append(UInt8(ascii: "/"))
    text.append(year, width: 4)
    text.append(UInt8(ascii: " "))
    localTime.append(to: &text)
    text.append(literal: " +00:00")
    return text
  }
}

extension DateTimeOffset: CustomStringConvertible {
  package var description: String { text.string }
}

extension DateTimeOffset: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
