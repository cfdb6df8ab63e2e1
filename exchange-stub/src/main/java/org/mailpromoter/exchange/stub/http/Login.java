package org.mailpromoter.exchange.stub.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.exchange.stub.store.Account;

/** A way to log in. Thread-safe. */
public interface Login {
  /** Adds the challenge for requests without credentials. */
  void challenge(HttpExchange exchange);

  /**
   * The authenticated account; empty if the request does not use this login. A login with several
   * rounds may add its own header to the answer, which then replaces the challenge.
   */
  Optional<Account> account(HttpExchange exchange) throws IOException;
}
