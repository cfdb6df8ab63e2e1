package org.mailpromoter.console.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.core.draft.DraftRecipient;
import org.mailpromoter.core.party.Role;

/** Recipients as people type them into one field, with commas, semicolons or lines between. */
final class AddressLine {
  private AddressLine() {}

  /** The recipients of a field, whether mail can be sent to them or not. */
  static List<DraftRecipient> read(Role role, String typed) {
    return parts(typed).stream().map(each -> recipient(role, each)).toList();
  }

  private static DraftRecipient recipient(Role role, String part) {
    Optional<Addressee> known = Addressee.parse(role, part);
    return known
        .map(each -> new DraftRecipient(role, each.name(), each.address().value()))
        .orElseGet(() -> new DraftRecipient(role, "", cut(part)));
  }

  private static String cut(String part) {
    return part.substring(0, Math.min(part.length(), DraftRecipient.LONGEST));
  }

  /** Commas within quotes belong to a name. */
  private static List<String> parts(String typed) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < typed.length(); i++) {
      char each = typed.charAt(i);
      quoted ^= each == '"';
      boolean ends = each == '\n' || each == '\r' || !quoted && (each == ',' || each == ';');
      if (ends) {
        parts.add(part.toString());
        part.setLength(0);
      } else if (!Character.isISOControl(each)) {
        part.append(each);
      }
    }
    parts.add(part.toString());
    return parts.stream().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  /** The recipients of a role as a field shows them. */
  static String written(List<DraftRecipient> all, Role role) {
    return all.stream()
        .filter(each -> each.role() == role)
        .map(AddressLine::written)
        .collect(Collectors.joining(", "));
  }

  private static String written(DraftRecipient each) {
    if (each.name().isBlank()) {
      return each.address();
    }
    String name = each.name();
    boolean plain = name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ');
    String shown = plain ? name : '"' + name.replace("\"", "\\\"") + '"';
    return shown + " <" + each.address() + ">";
  }
}
