package org.mailpromoter.core.memory;

import java.time.Instant;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.FormerReading;

/** A decision, and the version of the parser that read the header of its message (AS-13). */
record KeptDecision(StoredDecision stored, int parser) {
  DecisionId id() {
    return stored.id();
  }

  MailboxId mailbox() {
    return stored.mailbox();
  }

  DecisionEntry entry() {
    return stored.entry();
  }

  MessageRef message() {
    return entry().ref();
  }

  Place place() {
    return new Place(mailbox(), message());
  }

  boolean isIn(MailboxId mailbox, FolderId folder) {
    return mailbox().equals(mailbox) && message().folder().equals(folder);
  }

  boolean waitsFor(MessageIdentity identity) {
    return entry().outcome() == Outcome.REFUSED
        && entry().activity().isEmpty()
        && entry().identity().equals(identity);
  }

  /** The activity that the message became. */
  Optional<ActivityId> became() {
    return entry().outcome() == Outcome.PROMOTED ? entry().activity() : Optional.empty();
  }

  boolean isReadByOlderParser() {
    return parser < EnvelopeParser.VERSION && entry().hasEvidence();
  }

  FormerReading reading() {
    return FormerReading.of(
        id(),
        message(),
        entry().outcome(),
        entry().reason(),
        entry().subReasons(),
        entry().activity(),
        entry().facts());
  }

  KeptDecision movedTo(MessageRef message) {
    return with(stored.decidedAt(), stored.policyVersion(), entry().movedTo(message));
  }

  KeptDecision readBy(int other) {
    return new KeptDecision(stored, other);
  }

  /** The decision as it is taken again, at the place that the message has now. */
  KeptDecision decidedAgain(DecisionEntry other, Instant at, long policyVersion) {
    return with(at, policyVersion, other.movedTo(message()));
  }

  private KeptDecision with(Instant at, long policyVersion, DecisionEntry entry) {
    return new KeptDecision(new StoredDecision(id(), mailbox(), at, policyVersion, entry), parser);
  }
}
