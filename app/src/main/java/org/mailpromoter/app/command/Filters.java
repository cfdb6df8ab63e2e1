package org.mailpromoter.app.command;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.installation.Installation;

/**
 * The names by which people choose mail. A name of nothing is refused, because an empty list would
 * be a wrong answer to a slip of the pen. Former mailboxes and queues have mail that is still here.
 */
final class Filters {
  private Filters() {}

  static MailboxId mailbox(Installation parts, Storage storage, String name) throws CommandFailure {
    Set<String> known = new LinkedHashSet<>();
    parts.deployment().mailboxes().forEach(each -> known.add(each.id().value()));
    storage.runLog().lastRuns().forEach(each -> known.add(each.mailbox().value()));
    if (!known.contains(name)) {
      throw Missing.named("mailbox", name, known);
    }
    return new MailboxId(name);
  }

  static RecordId queue(Installation parts, Storage storage, String name) throws CommandFailure {
    List<String> known = keys(parts, RecordKind.QUEUE);
    RecordId id = RecordId.parse(name).orElseGet(() -> owner(RecordKind.QUEUE, name));
    boolean exists =
        known.contains(id.key())
            || storage.activityHistory().count(ActivityFilter.all().withQueue(id)) > 0;
    if (!exists) {
      throw Missing.named("queue", name, known);
    }
    return id;
  }

  /** A record to which activities are linked, or could be. */
  static RecordId regarding(Installation parts, Storage storage, String text)
      throws CommandFailure {
    RecordId id = Arguments.record(text);
    KnownRecords records = new KnownRecords(parts, storage);
    boolean exists =
        storage.activityHistory().count(ActivityFilter.all().withRegarding(id)) > 0
            || records.standing(id) != KnownRecords.Standing.UNKNOWN;
    if (!exists) {
      throw new CommandFailure(ExitCode.NOT_FOUND, records.unknown(id));
    }
    return id;
  }

  /** A configured user or queue: an id, user:ID or queue:ID, users first. */
  static RecordId owner(Installation parts, String name) throws CommandFailure {
    List<RecordId> known = parts.deployment().owners().stream().map(Owner::id).toList();
    return List.of(
            RecordId.parse(name).orElseGet(() -> owner(RecordKind.USER, name)),
            owner(RecordKind.QUEUE, name))
        .stream()
        .filter(known::contains)
        .findFirst()
        .orElseThrow(
            () ->
                Missing.named(
                    "user or queue",
                    name,
                    known.stream()
                        .map(id -> name.contains(":") ? id.toString() : id.key())
                        .toList()));
  }

  /** A configured user, or a configured queue. */
  static RecordId owner(Installation parts, RecordKind kind, String key) throws CommandFailure {
    List<String> known = keys(parts, kind);
    if (!known.contains(key)) {
      throw Missing.named(kind.word(), key, known);
    }
    return new RecordId(kind, key);
  }

  private static List<String> keys(Installation parts, RecordKind kind) {
    return parts.deployment().owners().stream()
        .map(Owner::id)
        .filter(each -> each.kind() == kind)
        .map(RecordId::key)
        .toList();
  }

  private static RecordId owner(RecordKind kind, String name) {
    return new RecordId(kind, name.isBlank() ? "?" : name);
  }
}
