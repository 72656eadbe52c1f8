extension ControlWords {
  /// Why an allocation or an option is as it is.
  static let explaining = """
    Explanation: Why a consignment would go where it would go.
    Explanation.consignmentReference: The reference of the consignment, `EC-` and three groups.
    Explanation.consignmentState: The name of the state that it is in.
    Explanation.group: The service group that was asked about; null for none.
    Explanation.isAllocatable: Whether the state lets the consignment be allocated; the rest is told either way.
    Explanation.reason: Why nobody qualifies, as an allocation would say it; null when somebody does.
    Explanation.services: Every service that was considered, in the order of the bids, then of the catalog.
    Explanation.winner: The reference of the service that would win; null when none qualifies.
    ExplanationCandidate: One service that was considered.
    ExplanationCandidate.dates: When it would collect and deliver; null when it cannot keep the consignment's dates, or has no price.
    ExplanationCandidate.price: What it would cost; null when there is no price to this destination, for this weight.
    ExplanationCandidate.qualifies: Whether nothing stands against it.
    ExplanationCandidate.rank: Its place among those that qualify, 1 for the winner; null for one that does not qualify.
    ExplanationDates: When a service would collect and deliver.
    ExplanationDates.collection: When it is collected.
    ExplanationDates.earliestDelivery: The beginning of its delivery.
    ExplanationDates.latestDelivery: The end of its delivery.
    ExplanationPrice: What a service would cost.
    ExplanationPrice.base: The price without tax and surcharges.
    ExplanationPrice.currency: The ISO code of the currency; null where there are no dates.
    ExplanationPrice.surcharges: What is added to the price; null where there are no dates.
    ExplanationPrice.total: The price without tax, with surcharges, which decides who is cheapest.
    ExplanationPrice.totalWithTax: The price with tax and surcharges; null where there are no dates.
    ExplanationRule: A rule that removed a service.
    ExplanationRule.explanation: The rule in words for people.
    ExplanationRule.found: What the consignment has; null when it has nothing of it.
    ExplanationRule.limit: What the rule allows; null when it is no limit.
    ExplanationRule.package: The package that it is about, counted from 1; null when the rule looks at the whole consignment.
    ExplanationRule.rule: The name of the rule, for programs.
    ExplanationRule.text: The vendor's words, as in quotes and refusals.
    ExplanationSurcharge: What is added to a price.
    ExplanationSurcharge.amount: How much is added, without tax.
    ExplanationSurcharge.reference: The reference of the surcharge.
    OptionsExplanation: Why each service, and each shop, is or is not among the options.
    OptionsExplanation.earliestCollection: The first day of collection; null for the next.
    OptionsExplanation.firstDay: The first day of delivery, on the destination's calendar; null where no day can be meant.
    OptionsExplanation.guaranteedOnly: Whether what is promised to nobody is left out.
    OptionsExplanation.lastDay: The last day of delivery, on the destination's calendar; null where no day can be meant.
    OptionsExplanation.offered: How many options there are, of any service.
    OptionsExplanation.reason: Why nobody was asked; null when somebody was.
    OptionsExplanation.reference: The reference that was asked about; null for a request.
    OptionsExplanation.services: Of delivery options: every service, in the catalog's order.
    OptionsExplanation.shops: Of pickup options: every shop, the nearest first.
    OptionsExplanationOption: One option of a service.
    OptionsExplanationOption.deliveryDate: The day of delivery, on the destination's calendar.
    OptionsExplanationOption.price: The price without tax, which decides who is cheapest.
    OptionsExplanationOption.windowEnd: The time of day at which the delivery window ends.
    OptionsExplanationOption.windowStart: The time of day at which the delivery window begins.
    OptionsExplanationService: One service, with its options or what stands against them.
    OptionsExplanationService.options: What it offers.
    OptionsExplanationShop: One shop, with its services or what stands against it.
    OptionsExplanationShop.distance: How many kilometres it is from the destination; null where nobody knows.
    OptionsExplanationShop.exclusions: What stands against the shop itself.
    OptionsExplanationShop.name: The name of the shop.
    OptionsExplanationShop.services: Every service that was asked; empty where none was.
    OptionsExplanationShop.shopReference: The reference of the shop.
    OptionsQuestion: Which options are explained: those that `request` would be given, or those of `reference`.
    OptionsQuestion.deliveryDate: Beside a reference: this day alone.
    OptionsQuestion.guaranteedOnly: Beside a reference: whether to leave out what is promised to nobody.
    OptionsQuestion.reference: The reference of a consignment, `EC-`, or of a summary, `EPC-`.
    OptionsQuestion.request: The vendor's body in version 1.1, as it would be posted.
    OptionsQuestion.service: The reference of the one carrier service to tell of; every one if absent.
    OptionsQuestionKind: Deliveries to the door, or to a shop.
    ExplanationCandidate.name: The name of the service.
    ExplanationCandidate.reference: The reference of the service.
    OptionsExplanationService.name: The name of the service.
    OptionsExplanationService.reference: The reference of the service.
    Explanation.at: When the collections and cut-offs were looked at.
    OptionsExplanation.at: When the collections and cut-offs were looked at.
    allocationCutOff: The last moment at which it can be allocated for that collection.
    carrierReference: The reference of the carrier.
    exclusions: Each rule that stands against it; empty when it qualifies.
    isOffered: Whether there are options of it.
    options: The kind of options.
    service: The carrier service that was asked about; null for every service.
    """
}
