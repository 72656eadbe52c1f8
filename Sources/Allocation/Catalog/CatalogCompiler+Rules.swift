extension CatalogCompiler {
  mutating func addRules(
    _ rules: CatalogDocument.Rules?, to conditions: inout ServiceConditions, _ path: @autoclosure () -> String
  ) {
    guard let rules else { return }
    conditions.weight = bounds(rules.weight, "\(path()).weight")
    conditions.length = bounds(rules.length, "\(path()).length")
    conditions.girth = bounds(rules.girth, "\(path()).girth")
    conditions.combinedDimensions = bounds(rules.combinedDimensions, "\(path()).combinedDimensions")
    conditions.maxValue = measure(rules.maxValue, "\(path()).maxValue")
    let parts = postcodes(rules.excludedPostcodes, "\(path()).excludedPostcodes")
    conditions.excludedParts = parts.map { tables.number(of: $0) }
    var countries: [CountryCode] = []
    for (index, text) in (rules.excludedCountries ?? []).enumerated() {
      if let code = country(text, "\(path()).excludedCountries[\(index)]") { countries.append(code) }
    }
    conditions.excludedCountries = Tables.append(countries, to: &tables.countries)
    if let zips = zips(rules.excludedZips, "\(path()).excludedZips") {
      tables.zipSets.append(zips)
      conditions.excludedZips = tables.zipSets.count - 1
    }
    conditions.tags = tags(rules.tags, "\(path()).tags")
    conditions.customsData = CustomsData(rules.customsData ?? [])
  }

  private mutating func bounds(_ ranges: [CatalogDocument.Bounds]?, _ path: @autoclosure () -> String) -> Range<Int> {
    var bounds: [MeasureBounds] = []
    for (index, range) in (ranges ?? []).enumerated() {
      let from = measure(range.from, "\(path())[\(index)].from")
      let to = measure(range.to, "\(path())[\(index)].to")
      if let low = range.from, let high = range.to, low > high {
        note("\(path())[\(index)]", .rangeReversed(from: low, to: high))
      }
      bounds.append(MeasureBounds(from: from, to: to))
    }
    return Tables.append(bounds, to: &tables.bounds)
  }

  private mutating func tags(_ texts: [String]?, _ path: @autoclosure () -> String) -> Range<Int> {
    var numbers: [Int] = []
    for (index, text) in (texts ?? []).enumerated() {
      let tag = Tag.trimmed(text)
      if tag.isEmpty { note("\(path())[\(index)]", .blank) } else { numbers.append(tables.number(ofTag: tag)) }
    }
    return Tables.append(numbers, to: &tables.tags)
  }

  private mutating func zips(_ texts: [String]?, _ path: @autoclosure () -> String) -> ZipPrefixes? {
    guard let texts, !texts.isEmpty else { return nil }
    var zips = ZipPrefixes()
    for (index, text) in texts.enumerated() {
      if let range = ZipPrefixes.range(text) {
        zips.insert(range)
      } else {
        note("\(path())[\(index)]", .badZip(text))
      }
    }
    return zips
  }
}

/// Tags compare exactly after trimming (contract/decisions.md, "Rules").
enum Tag {
  static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
