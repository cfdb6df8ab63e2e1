package org.mailpromoter.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mailpromoter.core.message.AttachedMessage;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.MessageLimits;

/** Any message becomes a body within the limits, read in pieces of any size. */
class BodyFuzzTest {
  private static final MessageLimits LIMITS = new MessageLimits(1 << 16, 4_096, 20, 10, 5, 20, 500);

  @FuzzTest
  void body(byte[] message) throws IOException {
    Body body = parse(new ByteArrayInputStream(message));
    assertThat(parse(new Dripping(message))).isEqualTo(body);
    assertThat(body.text().length()).isLessThanOrEqualTo(LIMITS.textChars());
    assertThat(body.html().length()).isLessThanOrEqualTo(LIMITS.textChars());
    assertThat(body.attachments().size()).isLessThanOrEqualTo(LIMITS.parts());
    for (Attachment attachment : body.attachments()) {
      assertThat(attachment.name().length()).isLessThanOrEqualTo(150);
      assertThat(attachment.name()).doesNotContain("/", "\\", "\n", "\0");
      assertThat(attachment.size()).isLessThanOrEqualTo(message.length);
      assertThat(attachment.extensions()).isNotNull();
    }
    AttachedMessage.read(new ByteArrayInputStream(message), InputStream::readAllBytes);
  }

  private static Body parse(InputStream message) throws IOException {
    return new BodyParser(LIMITS).parse(message, ContentKeeper.NONE);
  }

  /** Gives a byte at a time. */
  private static final class Dripping extends ByteArrayInputStream {
    Dripping(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
      return super.read(target, offset, Math.min(length, 1));
    }
  }
}
