import Glibc
import Hosting

/// How one platform or runtime is told to trust a certificate.
struct TrustRecipe {
  /// With what there is to remark; no colon.
  let platform: String
  /// One line, for the platform's own shell. It ends in no comment: what is appended counts.
  let command: String

  /// For each of them, with the absolute path of a PEM file, and the port on which TLS is spoken.
  static func all(certificate path: String, port: UInt16) -> [TrustRecipe] {
    let file = quoted(path)
    // Port 0 is any free one: the line must be one that runs, so the usual port stands in.
    let health = "https://localhost:\(port == 0 ? Settings().tlsPort : port)/_sandbox/health"
    let replaced = "in place of the public authorities"
    // Where everybody is root there may be no sudo.
    let sudo = geteuid() == 0 ? "" : "sudo "
    let keytool = { (job: String) in "\(sudo)keytool -\(job) -cacerts -storepass changeit -alias sortedpro-sandbox" }
    return [
      .init(
        platform: "Debian, Ubuntu",
        command: "\(sudo)install -m 644 \(file) /usr/local/share/ca-certificates/sortedpro-sandbox.crt"
          + " && \(sudo)update-ca-certificates"),
      .init(
        platform: "macOS",
        command: "\(sudo)security add-trusted-cert -d -r trustRoot -k /Library/Keychains/System.keychain \(file)"),
      // Neither of its shells knows single quotes and backslashes as they are meant here; no path there has a double quote.
      .init(platform: "Windows", command: "certutil -user -addstore Root \"\(path)\""),
      .init(
        platform: "Java",
        command: keytool("delete") + " >/dev/null; " + keytool("importcert -noprompt") + " -file \(file)"),
      .init(platform: "Node", command: "export NODE_EXTRA_CA_CERTS=\(file)"),
      .init(
        platform: "Python (\(replaced))", command: "export SSL_CERT_FILE=\(file) REQUESTS_CA_BUNDLE=\(file)"),
      .init(platform: "Go on Linux, Ruby (\(replaced))", command: "export SSL_CERT_FILE=\(file)"),
      .init(platform: "mono", command: "certmgr -add -c Trust \(file)"),
      .init(
        platform: "PHP (the same for your script, or in php.ini; \(replaced))",
        command: "php -d openssl.cafile=\(file) -d curl.cainfo=\(file) -r 'readfile(\"\(health)\");'"),
      .init(
        platform: ".NET on Linux (\(replaced); elsewhere as on macOS or Windows)",
        command: "export SSL_CERT_FILE=\(file)"),
      .init(
        platform: port == 0 ? "curl (with the port that serve names)" : "curl",
        command: "curl --cacert \(file) \(health)"),
    ]
  }

  /// As a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+@:".utf8.contains(byte)
      }
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
