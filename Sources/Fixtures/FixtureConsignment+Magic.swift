import Faults

extension FixtureConsignment {
  /// What is meant to be a magic value and is none.
  var magicProblems: [Problem] {
    UnknownMagic.all(in: request).map { found in
      Problem(
        path: found.path, reason: "\(found.magic.text.quoted) is no magic value",
        cure: found.magic.nearest.map { "did you mean '\($0)'?" } ?? "GET /_sandbox/magic lists those that there are")
    }
  }
}
