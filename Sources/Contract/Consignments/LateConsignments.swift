/// What `GET /consignments/late` answers.
///
/// - Source: contract/53-small-operations.md, section 6.
package struct LateConsignmentsResponse: Codable, Equatable, Sendable {
  /// On whatever page.
  package var totalNumberOfLateConsignments: Int
  package var consignmentSummaries: [ConsignmentSummary]

  package init(totalNumberOfLateConsignments: Int, consignmentSummaries: [ConsignmentSummary]) {
    self.totalNumberOfLateConsignments = totalNumberOfLateConsignments
    self.consignmentSummaries = consignmentSummaries
  }
}

/// How many consignments of a time are in which state: `GET /consignments/summary`.
///
/// - Source: contract/53-small-operations.md, section 6.
package struct ConsignmentStateSummary: Codable, Equatable, Sendable {
  package struct Entry: Codable, Equatable, Sendable {
    /// A state's name.
    package var key: String
    package var value: Int

    package init(key: String, value: Int) {
      self.key = key
      self.value = value
    }
  }

  package var numberOfConsignments: Int
  package var summary: [Entry]
  package var startFrom: DateTimeOffset
  package var endAt: DateTimeOffset

  package init(numberOfConsignments: Int, summary: [Entry], startFrom: DateTimeOffset, endAt: DateTimeOffset) {
    self.numberOfConsignments = numberOfConsignments
    self.summary = summary
    self.startFrom = startFrom
    self.endAt = endAt
  }
}

/// How many consignments of a time each service has in which state: `GET /consignments/summary/courier`.
///
/// - Source: contract/53-small-operations.md, section 6.
package struct CarrierStateSummary: Codable, Equatable, Sendable {
  package struct Entry: Codable, Equatable, Sendable {
    package var mpdCarrierName: String?
    package var mpdCarrierServiceName: String?
    package var mpdCarrierReference: String?
    package var mpdCarrierServiceReference: String?
    package var numberOfConsignments: Int
    /// The state's number.
    package var consignmentState: Int
    /// When the youngest of them was created. *Assumed.*
    package var created: DateTimeOffset

    package init(
      mpdCarrierName: String?, mpdCarrierServiceName: String?, mpdCarrierReference: String?,
      mpdCarrierServiceReference: String?, numberOfConsignments: Int, consignmentState: Int, created: DateTimeOffset
    ) {
      self.mpdCarrierName = mpdCarrierName
      self.mpdCarrierServiceName = mpdCarrierServiceName
      self.mpdCarrierReference = mpdCarrierReference
      self.mpdCarrierServiceReference = mpdCarrierServiceReference
      self.numberOfConsignments = numberOfConsignments
      self.consignmentState = consignmentState
      self.created = created
    }
  }

  package var summary: [Entry]

  package init(summary: [Entry]) { self.summary = summary }
}

/// How many consignments of a time each carrier has brought late, and how many not: `GET /consignments/summary/latepackages`.
///
/// - Source: contract/53-small-operations.md, section 6.
package struct LatePackageSummary: Codable, Equatable, Sendable {
  package struct Late: Codable, Equatable, Sendable {
    package var carrierName: String?
    package var carrierReference: String?
    /// 0 for less than a day.
    package var daysLate: Int
    package var numberOfConsignments: Int
    package var apiLink: ApiLink

    package init(
      carrierName: String?, carrierReference: String?, daysLate: Int, numberOfConsignments: Int, apiLink: ApiLink
    ) {
      self.carrierName = carrierName
      self.carrierReference = carrierReference
      self.daysLate = daysLate
      self.numberOfConsignments = numberOfConsignments
      self.apiLink = apiLink
    }
  }

  package struct OnTime: Codable, Equatable, Sendable {
    package var carrierName: String?
    package var carrierReference: String?
    package var numberOfConsignments: Int

    package init(carrierName: String?, carrierReference: String?, numberOfConsignments: Int) {
      self.carrierName = carrierName
      self.carrierReference = carrierReference
      self.numberOfConsignments = numberOfConsignments
    }
  }

  package var lateConsignments: [Late]
  package var onTimeConsignments: [OnTime]
  package var lateConsignmentsFromCustomerPerspective: [Late]

  package init(lateConsignments: [Late], onTimeConsignments: [OnTime], fromCustomerPerspective: [Late]) {
    self.lateConsignments = lateConsignments
    self.onTimeConsignments = onTimeConsignments
    lateConsignmentsFromCustomerPerspective = fromCustomerPerspective
  }
}
