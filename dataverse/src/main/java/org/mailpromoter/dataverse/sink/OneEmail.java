package org.mailpromoter.dataverse.sink;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * The e-mail of an event and what is needed to write it.
 *
 * @param api the environment
 * @param options what is configured
 * @param facts what the environment says of its tables
 * @param attempts what refusals mean
 * @param event the event
 */
record OneEmail(
    WebApi api,
    DataverseSink.Options options,
    Facts facts,
    Attempts attempts,
    ActivityEvent event) {
  private static final String NO_SUCH_ROW = "0x80040217";
  private static final int MOST_GONE = 50;
  private static final int SENT = 3;
  private static final int RECEIVED = 4;

  /** Tries to write without links to some rows. */
  interface Try {
    Optional<Refusal> without(Set<UUID> gone) throws DataverseException, InterruptedException;
  }

  EmailActivity activity() {
    return event.activity();
  }

  UUID id() {
    return RowIds.email(event.id().storage(), activity().id());
  }

  /** Its address below the root. */
  String address() {
    return "emails(" + id() + ")";
  }

  boolean isOutgoing() {
    return activity().direction() == Direction.OUTGOING;
  }

  /** If-Match: a change must never make a row of its own. */
  Part patch(Map<String, Object> values) {
    return Part.json("PATCH", address(), values, "If-Match", "*");
  }

  /** Completes it. */
  Part close() {
    return patch(Map.of("statecode", 1, "statuscode", isOutgoing() ? SENT : RECEIVED));
  }

  static boolean isOpen(JsonObject row) {
    return row.textOrEmpty("statecode").equals("0");
  }

  EmailRow row(Set<UUID> gone) {
    return new EmailRow(facts, options.records(), options.columns(), event, gone);
  }

  /** Writes; rows that turn out not to exist any more are left out at the next try. */
  Optional<Refusal> write(Try attempt) throws DataverseException, InterruptedException {
    Set<UUID> gone = new HashSet<>();
    Optional<Refusal> refusal = attempt.without(gone);
    while (refusal.isPresent() && gone.size() < MOST_GONE && learns(refusal.get(), gone)) {
      refusal = attempt.without(gone);
    }
    return refusal;
  }

  private boolean learns(Refusal refusal, Set<UUID> gone) {
    if (refusal.status() != 404 && !refusal.code().equals(NO_SUCH_ROW)) {
      return false;
    }
    String words = refusal.words().toLowerCase(Locale.ROOT);
    return row(gone).targets().stream()
        .filter(each -> words.contains(each.toString()))
        .findFirst()
        .map(gone::add)
        .orElse(false);
  }

  Delivery refused(Refusal refusal) {
    return attempts.refused(event.id(), refusal);
  }

  Delivery outcome(Optional<Refusal> refusal) {
    return refusal.map(this::refused).orElseGet(Delivery::done);
  }
}
