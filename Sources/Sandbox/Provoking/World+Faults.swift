package import Allocation
import Contract
package import Faults

extension World {
  /// The rules that are set, with what has come of each.
  package var faults: [FaultBook.Entry] { faultBook?.value.entries ?? [] }

  /// Sets a rule behind the others.
  ///
  /// - Returns: its number; nil when there are too many.
  package mutating func addFault(_ rule: FaultRule) -> Int? { changeFaults { book, _ in book.add(rule) } }

  /// Puts another rule in the place of one: the number, the place and the counts stay.
  ///
  /// - Returns: nil when no rule has the number.
  package mutating func replaceFault(_ id: Int, with rule: FaultRule) -> FaultBook.Entry? {
    guard faultBook != nil else { return nil }
    return changeFaults { book, _ in book.replace(id, with: rule) }
  }

  /// - Returns: false when no rule has the number.
  package mutating func removeFault(_ id: Int) -> Bool {
    guard faultBook != nil else { return false }
    return changeFaults { book, _ in book.remove(id) }
  }

  package mutating func removeFaults() {
    guard faultBook != nil else { return }
    changeFaults { book, _ in book.removeAll() }
  }

  /// Decides what is to happen to a request by the header that it brings, the rules of this world, and the magic values of what it
  /// names.
  ///
  /// - Parameters:
  ///   - facts: what the request says of itself; the customer's references of the consignments that it names are added here.
  ///   - header: the rule in the request's header, with its text.
  ///   - created: the magic values of a consignment that the request is to create.
  /// - Returns: nil when nothing strikes.
  package mutating func strike(
    _ facts: RequestFacts, header: (text: String, rule: FaultRule)? = nil, created: [MagicMark] = []
  ) -> Strike? {
    var facts = facts
    var marks = created
    for reference in facts.consignments {
      guard let consignment = consignment(reference) else { continue }
      facts.clientReferences.append(consignment.consignmentReferenceProvidedByCustomer)
      facts.carrierServices += [consignment.allocation?.mpdCarrierServiceReference].compactMap(\.self)
      if faultBook?.value.knowsMagic == true { marks += Self.marks(of: consignment) }
    }
    let now = now
    return changeFaults { [facts, marks] book, generator in
      book.strike(facts, header: header, marks: marks, at: now, using: &generator)
    }
  }

  // MARK: - Magic values

  /// The magic values in what creation fixed of a consignment.
  static func marks(of consignment: Consignment) -> [MagicMark] {
    let fixed = consignment.fixed
    return MagicMark.all(
      clientReference: fixed.consignmentReferenceProvidedByCustomer, tags: fixed.tags,
      postcode: fixed.destination?.value.postcode)
  }

  /// Remembers that the world has a magic value, if this brings one.
  mutating func noteMagic(of consignment: Consignment) {
    let isLike = MagicMark.isLike(
      clientReference: consignment.fixed.consignmentReferenceProvidedByCustomer, tags: consignment.fixed.tags,
      postcode: consignment.fixed.destination?.value.postcode)
    guard isLike, !Self.marks(of: consignment).isEmpty else { return }
    changeFaults { book, _ in book.noteMagic() }
  }

  /// The candidates with what the consignment's magic values want of its allocation.
  func provoked(_ candidates: Candidates, for consignment: Consignment) -> Candidates {
    guard let book = faultBook?.value, book.knowsMagic else { return candidates }
    var provocation = candidates.provocation ?? Provocation()
    for mark in Self.marks(of: consignment) where mark.value.scope == .engine && book.acts(mark) {
      provocation.take(mark.value.action)
    }
    return candidates.provoked(provocation.isEmpty ? nil : provocation)
  }

  /// What a magic value makes of the consignment's life, counted in; nil for an ordinary one.
  mutating func spendFate(of consignment: Consignment) -> MagicValue.Fate? {
    guard let book = faultBook?.value, book.knowsMagic else { return nil }
    let marks = Self.marks(of: consignment).filter { $0.value.fate != nil }
    guard let mark = marks.first(where: book.acts) else { return nil }
    changeFaults { book, _ in _ = book.spend(mark) }
    struckMagic.append(mark.text)
    return mark.value.fate
  }

  /// Counts the magic values that have just decided an allocation.
  mutating func spendMagic(of consignment: Consignment, on candidates: Candidates) {
    guard candidates.provocation != nil, faultBook?.value.knowsMagic == true else { return }
    let marks = Self.marks(of: consignment).filter { $0.value.scope == .engine }
    struckMagic += changeFaults { book, _ in marks.filter { book.spend($0) }.map(\.text) }
  }

  /// Takes note of the magic values that have decided an allocation or a life: afterwards none has.
  @usableFromInline
  package mutating func takeStruckMagic() -> [String] {
    guard !struckMagic.isEmpty else { return [] }
    defer { struckMagic = [] }
    return struckMagic
  }

  /// The magic values in the data of consignments, each with its consignment. Costs time with the number of consignments.
  package var magic: [(text: String, consignment: String)] {
    guard faultBook?.value.knowsMagic == true else { return [] }
    return (0..<store.count).flatMap { number in
      let consignment = store[number].consignment
      return Self.marks(of: consignment).map { ($0.text, consignment.reference) }
    }
  }
}

extension Provocation {
  /// What a fault's action wants of an allocation; nil when it is about something else.
  package init?(_ action: FaultRule.Action) {
    self.init()
    take(action)
    if isEmpty { return nil }
  }

  fileprivate mutating func take(_ action: FaultRule.Action) {
    if verdict == nil {
      verdict = action.carrierRefuses == true ? .carrierRefuses : action.noService == true ? .noService : nil
    }
    // Whole seconds of the world's clock, rounded up.
    delaySeconds = delaySeconds ?? action.async.map { $0.duration.roundedUpSeconds }
  }
}

extension Duration {
  fileprivate var roundedUpSeconds: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }
}
