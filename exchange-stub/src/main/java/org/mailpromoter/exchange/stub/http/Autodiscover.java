package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Plain old XML Autodiscover (MS-OXDSCLI): returns the address of Exchange Web Services, or a
 * redirect. Thread-safe.
 */
public final class Autodiscover implements HttpHandler {
  private static final String RESPONSE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
        <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
          <Account>
            <AccountType>email</AccountType>
            %s
          </Account>
        </Response>
      </Autodiscover>
      """;

  private final Doorkeeper doorkeeper;
  private final AtomicReference<String> account;
  private final AtomicInteger credentials = new AtomicInteger();

  /** Sets the address of Exchange Web Services. */
  public Autodiscover(Doorkeeper doorkeeper, URI ews) {
    this.doorkeeper = doorkeeper;
    this.account =
        new AtomicReference<>(
            """
            <Action>settings</Action>
            <Protocol><Type>EXCH</Type><EwsUrl>%1$s</EwsUrl></Protocol>
            <Protocol><Type>EXPR</Type><EwsUrl>%1$s</EwsUrl></Protocol>"""
                .formatted(ews));
  }

  /** Redirects clients. */
  public void redirectTo(String url) {
    account.set("<Action>redirectUrl</Action><RedirectUrl>" + url + "</RedirectUrl>");
  }

  /** Returns how many requests carried credentials. */
  public int credentials() {
    return credentials.get();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      credentials.incrementAndGet();
    }
    if (doorkeeper.account(exchange).isEmpty()) {
      doorkeeper.refuse(exchange);
    } else {
      byte[] bytes = RESPONSE.formatted(account.get()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
