import Contract

extension CatalogCompiler {
  mutating func rules(of service: CatalogDocument.CarrierService, _ path: String) -> Terms.Rules {
    guard let written = service.rules else { return Terms.Rules() }
    var rules = Terms.Rules()
    rules.weight = limits(written.weight, "\(path).weight")
    rules.length = limits(written.length, "\(path).length")
    rules.girth = limits(written.girth, "\(path).girth")
    rules.combinedDimensions = limits(written.combinedDimensions, "\(path).combinedDimensions")
    rules.maxValue = measure(written.maxValue, "\(path).maxValue")
    rules.postcodes = postcodes(written.excludedPostcodes, "\(path).excludedPostcodes")
    for (index, text) in (written.excludedCountries ?? []).enumerated() {
      if let code = country(text, "\(path).excludedCountries[\(index)]") { rules.countries.append(code) }
    }
    rules.zips = zips(written.excludedZips, "\(path).excludedZips")
    for (index, text) in (written.tags ?? []).enumerated() {
      let tag = Tag.trimmed(text)
      if tag.isEmpty {
        note("\(path).tags[\(index)]", .blank)
      } else {
        let number = tagNumbers[tag] ?? tagNumbers.count
        tagNumbers[tag] = number
        rules.tags.append(number)
        rules.writtenTags.append(tag)
      }
    }
    return rules
  }

  private mutating func limits(_ ranges: [CatalogDocument.Range]?, _ path: String) -> Limits? {
    guard let ranges else { return nil }
    var spans: [Limits.Span] = []
    for (index, range) in ranges.enumerated() {
      let from = measure(range.from, "\(path)[\(index)].from")
      let to = measure(range.to, "\(path)[\(index)].to")
      if let low = range.from, let high = range.to, low > high {
        note("\(path)[\(index)]", .rangeReversed(from: low, to: high))
      }
      spans.append(.init(from: from, to: to))
    }
    return Limits(spans, written: ranges)
  }

  private mutating func zips(_ texts: [String]?, _ path: String) -> ZipPrefixes? {
    guard let texts, !texts.isEmpty else { return nil }
    var zips = ZipPrefixes()
    for (index, text) in texts.enumerated() {
      if let range = ZipPrefixes.range(text) {
        zips.insert(range)
      } else {
        note("\(path)[\(index)]", .badZip(text))
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
