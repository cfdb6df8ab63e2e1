package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.exchange.stub.store.Account;

/** A way to log in. Thread-safe. */
public interface Login {
  /** Adds what the server says to whoever comes without credentials. */
  void challenge(HttpExchange exchange);

  /**
   * Who is asking; empty where the request does not log in this way. A way that needs more than one
   * round may add a header of its own to the answer, which then replaces the challenge.
   */
  Optional<Account> account(HttpExchange exchange) throws IOException;
}
