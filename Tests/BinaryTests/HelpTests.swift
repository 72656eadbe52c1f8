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

        Without a subcommand it serves; 'sortedpro-sandbox serve --help' lists the
        options.

        USAGE: sortedpro-sandbox [<subcommand>] [<options>]

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          serve (default)         Answer requests until SIGTERM or SIGINT.
          check                   Say what is wrong with fixtures, a line per mistake.
          healthcheck             Ask a running server whether it is well.

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
          --host <address>        Address to bind. (default: 127.0.0.1)
          --port <number>         Port to bind, 0 for any free one. (default: 8080)
          --ready-file <path>     Gets the base URL once requests are answered, goes on
                                  a clean stop.
          --public-url <url>      Base of every Href. (default: from each request's
                                  scheme and Host)
          --fixtures <path>       File or folder with catalog and consignments.
                                  (default: built in)
          --api-keys <name=key,key;...>
                                  Keys that are let in, and whose world they share.
                                  (default: any non-empty key, a world each)
          --clock <real|instant>  ISO 8601 instant at which every world's clock stands,
                                  or real. (default: real)
          --seed <number>         Seed of every reference, tracking number and random
                                  choice. (default: 1)
          --api-version <version> Shapes served when a request names no version: 1 or
                                  1.1. (default: 1.1)
          --single-summary <array|object>
                                  Whether endpoints that take one consignment answer a
                                  list of one or one object. (default: array)
          --allocation <sync|async>
                                  Whether an allocation is done at once or, after a
                                  202, 2 s later by the world's clock. (default: sync)
          --max-body <size>       Largest request body: bytes, or a number with KiB or
                                  MiB. (default: 10MiB)
          --max-worlds <number>   Worlds kept; the least recently used goes first.
                                  (default: 10000)
          --control-token <token> When set, /_sandbox/ (health aside) wants it as
                                  Authorization: Bearer.
          --allowed-hosts <name,name>
                                  Further Host names that /_sandbox/ answers to.
          --log-level <level>     Least severe level written to standard error.
                                  (default: info)
          --log-format <text|json>
                                  How log lines are written. (default: text)
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
        OVERVIEW: Say what is wrong with fixtures, a line per mistake.

        Exit code 0 when there is nothing, 2 when there is something.

        USAGE: sortedpro-sandbox check [<path>] [--config <path>]

        ARGUMENTS:
          <path>                  File or folder; without it those that 'serve' would
                                  use.

        OPTIONS:
          --config <path>         JSON file with these settings.
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

        Exit code 0 when it is, 1 when it is not. Host and port come from the same
        places as those of 'serve'; with port 0 the ready file names the real one.

        USAGE: sortedpro-sandbox healthcheck [--config <path>] [--host <address>] [--port <number>] [--ready-file <path>]

        OPTIONS:
          --config <path>         JSON file with these settings.
          --host <address>        Address to bind. (default: 127.0.0.1)
          --port <number>         Port to bind, 0 for any free one. (default: 8080)
          --ready-file <path>     Gets the base URL once requests are answered, goes on
                                  a clean stop.
          --version               Show the version.
          -h, --help              Show help information.


        """)
  }

  @Test func `serve takes every setting as a flag`() throws {
    for setting in Setting.allCases {
      let serve = try #require(try Root.parseAsRoot(["serve", setting.flag, "x"]) as? Serve)
      #expect(serve.flags.given == [setting: "x"])
    }
  }
}
