/// What the user of a local authority should know although it can be used.
package enum AuthorityWarning: Sendable, Equatable {
  /// Others than its owner have rights to the file with the key.
  case exposed(path: String)
  /// A new authority was made where there was the certificate of one that is lost.
  case replaced(path: String)
  /// The file with the certificate alone is not what it should be.
  case certificateNotWritten(because: TLSFailure)
}

extension AuthorityWarning: CustomStringConvertible {
  /// One line: what is so, and what to do.
  package var description: String {
    switch self {
    case .exposed(let path):
      "'\(path)' is not for its owner alone: whoever reads it can pose as any server; 'chmod 600' mends that"
    case .replaced(let path):
      "'\(path)' was lost, and a new authority was made: clients that trusted the old one must be told to trust the new"
    case .certificateNotWritten(let failure): "\(failure); 'trust' prints the certificate all the same"
    }
  }
}
