import Contract

extension MagicValue {
  /// What makes a shipment's life another than an ordinary one.
  ///
  /// - Source: contract/52-tracking-and-events.md, section 7.
  static let lives: [MagicValue] = [
    row(
      "manifest-failed", "ZZ99 4AA", .manifestFails,
      "It is not manifested.",
      "ManifestFailed"),
    row(
      "card-left", "ZZ99 4AB", .branch(.cardLeft),
      "Nobody is at home; it is delivered on the next delivery day.",
      "DeliveryFailedCardLeft, then Delivered"),
    row(
      "delivery-failed", "ZZ99 4AD", .branch(.deliveryFailed),
      "It cannot be delivered on two days and goes back.",
      "DeliveryFailed twice, ReturnToSender, DateReturned"),
    row(
      "late", "ZZ99 4AE", .branch(.late),
      "It is delayed by a delivery day.",
      "Delayed, then Delivered; IsLate"),
    row(
      "delayed-twice", "ZZ99 4AF", .branch(.delayedTwice),
      "It is delayed by two delivery days.",
      "Delayed twice, then Delivered; IsLate"),
    row(
      "partial", "ZZ99 4AG", .branch(.partial),
      "The first package is delivered, the others on the next delivery day.",
      "PartiallyDelivered, then Delivered"),
    row(
      "damaged", "ZZ99 4AH", .branch(.damaged),
      "It is damaged on its way and goes back.",
      "Damaged, ReturnToSender, DateReturned"),
    row(
      "delivered-damaged", "ZZ99 4AJ", .branch(.deliveredDamaged),
      "It is delivered damaged.",
      "DeliveredDamaged"),
    row(
      "missing", "ZZ99 4AL", .branch(.missing),
      "It cannot be found, and is delivered on the next delivery day.",
      "Missing, then Delivered"),
    row(
      "lost", "ZZ99 4AN", .branch(.lost),
      "It cannot be found, and is given up three days later.",
      "Missing, then Lost"),
    row(
      "held", "ZZ99 4AP", .branch(.held),
      "Its carrier keeps it for a day.",
      "HeldByCarrier, then Delivered"),
    row(
      "waiting", "ZZ99 4AQ", .branch(.waiting),
      "It waits for a day.",
      "InTransitWaiting, then Delivered"),
    row(
      "customs", "ZZ99 4AR", .branch(.customs),
      "Customs want to know more, and let it go a day later.",
      "AtCustoms, ActionRequired, then Delivered"),
    row(
      "customs-refused", "ZZ99 4AS", .branch(.customsRefused),
      "Customs want to know more, and send it back a day later.",
      "AtCustoms, ActionRequired, ReturnToSender"),
    row(
      "collection-failed", "ZZ99 4AT", .branch(.collectionFailed),
      "The customer does not have it ready; it is collected at the next collection.",
      "CollectionFailed, then Collected"),
    row(
      "carrier-unable-to-collect", "ZZ99 4AU", .branch(.carrierUnableToCollect),
      "The carrier does not come; it is collected at the next collection.",
      "CarrierUnableToCollect, then Collected"),
    row(
      "exchange-failed", "ZZ99 4AW", .branch(.exchangeFailed),
      "What it was to be exchanged for is not handed over; it goes back.",
      "ExchangeFailed, ReturnToSender"),
    row(
      "uncollected", "ZZ99 4AX", .branch(.uncollected),
      "Nobody fetches it from its shop within seven days; from elsewhere it is delivered.",
      "AtCollectionPoint, ReturnToSender"),
    row(
      "no-tracking", "ZZ99 4AY", .branch(.noTracking),
      "Nobody tells anything of it.",
      "no event ever; IsLate"),
  ]

  private static func row(
    _ name: String, _ postcode: String, _ fate: Fate, _ provokes: String, _ outcome: String
  ) -> MagicValue {
    MagicValue(name: name, postcode: postcode, scope: .life, provokes: provokes, outcome: outcome, fate: fate)
  }
}
