package org.mailpromoter.graph.stub;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailpromoter.graph.stub.fault.Faults;
import org.mailpromoter.graph.stub.fault.SeenRequest;
import org.mailpromoter.graph.stub.http.Bearer;
import org.mailpromoter.graph.stub.http.Dispatcher;
import org.mailpromoter.graph.stub.http.GraphHandler;
import org.mailpromoter.graph.stub.http.Throttle;
import org.mailpromoter.graph.stub.schema.SchemaCheck;
import org.mailpromoter.graph.stub.store.Caller;
import org.mailpromoter.graph.stub.store.Store;
import org.mailpromoter.testkit.stub.CarriedMail;
import org.mailpromoter.testkit.stub.Certificate;
import org.mailpromoter.testkit.stub.TokenEndpoint;
import org.mailpromoter.testkit.stub.Tokens;

/**
 * A model of Microsoft Graph mail on loopback with mailboxes in memory.
 *
 * <pre>{@code
 * try (GraphServerStub stub = GraphServerStub.start()) {
 *   stub.mailbox("anna").deliver(mail().from("tom@x.example").bytes());
 *   // GET stub.url() + "/users/anna@stub.example/messages", Authorization: Bearer stub.token()
 * }
 * }</pre>
 *
 * <p>If the published metadata is next to the repository, every request and answer is held against
 * it; {@link #close} fails the test if one is wrong. Thread-safe.
 *
 * @since 0.1
 */
public final class GraphServerStub implements AutoCloseable {
  private static final String GRAPH = "/v1.0";
  private static final String TOKEN = "/stub/oauth2/v2.0/token";
  private static final String DEVICE_CODE = "/stub/oauth2/v2.0/devicecode";

  private final GraphSettings settings;
  private final Store store;
  private final Faults faults = new Faults();
  private final SchemaCheck check;
  private final Optional<Certificate> certificate;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Tokens<Caller> tokens;
  private final TokenEndpoint<Caller> tokenEndpoint;
  private final Dispatcher dispatcher;
  private final GraphHandler handler;

  private GraphServerStub(GraphSettings settings) throws IOException {
    this.settings = settings;
    this.store = new Store(settings.clock());
    this.tokens = new Tokens<>(settings.clock());
    this.check =
        switch (settings.validation()) {
          case WHERE_POSSIBLE -> SchemaCheck.wherePossible();
          case OFF -> SchemaCheck.none();
        };
    this.certificate =
        switch (settings.transport()) {
          case HTTP -> Optional.empty();
          case HTTPS -> Optional.of(Certificate.create("graph"));
        };
    faults.profile(settings.profile());
    this.server = server(certificate);
    this.tokenEndpoint = new TokenEndpoint<>(tokens, at("/device"));
    Throttle throttle =
        new Throttle(settings.throttle().atOnce(), settings.throttle().retryAfter());
    this.dispatcher = new Dispatcher(store, faults, throttle, check);
    boolean compresses = settings.compression() == GraphSettings.Compression.GZIP;
    this.handler =
        new GraphHandler(
            new GraphHandler.Face(url(), compresses),
            new Bearer(tokens),
            faults,
            throttle,
            dispatcher);
    this.threads = threads();
    server.setExecutor(threads);
    server.createContext(GRAPH + "/", handler);
    server.createContext(TOKEN, tokenEndpoint);
    server.createContext(DEVICE_CODE, tokenEndpoint);
  }

  private static HttpServer server(Optional<Certificate> certificate) throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    if (certificate.isEmpty()) {
      return HttpServer.create(loopback, 0);
    }
    HttpsServer secure = HttpsServer.create(loopback, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
    return secure;
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "graph-stub-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Starts a server over HTTP that behaves as documented. */
  public static GraphServerStub start() {
    return start(GraphSettings.plain());
  }

  /** Starts a server. */
  public static GraphServerStub start(GraphSettings settings) {
    // the JDK's server writes the head and the body of an answer apart, which costs 40 ms with the
    // algorithm of Nagle; it can only be told for the whole process
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      GraphServerStub stub = new GraphServerStub(settings);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the API begins, without a slash at its end. */
  public URI url() {
    return at(GRAPH);
  }

  /** The token endpoint. */
  public URI tokenUrl() {
    return at(TOKEN);
  }

  /** The endpoint for device codes. */
  public URI deviceCodeUrl() {
    return at(DEVICE_CODE);
  }

  private URI at(String path) {
    String scheme = certificate.isPresent() ? "https" : "http";
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + path);
  }

  /** The certificate to trust, as a PEM file; only over HTTPS. */
  public Path certificate() {
    return certificate.orElseThrow(() -> new IllegalStateException("not over HTTPS")).pem();
  }

  /** The mailbox of a name, made where it is new. A name without a domain gets one. */
  public GraphMailbox mailbox(String name) {
    return new GraphMailbox(store.mailbox(name), settings.clock());
  }

  /** A token for a program that may read and change every mailbox. */
  public String token() {
    return tokens.issue(Caller.program("test"));
  }

  /** A token for a program that acts for the owner of a mailbox, who is "me". */
  public String token(String name) {
    return tokens.issue(person(name));
  }

  private static Caller person(String name) {
    return Caller.person(Store.address(name));
  }

  /** Registers a program that gets tokens with its secret and may then read every mailbox. */
  public void client(String id, String secret) {
    tokenEndpoint.client(id, secret, Caller.program(id));
  }

  /** Registers a program that gets tokens only through persons who enter a code. */
  public void publicClient(String id) {
    client(id, "");
  }

  /** The owner of a mailbox enters the code that was shown. */
  public void approveDevice(String name) {
    tokenEndpoint.approve(person(name));
  }

  /** The person declines the code. */
  public void declineDevice() {
    tokenEndpoint.decline();
  }

  /** Returns how many device codes wait for a person. */
  public int waitingDevices() {
    return tokenEndpoint.waiting();
  }

  /** The kinds of grants for which tokens were asked so far, in order. */
  public List<String> grants() {
    return tokenEndpoint.grants();
  }

  /** Sets the lifetime of access tokens; the default is an hour. */
  public void tokenLifetime(Duration lifetime) {
    tokens.lifetime(lifetime);
  }

  /** Makes access tokens void before their time. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** Makes refresh tokens void. */
  public void revokeRefreshTokens() {
    tokenEndpoint.revokeRefreshTokens();
  }

  /** The mails that were sent from mailboxes of the server, in order. */
  public List<CarriedMail> carried() {
    return store.post().carried();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked so far, one for each round trip, requests that were refused among them. */
  public List<SeenRequest> requests() {
    return handler.seen();
  }

  /** What was asked inside batches so far. */
  public List<SeenRequest> parts() {
    return dispatcher.parts();
  }

  /** Forgets what was asked so far, alone and inside batches. */
  public void clearRequests() {
    handler.clear();
  }

  /** Returns whether requests and answers are held against the published metadata. */
  public boolean validates() {
    return check.isOn();
  }

  /** What broke the schema so far, which {@link #close} then ignores. */
  public List<String> takeViolations() {
    return check.take();
  }

  /** Ends the server; fails where a request or an answer broke the schema. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    certificate.ifPresent(Certificate::close);
    List<String> violations = check.take();
    if (!violations.isEmpty()) {
      throw new AssertionError("the schema was broken:\n" + String.join("\n", violations));
    }
  }
}
