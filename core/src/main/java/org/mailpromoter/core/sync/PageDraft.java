package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.DeliveryReport;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Prospects;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.KnownActivity;
import org.mailpromoter.core.store.Sighting;

/**
 * A page in the making: its messages are decided in order, and each is known to those after it.
 * Asks no port.
 */
final class PageDraft {
  private final Decider decider = new Decider();
  private final Policy policy;
  private final Place place;
  private final GatheredBatch gathered;
  private final List<DecisionEntry> entries = new ArrayList<>();
  private final List<DecidedPage.Promotion> promotions = new ArrayList<>();
  private final Map<DecisionId, MessageRef> moved = new HashMap<>();
  private final List<QueueItem> queueItems = new ArrayList<>();
  private final Map<MessageRef, Set<Awaiting>> awaited = new HashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private final Set<ActivityId> restsOn = new HashSet<>();
  private final List<DecidedPage.Copy> copies = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Incoming> reports = new ArrayList<>();
  private final StrategyFailures strategyFailures = new StrategyFailures();
  private long recognised;

  /**
   * A page without messages.
   *
   * @param repeated messages that the mailbox repeated
   */
  PageDraft(Policy policy, Place place, GatheredBatch gathered, long repeated) {
    this.policy = policy;
    this.place = place;
    this.gathered = gathered;
    this.recognised = repeated;
  }

  /**
   * The page.
   *
   * @param again whether its decisions replace former ones
   * @param vanished messages that are gone
   * @param lookUp the look-up on which it rests
   */
  DecidedPage page(boolean again, long vanished, Basis lookUp) {
    return new DecidedPage(
        gathered,
        entries,
        again,
        promotions,
        moved,
        queueItems,
        recognised,
        vanished,
        copies,
        strategyFailures,
        lookUp.restingOn(restsOn),
        awaited,
        claims,
        sightings,
        reports);
  }

  /** Decides a message that is new, unless it was decided before. */
  void take(Incoming message) {
    if (gathered.isDecided(message)) {
      recognised++;
      return;
    }
    Optional<DecisionId> former = gathered.decidedElsewhere(message);
    if (former.isPresent()) {
      recognised++;
      moved.put(former.get(), message.arrived().ref());
      return;
    }
    settle(message, message, false);
  }

  /**
   * Decides a message.
   *
   * @param before the message with the attempts that were made
   * @param tried the message as it is decided
   * @param onlyPromoted whether nothing is written down where nothing speaks for the message
   */
  void settle(Incoming before, Incoming tried, boolean onlyPromoted) {
    Judged judged = judged(before, tried);
    Incoming message = judged.message();
    Facts facts = judged.facts();
    Decision decision = judged.decision();
    strategyFailures.add(facts.correlation());
    notice(message);
    Optional<ActivityId> activity = decision.match(new ActivityOf(message, facts, this::promote));
    if (onlyPromoted && activity.isEmpty() && !facts.attempts().any()) {
      return;
    }
    facts.correlation().forEach(report -> report.match().ifPresent(this::restOn));
    Decision own = decision;
    if (decision.reason() == Reason.DUPLICATE) {
      activity.ifPresent(same -> addQueueItem(same, facts));
      facts.duplicateOf().ifPresent(same -> addCopy(message, facts, same));
      own = facts.duplicateOf().map(same -> alone(message, same.id(), decision)).orElse(decision);
    }
    if (judged.isKept()) {
      await(message, facts, own);
    }
    entries.add(judged.entry(activity));
  }

  /** What it says about mail that we sent counts, whatever is decided about it. */
  private void notice(Incoming message) {
    sightings.addAll(gathered.sightings(message));
    if (gathered.expectsReports()
        && DeliveryReport.isLikely(message.envelope())
        && message.arrived().size() <= Policy.LARGEST_MESSAGE) {
      reports.add(message);
    }
  }

  private void restOn(Match match) {
    restsOn.add(match.activity());
  }

  private void await(Incoming message, Facts facts, Decision decision) {
    Set<Awaiting> all = Prospects.of(facts, decision, policy, gathered);
    if (!all.isEmpty()) {
      awaited.put(message.arrived().ref(), all);
    }
  }

  /**
   * A copy of an activity's message that would be promoted if the activity did not exist gives it
   * what it would have given it had it been read first.
   *
   * @return the decision whose prospects count: one that claims waits for nothing
   */
  private Decision alone(Incoming message, ActivityId same, Decision duplicate) {
    restsOn.add(same);
    if (!policy.organization().is(OrganizationSwitch.HEAL_CONVERSATIONS)) {
      return duplicate;
    }
    Facts facts = gathered.factsWithout(same, message);
    facts.correlation().forEach(report -> report.match().ifPresent(this::restOn));
    Decision alone = decider.decide(facts, policy);
    if (alone instanceof Decision.Promote promote) {
      claims.add(claim(same, facts, promote));
      promote.creation().queues().forEach(each -> queueItems.add(new QueueItem(same, each)));
      return duplicate;
    }
    return alone;
  }

  private Claim claim(ActivityId activity, Facts facts, Decision.Promote promote) {
    return new Claim(
        activity, place.mailbox(), place.folder(), Decider.rank(facts, promote, policy));
  }

  /** A message that cannot be evaluated is an attempt that failed (S-40); others go on. */
  private Judged judged(Incoming before, Incoming tried) {
    try {
      return judge(tried);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return judge(before.unread(MessageFault.obstacle(Obstacle.Kind.NOT_EVALUATED, e)));
    }
  }

  private Judged judge(Incoming message) {
    Facts facts = gathered.factsOf(message);
    return Judged.of(message, facts, decider.decide(facts, policy), policy);
  }

  /** A message that a filter replaced is larger than its former version. */
  private void addCopy(Incoming message, Facts facts, KnownActivity same) {
    if (facts.replacesContent() && facts.arrival().contentSize() > same.contentSize()) {
      copies.add(new DecidedPage.Copy(same.id(), message.arrived(), facts));
    }
  }

  private void addQueueItem(ActivityId activity, Facts facts) {
    Decider.queueOfDuplicate(facts, policy)
        .ifPresent(queue -> queueItems.add(new QueueItem(activity, queue)));
  }

  private ActivityId promote(Incoming message, Facts facts, Decision.Promote decision) {
    ActivityId id = gathered.nextNumber();
    Set<CorrelationKey> keys =
        gathered.promoted(facts, id, decision.correlated(), decision.creation());
    promotions.add(
        new DecidedPage.Promotion(
            id, message.arrived(), facts, decision, keys, claim(id, facts, decision)));
    return id;
  }

  /** Makes the activity of a promoted message. */
  private interface Promoter {
    ActivityId promote(Incoming message, Facts facts, Decision.Promote decision);
  }

  /** The activity that a message becomes or is a duplicate of. */
  private record ActivityOf(Incoming message, Facts facts, Promoter promoter)
      implements Decision.Cases<Optional<ActivityId>> {
    @Override
    public Optional<ActivityId> promote(Decision.Promote decision) {
      return Optional.of(promoter.promote(message, facts, decision));
    }

    @Override
    public Optional<ActivityId> refuse(Decision.Refuse decision) {
      return facts.duplicateOf().map(KnownActivity::id);
    }

    @Override
    public Optional<ActivityId> outOfScope(Decision.OutOfScope decision) {
      return Optional.empty();
    }
  }
}
