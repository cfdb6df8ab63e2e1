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
 * @param report what a delivery report says in the parts that are made for programs
 * @since 0.1
 */
public record Body(
    String text,
    String html,
    List<Attachment> attachments,
    Set<Flaw> flaws,
    DeliveryReport report) {
  /** A message without a body. */
  public static final Body EMPTY = new Body("", "", List.of(), Set.of(), DeliveryReport.NONE);

  /** Copies the collections. */
  public Body {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(html, "html");
    attachments = List.copyOf(attachments);
    flaws = Set.copyOf(flaws);
    Objects.requireNonNull(report, "report");
  }

  /** A message that is no delivery report. */
  public Body(String text, String html, List<Attachment> attachments, Set<Flaw> flaws) {
    this(text, html, attachments, flaws, DeliveryReport.NONE);
  }
}
