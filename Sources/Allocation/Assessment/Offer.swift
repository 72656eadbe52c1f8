package import Contract
package import FoundationEssentials

/// A service that takes a consignment: what it costs, when it collects and delivers. Everything but the ranking is worked out when
/// asked for.
package struct Offer: Sendable {
  /// One surcharge as it was applied.
  package struct AppliedSurcharge: Equatable, Sendable {
    package let reference: String
    /// Without tax.
    package let amount: Decimal
  }

  let bid: Assessor.Bid
  let contents: Catalog.Contents
  let journey: Shared<Journey>

  package var service: CarrierService { contents.services[bid.service] }

  /// Surcharges included, without tax: what decides who is cheapest.
  package var net: Decimal { bid.charge.total.decimal }

  /// Surcharges included.
  package var price: Rate { rate(bid.charge.total, tariff.tax, tariff.currency) }

  /// Without surcharges.
  package var basePrice: Rate { rate(bid.charge.base, tariff.tax, tariff.currency) }

  /// `price` as the vendor answers it of an allocated consignment: without the tax's reference and the currency's name.
  ///
  /// - Source: contract/10-allocation.md, section 7.
  package var storedPrice: Rate {
    contents.tariffs[bid.service].lastPrice.rate(of: bid.charge.total) {
      rate(bid.charge.total, tariff.storedTax, tariff.storedCurrency)
    }
  }

  package var surcharges: [AppliedSurcharge] {
    var applied: [AppliedSurcharge] = []
    let tables = contents.tables
    _ = journey.value.charges(contents.conditions[bid.service].surcharges, on: bid.charge.base, tables) {
      number, amount in
      applied.append(AppliedSurcharge(reference: tables.surchargeReferences[number], amount: amount.decimal))
    }
    return applied
  }

  // MARK: - Dates

  /// The day of the collection: midnight in the origin's local time.
  package var collectionDate: DateTimeOffset { origin.instant(bid.days.collection) }

  /// The moment of the collection, in the origin's local time.
  package var shippingDate: DateTimeOffset { origin.instant(bid.days.collection, at: bid.days.times.collection) }

  /// The moment before which that collection must be allocated, in the origin's local time.
  package var allocationCutOff: DateTimeOffset {
    origin.instant(bid.days.collection.adding(days: bid.days.times.cutOffDays), at: bid.days.times.cutOff)
  }

  /// When the shipping location would like to know of it: never later than the cut-off; nil where it does not say.
  package var operationalCutOff: DateTimeOffset? {
    service.operationalCutOff(before: bid.days.times).map {
      origin.instant(bid.days.collection.adding(days: bid.days.times.cutOffDays), at: $0)
    }
  }

  /// In the destination's local time.
  package var earliestDelivery: DateTimeOffset { destination.instant(bid.days.delivery, at: promise.windowStart) }

  /// In the destination's local time.
  package var latestDelivery: DateTimeOffset { destination.instant(bid.days.delivery, at: promise.windowEnd) }

  private var tariff: Tariff { contents.tariffs[bid.service] }
  private var promise: Promise { contents.tables.promises[bid.promise] }
  private var origin: CountryClock { journey.value.origin.clock }
  private var destination: CountryClock { journey.value.destination.clock }

  /// - Source: contract/20-rules-and-catalog.md, section 6: tax to two decimals, gross is net and tax.
  private func rate(_ net: TenThousandths, _ taxRate: TaxRate, _ currency: Currency) -> Rate {
    let tax = net.timesRoundedToCents(tariff.taxRate) ?? .zero
    let gross = net.adding(tax) ?? net
    return Rate(
      net: net.decimal, gross: gross.decimal, taxRate: taxRate, vatAmount: tax.decimal, currency: currency)
  }
}
