# A Ruby client as the community's gem of 2016 is: Net::HTTP, no version header unless one is asked for, v1 bodies, enumerations as numbers.
#   ruby client.rb BASE KEY [VERSION]
# Prints `ok NAME` or `FAILED NAME: why` for each step, and exits with 1 when one failed.
# Source: contract/00-overview.md, section 2; contract/95-audit.md, D1, D10.
require 'json'
require 'net/http'
require 'uri'

BASE, KEY, VERSION = ARGV
$failures = 0

def step(name)
  result = yield
  puts "ok #{name}"
  result
rescue StandardError => e
  $failures += 1
  puts "FAILED #{name}: #{e.message[0, 200].tr("\n", ' ')}"
  nil
end

def want(condition, what)
  raise what unless condition
end

def call(verb, path, body = nil, expected: [200])
  uri = URI("#{BASE}/#{path}")
  request = Net::HTTP.const_get(verb.capitalize).new(uri)
  request['Accept'] = '*/*'
  request['Content-Type'] = 'application/json'
  request['Ocp-Apim-Subscription-Key'] = KEY
  request['electio-api-version'] = VERSION if VERSION
  request.body = body.is_a?(String) ? body : body.to_json unless body.nil?
  answer = Net::HTTP.start(uri.hostname, uri.port) { |http| http.request(request) }
  raise "#{verb} #{path}: #{answer.code} #{answer.body}" unless expected.include?(answer.code.to_i)

  answer.body.nil? || answer.body.empty? ? nil : JSON.parse(answer.body, quirks_mode: true)
end

V11 = VERSION == '1.1'

def weight(kilograms)
  V11 ? { 'Value' => kilograms, 'Unit' => 'Kg' } : { 'Kg' => kilograms }
end

def consignment(reference)
  {
    'Source' => 0, 'ShippingDate' => nil, 'ConsignmentReferenceProvidedByCustomer' => reference, 'MetaData' => [],
    'CustomsDocumentation' => {
      'DesignatedPersonResponsible' => 'Peter McPetersson', 'ImportersVatNumber' => '02345555', 'CategoryType' => 1,
      'ShipperCustomsReference' => 'CREF0001', 'CategoryTypeExplanation' => 'gift', 'DeclarationDate' => '2019-06-14',
      'ReasonForExport' => 'Sale', 'ShippingTerms' => 0, 'ShippersVatNumber' => '874541414', 'InvoiceDate' => '',
      'ReceiversShippingCost' => '10.0', 'CN23Comments' => nil, 'ReferencesOfAttachedInvoices' => []
    },
    'Packages' => [{
      'Weight' => weight('0.5'), 'Dimensions' => { 'Width' => 10, 'Length' => '10.0', 'Height' => 10 },
      'Description' => 'Socks', 'Value' => { 'Amount' => 5.99, 'Currency' => { 'IsoCode' => 'GBP' } },
      'PackageReferenceProvidedByCustomer' => '', 'Barcode' => { 'Code' => '09887-091221', 'BarcodeType' => 'Code39' },
      'Items' => [{
        'Sku' => 'SKU093434', 'Description' => 'Striped socks', 'CountryOfOrigin' => { 'IsoCode' => { 'TwoLetterCode' => 'GB' } },
        'HarmonisationCode' => 'Harmonisation_Code', 'Weight' => weight(0.5), 'Value' => { 'Amount' => 5.99, 'Currency' => { 'IsoCode' => 'GBP' } }
      }]
    }],
    'Addresses' => [
      { 'AddressType' => 1, 'ShippingLocationReference' => 'Sorted1', 'IsCached' => false },
      {
        'AddressType' => 2, 'CompanyName' => '', 'Contact' => { 'Title' => 'Mr', 'FirstName' => 'Peter', 'LastName' => 'McPetersson', 'Telephone' => '07702123456',
                                                                 'Email' => 'peter.mcpetersson@test.com' },
        'AddressLine1' => '13 Porter Street', 'Town' => 'Manchester', 'Region' => 'Greater Manchester', 'Postcode' => 'M1 5WG',
        'Country' => { 'Name' => 'Great Britain', 'IsoCode' => { 'TwoLetterCode' => 'GB' } }, 'RegionCode' => '', 'IsCached' => 'false'
      }
    ]
  }
end

step('carriers are listed') do
  want call('get', 'carriers')['MpdCarrierServices'].any?, 'no carrier service'
end

reference = step('a consignment is created') do
  links = call('post', 'consignments', consignment('ruby-1'), expected: [201])
  links.first['Href'].split('/').last
end

if reference
  step('the consignment has what was sent') do
    read = call('get', "consignments/#{reference}")
    want read['ConsignmentState'] == 'Unallocated', "state #{read['ConsignmentState']}"
    want read['Packages'].first['Items'].first['Sku'] == 'SKU093434', 'the item is lost'
    want read['CustomsDocumentation']['CategoryType'] == 'Gift', "category #{read['CustomsDocumentation']['CategoryType']}"
    kilograms = read['Packages'].first['Weight'][V11 ? 'Value' : 'Kg']
    want kilograms == 0.5, "weight #{read['Packages'].first['Weight']}"
  end
  step('a consignment is found by the customer\'s reference') do
    found = call('get', 'consignments/10/0?referenceProvidedByCustomer=ruby-1')
    want found['Count'] == 1, "#{found['Count']} found"
  end
  quotes = step('quotes are listed') do
    result = call('get', "quotes/consignment/#{reference}")
    want result['Quotes'].any?, 'no quote'
    result['Quotes'].sort_by { |quote| quote['Price']['Net'] }
  end
  if quotes
    step('the cheapest quote is allocated') do
      call('put', "allocation/#{reference}/allocatewithquote/#{quotes.first['QuoteReference']}", '""')
    end
    step('the status is Allocated') do
      want call('get', "consignments/#{reference}/status")['Status'] == 'Allocated', 'not allocated'
    end
    step('labels are fetched') do
      labels = call('get', "labels/#{reference}")
      want labels['File'].unpack1('m').start_with?('%PDF'), 'no PDF'
    end
    step('a label of 203 dots an inch is fetched') do
      want call('get', "labels/#{reference}/zpl/203")['File'].unpack1('m').include?('^XA'), 'no ZPL'
    end
    step('it is manifested') { call('put', 'consignments/manifest', { 'ConsignmentReferences' => [reference] }) }
  end
end

step('a consignment is created, allocated by default rules, deallocated and cancelled') do
  second = call('post', 'consignments', consignment('ruby-2'), expected: [201]).first['Href'].split('/').last
  call('put', 'allocation/allocate', { 'ConsignmentReferences' => [second] })
  call('put', "consignments/#{second}/deallocate", '""')
  call('put', "consignments/#{second}/cancel", '""')
  want call('get', "consignments/#{second}/status")['Status'] == 'Cancelled', 'not cancelled'
end

step('an unknown consignment is a 404 that says so') do
  answer = call('get', 'consignments/EC-000-XXX-XXX', expected: [404])
  want answer['Message'].include?('EC-000-XXX-XXX'), answer.to_s
end

exit($failures.zero? ? 0 : 1)
