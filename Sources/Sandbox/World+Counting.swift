package import Contract

extension World {
  /// How many consignments stand in each state that occurs, in the order of the states.
  package var consignmentCounts: [(state: ConsignmentState, count: Int)] {
    ConsignmentState.allCases.map { ($0, store.index.numbers(in: [$0]).count) }.filter { $0.1 > 0 }
  }

  /// What the world keeps in memory besides what it shares with another, in bytes.
  ///
  /// An estimate: sizes of values and lengths of texts, without what lookups and the allocator add. Costs time with the number of
  /// consignments.
  package func estimatedBytes(besides other: World) -> Int {
    var bytes = 0
    for number in 0..<store.count {
      let consignment = store[number].consignment
      if number < other.store.count, other.store[number].consignment.isSame(as: consignment) { continue }
      bytes += MemoryLayout<ConsignmentStore.Stored>.stride
      if let booking = consignment.progress.booking?.value {
        bytes += MemoryLayout<Booking>.size + booking.trackingReferences.reduce(0) { $0 + 16 + $1.utf8.count }
      }
      if number < other.store.count, other.store[number].consignment.hasSameContents(as: consignment) { continue }
      bytes += MemoryLayout<Consignment.Fixed>.size
      bytes += consignment.fixed.packages.reduce(0) { total, package in
        total + MemoryLayout<Package>.size + package.items.count * MemoryLayout<Item>.size
          + (package.description?.utf8.count ?? 0)
      }
      bytes += consignment.fixed.addresses.count * MemoryLayout<Shared<Address>>.size
    }
    for order in orders.all where other.orders[order.value.reference].map({ $0.isSame(as: order) }) != true {
      bytes += order.value.estimatedSize
    }
    for request in options.held where other.options.request(request.value.reference)?.isSame(as: request) != true {
      bytes += request.value.estimatedSize
    }
    return bytes + max(0, historyWeight - other.historyWeight) * (MemoryLayout<HistoryEntry>.stride + 128)
  }
}
