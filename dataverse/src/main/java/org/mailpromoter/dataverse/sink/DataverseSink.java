package org.mailpromoter.dataverse.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
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
  private static final String NO_SUCH_ROW = "0x80040217";
  private static final int MOST_GONE = 50;
  private static final int SENT = 3;
  private static final int RECEIVED = 4;

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
      return event.kind() == ActivityEvent.Kind.CHANGED ? change(event) : create(event);
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

  private static UUID id(ActivityEvent event) {
    return RowIds.email(event.id().storage(), event.activity().id());
  }

  private static String address(UUID id) {
    return "emails(" + id + ")";
  }

  private Delivery create(ActivityEvent event)
      throws DataverseException, InterruptedException, IOException {
    if (isThereAlready(event)) {
      return Delivery.done();
    }
    Set<UUID> gone = new HashSet<>();
    Optional<Refusal> refusal = write(event, gone);
    while (refusal.isPresent() && gone.size() < MOST_GONE && learns(refusal.get(), event, gone)) {
      refusal = write(event, gone);
    }
    if (refusal.filter(Refusal::isConflict).isPresent()) {
      return finish(event);
    }
    return refusal.isPresent() ? attempts.refused(event.id(), refusal.get()) : complete(event);
  }

  /**
   * An e-mail that server-side synchronization, or a person, recorded under the same Message-ID.
   */
  private boolean isThereAlready(ActivityEvent event)
      throws DataverseException, InterruptedException {
    EmailActivity activity = event.activity();
    if (!options.besideServerSync() || activity.messageId().isEmpty()) {
      return false;
    }
    String literal = activity.messageId().get().toString().replace("'", "''");
    boolean outgoing = activity.direction() == Direction.OUTGOING;
    String filter = "messageid eq '" + literal + "' and directioncode eq " + outgoing;
    List<JsonObject> found =
        api.send(Part.get("emails?$select=activityid&$top=5&$filter=" + WebApi.encoded(filter)))
            .rows();
    String own = id(event).toString();
    return found.stream().anyMatch(each -> !each.textOrEmpty("activityid").equalsIgnoreCase(own));
  }

  private Optional<Refusal> write(ActivityEvent event, Set<UUID> gone)
      throws DataverseException, InterruptedException {
    UUID id = id(event);
    Files files = files(event);
    EmailRow row = row(event, gone);
    List<Part> parts = new ArrayList<>();
    parts.add(files.create(row.values(id, files.leftOut())));
    if (files.blocks().isEmpty()) {
      parts.add(close(event));
    }
    return api.change(parts);
  }

  private Files files(ActivityEvent event) throws DataverseException, InterruptedException {
    return Files.of(id(event), event.activity().body().attachments(), facts().largestAttachment());
  }

  private EmailRow row(ActivityEvent event, Set<UUID> gone)
      throws DataverseException, InterruptedException {
    return new EmailRow(facts(), options.records(), options.columns(), event, gone);
  }

  /** If-Match: a change must never make a row of its own. */
  private static Part close(ActivityEvent event) {
    boolean outgoing = event.activity().direction() == Direction.OUTGOING;
    Map<String, Object> state = Map.of("statecode", 1, "statuscode", outgoing ? SENT : RECEIVED);
    return Part.json("PATCH", address(id(event)), state, "If-Match", "*");
  }

  /** A row that was deleted: the next try does not bind it. */
  private boolean learns(Refusal refusal, ActivityEvent event, Set<UUID> gone)
      throws DataverseException, InterruptedException {
    if (refusal.status() != 404 && !refusal.code().equals(NO_SUCH_ROW)) {
      return false;
    }
    String words = refusal.words().toLowerCase(Locale.ROOT);
    return row(event, gone).targets().stream()
        .filter(each -> words.contains(each.toString()))
        .findFirst()
        .map(gone::add)
        .orElse(false);
  }

  /** Uploads what goes in blocks, and closes the row. */
  private Delivery complete(ActivityEvent event)
      throws DataverseException, InterruptedException, IOException {
    Files files = files(event);
    BlockUpload upload = new BlockUpload(api, facts());
    for (Files.File each : files.blocks()) {
      Optional<Refusal> refusal = upload.upload(id(event), each);
      if (refusal.isPresent()) {
        return attempts.refused(event.id(), refusal.get());
      }
    }
    return files.blocks().isEmpty() ? Delivery.done() : closed(event);
  }

  private Delivery closed(ActivityEvent event) throws DataverseException, InterruptedException {
    return api.send(close(event))
        .refusal()
        .map(each -> attempts.refused(event.id(), each))
        .orElseGet(Delivery::done);
  }

  /** The row is there: made by an earlier delivery, or by a storage that was put back. */
  private Delivery finish(ActivityEvent event)
      throws DataverseException, InterruptedException, IOException {
    JsonObject row = api.send(Part.get(address(id(event)) + "?$select=statecode,messageid")).need();
    String ours = event.activity().messageId().map(Object::toString).orElse("");
    String theirs = row.textOrEmpty("messageid");
    if (!ours.isEmpty() && !theirs.isEmpty() && !ours.equalsIgnoreCase(theirs)) {
      return Delivery.rejected(
          "Dynamics 365 at "
              + api.host()
              + " has another mail, "
              + theirs
              + ", as the e-mail "
              + id(event)
              + " of this activity. The storage seems to have gone back in time.");
    }
    if (!isOpen(row)) {
      return Delivery.done();
    }
    Delivery rest = complete(event);
    return rest instanceof Delivery.Done ? closed(event) : rest;
  }

  /** Regarding record and owner follow; nothing is unlinked that a person may have linked. */
  private Delivery change(ActivityEvent event)
      throws DataverseException, InterruptedException, IOException {
    Answer answer =
        api.send(
            Part.get(
                address(id(event))
                    + "?$select=statecode,statuscode,_regardingobjectid_value,_ownerid_value"));
    if (answer.refusal().filter(each -> each.status() == 404).isPresent()) {
      return create(event);
    }
    JsonObject row = answer.need();
    Set<UUID> gone = new HashSet<>();
    Optional<Refusal> refusal = link(event, row, gone);
    while (refusal.isPresent() && gone.size() < MOST_GONE && learns(refusal.get(), event, gone)) {
      refusal = link(event, row, gone);
    }
    return refusal.map(each -> refusedChange(event, each, isOpen(row))).orElseGet(Delivery::done);
  }

  private static boolean isOpen(JsonObject row) {
    return row.textOrEmpty("statecode").equals("0");
  }

  /** Sets the links that differ. */
  private Optional<Refusal> link(ActivityEvent event, JsonObject row, Set<UUID> gone)
      throws DataverseException, InterruptedException {
    Map<String, Object> links = new LinkedHashMap<>(row(event, gone).links());
    links.values().removeIf(each -> isSet(row, String.valueOf(each)));
    if (links.isEmpty()) {
      return Optional.empty();
    }
    String address = address(id(event));
    Part patch = Part.json("PATCH", address, links, "If-Match", "*");
    if (isOpen(row) || !options.reopen()) {
      return api.send(patch).refusal();
    }
    Map<String, Object> draft = Map.of("statecode", 0, "statuscode", 1);
    Part reopened = Part.json("PATCH", address, draft, "If-Match", "*");
    return api.change(List.of(reopened, patch, close(event)));
  }

  private static boolean isSet(JsonObject row, String address) {
    return List.of("_regardingobjectid_value", "_ownerid_value").stream()
        .map(row::textOrEmpty)
        .anyMatch(each -> !each.isEmpty() && address.contains(each.toLowerCase(Locale.ROOT)));
  }

  private Delivery refusedChange(ActivityEvent event, Refusal refusal, boolean open) {
    Delivery delivery = attempts.refused(event.id(), refusal);
    boolean readOnly =
        !open && !options.reopen() && refusal.status() == 400 && !refusal.isByPlugin();
    return readOnly && delivery instanceof Delivery.Rejected rejected
        ? Delivery.rejected(
            rejected.why()
                + " A completed e-mail is read-only; set reopen: yes to open it for the change and"
                + " to close it again, which runs workflows.")
        : delivery;
  }
}
