package org.mailpromoter.testkit.exchange;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailpromoter.testkit.exchange.fault.Faults;
import org.mailpromoter.testkit.exchange.fault.SeenRequest;
import org.mailpromoter.testkit.exchange.http.BasicLogin;
import org.mailpromoter.testkit.exchange.http.EwsHandler;
import org.mailpromoter.testkit.exchange.http.Login;
import org.mailpromoter.testkit.exchange.soap.SchemaCheck;
import org.mailpromoter.testkit.exchange.store.Account;
import org.mailpromoter.testkit.exchange.store.Store;

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
 * <p>Where the schema of Exchange lies beside the repository, every request and every answer is
 * held against it; {@link #close} fails the test when one breaks it. Thread-safe.
 *
 * @since 0.1
 */
public final class ExchangeServerStub implements AutoCloseable {
  /** Where Exchange answers. */
  public static final String PATH = "/EWS/Exchange.asmx";

  private final ExchangeSettings settings;
  private final Store store;
  private final Faults faults = new Faults();
  private final SchemaCheck check;
  private final EwsHandler handler;
  private final HttpServer server;
  private final ExecutorService threads;

  private ExchangeServerStub(ExchangeSettings settings, HttpServer server) {
    this.settings = settings;
    this.server = server;
    this.store = new Store(settings.clock());
    this.check =
        switch (settings.validation()) {
          case WHERE_POSSIBLE -> SchemaCheck.wherePossible();
          case OFF -> SchemaCheck.none();
        };
    this.handler = new EwsHandler(store, logins(), faults, check);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "exchange-stub-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
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
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExchangeServerStub stub = new ExchangeServerStub(settings, server);
      server.setExecutor(stub.threads);
      server.createContext(PATH, stub.handler);
      server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Login> logins() {
    return settings.schemes().stream().map(this::login).toList();
  }

  private Login login(ExchangeSettings.Scheme scheme) {
    return switch (scheme) {
      case BASIC -> new BasicLogin(store);
    };
  }

  /** Where Exchange Web Services answer. */
  public URI url() {
    String scheme =
        switch (settings.transport()) {
          case HTTP -> "http";
          case HTTPS -> "https";
        };
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort() + PATH);
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

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked so far, requests that were refused among them. */
  public List<SeenRequest> requests() {
    return handler.seen();
  }

  /** Whether requests and answers are held against the schema. */
  public boolean validates() {
    return check.isOn();
  }

  /** What broke the schema so far, which {@link #close} then forgives. */
  public List<String> takeViolations() {
    return check.take();
  }

  /** Ends the server; fails where a request or an answer broke the schema. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    List<String> violations = check.take();
    if (!violations.isEmpty()) {
      throw new AssertionError("the schema was broken:\n" + String.join("\n", violations));
    }
  }
}
