package org.mailpromoter.dataverse.stub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailpromoter.dataverse.stub.fault.Faults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;
import org.mailpromoter.dataverse.stub.http.RateLimit;
import org.mailpromoter.dataverse.stub.http.WebApiHandler;
import org.mailpromoter.dataverse.stub.operation.IncomingEmails;
import org.mailpromoter.dataverse.stub.operation.Organization;
import org.mailpromoter.dataverse.stub.operation.PageSize;
import org.mailpromoter.dataverse.stub.operation.Plugins;
import org.mailpromoter.dataverse.stub.operation.Router;
import org.mailpromoter.dataverse.stub.schema.Column;
import org.mailpromoter.dataverse.stub.schema.Schema;
import org.mailpromoter.dataverse.stub.schema.Table;
import org.mailpromoter.dataverse.stub.store.Ref;
import org.mailpromoter.dataverse.stub.store.Row;
import org.mailpromoter.dataverse.stub.store.Store;
import org.mailpromoter.testkit.stub.TokenEndpoint;
import org.mailpromoter.testkit.stub.Tokens;

/**
 * A Dataverse Web API on loopback with tables in memory.
 *
 * <pre>{@code
 * try (DataverseServerStub stub = DataverseServerStub.start()) {
 *   UUID anna = stub.add("contact", Map.of("lastname", "Anna", "emailaddress1", "a@x.example"));
 *   // connect to stub.url() with a token from stub.tokenUrl(), client "app", secret "secret"
 * }
 * }</pre>
 *
 * <p>What a client writes is held against the published tables: types, lengths, choices, targets of
 * lookups, columns that are read-only. They lie next to the repository; where they are missing, a
 * test that starts the server is skipped. Thread-safe.
 */
public final class DataverseServerStub implements AutoCloseable {
  private static final String TOKEN = "/stub/oauth2/v2.0/token";

  private final Schema schema = Schema.requireOrSkip();
  private final Store store = new Store();
  private final Plugins plugins = new Plugins();
  private final PageSize pages = new PageSize();
  private final IncomingEmails incoming = new IncomingEmails();
  private final Faults faults = new Faults();
  private final UUID user = UUID.fromString("00000000-0000-0000-0000-00000000a001");
  private final Organization organization;
  private final RateLimit limit;
  private final Tokens<UUID> tokens;
  private final TokenEndpoint<UUID> tokenEndpoint;
  private final HttpServer server;
  private final ExecutorService threads;
  private final WebApiHandler handler;

  private DataverseServerStub(Clock clock) throws IOException {
    this.organization = new Organization(schema, store, plugins, pages, clock);
    this.limit = new RateLimit(clock);
    this.tokens = new Tokens<>(clock);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    this.tokenEndpoint = new TokenEndpoint<>(tokens, at("/device"));
    Router router = new Router(organization, incoming, url().toString());
    this.handler = new WebApiHandler(store, router, tokens, faults, limit);
    this.threads = threads();
    server.setExecutor(threads);
    server.createContext(WebApiHandler.BASE, handler);
    server.createContext(TOKEN, tokenEndpoint);
    tokenEndpoint.client("app", "secret", user);
    organization.settings();
    put("systemuser", user, Map.of("fullname", "Mailpromoter"));
  }

  private static ExecutorService threads() {
    AtomicInteger number = new AtomicInteger();
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "dataverse-stub-" + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Starts a server with the clock of the system. */
  public static DataverseServerStub start() {
    return start(Clock.systemUTC());
  }

  /** Starts a server with a clock. */
  public static DataverseServerStub start(Clock clock) {
    // see ExchangeServerStub: without it each answer takes 40 ms
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      DataverseServerStub stub = new DataverseServerStub(clock);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the Web API, with a slash at its end. */
  public URI url() {
    return at(WebApiHandler.BASE);
  }

  /** The token endpoint. */
  public URI tokenUrl() {
    return at(TOKEN);
  }

  private URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  /** Registers a program with a secret. */
  public void client(String id, String secret) {
    tokenEndpoint.client(id, secret, user);
  }

  /** A token, past the token endpoint. */
  public String token() {
    return tokens.issue(user);
  }

  /** Makes access tokens void before their time. */
  public void revokeTokens() {
    tokens.revokeAll();
  }

  /** The kinds of grants for which tokens were asked so far, in order. */
  public List<String> grants() {
    return tokenEndpoint.grants();
  }

  /** The user as which programs act. */
  public UUID user() {
    return user;
  }

  /** Adds a row, past the rules; a lookup is written {@code table:id}. */
  public UUID add(String table, Map<String, Object> values) {
    UUID id = UUID.randomUUID();
    put(table, id, values);
    return id;
  }

  /** Adds a row under an id, or replaces it, past the rules. */
  public void put(String table, UUID id, Map<String, Object> values) {
    Table known = organization.table(table);
    Map<String, Object> all = new LinkedHashMap<>(values);
    values.forEach((column, value) -> all.put(column, stored(known, column, value)));
    all.put(known.key(), id.toString());
    if (known.column("statecode").isPresent()) {
      all.putIfAbsent("statecode", 0L);
    }
    if (known.owned()) {
      all.putIfAbsent("ownerid", new Ref("systemuser", user));
    }
    known.column("createdon").ifPresent(each -> all.putIfAbsent("createdon", organization.now()));
    store.put(table, id, all);
  }

  private static Object stored(Table table, String name, Object value) {
    Column column =
        table
            .column(name)
            .orElseThrow(() -> new IllegalArgumentException(table.name() + " has no " + name));
    if (column.type() == Column.Type.LOOKUP) {
      String[] parts = String.valueOf(value).split(":", 2);
      return new Ref(parts[0], UUID.fromString(parts[1]));
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  /**
   * The rows of a table in the order in which they were created, as an answer shows them; empty
   * columns are absent, and a lookup is written {@code table:id}.
   */
  public List<Map<String, Object>> rows(String table) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Row each : store.all(table)) {
      Map<String, Object> row = new LinkedHashMap<>();
      each.values()
          .forEach(
              (column, value) ->
                  row.put(column, value instanceof Ref ref ? ref.table() + ":" + ref.id() : value));
      found.add(row);
    }
    return found;
  }

  /** Deletes a row, past the rules. */
  public void remove(String table, UUID id) {
    store.delete(organization.row(organization.table(table), id));
  }

  /** Adds a text column of the customer's own. */
  public void column(String table, String name, int maxLength) {
    schema.put(organization.table(table).with(Column.text(name, maxLength)));
  }

  /** Adds a table of the customer's own with a name and owners; its rows can be in use or not. */
  public void table(String name, String entitySet) {
    Column.Mode free = new Column.Mode(true, true, true);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String each : List.of(name + "id", name + "_name", "createdon")) {
      columns.put(each, Column.text(each, 100));
    }
    organization.table("contact").column("ownerid").ifPresent(each -> columns.put("ownerid", each));
    columns.put(
        "statecode",
        new Column("statecode", Column.Type.CHOICE, free, 0, Set.of(), Set.of(), Map.of()));
    schema.put(
        new Table(
            name,
            entitySet,
            name + "id",
            name + "_name",
            true,
            Set.of("create", "retrieve", "retrieveMultiple", "update", "delete"),
            columns,
            List.of(),
            List.of()));
  }

  /** Takes a table away, as an organisation is without an app, or does not expose it. */
  public void withoutTable(String name) {
    schema.remove(name);
  }

  /** Sets columns of the one row of the table organization, past the rules. */
  public void settings(Map<String, Object> values) {
    Table table = organization.table("organization");
    Map<String, Object> all = new LinkedHashMap<>();
    values.forEach((column, value) -> all.put(column, stored(table, column, value)));
    organization.settings(all);
  }

  /** Sets the size of the largest attachment; the default is 5 MB. */
  public void largestAttachment(long bytes) {
    organization.maxUpload(bytes);
  }

  /** Registers a plug-in that refuses Create, Update or Delete of a table. */
  public void plugin(String message, String table, String words) {
    plugins.refuse(message, table, words);
  }

  /** Removes all plug-ins. */
  public void withoutPlugins() {
    plugins.clear();
  }

  /** Sets how many rows an answer has at most; the default is 5,000. */
  public void pageSize(int rows) {
    pages.set(rows);
  }

  /** Sets the limit of requests; the default is 6,000 in five minutes. */
  public void limit(int requests, Duration window) {
    limit.set(requests, window);
  }

  /** Sets the reason code that CheckIncomingEmail gives; the default is 5, SenderMatch. */
  public void incomingEmailReason(int code) {
    incoming.reason(code);
  }

  /** The mails about which CheckIncomingEmail was asked, each with its arguments by name. */
  public List<Map<String, String>> askedMails() {
    return incoming.asked();
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** What was asked so far, requests that were refused among them. */
  public List<SeenRequest> requests() {
    return handler.seen();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
