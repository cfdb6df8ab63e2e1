package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads address headers (RFC 5322, 3.4), groups flattened, malformed entries kept apart. */
final class AddressHeader {
  private static final int LONGEST_NAME = 320;
  private static final int LONGEST_MALFORMED = 320;

  private int remaining;
  private boolean cut;
  private boolean malformedSeen;

  /**
   * @param limit most entries over all headers read with this instance
   */
  AddressHeader(int limit) {
    this.remaining = limit;
  }

  /**
   * What a header holds.
   *
   * @param list its entries
   * @param plain whether every reader sees the same addresses in it
   */
  record Reading(AddressList list, boolean plain) {}

  /** The addresses in all fields of one name. */
  AddressList read(List<String> fields) {
    return fields.isEmpty() ? AddressList.EMPTY : reading(fields).list();
  }

  /** The addresses in raw values, and whether they are unambiguous. */
  Reading reading(List<String> fields) {
    List<NamedAddress> addresses = new ArrayList<>(2);
    List<String> malformed = new ArrayList<>(0);
    boolean plain = true;
    for (String field : fields) {
      AddressScanner scanner = new AddressScanner(field);
      Optional<AddressScanner.Entry> entry = next(scanner);
      while (entry.isPresent()) {
        plain &= add(entry.get(), addresses, malformed);
        entry = next(scanner);
      }
      plain &= !scanner.sawGroup();
    }
    malformedSeen |= !malformed.isEmpty();
    return new Reading(new AddressList(addresses, malformed), plain);
  }

  /** Whether addresses were left out. */
  boolean wasCut() {
    return cut;
  }

  /** Whether any entry was not an address. */
  boolean sawMalformed() {
    return malformedSeen;
  }

  private Optional<AddressScanner.Entry> next(AddressScanner scanner) {
    Optional<AddressScanner.Entry> entry = scanner.next();
    if (entry.isPresent() && remaining == 0) {
      cut = true;
      return Optional.empty();
    }
    remaining -= entry.isPresent() ? 1 : 0;
    return entry;
  }

  /** Whether the entry is unambiguous; a word without an at sign is harmless. */
  private static boolean add(
      AddressScanner.Entry entry, List<NamedAddress> addresses, List<String> malformed) {
    EmailAddress address = entry.address();
    if (address != null) {
      String name = HeaderText.decoded(entry.name(), LONGEST_NAME);
      addresses.add(new NamedAddress(name, address));
      return entry.plain();
    }
    String text = entry.text();
    String shown = HeaderText.printable(HeaderText.shortened(text, LONGEST_MALFORMED));
    if (!shown.isEmpty()) {
      malformed.add(shown);
    }
    return text.indexOf('@') < 0;
  }
}
