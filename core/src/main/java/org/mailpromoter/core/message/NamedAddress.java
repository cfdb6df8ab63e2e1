package org.mailpromoter.core.message;

import java.util.Objects;

/**
 * An address with the name its writer gave it: what RFC 5322 (3.4) calls a {@code mailbox}. The
 * name is decoration and never proves an identity. Immutable.
 *
 * @param name the decoded display name, empty when there is none
 * @param address the address
 * @since 0.1
 */
public record NamedAddress(String name, EmailAddress address) {
  /** Rejects nulls. */
  public NamedAddress {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(address, "address");
  }

  /** An address without a name. */
  public static NamedAddress of(String address) {
    return new NamedAddress("", new EmailAddress(address));
  }

  @Override
  public String toString() {
    return name.isEmpty() ? address.value() : name + " <" + address.value() + ">";
  }
}
