package org.mailpromoter.core.sync;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.Sighting;

/**
 * A page whose messages are decided and whose promoted messages still lack their bodies.
 *
 * @param gathered notified when the page is in the store
 * @param entries the decisions, in the order of the folder
 * @param again whether they replace former ones of the same places
 * @param promotions the messages that become activities
 * @param moved decisions of the past that have a new place
 * @param queueItems further queue items of activities that exist already
 * @param recognised messages that were decided before
 * @param vanished messages that were gone before their header could be read
 * @param copies later copies of activities' messages, with more content
 * @param strategyFailures correlation strategies that failed over its messages
 * @param basis the look-up on which it rests
 * @param awaited what its decisions wait for
 * @param claims the standing of copies of activities that exist already
 * @param sightings what the headers of its messages prove about mail that we sent
 * @param reports messages that may be delivery reports about mail that we sent
 */
record DecidedPage(
    GatheredBatch gathered,
    List<DecisionEntry> entries,
    boolean again,
    List<Promotion> promotions,
    Map<DecisionId, MessageRef> moved,
    List<QueueItem> queueItems,
    long recognised,
    long vanished,
    List<Copy> copies,
    StrategyFailures strategyFailures,
    Basis basis,
    Map<MessageRef, Set<Awaiting>> awaited,
    List<Claim> claims,
    List<Sighting> sightings,
    List<Incoming> reports) {

  /**
   * A later copy of an activity's message, with more content.
   *
   * @param activity the activity
   * @param arrived where the copy is
   * @param facts the copy
   */
  record Copy(ActivityId activity, Change.Arrived arrived, Facts facts) {}

  /**
   * A message that becomes an activity.
   *
   * @param id the activity's number
   * @param arrived where the message is
   * @param facts the message
   * @param decision why
   * @param keys under which the activity is found
   * @param claim the standing of the message among its copies
   */
  record Promotion(
      ActivityId id,
      Change.Arrived arrived,
      Facts facts,
      Decision.Promote decision,
      Set<CorrelationKey> keys,
      Claim claim) {}
}
