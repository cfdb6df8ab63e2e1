package org.mailpromoter.directories.ldap;

import java.io.IOException;

/**
 * Maximum size of the answer to one search. The JDK keeps an entry until it is complete, and reads
 * entries ahead without a limit, so an endless answer would fill the memory. (Its own limit,
 * com.sun.jndi.ldap.search.replyQueueSize, makes closing a connection hang while a server goes on
 * sending.) Thread-safe.
 */
final class AnswerBudget {
  /** A thousand entries with sixteen kilobytes each, or a few large ones. */
  static final long BYTES = 16 << 20;

  private long left = BYTES;
  private boolean exceeded;

  /** A question goes out. */
  synchronized void begin() {
    left = BYTES;
    exceeded = false;
  }

  /** Fails when more came than a question allows. */
  synchronized void came(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      exceeded = true;
      throw new IOException("the answer is larger than " + BYTES + " bytes");
    }
  }

  /** Whether more came than the last question allows. */
  synchronized boolean isExceeded() {
    return exceeded;
  }
}
