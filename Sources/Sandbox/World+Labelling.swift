package import Contract

extension World {
  /// Notes that labels of these consignments have been handed out.
  ///
  /// `LabelCount` is then the number of the consignment's labels, one a package; the date is that of the first time. Both *assumed*:
  /// the vendor shows the members and not what sets them.
  ///
  /// - Parameter labelled: the consignments as they were drawn, outside the lock.
  /// - Returns: false, with nothing changed, when one of them has been allocated anew, or may not be labelled any more: what was
  ///   drawn is out of date.
  /// - Source: contract/30-consignments.md, section 3.
  package mutating func noteLabels(of labelled: [Shared<Consignment>]) -> Bool {
    var changed: [Consignment] = []
    for drawn in labelled {
      guard let current = consignment(drawn.value.reference), current.value.consignmentState.permits(.printLabels),
        isSameAllocation(current.value.allocation, drawn.value.allocation)
      else { return false }
      if current.value.labelsPrinted { continue }
      var consignment = current.value
      consignment.labelsPrinted = true
      consignment.labelCount = consignment.packages.count
      consignment.dateLabelsWereFirstPrinted = now
      changed.append(consignment)
    }
    for consignment in changed { store(consignment, journey: stored(consignment.reference)?.journey) }
    return true
  }

  private func isSameAllocation(
    _ one: Shared<ConsignmentAllocation>?, _ other: Shared<ConsignmentAllocation>?
  ) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.isSame(as: other)
  }
}
