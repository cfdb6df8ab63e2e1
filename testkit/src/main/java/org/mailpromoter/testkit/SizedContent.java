package org.mailpromoter.testkit;

import java.io.InputStream;
import org.mailpromoter.core.message.Content;

/** A content that only says how large it is. */
record SizedContent(long size) implements Content {
  @Override
  public InputStream open() {
    throw new UnsupportedOperationException("it is not read");
  }
}
