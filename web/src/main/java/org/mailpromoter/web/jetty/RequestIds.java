package org.mailpromoter.web.jetty;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Names requests: unique in this process, and most likely among all. Thread-safe. */
final class RequestIds {
  private final String process =
      Integer.toString(new SecureRandom().nextInt(36 * 36 * 36 * 36), 36);
  private final AtomicLong last = new AtomicLong();

  String next() {
    return process + "-" + Long.toString(last.incrementAndGet(), 36);
  }
}
