package org.mailpromoter.core.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What in a header says that a machine and no person wrote the message.
 *
 * @since 0.1
 */
public enum MachineMail {
  /** An answer that a program gave, such as an out-of-office note (RFC 3834, auto-replied). */
  AUTO_REPLY,
  /** Mail that a program sent by itself (RFC 3834, auto-generated). */
  AUTO_GENERATED,
  /** Mail through a mailing list (RFC 2919, List-Id; Precedence: list). */
  LIST,
  /** Mail to many (Precedence: bulk or junk). */
  BULK,
  /** A notice about the fate of a message (RFC 3464), with an empty Return-Path or as report. */
  DELIVERY_REPORT;

  /** The word in configuration files: the name in lower case with hyphens. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that a word names, in any case. */
  public static Optional<MachineMail> named(String word) {
    for (MachineMail each : values()) {
      if (each.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /**
   * The signs in a header. {@code Auto-Submitted: no} is none (RFC 3834, section 5), and neither is
   * {@code X-Auto-Response-Suppress}, which only asks others not to answer.
   */
  public static Set<MachineMail> of(Envelope envelope) {
    if (envelope.hints().isEmpty()) {
      return Set.of();
    }
    Set<MachineMail> signs = EnumSet.noneOf(MachineMail.class);
    String submitted = firstWord(envelope, "auto-submitted");
    if (submitted.equals("auto-replied")) {
      signs.add(AUTO_REPLY);
    } else if (!submitted.isEmpty() && !submitted.equals("no")) {
      signs.add(AUTO_GENERATED);
    }
    String precedence = firstWord(envelope, "precedence");
    if (envelope.hint("list-id").isPresent() || precedence.equals("list")) {
      signs.add(LIST);
    }
    if (precedence.equals("bulk") || precedence.equals("junk")) {
      signs.add(BULK);
    }
    if (precedence.equals("auto_reply")) {
      signs.add(AUTO_REPLY);
    }
    if (isReport(envelope)) {
      signs.add(DELIVERY_REPORT);
    }
    return signs;
  }

  private static boolean isReport(Envelope envelope) {
    String type = envelope.hint("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean report = type.startsWith("multipart/report") && type.contains("delivery-status");
    return report || envelope.hint("return-path").map(String::strip).orElse("").equals("<>");
  }

  private static String firstWord(Envelope envelope, String header) {
    String value = envelope.hint(header).orElse("").strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < value.length() && " \t;(".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(0, end);
  }
}
