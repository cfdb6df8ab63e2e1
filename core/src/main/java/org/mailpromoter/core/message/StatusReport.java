package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the part of a report that is made for programs (RFC 3464): groups of fields, the first
 * about the mail, each other one about a recipient. Groups that no blank line separates are told
 * apart by the field with which they begin.
 */
final class StatusReport {
  /** As many bytes of such a part are read. */
  static final int MOST_BYTES = 256 << 10;

  private static final int MOST_RECIPIENTS = 1_000;
  private static final int LONGEST_WORDS = 500;
  private static final String ENVELOPE_ID = "original-envelope-id";
  private static final String FINAL = "final-recipient";
  private static final String ORIGINAL = "original-recipient";

  private final Map<String, String> group = new HashMap<>();
  private final List<DeliveryReport.Fate> fates = new ArrayList<>(1);
  private String envelopeId = "";

  /**
   * Reads a part.
   *
   * @param part its bytes, not more than {@link #MOST_BYTES}
   */
  StatusReport read(byte[] part) {
    StringBuilder field = new StringBuilder();
    for (String line : MailCharsets.undeclared(part, 0, part.length).split("\r\n|\n|\r", -1)) {
      boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
      if (!folded) {
        take(field.toString());
        field.setLength(0);
      }
      field.append(line);
      if (line.isBlank()) {
        take(field.toString());
        field.setLength(0);
        end();
      }
    }
    take(field.toString());
    end();
    return this;
  }

  /** The envelope id; empty if none was named. */
  String envelopeId() {
    return envelopeId;
  }

  /** What became of the mail for each recipient. */
  List<DeliveryReport.Fate> fates() {
    return fates;
  }

  private void take(String field) {
    int colon = field.indexOf(':');
    if (colon < 1) {
      return;
    }
    String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    boolean begins = name.equals(FINAL) || name.equals(ORIGINAL);
    if (begins && group.containsKey(name)) {
      end();
    }
    group.putIfAbsent(name, field.substring(colon + 1).strip());
  }

  private void end() {
    if (envelopeId.isEmpty()) {
      envelopeId = shown(group.getOrDefault(ENVELOPE_ID, ""));
    }
    Set<EmailAddress> recipient = new LinkedHashSet<>();
    address(ORIGINAL).ifPresent(recipient::add);
    address(FINAL).ifPresent(recipient::add);
    if (!recipient.isEmpty() && fates.size() < MOST_RECIPIENTS) {
      action()
          .map(action -> new DeliveryReport.Fate(List.copyOf(recipient), action, words()))
          .ifPresent(fates::add);
    }
    group.clear();
  }

  /** An address behind its type (RFC 3464, 2.3.1). Some programs leave out the type. */
  private Optional<EmailAddress> address(String name) {
    String value = behindType(group.getOrDefault(name, "")).strip();
    boolean bracketed = value.startsWith("<") && value.endsWith(">");
    return EmailAddress.parse(bracketed ? value.substring(1, value.length() - 1) : value);
  }

  /** What is said, or what the class of the status says. */
  private Optional<DeliveryReport.Action> action() {
    return switch (firstWord(group.getOrDefault("action", ""))) {
      case "failed" -> Optional.of(DeliveryReport.Action.FAILED);
      case "delayed" -> Optional.of(DeliveryReport.Action.DELAYED);
      case "delivered" -> Optional.of(DeliveryReport.Action.DELIVERED);
      case "relayed" -> Optional.of(DeliveryReport.Action.RELAYED);
      case "expanded" -> Optional.of(DeliveryReport.Action.EXPANDED);
      default -> ofStatus();
    };
  }

  private Optional<DeliveryReport.Action> ofStatus() {
    String status = group.getOrDefault("status", "");
    if (status.startsWith("5.")) {
      return Optional.of(DeliveryReport.Action.FAILED);
    }
    return status.startsWith("4.") ? Optional.of(DeliveryReport.Action.DELAYED) : Optional.empty();
  }

  private String words() {
    String said = shown(behindType(group.getOrDefault("diagnostic-code", "")));
    return said.isEmpty() ? shown(group.getOrDefault("status", "")) : said;
  }

  private static String behindType(String value) {
    int type = value.indexOf(';');
    boolean typed = type > 0 && value.substring(0, type).chars().noneMatch(c -> c == '@');
    return typed ? value.substring(type + 1) : value;
  }

  private static String firstWord(String value) {
    int end = 0;
    while (end < value.length() && Character.isLetter(value.charAt(end))) {
      end++;
    }
    return value.substring(0, end).toLowerCase(Locale.ROOT);
  }

  /** As people may see it. */
  static String shown(String text) {
    return HeaderText.shortened(HeaderText.printable(text).replaceAll("  +", " "), LONGEST_WORDS);
  }
}
