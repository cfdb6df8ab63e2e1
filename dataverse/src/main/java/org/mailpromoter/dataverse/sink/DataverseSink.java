package org.mailpromoter.dataverse.sink;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Writes activities as e-mails of Dynamics 365.
 *
 * <p>A row is created open, because a completed e-mail is read-only, and closed in the same change
 * set. With attachments that go in blocks it is closed afterwards. Its id is made from the name of
 * the storage and the number of the activity ({@link RowIds}); so a second delivery is answered
 * that the row exists. What a process that died left undone is then finished.
 */
final class DataverseSink implements ActivitySink {
  private final WebApi api;
  private final Options options;
  private final Attempts attempts;
  private @Nullable Facts facts;

  /**
   * What is configured.
   *
   * @param directions which mail is written
   * @param besideServerSync whether e-mails that server-side synchronization made are left alone
   * @param reopen whether a completed e-mail is opened for a change
   */
  record Options(
      Records records,
      CustomColumns columns,
      Set<Direction> directions,
      boolean besideServerSync,
      boolean reopen) {
    /** Copies the set. */
    Options {
      directions = Set.copyOf(directions);
    }
  }

  DataverseSink(WebApi api, Options options) {
    this.api = api;
    this.options = options;
    this.attempts = new Attempts(api.host());
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    if (!options.directions().contains(event.activity().direction())) {
      return Delivery.done();
    }
    try {
      Facts known = facts();
      Optional<String> missing = options.columns().missing(known);
      if (missing.isPresent()) {
        facts = null; // it is looked for again when the event comes again
        return Delivery.later(
            "Dynamics 365 at "
                + api.host()
                + " has no text column "
                + missing.get()
                + " in the table email that can be written. Create it, or remove it from columns.");
      }
      return delivered(new OneEmail(api, options, known, attempts, event));
    } catch (DataverseException e) {
      return e.refusal().isPresent()
          ? attempts.refused(event.id(), e.refusal().get())
          : Delivery.later(
              "Dynamics 365 at "
                  + api.host()
                  + " cannot be asked: "
                  + e.why()
                  + ". "
                  + e.error().meaning().remedy());
    } catch (IOException e) {
      return Delivery.later("The content of an attachment cannot be read: " + e.getMessage() + ".");
    }
  }

  private Facts facts() throws DataverseException, InterruptedException {
    Facts known = facts;
    if (known == null) {
      known = Facts.read(api);
      facts = known;
    }
    return known;
  }

  private static Delivery delivered(OneEmail email)
      throws DataverseException, InterruptedException, IOException {
    Optional<LinkChange> change =
        email.event().kind() == ActivityEvent.Kind.CHANGED
            ? LinkChange.of(email)
            : Optional.empty();
    return change.isPresent() ? change.get().change() : new Creation(email).create();
  }
}
