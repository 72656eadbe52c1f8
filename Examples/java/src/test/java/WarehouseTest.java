import static org.junit.jupiter.api.Assertions.*;
import java.io.IOException;
import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.*;

/** Its suite: put sortedpro-sandbox on PATH, or its path into SORTEDPRO_SANDBOX, and run mvn test. */
class WarehouseTest {
  static final String BINARY = System.getenv().getOrDefault("SORTEDPRO_SANDBOX", "sortedpro-sandbox");
  static final String TOKEN = System.getenv("SANDBOX_CONTROL_TOKEN"); // the server takes it from there, too
  static final List<String> keys = new ArrayList<>();
  static Process sandbox;
  static String url;
  final String key = "java-" + UUID.randomUUID(); // a key, and so a world, for each test
  final Warehouse warehouse = new Warehouse(url, key);

  // In a container, with Testcontainers, in place of a binary:
  //   new GenericContainer<>("sortedpro-sandbox").withExposedPorts(8080).waitingFor(Wait.forHttp("/_sandbox/health"))
  @BeforeAll static void start() throws Exception {
    Path ready = Files.createTempDirectory("sandbox").resolve("ready");
    sandbox = new ProcessBuilder(BINARY, "serve", "--port", "0", "--ready-file", ready.toString(), "--log-level", "warning",
        "--clock", "2019-06-14T09:00:00Z").redirectErrorStream(true).redirectOutput(ready.resolveSibling("log").toFile()).start();
    while (!Files.exists(ready) || Files.size(ready) == 0) {
      assertTrue(sandbox.isAlive(), () -> "it did not start: " + ready.resolveSibling("log"));
      Thread.sleep(20);
    }
    url = Files.readAllLines(ready).get(0);
  }

  /** What is worth a look in all that the suite did, as a pipeline's summary; a warning fails it. */
  @AfterAll static void report() throws Exception {
    List<String> command = new ArrayList<>(List.of(BINARY, "report", "--url", url, "--format", "markdown", "--fail-on", "warning"));
    keys.forEach(key -> command.addAll(List.of("--key", key)));
    Process report = new ProcessBuilder(command).redirectErrorStream(true).start();
    report.getInputStream().transferTo(System.out);
    sandbox.destroy();
    assertEquals(0, report.waitFor());
  }

  @Test void anOrderIsLabelledAndHandedOver() throws Exception {
    var shipment = warehouse.ship("ORDER-1", "M1 5WG");
    assertEquals("%PDF", new String(shipment.label(), 0, 4));
    assertEquals("Manifested", warehouse.status(shipment.reference()));
    verify("{\"match\": {\"operation\": \"Allocate*\", \"status\": 200}, \"exactly\": 1}");
  }

  @Test void aGatewayThatIsAwayIsAskedAgainWhenItSays() throws Exception {
    control("faults", """
        {"match": {"operation": "Allocate*"}, "when": {"times": 1}, "then": {"status": 503, "form": "gateway", "retryAfter": 1}}""");
    warehouse.ship("ORDER-2", "M1 5WG");
    verify("{\"inOrder\": [{\"operation\": \"Allocate*\", \"status\": 503}, {\"operation\": \"Allocate*\", \"status\": 200}]}");
  }

  @Test void anOrderWhoseAnswerIsLostIsNotMadeTwice() throws Exception {
    var shipment = warehouse.ship("sandbox:lost-after-commit:ORDER-3", "M1 5WG");
    assertEquals("Manifested", warehouse.status(shipment.reference()));
    verify("{\"match\": {\"operation\": \"CreateConsignment\"}, \"exactly\": 1}");
  }

  @Test void anOrderThatNoCarrierTakesIsToldAndStays() throws Exception {
    assertThrows(Warehouse.CannotShip.class, () -> warehouse.ship("ORDER-4", "ZZ99 1AB"));
    verify("{\"match\": {\"operation\": \"Manifest*\"}, \"exactly\": 0}");
  }

  @BeforeEach void remember() { keys.add(key); }

  void verify(String expectation) throws Exception { control("requests/verify?assert=true", expectation); }

  void control(String call, String body) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url + "/_sandbox/" + call)).header("ocp-apim-subscription-key", key);
    if (TOKEN != null) request.header("Authorization", "Bearer " + TOKEN);
    var answer = HttpClient.newHttpClient().send(
        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    assertTrue(answer.statusCode() < 300, answer.body());
  }
}
