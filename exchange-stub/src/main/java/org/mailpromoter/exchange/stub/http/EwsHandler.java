package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.mailpromoter.exchange.stub.fault.Fault;
import org.mailpromoter.exchange.stub.fault.Faults;
import org.mailpromoter.exchange.stub.fault.SeenRequest;
import org.mailpromoter.exchange.stub.operation.Call;
import org.mailpromoter.exchange.stub.operation.EventStream;
import org.mailpromoter.exchange.stub.operation.Operations;
import org.mailpromoter.exchange.stub.operation.Subscriptions;
import org.mailpromoter.exchange.stub.soap.Element;
import org.mailpromoter.exchange.stub.soap.ElementReader;
import org.mailpromoter.exchange.stub.soap.Envelopes;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.SchemaCheck;
import org.mailpromoter.exchange.stub.store.Account;
import org.mailpromoter.exchange.stub.store.Store;

/** Answers at /EWS/Exchange.asmx. Thread-safe. */
public final class EwsHandler implements HttpHandler {
  private static final int BUFFER = 1 << 16;

  private final Store store;
  private final Doorkeeper doorkeeper;
  private final Faults faults;
  private final SchemaCheck check;
  private final Subscriptions subscriptions;
  private final Operations operations;
  private final ElementReader reader = new ElementReader();
  private final RequestLog log = new RequestLog();

  /** A handler for those who log in in one of some ways. */
  public EwsHandler(
      Store store,
      Subscriptions subscriptions,
      Doorkeeper doorkeeper,
      Faults faults,
      SchemaCheck check) {
    this.store = store;
    this.subscriptions = subscriptions;
    this.operations = new Operations(subscriptions);
    this.doorkeeper = doorkeeper;
    this.faults = faults;
    this.check = check;
  }

  /** What was asked so far. */
  public List<SeenRequest> seen() {
    return log.seen();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Account> account = doorkeeper.account(exchange);
    if (account.isEmpty() || !exchange.getRequestMethod().equals("POST")) {
      log.note(exchange, "", account.map(Account::name).orElse(""));
      answerWithoutOperation(exchange, account);
    } else {
      new Request(exchange, account.get(), body).answer();
    }
    exchange.close();
  }

  private void answerWithoutOperation(HttpExchange exchange, Optional<Account> account)
      throws IOException {
    if (account.isEmpty()) {
      doorkeeper.refuse(exchange);
    } else {
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /** One request of somebody who logged in. */
  private final class Request implements Fault.Regular {
    private final HttpExchange exchange;
    private final Account account;
    private final byte[] body;
    private final Optional<Element> envelope;
    private boolean noted;

    private Request(HttpExchange exchange, Account account, byte[] body) {
      this.exchange = exchange;
      this.account = account;
      this.body = body;
      this.envelope = parsed(body);
    }

    private Optional<Element> parsed(byte[] document) {
      try {
        return Optional.of(reader.read(document));
      } catch (XMLStreamException e) {
        return Optional.empty();
      }
    }

    private String operation() {
      return envelope
          .flatMap(each -> each.child("Body"))
          .flatMap(each -> each.children().stream().findFirst())
          .map(Element::name)
          .orElse("");
    }

    private void answer() throws IOException {
      Optional<Fault> fault = faults.strike(operation());
      if (fault.isPresent()) {
        note();
        fault.get().answer(exchange, this);
      } else {
        send();
      }
    }

    @Override
    public byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (Writer out = writer(bytes)) {
        Call call = call();
        Envelopes.answer(out, xml -> operations.answer(call, xml));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    public void send() throws IOException {
      try {
        refuseWrongRequest();
        if (operation().equals(EventStream.OPERATION)) {
          tellEvents(new EventStream(call(), subscriptions));
        } else if (check.isOn()) {
          sendChecked();
        } else {
          stream(call());
        }
      } catch (EwsError e) {
        sendFault(e);
      }
    }

    private void refuseWrongRequest() {
      Optional<String> wrong = check.check("request " + operation(), body);
      if (wrong.isPresent()) {
        throw EwsError.of(
            "ErrorSchemaValidation", "The request failed schema validation: " + wrong.get());
      }
    }

    private void tellEvents(EventStream events) throws IOException {
      head(200, 0);
      events.run(
          content -> {
            StringWriter text = new StringWriter();
            Envelopes.piece(text, content);
            byte[] piece = text.toString().getBytes(StandardCharsets.UTF_8);
            check.check("event", EventStream.asTheSchemaSays(piece));
            exchange.getResponseBody().write(piece);
            exchange.getResponseBody().flush();
          });
    }

    private void sendChecked() throws IOException {
      byte[] bytes = bytes();
      check.check("answer to " + operation(), bytes);
      head(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    /** Begins to answer with the first full piece, so that small errors are still faults. */
    private void stream(Call call) throws IOException {
      Writer out = writer(new LateBody(exchange, () -> head(200, 0)));
      Envelopes.answer(out, xml -> operations.answer(call, xml));
      out.close(); // after an error there must be no end that sends what was written so far
    }

    private void sendFault(EwsError e) throws IOException {
      StringWriter text = new StringWriter();
      Envelopes.fault(text, e);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      head(500, bytes.length);
      exchange.getResponseBody().write(bytes);
    }

    private void note() {
      if (!noted) {
        noted = true;
        log.note(exchange, operation(), account.name());
      }
    }

    private void head(int status, long length) throws IOException {
      note();
      exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
      exchange.sendResponseHeaders(status, length);
    }

    private Call call() {
      Element root = envelope.orElseThrow(() -> EwsError.invalidRequest("The request is not XML."));
      Element request = root.need("Body").only();
      return new Call(
          store, account, actingAs(root), request, faults.quirks(), faults.refusedItems());
    }

    private String actingAs(Element root) {
      return root.child("Header")
          .flatMap(each -> each.child("ExchangeImpersonation"))
          .map(each -> impersonated(each.need("ConnectingSID").only().text().strip()))
          .orElseGet(account::address);
    }

    private String impersonated(String address) {
      if (account.role() != Account.Role.IMPERSONATES) {
        throw EwsError.of(
            "ErrorImpersonateUserDenied",
            "The account does not have permission to impersonate the requested user.");
      }
      return store.find(address).orElseThrow(EwsError::noSuchMailbox).address();
    }
  }

  private static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
  }
}
