/// When the customer wants a consignment delivered.
///
/// - Source: contract/20-rules-and-catalog.md, section 7.
package struct RequestedDeliveryDate: Codable, Equatable, Sendable {
  package var date: DateTimeOffset
  @OrDefault package var deliveryWindow: DeliveryWindow
  /// True: delivered on that day and no other. False: on that day or before.
  @OrDefault package var isToBeExactlyOnTheDateSpecified: Bool

  package init(date: DateTimeOffset, isToBeExactlyOnTheDateSpecified: Bool = false) {
    self.date = date
    self.deliveryWindow = .fallback
    self.isToBeExactlyOnTheDateSpecified = isToBeExactlyOnTheDateSpecified
  }
}

package struct DeliveryWindow: Codable, Equatable, Sendable {
  @OrDefault package var start: TimeOfDay
  @OrDefault package var end: TimeOfDay
  package var utcOffset: UtcOffset?

  package init(start: TimeOfDay, end: TimeOfDay, utcOffset: UtcOffset?) {
    self.start = start
    self.end = end
    self.utcOffset = utcOffset
  }
}

/// Sent without a window, the vendor answers `00:00:00` twice.
extension DeliveryWindow: Defaulted {
  package static let fallback = DeliveryWindow(start: .midnight, end: .midnight, utcOffset: nil)
}

extension TimeOfDay: Defaulted {
  package static let fallback = TimeOfDay.midnight
}
