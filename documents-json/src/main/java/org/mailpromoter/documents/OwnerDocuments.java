package org.mailpromoter.documents;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.diagnosis.RetryPreview;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.ask.OwnerList;
import org.mailpromoter.installation.change.TrackOptions;

/**
 * Documents about users and queues and their Track options.
 *
 * @since 0.1
 */
public final class OwnerDocuments {
  private OwnerDocuments() {}

  /** The users, or the queues. */
  public static Document list(RecordKind kind, List<OwnerList.Row> rows) {
    return Members.of(kind.word() + "s", rows.stream().map(OwnerDocuments::row).toList())
        .document();
  }

  /** A user or queue. */
  public static Document one(OwnerList.Row row) {
    return row(row).document();
  }

  private static Members row(OwnerList.Row row) {
    Owner owner = row.owner();
    return Members.of("id", owner.id())
        .with("name", owner.name())
        .and(track(owner.track().value()))
        .with("origin", Origins.of(owner.track().origin()))
        .with("refuse_machine_mail", owner.refused().value().stream().sorted().toList())
        .with("addresses", row.addresses());
  }

  /** A Track option that was set. */
  public static Document tracked(
      RecordId owner, TrackOption option, Actor actor, Optional<RetryPreview.Result> passing) {
    return Members.of("id", owner)
        .and(track(option))
        .with("actor", Actors.of(actor))
        .and(Preview.of(passing))
        .document();
  }

  /** A Track option whose override was removed, if there was one. */
  public static Document reset(
      RecordId owner, TrackOptions.Reset done, Optional<RetryPreview.Result> passing) {
    return Members.of("id", owner)
        .with("removed", done.removed())
        .and(track(done.now()))
        .and(Preview.of(passing))
        .document();
  }

  private static Members track(TrackOption option) {
    return Members.of("track", option.word())
        .with("track_number", option.number())
        .with("label", option.label());
  }
}
