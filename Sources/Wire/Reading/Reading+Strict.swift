/// What a strict reading of the vendor's values refuses although Json.NET makes a value of it. It is kept for the end: what keeps a value
/// from being read is told first.
extension Reading {
  private var mindsNames: Bool {
    if case .json(.pascalCase) = format { !isLiberal && strictProblem == nil } else { false }
  }

  /// Two members of one name: RFC 8259, section 4.
  func checkNames(of object: Int32) {
    guard mindsNames,
      let twice = tape.children(of: object).first(where: { tape[$0].marks.contains(.overruledInAnyCase) })
    else { return }
    note(failure(at: twice, "the member stands here twice"), at: twice)
  }

  /// A name in another case than the published one; its first letter may be small.
  func checkName(of member: Int32, against declared: String) {
    guard mindsNames else { return }
    let published = JSON.MemberNames.pascalCase.wireName(declared)
    let found = tape.name(of: member)
    if found != published, found != declared {
      note(failure(at: member, "the member is called \(published)"), at: member)
    }
  }

  private func note(_ failure: ReadingFailure, at member: Int32) {
    if let recovery { recovery.add(failure, at: member) } else { strictProblem = failure }
  }
}
