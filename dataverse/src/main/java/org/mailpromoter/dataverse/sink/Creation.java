package org.mailpromoter.dataverse.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;

/** Creates an e-mail, or finishes one that an earlier delivery began. */
final class Creation {
  private final OneEmail email;
  private final Files files;

  Creation(OneEmail email) {
    this.email = email;
    this.files =
        Files.of(
            email.id(), email.activity().body().attachments(), email.facts().largestAttachment());
  }

  Delivery create() throws DataverseException, InterruptedException, IOException {
    if (isThereAlready()) {
      return Delivery.done();
    }
    Optional<Refusal> refusal = email.write(this::write);
    if (refusal.filter(Refusal::isConflict).isPresent()) {
      return finish();
    }
    return refusal.isPresent() || files.blocks().isEmpty() ? email.outcome(refusal) : complete();
  }

  /** An e-mail that server-side synchronization, or a person, recorded under the same id. */
  private boolean isThereAlready() throws DataverseException, InterruptedException {
    if (!email.options().besideServerSync() || email.activity().messageId().isEmpty()) {
      return false;
    }
    String literal = email.activity().messageId().get().toString().replace("'", "''");
    String filter = "messageid eq '" + literal + "' and directioncode eq " + email.isOutgoing();
    List<JsonObject> found =
        email
            .api()
            .send(Part.get("emails?$select=activityid&$top=5&$filter=" + WebApi.encoded(filter)))
            .rows();
    String own = email.id().toString();
    return found.stream().anyMatch(each -> !each.textOrEmpty("activityid").equalsIgnoreCase(own));
  }

  private Optional<Refusal> write(Set<UUID> gone) throws DataverseException, InterruptedException {
    List<Part> parts = new ArrayList<>();
    parts.add(files.create(email.row(gone).values(email.id(), files.leftOut())));
    if (files.blocks().isEmpty()) {
      parts.add(email.close());
    }
    return email.api().change(parts);
  }

  /** Uploads what goes in blocks, and closes the row. */
  private Delivery complete() throws DataverseException, InterruptedException, IOException {
    BlockUpload upload = new BlockUpload(email.api(), email.facts());
    for (Files.File each : files.blocks()) {
      Optional<Refusal> refusal = upload.upload(email.id(), each);
      if (refusal.isPresent()) {
        return email.refused(refusal.get());
      }
    }
    return email.outcome(email.api().send(email.close()).refusal());
  }

  /** The row is there: made by an earlier delivery, or by a storage that was put back. */
  private Delivery finish() throws DataverseException, InterruptedException, IOException {
    Answer answer = email.api().send(Part.get(email.address() + "?$select=statecode,messageid"));
    if (answer.refusal().filter(each -> each.status() == 404).isPresent()) {
      return Delivery.later(
          "The e-mail " + email.id() + " was deleted while it was delivered again.");
    }
    JsonObject row = answer.need();
    String ours = email.activity().messageId().map(Object::toString).orElse("");
    String theirs = row.textOrEmpty("messageid");
    if (!ours.isEmpty() && !theirs.isEmpty() && !ours.equalsIgnoreCase(theirs)) {
      return Delivery.rejected(
          "Dynamics 365 at "
              + email.api().host()
              + " has another mail, "
              + theirs
              + ", as the e-mail "
              + email.id()
              + " of this activity. The storage seems to have gone back in time.");
    }
    return OneEmail.isOpen(row) ? complete() : Delivery.done();
  }
}
