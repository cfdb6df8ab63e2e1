package org.mailpromoter.deployment;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.party.RecordId;

/**
 * What a user or queue says about mail in its name.
 *
 * @param delegates other users who may send in its name
 * @param signature what stands under its mail, as plain text; empty for nothing
 */
public record OwnerSending(Set<RecordId> delegates, String signature) {
  /** Nobody else, and nothing. */
  public static final OwnerSending NONE = new OwnerSending(Set.of(), "");

  /** Copies the set. */
  public OwnerSending {
    delegates = Set.copyOf(delegates);
    Objects.requireNonNull(signature, "signature");
  }
}
