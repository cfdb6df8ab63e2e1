package org.mailpromoter.web.jetty;

import java.io.IOException;

/** A client sends or reads too slowly; its connection is closed. */
final class SlowClientException extends IOException {
  private static final long serialVersionUID = 1L;

  SlowClientException() {
    super("the client is too slow");
  }
}
