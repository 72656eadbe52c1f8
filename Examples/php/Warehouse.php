<?php
/** No carrier takes it, in the platform's words. */
final class CannotShip extends RuntimeException {}
final class AnswerLost extends RuntimeException {}

/** A small warehouse client of SortedPRO's API: what is under test. It knows nothing of the sandbox. */
final class Warehouse {
    public function __construct(private string $url, private string $key) {}

    /** Creates the order's consignment, books the cheapest service, prints the label and hands it over to the carrier. */
    public function ship(string $order, string $postcode = 'M1 5WG'): array {
        $reference = $this->create($order, $postcode);
        $this->call('PUT', "/allocation/$reference/allocatewithcheapestquote");
        $label = $this->call('GET', "/labels/$reference/pdf/203");
        $this->call('PUT', '/consignments/manifest', ['ConsignmentReferences' => [$reference]]);
        return ['reference' => $reference, 'label' => base64_decode($label['File'], true)];
    }

    public function status(string $reference): string {
        return $this->call('GET', "/consignments/$reference/status")['Status'];
    }

    private function create(string $order, string $postcode): string {
        $body = [
            'ConsignmentReferenceProvidedByCustomer' => $order,
            'Packages' => [[
                'Weight' => ['Value' => 0.5, 'Unit' => 'Kg'], 'Description' => 'Socks',
                'Dimensions' => ['Unit' => 'Cm', 'Width' => 10, 'Length' => 10, 'Height' => 10],
                'Value' => ['Amount' => 5.99, 'Currency' => ['IsoCode' => 'GBP']],
            ]],
            'Addresses' => [
                ['AddressType' => 'Origin', 'ShippingLocationReference' => 'Sorted1'],
                ['AddressType' => 'Destination', 'AddressLine1' => '13 Porter Street', 'Region' => 'Greater Manchester',
                    'Postcode' => $postcode, 'Country' => ['Name' => 'Great Britain', 'IsoCode' => ['TwoLetterCode' => 'GB']]],
            ],
        ];
        try {
            return basename($this->call('POST', '/consignments', $body)[0]['Href']);
        } catch (AnswerLost) {
            // Whether the consignment is lost, too, is asked before another is made.
            [$status, , $found] = $this->send('GET', '/consignments/clientReference/' . rawurlencode($order) . '/status');
            return $status === 200 ? json_decode($found, true)[0]['ConsignmentReferenceForAllLegsAssignedByMpd']
                : basename($this->call('POST', '/consignments', $body)[0]['Href']);
        }
    }

    private function call(string $method, string $path, ?array $body = null): array {
        [$status, $wait, $answer] = $this->send($method, $path, $body);
        for ($attempt = 1; $attempt < 3 && in_array($status, [429, 503], true); $attempt++) {
            sleep($wait);
            [$status, $wait, $answer] = $this->send($method, $path, $body);
        }
        $value = json_decode($answer, true);
        if ($status === 400) {
            throw new CannotShip($value['Message']);
        }
        return $status < 400 ? $value : throw new RuntimeException("$method $path: $status");
    }

    /** @return array{int, int, string} the status, the seconds of Retry-After, and the body */
    private function send(string $method, string $path, ?array $body = null): array {
        $answer = @file_get_contents($this->url . $path, false, stream_context_create(['http' => [
            'method' => $method, 'timeout' => 10, 'ignore_errors' => true, 'content' => $body === null ? '' : json_encode($body),
            'header' => ["ocp-apim-subscription-key: $this->key", 'Content-Type: application/json'],
        ]]));
        if ($answer === false) {
            throw new AnswerLost("$method $path");
        }
        $retry = preg_grep('/^retry-after:/i', $http_response_header);
        return [(int) explode(' ', $http_response_header[0])[1], $retry ? (int) explode(':', end($retry))[1] : 1, $answer];
    }
}
