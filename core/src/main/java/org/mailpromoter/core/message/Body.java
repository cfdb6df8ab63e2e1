package org.mailpromoter.core.message;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The body of a message.
 *
 * @param text the first plain text body, empty when there is none
 * @param html the first HTML body as it was sent, unsafe to show without sanitising; empty when
 *     there is none
 * @param attachments everything else that carries a name or is not a text, in order
 * @param flaws what was cut or damaged
 * @param reported the messages that a delivery report returns (RFC 3462), normally one
 * @since 0.1
 */
public record Body(
    String text,
    String html,
    List<Attachment> attachments,
    Set<Flaw> flaws,
    List<MessageId> reported) {
  /** A message without a body. */
  public static final Body EMPTY = new Body("", "", List.of(), Set.of(), List.of());

  /** Copies the collections. */
  public Body {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    attachments = List.copyOf(attachments);
    flaws = Set.copyOf(flaws);
    reported = List.copyOf(reported);
  }
}
