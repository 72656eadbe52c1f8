/// A file of the dashboard, as the build has put it into the binary.
package struct DashboardFile: Sendable {
  /// As links name it.
  package let name: String
  package let bytes: [UInt8]

  package var contentType: String {
    if name.hasSuffix(".js") { return "text/javascript; charset=utf-8" }
    if name.hasSuffix(".css") { return "text/css; charset=utf-8" }
    return name.hasSuffix(".svg") ? "image/svg+xml" : "text/html; charset=utf-8"
  }

  /// What a browser is shown first.
  package static let firstName = "index.html"

  /// Made when somebody first looks, so that the start does not touch them.
  package static let all: [DashboardFile] = [
    .init(name: firstName, bytes: PackageResources.index_html),
    .init(name: "style.css", bytes: PackageResources.style_css),
    .init(name: "icon.svg", bytes: PackageResources.icon_svg),
    .init(name: "main.js", bytes: PackageResources.main_js),
    .init(name: "api.js", bytes: PackageResources.api_js),
    .init(name: "dom.js", bytes: PackageResources.dom_js),
    .init(name: "form.js", bytes: PackageResources.form_js),
    .init(name: "list.js", bytes: PackageResources.list_js),
    .init(name: "plot.js", bytes: PackageResources.plot_js),
    .init(name: "stream.js", bytes: PackageResources.stream_js),
    .init(name: "live.js", bytes: PackageResources.live_js),
    .init(name: "entry.js", bytes: PackageResources.entry_js),
    .init(name: "curl.js", bytes: PackageResources.curl_js),
    .init(name: "why.js", bytes: PackageResources.why_js),
    .init(name: "consignments.js", bytes: PackageResources.consignments_js),
    .init(name: "timeline.js", bytes: PackageResources.timeline_js),
    .init(name: "rules.js", bytes: PackageResources.rules_js),
    .init(name: "options.js", bytes: PackageResources.options_js),
    .init(name: "explain.js", bytes: PackageResources.explain_js),
    .init(name: "catalog.js", bytes: PackageResources.catalog_js),
    .init(name: "prices.js", bytes: PackageResources.prices_js),
    .init(name: "faults.js", bytes: PackageResources.faults_js),
    .init(name: "clock.js", bytes: PackageResources.clock_js),
    .init(name: "findings.js", bytes: PackageResources.findings_js),
    .init(name: "worlds.js", bytes: PackageResources.worlds_js),
  ]
}
