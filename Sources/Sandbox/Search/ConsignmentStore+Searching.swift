import Allocation
import Contract

extension ConsignmentStore {
  /// The consignments that match. What the index knows is looked up and cut; what it does not know is tested on what is left.
  func numbers(matching query: ConsignmentQuery, in catalog: Catalog) -> NumberSet {
    var found: NumberSet?
    var tests: [@Sendable (Consignment) -> Bool] = []
    for criterion in query.criteria {
      let (numbers, isExact) = lookUp(criterion, in: catalog)
      if let numbers { found = found?.intersection(numbers) ?? numbers }
      if !isExact { tests.append(ConsignmentQuery.test(criterion, in: catalog)) }
    }
    let numbers = found ?? NumberSet(0..<count)
    guard !tests.isEmpty else { return numbers }
    return numbers.filter { number in tests.allSatisfy { $0(self[number].consignment) } }
  }

  /// - Returns: the consignments that can match, nil for any; and whether all of them do.
  private func lookUp(
    _ criterion: ConsignmentQuery.Criterion, in catalog: Catalog
  ) -> (numbers: NumberSet?, isExact: Bool) {
    switch criterion {
    case .reference(let text):
      var numbers = references.unusual
      if let number = number(of: FoldedText(text).text) { numbers.insert(number) }
      return (numbers, false)
    // A text as long as a reference is part of none but itself, unless somebody has chosen a longer one.
    case .partOfReference(let text) where text.utf8.count >= "EC-000-000-000".utf8.count:
      return lookUp(.reference(text), in: catalog)
    case .customerReference(let text):
      let text = FoldedText(text)
      return (text.isEmpty ? nil : index.candidates(customerReference: text), false)
    case .trackingReference(let text): return (index.candidates(trackingReference: FoldedText(text)), false)
    case .packageReference(let text):
      var numbers = NumberSet()
      if let number = number(ofPackage: FoldedText(text).text) { numbers.insert(number) }
      return (numbers, false)
    case .states(let states): return (index.numbers(in: states), true)
    case .carrierService(let text):
      let text = FoldedText(text)
      return (index.numbers(booked: { $0.isNamed(text) }), true)
    case .carriers(let texts):
      let texts = ConsignmentQuery.carriers(texts, in: catalog).map(FoldedText.init)
      return (index.numbers(booked: { service in texts.contains { service.isCarried(by: $0) } }), true)
    case .shippingLocations(let texts):
      let texts = texts.map(FoldedText.init)
      return (index.numbers(at: { location in texts.contains { $0.equals(location) } }), true)
    case .date(.created, let bound):
      return (index.numbers(created: bound, date: { self[$0].consignment.fixed.dateCreated }), true)
    case .date(.shipping, let bound):
      return (index.numbers(shipped: bound, date: { self[$0].consignment.datedShippingDate }), true)
    case .date, .partOfReference, .source, .direction, .postcode, .destinationCountry, .destinationRegion,
      .labelsPrinted, .anywhere,
      .kilograms, .value:
      return (nil, false)
    }
  }
}
