package org.mailpromoter.core.sync;

import java.time.Clock;
import org.mailpromoter.core.facts.FactGatherer;
import org.mailpromoter.core.facts.FreeNumbers;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.Watermark;
import org.mailpromoter.core.message.BodyParser;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.turn.Turn;

/**
 * What the folders of one run share.
 *
 * @param parts the ports and parsers
 * @param turn the right to work on the mailbox, which every write states (AS-19)
 * @param policy every setting
 * @param policyVersion the number under which the policy was written down
 * @param listener is told how it goes
 * @param watermark up to when mail was processed before the run
 * @param numbers those that are left for new activities
 */
record Run(
    Parts parts,
    Turn turn,
    Policy policy,
    long policyVersion,
    SyncListener listener,
    Watermark watermark,
    FreeNumbers numbers) {
  Run(
      Parts parts,
      Turn turn,
      Policy policy,
      long policyVersion,
      SyncListener listener,
      Watermark watermark) {
    this(parts, turn, policy, policyVersion, listener, watermark, new FreeNumbers());
  }

  ActivityStore store() {
    return parts.store();
  }

  BodyParser bodies() {
    return parts.bodies();
  }

  Clock clock() {
    return parts.clock();
  }

  HeaderReading headers() {
    return new HeaderReading(
        parts.envelopes()::parse, parts.envelopes()::hasMessageId, parts.clock());
  }

  FactGatherer gatherer() {
    return new FactGatherer(parts.store(), parts.directory(), parts.correlator(), numbers);
  }

  PageDecider decider(MailboxId mailbox, FolderTask folder) {
    Place place = new Place(mailbox, folder.folder(), folder.role());
    return new PageDecider(gatherer(), policy, place);
  }
}
