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
  package mutating func noteLabels(of labelled: [Consignment]) -> Bool {
    var changed: [ConsignmentStore.Stored] = []
    for drawn in labelled {
      guard let current = stored(drawn.reference), current.consignment.progress.state.permits(.printLabels),
        current.consignment.progress.hasSameBooking(as: drawn.progress)
      else { return false }
      if !current.consignment.labelsPrinted { changed.append(current) }
    }
    for stored in changed {
      var consignment = stored.consignment
      consignment.progress.labelsPrinted = true
      consignment.progress.labelCount = consignment.fixed.packages.count
      consignment.progress.note(\.dateLabelsWereFirstPrinted, at: now)
      replace(stored.number, with: consignment)
    }
    return true
  }
}
