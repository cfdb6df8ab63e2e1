package org.mailpromoter.composer;

import java.util.Objects;
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
}
