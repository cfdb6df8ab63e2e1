package org.mailpromoter.testkit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.mailpromoter.core.message.Content;

/** The content of an attachment, in memory. */
record TextContent(String text) implements Content {
  @Override
  public long size() {
    return text.length();
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
