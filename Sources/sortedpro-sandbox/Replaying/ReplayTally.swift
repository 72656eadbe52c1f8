/// What became of the requests of a journal that was sent again.
struct ReplayTally {
  var sent = 0
  var differing = 0
  /// Of whose answers the journal has not enough to compare more.
  var byStatusAlone = 0
  /// Whose bodies the journal has not kept whole.
  var unsent = 0

  /// `5 request(s) sent again, no difference; 1 compared by status alone; 2 not sent`
  var summary: String {
    var parts = [
      "\(sent) request(s) sent again, \(differing == 0 ? "no difference" : "\(differing) answered differently")"
    ]
    if byStatusAlone > 0 { parts.append("\(byStatusAlone) compared by status alone") }
    if unsent > 0 { parts.append("\(unsent) not sent") }
    return parts.joined(separator: "; ")
  }
}
