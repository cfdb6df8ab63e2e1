package org.mailpromoter.core.party;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.mailpromoter.core.message.EmailAddress;

/**
 * A directory whose record ids are its own: {@code contact:7} becomes {@code contact:crm/7}, so it
 * is never confused with {@code contact:7} of another directory. Owners keep their ids, for they
 * are users of the installation.
 *
 * @since 0.1
 */
public final class NamespacedDirectory implements RecordDirectory {
  private final String namespace;
  private final RecordDirectory behind;

  /**
   * Puts a directory into a namespace.
   *
   * @param namespace the prefix of the keys of its records
   * @param behind the directory; closed when this one is
   */
  public NamespacedDirectory(String namespace, RecordDirectory behind) {
    this.namespace = Objects.requireNonNull(namespace, "namespace");
    this.behind = Objects.requireNonNull(behind, "behind");
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, List<PartyRecord>> found = new HashMap<>();
    behind.resolve(addresses).forEach((address, records) -> found.put(address, apart(records)));
    return found;
  }

  /** The id of a record of this directory. */
  public RecordId apart(RecordId id) {
    return new RecordId(id.kind(), namespace + "/" + id.key());
  }

  /** The id that a record has in the directory behind; empty when it is none of this one. */
  public Optional<RecordId> behind(RecordId id) {
    String before = namespace + "/";
    return Optional.of(id.key())
        .filter(key -> key.startsWith(before))
        .map(key -> key.substring(before.length()))
        .filter(key -> !key.isBlank())
        .map(key -> new RecordId(id.kind(), key));
  }

  private List<PartyRecord> apart(List<PartyRecord> records) {
    List<PartyRecord> apart = new ArrayList<>(records.size());
    records.forEach(record -> apart.add(record.identifiedBy(apart(record.id()))));
    apart.sort(Comparator.comparing(PartyRecord::id));
    return apart;
  }

  @Override
  public OptionalLong changes() {
    return behind.changes();
  }

  @Override
  public Optional<Instant> asOf() {
    return behind.asOf();
  }

  @Override
  public List<DirectoryWarning> warnings() {
    return behind.warnings();
  }

  @Override
  public void close() {
    behind.close();
  }
}
