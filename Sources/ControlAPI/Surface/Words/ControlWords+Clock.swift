extension ControlWords {
  /// Clocks, and what they bring.
  static let clock = """
    ClockAdvance: How far the clock is moved on: exactly one of the members.
    ClockAdvance.by: How far it moves on, such as `PT2H` or `P1DT30M`.
    ClockAdvance.to: The instant that it moves on to; not before what it shows.
    ClockAdvance.toNext: The kind of event at whose next one it stops.
    ClockAdvanceTarget: A kind of event, or any kind.
    ClockAdvanced: What moving the clock on has brought.
    ClockAdvanced.events: What happened on the way, in order; of each kind the first thousand.
    ClockAdvanced.from: What the clock showed before.
    ClockChange: How the clock is to run; each mode has its member, and takes no other.
    ClockChange.factor: Of `scaled`: how many times as fast as the machine's it runs, 0.001 to 1000000 with at most three decimals.
    ClockChange.now: Of `frozen`: where it stands; the present moment of the world if absent.
    ClockChange.offset: Of `offset`: how far it is ahead of the machine's; behind it with a minus, such as `-P3D`.
    ClockEvent: What the clock brings, at one moment and of one kind.
    ClockEvent.at: The first moment at which it has happened: a second after a cut-off or an expiry, which count in full.
    ClockEvent.count: How many things it happens to.
    ClockEvent.references: Carrier services of a cut-off, quotes and options of their expiry, fault rules of their end, else consignments; the first twenty.
    ClockEvent.states: The states that an end of an allocation on the way, or tracking events, have led those consignments to; else null.
    ClockEventKind: What happens: a cut-off, a collection, a quote's expiry, a delivery option's, an allocation's end, a tracking event or a fault rule's end.
    ClockMode: How a clock runs: as the machine's, not at all, at a distance from the machine's, or at another speed.
    ClockReport: How a world's clock runs, and what is to come.
    ClockReport.events: What is to come; of each kind the next twenty.
    ClockReport.factor: How many times as fast as the machine's a `scaled` clock runs; else null.
    ClockReport.offset: How far an `offset` clock is ahead of the machine's; else null.
    ClockEvent.kind: What happens.
    mode: How the clock runs.
    """
}
