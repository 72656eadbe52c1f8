/// The name under which a type stands among a document's components.
///
/// The module is left out, types inside one another are joined (`CountryIsoCode`), and a wrapper is called like what it wraps.
enum TypeName {
  static func of(_ type: any Any.Type) -> String {
    var name = Substring(String(reflecting: type))
    if let open = name.lastIndex(of: "<") { name = name[name.index(after: open)...].prefix { $0 != ">" && $0 != "," } }
    // What is private stands in a context without a name: `(unknown context at $1a2b)`.
    return name.split(separator: ".").dropFirst().filter { !$0.hasPrefix("(") }.joined()
  }
}
