package org.mailpromoter.core.message;

import java.util.List;

/**
 * The content of one address header. Malformed entries are kept as text next to the valid ones, so
 * one bad recipient does not invalidate the others (Dynamics 365 refuses such mail; semantics 7.1).
 *
 * @param addresses the well-formed entries, in header order, groups flattened
 * @param malformed entries that are not addresses, as written, shortened to 320 characters
 * @since 0.1
 */
public record AddressList(List<NamedAddress> addresses, List<String> malformed) {
  /** The header is absent or empty. */
  public static final AddressList EMPTY = new AddressList(List.of(), List.of());

  /** Copies both lists. */
  public AddressList {
    addresses = List.copyOf(addresses);
    malformed = List.copyOf(malformed);
  }

  /** A list of well-formed addresses only. */
  public static AddressList of(List<NamedAddress> addresses) {
    return new AddressList(addresses, List.of());
  }

  /** Whether the header is absent or empty. */
  public boolean isEmpty() {
    return addresses.isEmpty() && malformed.isEmpty();
  }
}
