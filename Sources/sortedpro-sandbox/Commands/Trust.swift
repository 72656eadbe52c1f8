import ArgumentParser
import TLS

/// `trust`: the certificate of the local authority, and how clients are told to trust it.
struct Trust: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the certificate of the local authority, and how to trust it.",
    discussion: """
      The certificate goes to standard output, in PEM form; the line for each platform and runtime goes to standard error. \
      The authority is made if there is none yet.
      """)

  @Option(.config) var config: String?
  @Option(.tlsDir) var tlsDir: String?

  func run() throws {
    var flags: [Setting: String] = [:]
    flags[.config] = config
    flags[.tlsDir] = tlsDir
    let environment = ProcessEnvironment.variables
    let settings = try Settings.inForce(flags: flags, environment: environment, wanted: [.config, .tlsDir])
    let folder = try settings.authorityFolder(environment: environment)
    let authority = try Settings.authority(in: folder)
    for recipe in TrustRecipe.all(certificate: folder.certificateFile) {
      Output.standardError.line("\(recipe.platform): \(recipe.command)")
    }
    _ = Output.standardOutput.write(authority.certificate)
  }
}
