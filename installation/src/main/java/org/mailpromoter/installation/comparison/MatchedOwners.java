package org.mailpromoter.installation.comparison;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.policy.ForeignOwner;

/**
 * Which users and queues of another CRM are which here. Those with a common address are the same;
 * others get a name from their address. Not thread-safe.
 */
final class MatchedOwners {
  private final Map<RecordKind, Map<EmailAddress, RecordId>> here = new HashMap<>();
  private final Set<RecordId> taken = new HashSet<>();
  private final Set<RecordId> configured = new HashSet<>();
  private final Map<RecordId, RecordId> names = new LinkedHashMap<>();

  MatchedOwners(List<RecordEntry> configuredOwners) {
    for (RecordEntry each : configuredOwners) {
      RecordId id = each.record().id();
      configured.add(id);
      each.addresses()
          .forEach(
              address ->
                  here.computeIfAbsent(id.kind(), unused -> new HashMap<>()).put(address, id));
    }
  }

  /**
   * The name of a user or queue here; empty if another one there is the same one here, so that it
   * cannot be carried over.
   */
  Optional<RecordId> add(ForeignOwner owner) {
    Map<EmailAddress, RecordId> known = here.getOrDefault(owner.id().kind(), Map.of());
    Optional<RecordId> same =
        owner.addresses().value().stream().map(known::get).filter(configured::contains).findFirst();
    Optional<RecordId> name = same.isPresent() ? same.filter(taken::add) : Optional.of(free(owner));
    name.ifPresent(id -> names.put(owner.id(), id));
    return name;
  }

  /** The name of one that was added. */
  Optional<RecordId> of(RecordId there) {
    return Optional.ofNullable(names.get(there));
  }

  /** The names by the ids there. */
  Map<RecordId, RecordId> all() {
    return names;
  }

  private RecordId free(ForeignOwner owner) {
    String base = word(owner.addresses().value().get(0).value());
    RecordId id = new RecordId(owner.id().kind(), base);
    for (int number = 2; configured.contains(id) || !taken.add(id); number++) {
      id = new RecordId(owner.id().kind(), base + "-" + number);
    }
    return id;
  }

  private static String word(String address) {
    String plain =
        Normalizer.normalize(address.substring(0, address.lastIndexOf('@')), Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9._-]", "");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "x" + plain : plain;
  }
}
