import ArgumentParser
import Testing

@testable import sortedpro_sandbox

/// The help as it is printed, so that a change of it is seen before users see it.
@Suite struct HelpTests {
  @Test func `the help of the program`() async throws {
    let outcome = try await Binary.run(["--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        OVERVIEW: Stands in for SortedPRO's API in tests and development.

        Without a subcommand it serves; 'sortedpro-sandbox serve --help' lists all
        options. The commonest:

        --port <number>         Port to bind, 0 for any free one. (default: 8080)
        --fixtures <path>       File or folder with catalog and consignments.
        --clock <real|instant>  Where every world's clock stands.
        --state-dir <path>      Folder in which worlds outlive the process.
        --ready-file <path>     Gets the base URL once requests are answered.

        Examples:

        sortedpro-sandbox --port 0 --ready-file url.txt --clock 2019-06-14T09:00:00Z
        sortedpro-sandbox check --fixtures fixtures/

        Completions: sortedpro-sandbox --generate-completion-script bash (or zsh,
        fish). Manual page: man sortedpro-sandbox.

        USAGE: sortedpro-sandbox [<subcommand>] [<options>]

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          serve (default)         Answer requests until SIGTERM or SIGINT.
          check                   Say what is wrong with settings, fixtures and fault
                                  rules, a line per mistake.
          healthcheck             Ask a running server whether it is well.
          report                  Write what a running server found in what its clients
                                  did.
          replay                  Send an exported journal again and name each
                                  difference.
          trust                   Print the certificate of the local authority, and how
                                  to trust it.

          See 'sortedpro-sandbox help <subcommand>' for detailed help.

        """)
  }

  @Test func `the help of serve`() async throws {
    let outcome = try await Binary.run(["serve", "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        OVERVIEW: Answer requests until SIGTERM or SIGINT.

        Each option is also an environment variable (--ready-file: SANDBOX_READY_FILE)
        and a key of the config file (readyFile). A flag beats the environment, the
        environment beats the file.

        USAGE: sortedpro-sandbox serve <options>

        OPTIONS:
          --config <path>         JSON file with these settings.
          --host <address>        Addresses to bind, repeated or separated by commas.
                                  (default: 127.0.0.1,::1)
          --port <number>         Port to bind, 0 for any free one. (default: 8080)
          --tls/--no-tls          Also serve HTTPS, on a port of its own. (default: off)
          --tls-port <number>     Port for HTTPS, 0 for any free one. (default: 8443)
          --tls-cert <path>       PEM file with the certificate to use and its chain,
                                  in place of one of the local authority's.
          --tls-key <path>        PEM file with the certificate's private key.
          --tls-dir <path>        Folder that keeps the local authority. (default:
                                  sortedpro-sandbox in $XDG_STATE_HOME or
                                  ~/.local/state)
          --tls-name <name>       Further name or address for the certificate, repeated
                                  or separated by commas.
          --unix <path>           Path of a Unix domain socket to listen on as well.
          --ready-file <path>     Gets every address, the base URL first, once requests
                                  are answered; removed on a clean stop.
          --public-url <url>      Base of every Href. (default: from each request's
                                  scheme and Host)
          --fixtures <path>       File or folder with catalog and consignments.
                                  (default: built in)
          --state-dir <path>      Folder in which worlds outlive the process.
          --faults <path>         File with fault rules for every new world.
          --api-keys <name=key,key;...>
                                  Keys that are let in, and whose world they share.
                                  (default: any non-empty key, a world each)
          --clock <real|instant>  ISO 8601 instant at which every world's clock stands,
                                  or real. (default: real)
          --seed <number>         Seed of every reference, tracking number and random
                                  choice. (default: 1)
          --api-version <version> Shapes served when a request names no version: 1,
                                  1.1, or auto, as the client writes them. (default:
                                  auto)
          --single-summary <array|object>
                                  Whether endpoints that take one consignment answer a
                                  list of one or one object. (default: array)
          --allocation <sync|async>
                                  Whether an allocation is done at once or, after a
                                  202, 2 s later by the world's clock. (default: sync)
          --label-encoding <single|double>
                                  Whether a label's File is base64 once or, as in the
                                  vendor's sample, twice. (default: single)
          --tracking <real|fast>  How fast shipments live: as carriers move them, or a
                                  day in two minutes. (default: real)
          --tracking-trouble <share>
                                  Share of shipments, 0 to 1, that come into trouble on
                                  their way. (default: 0)
          --customs <lenient|required>
                                  Whether services turn down what lacks the customs
                                  data that they need. (default: lenient)
          --edit-allocated <details|nothing>
                                  What may still be changed of a consignment that is
                                  allocated: references, metadata and dates, or
                                  nothing. (default: details)
          --failed-allocation <cleared|kept>
                                  What a success makes of a consignment's
                                  FailedAllocation. (default: cleared)
          --option-collections <latest|every>
                                  Whether a delivery is offered with its latest
                                  collection or once with each. (default: latest)
          --event-list <wrapped|bare>
                                  Whether events are listed in an object or are a list
                                  alone. (default: wrapped)
          --filtered-manifests <ok|created>
                                  Whether a list of filtered manifests is a 200 or, as
                                  the vendor's types say, a 201. (default: ok)
          --strict-json/--no-strict-json
                                  Refuse what .NET reads but RFC 8259 or the published
                                  types do not allow. (default: off)
          --max-body <size>       Largest request body: bytes, or a number with KiB or
                                  MiB. (default: 10MiB)
          --max-memory <size>     Memory that clients may make the server hold; beyond
                                  it worlds go, and new work is a 503. (default: 512MiB)
          --max-worlds <number>   Worlds kept; the least recently used goes first.
                                  (default: 10000)
          --max-packages <number> Most packages of a consignment. (default: 1000)
          --max-list <number>     Most entries of all lists in one body, references and
                                  items among them. (default: 50000)
          --journal <on|off>      Whether each world's requests and answers are kept to
                                  be looked at. (default: on)
          --journal-entries <number>
                                  Requests kept of one world; the oldest go first.
                                  (default: 10000)
          --journal-bytes <size>  Memory for those of one world: bytes, or a number
                                  with KiB or MiB. (default: 16MiB)
          --control-token <token> When set, /_sandbox/ (health aside) wants it as
                                  Authorization: Bearer.
          --allowed-hosts <name,name>
                                  Further Host names that are answered to.
          --cors-origin <origin>  Origin of web pages that may call the vendor's paths,
                                  repeated or separated by commas.
          --webhook <url>         Where events of consignments are posted to, repeated
                                  or separated by blanks.
          --log-level <level>     Least severe level written to standard error.
                                  (default: info)
          --log-format <text|json>
                                  How log lines are written. (default: text)
          --access-log <on|off>   Whether each request is a line of the log, at level
                                  info. (default: on)
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of check`() async throws {
    let outcome = try await Binary.run(["check", "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        OVERVIEW: Say what is wrong with settings, fixtures and fault rules, a line per
        mistake.

        Exit code 0 when there is nothing, 2 when there is something. Variables and
        config file are read as 'serve' would read them. Members of consignments that
        nothing reads and SANDBOX_ variables that are no settings are warnings, which
        count with --strict alone.

        USAGE: sortedpro-sandbox check [<path>] [--strict] [--config <path>] [--fixtures <path>] [--faults <path>]

        ARGUMENTS:
          <path>                  The same as --fixtures; without both, those that
                                  'serve' would use.

        OPTIONS:
          --strict                Take warnings for mistakes.
          --config <path>         JSON file with these settings.
          --fixtures <path>       File or folder with catalog and consignments.
                                  (default: built in)
          --faults <path>         File with fault rules for every new world.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of healthcheck`() async throws {
    let outcome = try await Binary.run(["healthcheck", "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        OVERVIEW: Ask a running server whether it is well.

        Exit code 0 when it is, 1 when it is not. Hosts and port come from the same
        places as those of 'serve', and one host that answers is enough; with port 0
        the ready file names the real one.

        USAGE: sortedpro-sandbox healthcheck [--config <path>] [--host <address> ...] [--port <number>] [--ready-file <path>]

        OPTIONS:
          --config <path>         JSON file with these settings.
          --host <address>        Addresses to bind, repeated or separated by commas.
                                  (default: 127.0.0.1,::1)
          --port <number>         Port to bind, 0 for any free one. (default: 8080)
          --ready-file <path>     Gets every address, the base URL first, once requests
                                  are answered; removed on a clean stop.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `the help of trust`() async throws {
    let outcome = try await Binary.run(["trust", "--help"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        OVERVIEW: Print the certificate of the local authority, and how to trust it.

        The certificate goes to standard output, in PEM form; the line for each
        platform and runtime goes to standard error. The authority is made if there is
        none yet. Where 'serve' is given a certificate, that is the one that counts:
        the last of its chain is printed, and no authority is made.

        USAGE: sortedpro-sandbox trust [--config <path>] [--tls-port <number>] [--tls-cert <path>] [--tls-dir <path>]

        OPTIONS:
          --config <path>         JSON file with these settings.
          --tls-port <number>     Port for HTTPS, 0 for any free one. (default: 8443)
          --tls-cert <path>       PEM file with the certificate to use and its chain,
                                  in place of one of the local authority's.
          --tls-dir <path>        Folder that keeps the local authority. (default:
                                  sortedpro-sandbox in $XDG_STATE_HOME or
                                  ~/.local/state)
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `serve takes every setting as a flag`() throws {
    for setting in Setting.allCases {
      let words = ["serve", setting.flag] + (setting.row.isSwitch ? [] : ["x"])
      let serve = try #require(try Root.parseAsRoot(words) as? Serve)
      #expect(serve.flags.given == [setting: setting.row.isSwitch ? "on" : "x"])
      guard setting.row.isSwitch else { continue }
      let off = try #require(try Root.parseAsRoot(["serve", "--no-" + setting.longName]) as? Serve)
      #expect(off.flags.given == [setting: "off"])
    }
  }
}
