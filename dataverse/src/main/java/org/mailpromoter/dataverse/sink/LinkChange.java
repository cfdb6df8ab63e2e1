package org.mailpromoter.dataverse.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.dataverse.client.Answer;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.JsonObject;
import org.mailpromoter.dataverse.client.Part;
import org.mailpromoter.dataverse.client.Refusal;

/**
 * Lets regarding record and owner of an e-mail follow those of its activity. Nothing is unlinked: a
 * person may have linked it.
 */
final class LinkChange {
  private static final String SELECT = "?$select=statecode,_regardingobjectid_value,_ownerid_value";

  private final OneEmail email;
  private final JsonObject row;

  private LinkChange(OneEmail email, JsonObject row) {
    this.email = email;
    this.row = row;
  }

  /** A change of the e-mail as it is now; empty if there is none. */
  static Optional<LinkChange> of(OneEmail email) throws DataverseException, InterruptedException {
    Answer answer = email.api().send(Part.get(email.address() + SELECT));
    return answer.refusal().filter(each -> each.status() == 404).isPresent()
        ? Optional.empty()
        : Optional.of(new LinkChange(email, answer.need()));
  }

  Delivery change() throws DataverseException, InterruptedException {
    return email.write(this::write).map(this::refused).orElseGet(Delivery::done);
  }

  private Optional<Refusal> write(Set<UUID> gone) throws DataverseException, InterruptedException {
    Map<String, Object> links = new LinkedHashMap<>(email.row(gone).links());
    links.values().removeIf(each -> isSet(String.valueOf(each)));
    if (links.isEmpty()) {
      return Optional.empty();
    }
    Part patch = email.patch(links);
    if (OneEmail.isOpen(row) || !email.options().reopen()) {
      return email.api().send(patch).refusal();
    }
    Part reopened = email.patch(Map.of("statecode", 0, "statuscode", 1));
    return email.api().change(List.of(reopened, patch, email.close()));
  }

  private boolean isSet(String address) {
    return List.of("_regardingobjectid_value", "_ownerid_value").stream()
        .map(row::textOrEmpty)
        .anyMatch(each -> !each.isEmpty() && address.contains(each.toLowerCase(Locale.ROOT)));
  }

  private Delivery refused(Refusal refusal) {
    Delivery delivery = email.refused(refusal);
    boolean readOnly =
        !OneEmail.isOpen(row)
            && !email.options().reopen()
            && refusal.status() == 400
            && !refusal.isByPlugin();
    return readOnly && delivery instanceof Delivery.Rejected rejected
        ? Delivery.rejected(
            rejected.why()
                + " A completed e-mail is read-only; set reopen: yes to open it for the change and"
                + " to close it again, which runs workflows.")
        : delivery;
  }
}
