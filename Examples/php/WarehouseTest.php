<?php
use PHPUnit\Framework\TestCase;

require __DIR__ . '/Warehouse.php';

/** Its suite: put sortedpro-sandbox on PATH, or its path into SORTEDPRO_SANDBOX, and run phpunit WarehouseTest.php. */
final class WarehouseTest extends TestCase {
    private static $sandbox;
    private static string $url;
    private static array $keys = [];
    private string $key;
    private Warehouse $warehouse;

    // In a container, with the testcontainers package, in place of a binary:
    //   (new GenericContainer('sortedpro-sandbox'))->withExposedPorts(8080)->withWait(new WaitForLog('listens on'))->start()
    public static function setUpBeforeClass(): void {
        $ready = tempnam(sys_get_temp_dir(), 'sandbox');
        self::$sandbox = proc_open([self::binary(), 'serve', '--port', '0', '--ready-file', $ready, '--log-level', 'warning',
            '--clock', '2019-06-14T09:00:00Z'], [1 => ['file', "$ready.log", 'w']], $pipes);
        for ($tries = 0; !($url = strtok((string) file_get_contents($ready), "\n")) && $tries < 500; $tries++) {
            usleep(20_000);
        }
        self::$url = $url ?: throw new RuntimeException("it did not start: $ready.log");
    }

    /** What is worth a look in all that the suite did, as a pipeline's summary; a warning fails it. */
    public static function tearDownAfterClass(): void {
        $named = implode(' ', array_map(fn (string $key): string => "--key $key", self::$keys));
        passthru(self::binary() . ' report --url ' . self::$url . " $named --format markdown --fail-on warning", $code);
        proc_terminate(self::$sandbox);
        self::assertSame(0, $code);
    }

    protected function setUp(): void {
        $this->key = self::$keys[] = 'php-' . bin2hex(random_bytes(8)); // a key, and so a world, for each test
        $this->warehouse = new Warehouse(self::$url, $this->key);
    }

    public function test_an_order_is_labelled_and_handed_over(): void {
        $shipment = $this->warehouse->ship('ORDER-1');
        self::assertStringStartsWith('%PDF', $shipment['label']);
        self::assertSame('Manifested', $this->warehouse->status($shipment['reference']));
        $this->verify(['match' => ['operation' => 'Allocate*', 'status' => 200], 'exactly' => 1]);
    }

    public function test_a_gateway_that_is_away_is_asked_again_when_it_says(): void {
        $this->control('faults', ['match' => ['operation' => 'Allocate*'], 'when' => ['times' => 1],
            'then' => ['status' => 503, 'form' => 'gateway', 'retryAfter' => 1]]);
        $this->warehouse->ship('ORDER-2');
        $this->verify(['inOrder' => [['operation' => 'Allocate*', 'status' => 503], ['operation' => 'Allocate*', 'status' => 200]]]);
    }

    public function test_an_order_whose_answer_is_lost_is_not_made_twice(): void {
        $shipment = $this->warehouse->ship('sandbox:lost-after-commit:ORDER-3');
        self::assertSame('Manifested', $this->warehouse->status($shipment['reference']));
        $this->verify(['match' => ['operation' => 'CreateConsignment'], 'exactly' => 1]);
    }

    public function test_an_order_that_no_carrier_takes_is_told_and_stays(): void {
        $this->expectException(CannotShip::class);
        try {
            $this->warehouse->ship('ORDER-4', 'ZZ99 1AB');
        } finally {
            $this->verify(['match' => ['operation' => 'Manifest*'], 'exactly' => 0]);
        }
    }

    private static function binary(): string { return getenv('SORTEDPRO_SANDBOX') ?: 'sortedpro-sandbox'; }

    private function verify(array $expectation): void { $this->control('requests/verify?assert=true', $expectation); }

    private function control(string $call, array $body): void {
        $token = getenv('SANDBOX_CONTROL_TOKEN'); // the server takes it from there, too
        $answer = file_get_contents(self::$url . "/_sandbox/$call", false, stream_context_create(['http' => ['method' => 'POST',
            'ignore_errors' => true, 'content' => json_encode($body),
            'header' => ["ocp-apim-subscription-key: $this->key", 'Content-Type: application/json',
                ...($token ? ["Authorization: Bearer $token"] : [])]]]));
        self::assertMatchesRegularExpression('/ 20[01] /', $http_response_header[0], $answer);
    }
}
