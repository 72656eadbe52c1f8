/// The fixtures and schemas of this folder, as the build has put them into the binary.
package enum BuiltInFixtures {
  package static var catalog: [UInt8] { PackageResources.catalog_json }
  package static var consignments: [UInt8] { PackageResources.consignments_json }
  package static var catalogSchema: [UInt8] { PackageResources.catalog_schema_json }
  package static var consignmentsSchema: [UInt8] { PackageResources.consignments_schema_json }
  package static var faultsSchema: [UInt8] { PackageResources.faults_schema_json }
  package static var fixturesSchema: [UInt8] { PackageResources.fixtures_schema_json }
}
