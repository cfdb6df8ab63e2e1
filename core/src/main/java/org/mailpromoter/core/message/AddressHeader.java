package org.mailpromoter.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.Group;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Reads address headers (RFC 5322, 3.4), groups flattened, malformed entries kept apart. */
final class AddressHeader {
  private static final int LONGEST_MALFORMED = 320;

  private int remaining;
  private boolean cut;
  private boolean malformedSeen;

  /**
   * @param limit most addresses over all headers read with this instance
   */
  AddressHeader(int limit) {
    this.remaining = limit;
  }

  /** The addresses in a raw header value. */
  AddressList read(String raw) {
    List<NamedAddress> addresses = new ArrayList<>(2);
    List<String> malformed = new ArrayList<>(0);
    for (Address address : parse(raw)) {
      if (address instanceof Group group) {
        group.getMailboxes().forEach(each -> add(each, addresses, malformed));
      } else if (address instanceof Mailbox mailbox) {
        add(mailbox, addresses, malformed);
      }
    }
    malformedSeen |= !malformed.isEmpty();
    return addresses.isEmpty() && malformed.isEmpty()
        ? AddressList.EMPTY
        : new AddressList(addresses, malformed);
  }

  /** Whether addresses were left out. */
  boolean wasCut() {
    return cut;
  }

  /** Whether any entry was no address. */
  boolean sawMalformed() {
    return malformedSeen;
  }

  private void add(Mailbox mailbox, List<NamedAddress> addresses, List<String> malformed) {
    if (remaining == 0) {
      cut = true;
      return;
    }
    remaining--;
    String text = String.valueOf(mailbox.getAddress());
    Optional<EmailAddress> address = EmailAddress.parse(text);
    if (address.isPresent()) {
      String name = mailbox.getName();
      addresses.add(new NamedAddress(name == null ? "" : name(name), address.get()));
    } else if (!text.isBlank()) {
      String shown = HeaderText.printable(text);
      malformed.add(shown.substring(0, Math.min(LONGEST_MALFORMED, shown.length())));
    }
  }

  private static String name(String raw) {
    return HeaderText.decoded(raw);
  }

  private static List<Address> parse(String raw) {
    try {
      return List.copyOf(LenientAddressParser.DEFAULT.parseAddressList(raw));
    } catch (RuntimeException e) {
      // the parser gives up on some rubbish: the whole value is one malformed entry
      return List.of(new Mailbox(raw, null));
    }
  }
}
