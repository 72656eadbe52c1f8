package import Contract

extension CatalogDocument {
  /// The public holidays of one region.
  package struct Holidays: Codable, Equatable, Sendable {
    package var region: HolidayRegion
    package var dates: [Day]

    package init(region: HolidayRegion, dates: [Day]) {
      self.region = region
      self.dates = dates
    }
  }

  /// A day as a catalog writes it: `2019-12-25`.
  package struct Day: Codable, Equatable, Sendable {
    package let date: CalendarDate

    package init(_ date: CalendarDate) { self.date = date }

    package init(from decoder: any Decoder) throws {
      let text = try decoder.singleValueContainer().decode(String.self)
      guard text.utf8.count == 10, let moment = DateTimeOffset(text) else {
        let form = "is not a date, yyyy-MM-dd"
        let reason = text.utf8.count == 10 ? DateTimeOffset.reason(against: text, otherwise: form) : form
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' \(reason)"))
      }
      date = moment.localDate
    }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(date.description)
    }
  }
}
