package org.mailpromoter.web;

import java.io.IOException;

/** The body of a request is larger than what is read (RFC 9110, 15.5.14). */
public final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long most;

  /** A body with more than {@code most} bytes. */
  public TooLargeException(long most) {
    super("more than " + most + " bytes");
    this.most = most;
  }

  /** How many bytes are read at most. */
  public long most() {
    return most;
  }
}
