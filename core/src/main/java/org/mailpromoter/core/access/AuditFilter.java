package org.mailpromoter.core.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordId;

/**
 * Which entries of the audit log somebody asks for: those that meet every condition.
 *
 * @param actor only of the person or program with this name
 * @param operation only of the operation with this word
 * @param object only about exactly this object
 * @param since only from this time
 * @param until only before this time
 * @param viewer only what this person may see
 * @since 0.1
 */
public record AuditFilter(
    Optional<String> actor,
    Optional<String> operation,
    Optional<String> object,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<Viewer> viewer) {
  /** Every entry. */
  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Somebody who sees what they did, and what concerns them.
   *
   * @param name as actor
   * @param owners the users and queues they are
   * @since 0.1
   */
  public record Viewer(String name, Set<RecordId> owners) {
    /** Copies the set. */
    public Viewer {
      Objects.requireNonNull(name, "name");
      owners = Set.copyOf(owners);
    }
  }

  /** Rejects nulls. */
  public AuditFilter {
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(object, "object");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(viewer, "viewer");
  }

  /** The same of one actor. */
  public AuditFilter by(String name) {
    return new AuditFilter(Optional.of(name), operation, object, since, until, viewer);
  }

  /** The same of one operation. */
  public AuditFilter of(String word) {
    return new AuditFilter(actor, Optional.of(word), object, since, until, viewer);
  }

  /** The same about one object. */
  public AuditFilter about(String what) {
    return new AuditFilter(actor, operation, Optional.of(what), since, until, viewer);
  }

  /** The same in a period. */
  public AuditFilter within(Optional<Instant> from, Optional<Instant> to) {
    return new AuditFilter(actor, operation, object, from, to, viewer);
  }

  /** The same that a person may see. */
  public AuditFilter seenBy(Viewer person) {
    return new AuditFilter(actor, operation, object, since, until, Optional.of(person));
  }
}
