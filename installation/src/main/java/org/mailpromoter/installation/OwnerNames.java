package org.mailpromoter.installation;

import java.util.List;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;

/** The names by which people call the configured users and queues. */
public final class OwnerNames {
  private final List<RecordId> known;

  /** The names of these. */
  public OwnerNames(List<Owner> owners) {
    this.known = owners.stream().map(Owner::id).toList();
  }

  /** An id, user:ID or queue:ID, users first. */
  public RecordId find(String name) throws NotFoundException {
    RecordId first = RecordId.parse(name).orElseGet(() -> owner(RecordKind.USER, name));
    return List.of(first, owner(RecordKind.QUEUE, name)).stream()
        .filter(known::contains)
        .findFirst()
        .orElseThrow(() -> NotFoundException.among(NotFoundException.Kind.OWNER, name, like(name)));
  }

  /** The user, or the queue, with a key. */
  public RecordId find(RecordKind kind, String key) throws NotFoundException {
    List<String> keys =
        known.stream().filter(each -> each.kind() == kind).map(RecordId::key).toList();
    if (!keys.contains(key)) {
      boolean user = kind == RecordKind.USER;
      throw NotFoundException.among(
          user ? NotFoundException.Kind.USER : NotFoundException.Kind.QUEUE, key, keys);
    }
    return new RecordId(kind, key);
  }

  /** Written as the name is, with or without a kind. */
  private List<String> like(String name) {
    return known.stream().map(id -> name.contains(":") ? id.toString() : id.key()).toList();
  }

  private static RecordId owner(RecordKind kind, String name) {
    return new RecordId(kind, name.isBlank() ? "?" : name);
  }
}
