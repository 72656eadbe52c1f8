import Contract
import Wire

extension MemberChanges {
  /// What version 1 leaves out or calls otherwise. Where it has another value, and not only another name, the type says so itself.
  ///
  /// - Source: contract/00-overview.md, section 4; of quotes contract/20-rules-and-catalog.md, section 8.
  static let version1 = MemberChanges([
    (Consignment.self, ["direction": .omitted, "tags": .omitted]),
    (Package.self, ["metaData": .omitted]),
    (Item.self, ["metaData": .omitted, "quantity": .renamed("unitOfQuantity"), "unit": .renamed("itemUnit")]),
    (Dimensions.self, ["unit": .omitted]),
    (Rate.self, ["taxRate": .renamed("vatRate")]),
    (Quote.self, ["carrierReference": .omitted, "serviceDirection": .omitted]),
    (UnqualifiedService.self, ["carrierReference": .omitted]),
    (
      JourneyLeg.CarrierService.self,
      ["externalReference": .omitted, "isTracked": .omitted, "isSigned": .omitted, "serviceDirection": .omitted]
    ),
  ])
}
