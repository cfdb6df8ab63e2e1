package org.mailpromoter.composer;

import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;

/**
 * The sender or a recipient of a mail that is written.
 *
 * @param role which field names them; Bcc names them in no field
 * @param name the display name, at most {@value #LONGEST_NAME} characters; may be empty
 * @param address the address
 * @since 0.1
 */
public record Addressee(Role role, String name, EnvelopeAddress address) {
  /** Longer names are cut; no line of a header may have more than 998 bytes. */
  public static final int LONGEST_NAME = 100;

  /** Cuts the name. */
  public Addressee {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(address, "address");
    name =
        name.codePoints()
            .limit(LONGEST_NAME)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /**
   * An addressee as people write one: {@code anna@customer.example}, or {@code Anna Berg
   * <anna@customer.example>}, with the name in quotes or not.
   *
   * @return empty if it is none
   */
  public static Optional<Addressee> parse(Role role, String text) {
    String written = text.strip();
    int open = written.lastIndexOf('<');
    if (open < 0 || !written.endsWith(">")) {
      return EnvelopeAddress.parse(written).map(address -> new Addressee(role, "", address));
    }
    String name = unquoted(written.substring(0, open).strip());
    return HeaderWriter.isUnfit(name)
        ? Optional.empty()
        : EnvelopeAddress.parse(written.substring(open + 1, written.length() - 1))
            .map(address -> new Addressee(role, name, address));
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1).replace("\\\"", "\"") : name;
  }
}
