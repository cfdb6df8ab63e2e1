package org.mailpromoter.installation.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * The configured users by what CRMs call them: exports have the name or the address of an owner
 * where we have an id. A name that several users have names none of them. Immutable.
 */
final class UsersByName {
  private final Set<RecordId> ids = new HashSet<>();
  private final Map<String, RecordId> names = new HashMap<>();

  UsersByName(List<RecordEntry> owners) {
    Set<String> ambiguous = new HashSet<>();
    for (RecordEntry each : owners) {
      RecordId id = each.record().id();
      if (id.kind() == RecordKind.USER) {
        ids.add(id);
        add(each.record().name(), id, ambiguous);
        each.addresses().forEach(address -> add(address.value(), id, ambiguous));
      }
    }
    names.keySet().removeAll(ambiguous);
  }

  private void add(String name, RecordId id, Set<String> ambiguous) {
    RecordId other = names.putIfAbsent(plain(name), id);
    if (other != null && !other.equals(id)) {
      ambiguous.add(plain(name));
    }
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The user that an owner names by id, name or address; empty if it is none. */
  Optional<RecordId> find(RecordId owner) {
    return ids.contains(owner)
        ? Optional.of(owner)
        : Optional.ofNullable(names.get(plain(owner.key())));
  }
}
