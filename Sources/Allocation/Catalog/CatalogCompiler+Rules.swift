extension CatalogCompiler {
  mutating func addRules(_ rules: CatalogDocument.Rules?, to terms: inout Terms, _ path: @autoclosure () -> String) {
    guard let rules else { return }
    terms.weight = spans(rules.weight, "\(path()).weight")
    terms.length = spans(rules.length, "\(path()).length")
    terms.girth = spans(rules.girth, "\(path()).girth")
    terms.combinedDimensions = spans(rules.combinedDimensions, "\(path()).combinedDimensions")
    terms.maxValue = measure(rules.maxValue, "\(path()).maxValue")
    let parts = postcodes(rules.excludedPostcodes, "\(path()).excludedPostcodes")
    terms.excludedParts = parts.map { tables.number(of: $0) }
    var countries: [CountryCode] = []
    for (index, text) in (rules.excludedCountries ?? []).enumerated() {
      if let code = country(text, "\(path()).excludedCountries[\(index)]") { countries.append(code) }
    }
    terms.excludedCountries = Tables.append(countries, to: &tables.countries)
    if let zips = zips(rules.excludedZips, "\(path()).excludedZips") {
      tables.zipSets.append(zips)
      terms.excludedZips = tables.zipSets.count - 1
    }
    terms.tags = tags(rules.tags, "\(path()).tags")
  }

  private mutating func spans(_ ranges: [CatalogDocument.Range]?, _ path: @autoclosure () -> String) -> Stretch {
    var spans: [Span] = []
    for (index, range) in (ranges ?? []).enumerated() {
      let from = measure(range.from, "\(path())[\(index)].from")
      let to = measure(range.to, "\(path())[\(index)].to")
      if let low = range.from, let high = range.to, low > high {
        note("\(path())[\(index)]", .rangeReversed(from: low, to: high))
      }
      spans.append(Span(from: from, to: to))
    }
    return Tables.append(spans, to: &tables.spans)
  }

  private mutating func tags(_ texts: [String]?, _ path: @autoclosure () -> String) -> Stretch {
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
