package org.mailpromoter.core.sending;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What relays that replace the Message-ID of a mail say about the new one. Amazon SES always does,
 * and answers the final dot with the part of the new id before the {@code @}: replies name it, with
 * a domain that depends on the region.
 *
 * @since 0.1
 */
public final class RewrittenId {
  /** The field in which outlook.com keeps the id that it replaced. */
  public static final String ORIGINAL_FIELD = "X-Microsoft-Original-Message-ID";

  /** Sixteen digits of the time, a UUID and a number: nothing else looks like it. */
  private static final Pattern SES =
      Pattern.compile(
          "Ok ([0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-\\d{6})");

  private RewrittenId() {}

  /**
   * The left part of the id that a server gave a mail.
   *
   * @param accepted its answer to the mail
   * @return empty if the answer names none
   */
  public static Optional<String> in(ServerReply accepted) {
    Matcher words = SES.matcher(accepted.words());
    return words.lookingAt() ? Optional.of(words.group(1)) : Optional.empty();
  }
}
