import ArgumentParser
import Files
import Hosting
import TLS

/// `trust`: the certificate that clients have to trust, and how they are told to.
struct Trust: ParsableCommand, TakesSettings {
  static let settings: [Setting] = [.config, .tlsPort, .tlsCert, .tlsDir]
  static let configuration = CommandConfiguration(
    abstract: "Print the certificate of the local authority, and how to trust it.",
    discussion: """
      The certificate goes to standard output, in PEM form; the line for each platform and runtime goes to standard error. \
      The authority is made if there is none yet. Where 'serve' is given a certificate, that is the one that counts: the \
      last of its chain is printed, and no authority is made.
      """)

  @OptionGroup var flags: Flags<Self>

  func run() throws {
    let environment = ProcessEnvironment.variables
    let settings = try Settings.inForce(flags: flags.given, environment: environment, wanted: Set(Self.settings))
    let (certificate, file) =
      if let own = settings.tlsCert { try Self.top(of: own) } else { try Self.authority(settings, environment) }
    do {
      try Output.standardOutput.write(certificate)
    } catch {
      throw Failure(.environment, ["standard output cannot be written: \(error.reason)"])
    }
    for recipe in TrustRecipe.all(certificate: file, port: settings.tlsPort) {
      Output.standardError.line("\(recipe.platform): \(recipe.command)")
    }
  }

  private static func authority(
    _ settings: Settings, _ environment: [String: String]
  ) throws(Failure) -> (certificate: [UInt8], file: String) {
    let folder = try settings.authorityFolder(environment: environment)
    let authority = try Settings.authority(in: folder) { Output.standardError.line("Warning: \($0)") }
    return (authority.certificate, AbsolutePath.of(folder.certificateFile))
  }

  /// What the user's own certificate is trusted by, and the file from which the lines take it.
  private static func top(of path: String) throws(Failure) -> (certificate: [UInt8], file: String) {
    let chain: OwnChain
    do {
      chain = try OwnChain(certificateFile: path)
    } catch {
      throw Failure(.usage, [error.description])
    }
    guard chain.isComplete else {
      throw Failure(
        .environment,
        [
          "\(Setting.tlsCert.flag): '\(path)' is served, and its chain ends before the authority that signed it; clients "
            + "must trust the certificate of '\(chain.issuer)', which a public authority's they do already"
        ])
    }
    guard !chain.isAlone else { return (chain.top, AbsolutePath.of(path)) }
    // Most of them take one certificate and not a chain.
    let file = AbsolutePath.of("authority.crt")
    Output.standardError.line("First: store standard output as \(file)")
    return (chain.top, file)
  }
}
