package org.mailpromoter.core.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.Content;

/** A content in memory. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HeldContent(byte[] bytes) implements Content {
  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** The body with the contents of its attachments copied. */
  static Body copied(Body body) {
    List<Attachment> attachments = new ArrayList<>(body.attachments().size());
    for (Attachment each : body.attachments()) {
      attachments.add(each.content().map(HeldContent::copied).map(each::with).orElse(each));
    }
    return new Body(body.text(), body.html(), attachments, body.flaws(), body.report());
  }

  private static Content copied(Content content) {
    try (InputStream bytes = content.open()) {
      return new HeldContent(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
