package org.mailpromoter.web;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request. */
@FunctionalInterface
public interface Body {
  /** A request without a body. */
  Body EMPTY = InputStream::nullInputStream;

  /**
   * Opens it; once.
   *
   * @return a stream that fails with {@link TooLargeException} when more arrives than allowed
   */
  InputStream open() throws IOException;
}
