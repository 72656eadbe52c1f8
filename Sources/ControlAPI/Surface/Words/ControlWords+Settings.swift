extension ControlWords {
  /// What one world does where the vendor's documents leave a choice.
  static let settings = """
    AllocationChoice: Whether an allocation is done at once, or answered 202 and done later.
    CustomsChoice: Whether missing customs data is let through, or turned down by services that need it.
    EncodingChoice: Base64 of the label, or base64 of its base64, as in the vendor's sample.
    OptionCollections: The latest collection that makes a delivery, or each as an option of its own.
    SettingsChange: The settings that this world is to have; what is absent stays, and null goes back to how the process was started.
    SettingsReport: What the world does where the vendor's documents leave a choice.
    SummaryChoice: A list of one, or one object.
    TrackingChoice: As carriers move them, or 720 times as fast, a day in two minutes.
    VersionChoice: Version 1, version 1.1, or whichever the bodies of the key look like.
    WorldSettingsAllocatedEdits: References, metadata and dates, or nothing.
    WorldSettingsEventList: A list in an object, as the vendor's own client reads it, or a list alone.
    WorldSettingsFailedAllocation: It is taken away, or it stays.
    WorldSettingsFilteredManifests: 200, or 201 as the attribute of the vendor's method says.
    allocation: When an allocation is done.
    allocationDelay: How long an `async` allocation takes by the world's clock, in whole seconds, `PT0S` to `P366D`.
    SettingsReport.allocationDelay: How long an allocation takes by the world's clock; null when it is done at once.
    apiVersion: The version of the shapes for requests that name none.
    changed: The members that this world has from a control call, not from how the process was started.
    customs: Whether services turn down what lacks the customs data that they need.
    editAllocated: What may still be changed of a consignment that is allocated.
    eventList: How the events of consignments are answered.
    failedAllocation: What a success makes of a consignment's `FailedAllocation`.
    filteredManifests: The status of a list of manifests that was asked for with filters.
    labelEncoding: How a label's `File` is written.
    optionCollections: Which collections delivery and pickup options have.
    singleSummary: What endpoints that take one consignment answer.
    tracking: How fast shipments live that are manifested from now on.
    trackingTrouble: The share of shipments that come into trouble, 0 to 1 with at most three decimals.
    """
}
