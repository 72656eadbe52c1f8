<?php
// A PHP client as the community's two are: an HTTP stream, version header on request, typed models filled by name.
//   php client.php BASE KEY [VERSION]
// Prints `ok NAME` or `FAILED NAME: why` for each step, and exits with 1 when one failed.
// Source: contract/00-overview.md, section 2; contract/95-audit.md, D2, D3, D11.

declare(strict_types=1);

[, $base, $key] = $argv;
$version = $argv[3] ?? null;
$v11 = $version === '1.1';
$failures = 0;

function step(string $name, callable $body): mixed
{
    global $failures;
    try {
        $result = $body();
        echo "ok $name\n";
        return $result;
    } catch (Throwable $problem) {
        $failures++;
        echo "FAILED $name: ", substr(str_replace("\n", ' ', $problem->getMessage()), 0, 200), "\n";
        return null;
    }
}

function want(bool $condition, string $what): void
{
    if (!$condition) {
        throw new RuntimeException($what);
    }
}

function call(string $verb, string $path, mixed $body = null, array $expected = [200], bool $raw = false): mixed
{
    global $base, $key, $version;
    $headers = ["Ocp-Apim-Subscription-Key: $key", 'Accept: application/json', 'Connection: close'];
    if ($version !== null) {
        $headers[] = "electio-api-version: $version";
    }
    $options = ['method' => $verb, 'ignore_errors' => true, 'timeout' => 30];
    if ($body !== null) {
        $headers[] = 'Content-Type: application/json';
        $options['content'] = $raw ? $body : json_encode($body);
    }
    $options['header'] = $headers;
    $answer = file_get_contents("$base/$path", false, stream_context_create(['http' => $options]));
    preg_match('/^HTTP\S* (\d+)/', $http_response_header[0], $match);
    want(in_array((int) $match[1], $expected, true), "$verb $path: $match[1] $answer");
    return $answer === '' ? null : json_decode($answer, true, 512, JSON_THROW_ON_ERROR);
}

function money(float $amount): array
{
    return ['Amount' => $amount, 'Currency' => ['IsoCode' => 'GBP']];
}

function consignment(string $reference, ?string $size = null): array
{
    global $v11;
    $package = [
        'Description' => 'Books', 'Value' => money(12.5), 'packageReferenceProvidedByCustomer' => "$reference-1",
        'MetaData' => [['KeyValue' => 'Picker', 'StringValue' => 'Sam']],
    ];
    if ($size !== null) {
        $package['PackageSizeReference'] = $size;
    } else {
        $package['Weight'] = $v11 ? ['Value' => 1.25, 'Unit' => 'kg'] : ['Kg' => 1.25];
        $package['Dimensions'] = ['Unit' => 'cm', 'Width' => 20, 'Length' => 30, 'Height' => 10];
    }
    return [
        'Source' => 'Api', 'ConsignmentReferenceProvidedByCustomer' => $reference, 'Packages' => [$package],
        'Metadata' => [['KeyValue' => 'ShippersEORI', 'StringValue' => 'GB123456789000']],
        'Addresses' => [
            ['AddressType' => 'Origin', 'ShippingLocationReference' => 'Sorted1'],
            [
                'AddressType' => 'destination',
                'Contact' => ['Title' => 'Mrs', 'FirstName' => 'Rhea', 'LastName' => 'Reader', 'Email' => 'rhea@example.com', 'Telephone' => '07700900211'],
                'AddressLine1' => '8 Bookbinder Row', 'Town' => 'Leeds', 'Region' => 'West Yorkshire', 'Postcode' => 'LS6 2AB',
                'Country' => ['IsoCode' => ['TwoLetterCode' => 'GB']],
            ],
        ],
    ];
}

function create(array $consignment): string
{
    $links = call('POST', 'consignments', $consignment, [201]);
    return basename($links[0]['Href']);
}

$reference = step('a consignment is created', fn () => create(consignment('php-1')));
if ($reference !== null) {
    step('metadata is kept, whatever the case of its name', function () use ($reference) {
        $read = call('GET', "consignments/$reference");
        want(($read['MetaData'][0]['StringValue'] ?? null) === 'GB123456789000', 'the EORI number is lost');
        want($read['Packages'][0]['PackageReferenceProvidedByCustomer'] === 'php-1-1', 'the package\'s reference is lost');
    });
    step('a customer\'s reference is set by an object', function () use ($reference) {
        call('PUT', "consignments/$reference/setCustomerProvidedReference", ['Reference' => 'php-renamed']);
        want(call('GET', "consignments/$reference")['ConsignmentReferenceProvidedByCustomer'] === 'php-renamed', 'not renamed');
    });
    step('a package is added and taken away', function () use ($reference) {
        $package = consignment('php-2')['Packages'][0];
        $added = call('POST', "consignments/$reference/addpackage", $package, [201]);
        call('DELETE', 'packages/' . $added['Reference']);
        want(count(call('GET', "consignments/$reference")['Packages']) === 1, 'two packages are left');
    });
    step('it is allocated within a group', function () use ($reference) {
        call('PUT', "allocation/$reference/allocatewithservicegroup/valuableGoods");
        want(call('GET', "consignments/$reference/status")['Status'] === 'Allocated', 'not allocated');
    });
    step('labels are fetched for each package in a resolution', function () use ($reference) {
        $package = call('GET', "consignments/$reference")['Packages'][0]['Reference'];
        $label = call('GET', "labels/package/$reference/$package/pdf/203");
        want(str_starts_with(base64_decode($label['File']), '%PDF'), 'no PDF');
    });
    step('it is ready to ship and has labels still', function () use ($reference) {
        call('PUT', 'consignments/setreadytoship', [$reference]);
        call('GET', "labels/$reference");
    });
    step('a query manifests it', function () {
        $answer = call('POST', 'consignments/manifestFromQuery', ['ShippingLocationReferences' => ['Sorted1'], 'States' => ['ReadyToShip']]);
        want(str_contains($answer['Message'], '1 successfully queued'), $answer['Message']);
    });
    step('manifests are listed', function () {
        $manifests = call('GET', 'consignments/customer/manifests?shippingLocationReference=Sorted1');
        want(count($manifests) > 0, 'no manifest');
        call('GET', 'consignments/customer/manifest/' . $manifests[0]['ManifestReference']);
    });
}
step('allocate and labels in one step, four ways', function () {
    foreach (['labels/pdf', 'carrierservice/CX_NDS/labels/pdf', 'servicegroup/valuableGoods/labels/zpl'] as $way) {
        $reference = create(consignment('php-labels', 'Small'));
        $answer = call('PUT', "allocation/$reference/$way", '""', raw: true);
        want($answer['Responses'][0]['LabelContent'] !== '', "$way: no label");
    }
    $reference = create(consignment('php-labels', 'Small'));
    $quote = call('GET', "quotes/consignment/$reference")['Quotes'][0]['QuoteReference'];
    $answer = call('PUT', "allocation/$reference/quote/$quote/labels/pdf", '""', raw: true);
    want($answer['Responses'][0]['StatusCode'] === 200, 'quote: not allocated');
});
step('filters narrow by direction', function () {
    $reference = create(consignment('php-filters'));
    call('PUT', 'allocation/allocateConsignmentsWithServiceFilters',
        ['ConsignmentReferences' => [$reference], 'Filters' => ['ServiceDirection' => 1, 'IsPickup' => 'false', 'IsDropOff' => false]]);
});
step('a search that cannot be parsed restricts nothing', function () {
    want(call('GET', 'consignments/10/0?createdDateFrom=gibberish')['Count'] > 0, 'nothing found');
});
step('an unknown consignment by path is the documented 400', function () {
    $answer = call('PUT', 'allocation/EC-000-XXX-XXX/allocatewithcheapestquote', expected: [400]);
    want($answer['Code'] === 'ConsignmentNotFoundException', $answer['Code']);
});
step('the summary by state is answered', function () {
    want(call('GET', 'consignments/summary?startFrom=2000-01-01&endAt=2100-01-01')['NumberOfConsignments'] > 0, 'nothing counted');
});

exit($failures === 0 ? 0 : 1);
