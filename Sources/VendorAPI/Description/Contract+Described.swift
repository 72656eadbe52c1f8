import Contract
import OpenAPI

// What the strings of the contract's types look like: those that are written, which is a part of those that are read.

extension DateTimeOffset: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(format: "date-time") }
  static var specimen: DateTimeOffset { DateTimeOffset(ticks: 0) }
}

extension UtcOffset: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(pattern: "^[+-][0-9]{2}:[0-9]{2}$") }
  static var specimen: UtcOffset { .utc }
}

extension OpeningOffset: DescribedText {
  static var form: Shape.TextForm { UtcOffset.form }
  static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm {
    switch ApiVersion(userInfo) {
    case .version1: Shape.TextForm(pattern: "^0:00$")
    case .version1point1: form
    }
  }
  static var specimen: OpeningOffset { OpeningOffset(.utc) }
}

/// Version 1 leaves the offset out, so it is no `date-time` of RFC 3339 there.
extension NullableDate: DescribedText {
  static var form: Shape.TextForm { DateTimeOffset.form }
  static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm {
    switch ApiVersion(userInfo) {
    case .version1:
      Shape.TextForm(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,7})?$")
    case .version1point1: form
    }
  }
  static var specimen: NullableDate { NullableDate(.specimen) }
}

extension WallClockDate: DescribedText {
  static var form: Shape.TextForm { NullableDate.form }
  static func form(_ userInfo: [CodingUserInfoKey: any Sendable]) -> Shape.TextForm { NullableDate.form(userInfo) }
  static var specimen: WallClockDate { WallClockDate(.specimen) }
}

/// .NET's numbers, as both are written; names are read too.
extension DayNumber: DescribedByShape {
  static var shape: Shape { .codes([0, 1, 2, 3, 4, 5, 6], name: "DayOfWeek") }
  static var specimen: DayNumber { DayNumber(.monday) }
}

extension CalendarExceptionType: DescribedByShape {
  static var shape: Shape { .codes([0, 1], name: "CalendarExceptionType") }
  static var specimen: CalendarExceptionType { .cancelled }
}

extension AccessAction: DescribedByShape {
  static var shape: Shape { .integer }
  static var specimen: AccessAction { AccessAction(rawValue: 1) }
}

extension AccessArea: DescribedByShape {
  static var shape: Shape { .integer }
  static var specimen: AccessArea { AccessArea(rawValue: 1) }
}

extension ConsignmentAuditMessage.Severity: DescribedByShape {
  static var shape: Shape { .codes([0, 1, 2, 3, 4], name: "AuditSeverity") }
  static var specimen: ConsignmentAuditMessage.Severity { .low }
}

extension ConsignmentAuditMessage.Category: DescribedByShape {
  static var shape: Shape { .codes([0, 1, 2, 3], name: "AuditCategory") }
  static var specimen: ConsignmentAuditMessage.Category { .consignmentLifecycle }
}

extension TimeOfDay: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$") }
  static var specimen: TimeOfDay { .midnight }
}

/// As it is written; the object of old is read too.
extension ManifestTime: DescribedText {
  static var form: Shape.TextForm { TimeOfDay.form }
  static var specimen: ManifestTime { ManifestTime(.midnight) }
}

extension ServiceDirections: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(pattern: "^(Inbound|Outbound|Inbound, Outbound)$") }
  static var specimen: ServiceDirections { .outbound }
}

extension CarrierServiceTraits: DescribedText {
  static var form: Shape.TextForm { Shape.TextForm(pattern: "^(0|[A-Za-z]+(, [A-Za-z]+)*)$") }
  static var specimen: CarrierServiceTraits { .scheduled }
}

extension Item.ClassificationDetails: DescribedText {
  static var form: Shape.TextForm { flags }
  static var specimen: Item.ClassificationDetails { Item.ClassificationDetails(rawValue: 1) }
}

extension Item.Classification: DescribedText {
  static var form: Shape.TextForm { flags }
  static var specimen: Item.Classification { Item.Classification(rawValue: 1) }
}

extension Address.Role: DescribedText {
  static var form: Shape.TextForm { flags }
  static var specimen: Address.Role { .origin }
}

extension CustomsDocumentation.CategoryType: DescribedText {
  static var form: Shape.TextForm { flags }
  static var specimen: CustomsDocumentation.CategoryType { .gift }
}

extension CustomsDocumentation.ShippingTerms: DescribedText {
  static var form: Shape.TextForm { flags }
  static var specimen: CustomsDocumentation.ShippingTerms { CustomsDocumentation.ShippingTerms(rawValue: 1) }
}

extension VendorFlags {
  /// Names between commas, as they are written.
  fileprivate static var flags: Shape.TextForm {
    let name = "(\(names.joined(separator: "|")))"
    let none = mayBeNone ? "\(nameOfNone ?? "0")|" : ""
    return Shape.TextForm(pattern: "^(\(none)\(name)(, \(name))*)$")
  }
}

extension OrDefault: DescribedByAnother {
  static var other: any Encodable.Type { Value.self }
}

extension AllocationSummary: DescribedBySpecimen {
  static var specimen: AllocationSummary {
    AllocationSummary(reference: "", statusCode: 200, apiLinks: [ApiLink(rel: "", href: "")], description: "")
  }
}

// MARK: - Members

extension Shape.TextForm {
  fileprivate static let base64 = Shape.TextForm(format: "byte")
  fileprivate static let guid = Shape.TextForm(format: "uuid")
}

extension GetLabelsResponse: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["file": .base64] }
}

extension CustomsDocuments.Document: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["value": .base64] }
}

extension AllocateAndGetLabelsResult: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["labelContent": .base64] }
}

extension Consignment: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["customerReference": .guid] }
}

extension Quote: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["quoteReference": .guid] }
}

extension QuoteResult: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["quoteRequestReference": .guid] }
}

extension ServiceGroupQuoteResult: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["quoteRequestReference": .guid] }
}

extension ApiError: DescribedMembers {
  static var forms: [String: Shape.TextForm] { ["correlationId": .guid] }
}

// What the checks of a body ask for.

extension CreateConsignmentRequest: DescribedMembers {
  static var needed: Set<String> { ["packages", "addresses"] }
}

extension UpdateConsignmentRequest: DescribedMembers {
  static var needed: Set<String> { ["reference"] }
}

extension CreateOrderRequest: DescribedMembers {
  static var needed: Set<String> { ["packages", "addresses"] }
}

extension UpdateOrderRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference"] }
}

extension PackOrderRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReference", "packages"] }
}

extension PackOrderRequest.Package: DescribedMembers {
  static var needed: Set<String> { ["items"] }
}

extension OrderConsignmentsRequest: DescribedMembers {
  static var needed: Set<String> { ["orderReferences"] }
}

extension AllocateConsignmentsRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences"] }
}

extension AllocateConsignmentsWithCarrierServiceRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences", "mpdCarrierServiceReference"] }
}

extension AllocateConsignmentsWithServiceGroupRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences", "mpdCarrierServiceGroupReference"] }
}

extension AllocateConsignmentsWithServiceFiltersRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences"] }
}

extension ManifestConsignmentsRequest: DescribedMembers {
  static var needed: Set<String> { ["consignmentReferences"] }
}
