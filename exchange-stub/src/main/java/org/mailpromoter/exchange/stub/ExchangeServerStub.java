package org.mailpromoter.exchange.stub;

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
import org.mailpromoter.exchange.stub.fault.Faults;
import org.mailpromoter.exchange.stub.fault.SeenRequest;
import org.mailpromoter.exchange.stub.http.Autodiscover;
import org.mailpromoter.exchange.stub.http.BasicLogin;
import org.mailpromoter.exchange.stub.http.BearerLogin;
import org.mailpromoter.exchange.stub.http.Doorkeeper;
import org.mailpromoter.exchange.stub.http.EwsHandler;
import org.mailpromoter.exchange.stub.http.Login;
import org.mailpromoter.exchange.stub.http.NtlmLogin;
import org.mailpromoter.exchange.stub.http.Paths;
import org.mailpromoter.exchange.stub.operation.Subscriptions;
import org.mailpromoter.exchange.stub.soap.SchemaCheck;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Store;
import org.mailpromoter.testkit.stub.CarriedMail;
import org.mailpromoter.testkit.stub.Certificate;
import org.mailpromoter.testkit.stub.TokenEndpoint;
import org.mailpromoter.testkit.stub.Tokens;

/**
 * An Exchange server on loopback with mailboxes in memory.
 *
 * <pre>{@code
 * try (ExchangeServerStub stub = ExchangeServerStub.start()) {
 *   stub.mailbox("anna").deliver(mail().from("tom@x.example").bytes());
 *   // connect to stub.url() as anna, password secret
 * }
 * }</pre>
 *
 * <p>If the Exchange schema is next to the repository, every request and response is validated
 * against it; {@link #close} fails the test if one is invalid. Thread-safe.
 *
 * @since 0.1
 */
public final class ExchangeServerStub implements AutoCloseable {
  private static final String EWS = "/EWS/Exchange.asmx";
  private static final String TOKEN = "/stub/oauth2/v2.0/token";
  private static final String DEVICE_CODE = "/stub/oauth2/v2.0/devicecode";
  private static final String AUTODISCOVER = "/autodiscover/autodiscover.xml";

  /** Up to the names of domain and machine, as most clients send it. */
  private static final int SHORT_NEGOTIATE = 16;

  /** With the version (MS-NLMP 2.2.1.1). */
  private static final int WHOLE_NEGOTIATE = 40;

  private final ExchangeSettings settings;
  private final Store store;
  private final Faults faults = new Faults();
  private final Subscriptions subscriptions = new Subscriptions();
  private final SchemaCheck check;
  private final Optional<Certificate> certificate;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Tokens<Account> tokens;
  private final TokenEndpoint<Account> tokenEndpoint;
  private final Autodiscover autodiscover;
  private final EwsHandler handler;

  private ExchangeServerStub(ExchangeSettings settings) throws IOException {
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
          case HTTPS -> Optional.of(Certificate.create("exchange"));
        };
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.server = server(loopback, certificate);
    Doorkeeper doorkeeper = new Doorkeeper(settings.schemes().stream().map(this::login).toList());
    this.handler = new EwsHandler(store, subscriptions, doorkeeper, faults, check);
    this.tokenEndpoint = new TokenEndpoint<>(tokens, at("/device"));
    this.autodiscover = new Autodiscover(doorkeeper, url());
    this.threads = threads();
    server.setExecutor(threads);
    server.createContext(
        "/",
        new Paths()
            .with(EWS, handler)
            .with(TOKEN, tokenEndpoint)
            .with(DEVICE_CODE, tokenEndpoint)
            .with(AUTODISCOVER, autodiscover));
  }

  private static HttpServer server(InetSocketAddress address, Optional<Certificate> certificate)
      throws IOException {
    if (certificate.isEmpty()) {
      return HttpServer.create(address, 0);
    }
    HttpsServer secure = HttpsServer.create(address, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(certificate.get().context()));
    return secure;
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "exchange-stub-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  private Login login(ExchangeSettings.Scheme scheme) {
    return switch (scheme) {
      case BASIC -> new BasicLogin(store);
      case NTLM -> new NtlmLogin(store, settings.clock(), Optional.empty(), SHORT_NEGOTIATE);
      case NTLM_STRICT -> new NtlmLogin(store, settings.clock(), Optional.empty(), WHOLE_NEGOTIATE);
      case NTLM_BOUND ->
          new NtlmLogin(
              store,
              settings.clock(),
              certificate.map(Certificate::channelBinding),
              SHORT_NEGOTIATE);
      case BEARER -> new BearerLogin(tokens);
    };
  }

  /** Starts a server over HTTP with Basic authentication. */
  public static ExchangeServerStub start() {
    return start(ExchangeSettings.plain());
  }

  /** Starts a server. */
  public static ExchangeServerStub start(ExchangeSettings settings) {
    // the JDK's server writes the head and the body of an answer apart, which costs 40 ms with the
    // algorithm of Nagle; it can only be told for the whole process
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      ExchangeServerStub stub = new ExchangeServerStub(settings);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where Exchange Web Services answer. */
  public URI url() {
    return at(EWS);
  }

  /** The token endpoint. */
  public URI tokenUrl() {
    return at(TOKEN);
  }

  /** The endpoint for device codes. */
  public URI deviceCodeUrl() {
    return at(DEVICE_CODE);
  }

  /** Where Autodiscover answers. */
  public URI autodiscoverUrl() {
    return at(AUTODISCOVER);
  }

  private URI at(String path) {
    String scheme = certificate.isPresent() ? "https" : "http";
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + path);
  }

  /** The certificate to trust, as a PEM file; only over HTTPS. */
  public Path certificate() {
    return certificate.orElseThrow(() -> new IllegalStateException("not over HTTPS")).pem();
  }

  /**
   * The mailbox of a name, made with the password "secret" where it is new. A name without a domain
   * gets one; its owner logs in with the name, the address, or after a Windows domain.
   */
  public ExchangeMailbox mailbox(String name) {
    boolean known = store.find(Store.address(name)).isPresent();
    ExchangeMailbox mailbox =
        new ExchangeMailbox(store, store.mailbox(name), name, settings.clock());
    return known ? mailbox : mailbox.password("secret");
  }

  /** Makes an account without a mailbox that may act as anybody. */
  public void impersonator(String name, String password) {
    store.register(new Account(name, password, "", Account.Role.IMPERSONATES));
  }

  /** Registers a program that gets tokens with its secret and may then act as anybody. */
  public void client(String id, String secret) {
    tokenEndpoint.client(id, secret, new Account(id, "", "", Account.Role.IMPERSONATES));
  }

  /** Registers a program that gets tokens only through persons who enter a code. */
  public void publicClient(String id) {
    client(id, "");
  }

  /** The owner of a mailbox enters the code that was shown. */
  public void approveDevice(String name) {
    tokenEndpoint.approve(store.account(name).orElseThrow());
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

  /** Autodiscover redirects clients to another address. */
  public void redirectAutodiscover(String url) {
    autodiscover.redirectTo(url);
  }

  /** Returns how many requests to Autodiscover carried credentials. */
  public int autodiscoverCredentials() {
    return autodiscover.credentials();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked so far, requests that were refused among them. */
  public List<SeenRequest> requests() {
    return handler.seen();
  }

  /** The mails that were sent from mailboxes of the server, in order. */
  public List<CarriedMail> carried() {
    return store.post().carried();
  }

  /** Returns how many streams of notifications are open. */
  public int streams() {
    return subscriptions.streams();
  }

  /** Ends streams of notifications politely. */
  public void closeStreams() {
    subscriptions.closeStreams();
  }

  /** Breaks the connections of streams of notifications. */
  public void cutStreams() {
    subscriptions.cutStreams();
  }

  /** Forgets subscriptions, as a server does that was started again. */
  public void forgetSubscriptions() {
    subscriptions.forget();
  }

  /** Returns whether requests and responses are validated against the schema. */
  public boolean validates() {
    return check.isOn();
  }

  /** The schema violations so far, which {@link #close} then ignores. */
  public List<String> takeViolations() {
    return check.take();
  }

  /** Ends the server; fails where a request or an answer broke the schema. */
  @Override
  public void close() {
    subscriptions.closeStreams();
    server.stop(0);
    threads.shutdownNow();
    certificate.ifPresent(Certificate::close);
    List<String> violations = check.take();
    if (!violations.isEmpty()) {
      throw new AssertionError("the schema was broken:\n" + String.join("\n", violations));
    }
  }
}
