package import Contract

/// An entry of a world's history in a state file.
package struct HistoryRecord: Codable, Equatable, Sendable {
  package var consignment: Int
  package var at: DateTimeOffset
  package var kind: String
  package var state: ConsignmentState
  /// Absent where nothing of the kind has been taken back or changed.
  package var booking: Booking?
  package var contents: Consignment.Fixed?
}

extension HistoryRecord {
  /// - Throws: what no consignment can have had.
  fileprivate func past(at path: String) throws(RecordProblem) -> HistoryEntry.Past? {
    if let booking {
      guard !booking.service.value.legs.isEmpty,
        booking.trackingReferences.count.isMultiple(of: booking.service.value.legs.count)
      else { throw RecordProblem("\(path).booking.trackingReferences", "as many for each leg are needed") }
      return .booking(Shared(booking))
    }
    guard var contents else { return nil }
    for index in contents.packages.indices { contents.packages[index].consignmentLegs = [] }
    return .contents(Shared(contents))
  }
}

extension World {
  var historyRecords: [HistoryRecord]? {
    guard !history.isEmpty else { return nil }
    return history.all.map { entry in
      var record = HistoryRecord(
        consignment: Int(entry.number), at: DateTimeOffset(ticks: entry.ticks), kind: entry.kind.rawValue,
        state: entry.state)
      switch entry.past {
      case nil: break
      case .booking(let booking): record.booking = booking.value
      case .contents(let contents): record.contents = contents.value
      }
      return record
    }
  }

  /// - Throws: the first that tells of nothing.
  mutating func restore(history records: [HistoryRecord]) throws(RecordProblem) {
    for (place, record) in records.suffix(Self.mostHistory).enumerated() {
      guard (0..<consignmentCount).contains(record.consignment) else {
        throw RecordProblem("history[\(place)].consignment", "there is no such consignment")
      }
      guard let kind = HistoryEntry.Kind(rawValue: record.kind) else {
        let kinds = HistoryEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw RecordProblem("history[\(place)].kind", "'\(record.kind)' is none of \(kinds)")
      }
      remember(kind, record.state, record.consignment, at: record.at, past: try record.past(at: "history[\(place)]"))
    }
  }
}
