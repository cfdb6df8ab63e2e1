package org.mailpromoter.dataverse.stub.operation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.dataverse.stub.json.ODataError;
import org.mailpromoter.dataverse.stub.store.Ref;

/** Addresses of rows, such as {@code contacts(00000000-0000-0000-0000-000000000001)}. */
final class Keys {
  private static final Pattern ROW = Pattern.compile("(?:.*/)?(\\w+)\\(([0-9a-fA-F-]{36})\\)");

  private Keys() {}

  /** The row that an address names; it need not exist. */
  static Optional<Ref> ref(Organization organization, String address) {
    Matcher row = ROW.matcher(address);
    return row.matches()
        ? Optional.of(new Ref(organization.ofSet(row.group(1)).name(), id(row.group(2))))
        : Optional.empty();
  }

  static UUID id(String text) {
    try {
      if (text.length() == 36) {
        return UUID.fromString(text);
      }
    } catch (IllegalArgumentException e) {
      throw ODataError.payload("Unrecognized 'Edm.Guid' string '" + text + "': " + e.getMessage());
    }
    throw ODataError.payload("Unrecognized 'Edm.Guid' string '" + text + "'.");
  }
}
