package import Contract
import Text
import Wire

// Values whose text in XML is not that of JSON.
//
// - Source: contract/00-overview.md, section 6.

/// Seven digits of a second, always: `2019-06-18T17:00:00.0000000+00:00`.
extension DateTimeOffset: XMLScalar {
  package var xmlText: String {
    let text = description
    let utf8 = text.utf8
    let seconds = utf8.index(utf8.startIndex, offsetBy: 19)
    let offset = utf8.index(utf8.endIndex, offsetBy: -6)
    let fraction = text[seconds..<offset].drop { $0 == "." }
    return "\(text[..<seconds]).\(fraction)\(String(repeating: "0", count: 7 - fraction.utf8.count))\(text[offset...])"
  }
}

/// In version 1 neither an offset nor digits that say nothing: `2019-04-30T17:00:00`.
///
/// - Source: contract/95-audit.md, D16.
extension NullableDate: XMLScalar {
  package var xmlText: String { date.xmlText }

  package func xmlText(_ userInfo: [CodingUserInfoKey: Any]) -> String {
    ApiVersion(userInfo) == .version1 ? date.wallClock.string : date.xmlText
  }
}

extension WallClockDate: XMLScalar {
  package var xmlText: String { date.xmlText }

  package func xmlText(_ userInfo: [CodingUserInfoKey: Any]) -> String { NullableDate(date).xmlText(userInfo) }
}

/// A duration since midnight: `PT0S`, `PT9H`, `PT23H59M`. Read also as in JSON.
extension TimeOfDay: XMLScalar {
  package var xmlText: String {
    guard seconds > 0 else { return "PT0S" }
    let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")]
    return "PT" + parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }

  package static func decodableText(xmlText: String) -> String {
    guard xmlText.hasPrefix("PT") else { return xmlText }
    let units: [(letter: Character, seconds: Int)] = [("H", 3600), ("M", 60), ("S", 1)]
    var seconds = 0
    var next = 0
    var rest = xmlText.dropFirst(2)
    // Whole hours, minutes and seconds in this order, each at most once. What is none stays as it is and will be refused by that name.
    while let end = rest.firstIndex(where: \.isLetter) {
      guard let unit = units.indices.dropFirst(next).first(where: { units[$0].letter == rest[end] }),
        end > rest.startIndex, rest[..<end].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let count = Int(rest[..<end]), count < 86_400
      else { return xmlText }
      seconds += count * units[unit].seconds
      next = unit + 1
      rest = rest[end...].dropFirst()
    }
    guard rest.isEmpty, next > 0, seconds < 86_400 else { return xmlText }
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
      .joined(separator: ":")
  }
}

/// Flags stand between blanks: `Inbound Outbound`. None that has no name is an empty element. Read also with commas.
extension XMLScalar where Self: VendorFlags {
  var xmlText: String { isEmpty ? Self.nameOfNone ?? "" : text.replacing(", ", with: " ") }

  static func decodableText(xmlText: String) -> String {
    xmlText.split { $0.isWhitespace || $0 == "," }.joined(separator: ", ")
  }
}

extension ServiceDirections: XMLScalar {}
extension CarrierServiceTraits: XMLScalar {}
extension Item.ClassificationDetails: XMLScalar {}
extension Item.Classification: XMLScalar {}
extension Address.Role: XMLScalar {}
extension CustomsDocumentation.CategoryType: XMLScalar {}
extension CustomsDocumentation.ShippingTerms: XMLScalar {}

/// By name, where JSON has a number. Read also as that.
extension XMLScalar where Self: VendorCode {
  var xmlText: String { name }

  static func decodableText(xmlText: String) -> String {
    Self(sent: xmlText).map { "\($0.rawValue)" } ?? xmlText
  }
}

extension ConsignmentAuditMessage.Severity: XMLScalar {}
extension ConsignmentAuditMessage.Category: XMLScalar {}
extension MpdCarrierService.Source: XMLScalar {}
extension MpdCarrierService.Status: XMLScalar {}
extension DayNumber: XMLScalar {}
extension CalendarExceptionType: XMLScalar {}
extension AccessAction: XMLScalar {}
extension AccessArea: XMLScalar {}
extension QuoteSurcharge.ApplicationCode: XMLScalar {}
