package org.mailpromoter.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Compresses pages for those who take it.
 *
 * <p>Pages hold secrets: the token of forms, mail. Who sees how long an answer is and chooses a
 * part of it could guess them bit by bit (BREACH). Two things are against that: cookies of sessions
 * are {@code SameSite=Strict}, so no other site makes a browser ask for such a page; and each
 * answer is longer by a random number of bytes, as in "Heal the Breach" (2022), so that one length
 * says nothing and an average takes very many answers. Thread-safe.
 */
public final class CompressedPages implements Handler {
  private static final int WORTHWHILE = 1_024;
  private static final int MOST_PADDING = 128;

  private final Handler others;
  private final SecureRandom random = new SecureRandom();

  /** Compresses the pages of a handler. */
  public CompressedPages(Handler others) {
    this.others = Objects.requireNonNull(others, "others");
  }

  @Override
  public Response handle(Request request) {
    Response answer = others.handle(request);
    return isPage(answer) && Gzip.isTakenBy(request)
        ? answer.inGzip(Gzip.of(bytes(answer), 1 + random.nextInt(MOST_PADDING)))
        : answer;
  }

  private static boolean isPage(Response answer) {
    return answer.length() >= WORTHWHILE
        && answer.header("Content-Encoding").isEmpty()
        && answer.header("Content-Type").filter(each -> each.startsWith("text/html")).isPresent();
  }

  private static byte[] bytes(Response answer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) answer.length());
    try {
      answer.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // bytes in memory
    }
    return out.toByteArray();
  }
}
