package org.mailpromoter.core.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.QueueItem;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.correlation.Match;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TraceCodec;
import org.mailpromoter.core.facts.CreationAttempts;
import org.mailpromoter.core.facts.FactGatherer;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.facts.GatheredBatch;
import org.mailpromoter.core.facts.Incoming;
import org.mailpromoter.core.facts.Place;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.RefusedEvidence;
import org.mailpromoter.core.promotion.Decider;
import org.mailpromoter.core.promotion.Prospects;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.Awaiting;
import org.mailpromoter.core.store.Basis;
import org.mailpromoter.core.store.Claim;
import org.mailpromoter.core.store.KnownActivity;

/** Gathers the facts of a page and decides its messages in order. Single-threaded. */
final class PageDecider {
  private static final byte[] NOTHING = new byte[0];

  private final Decider decider = new Decider();
  private final ActivityStore store;
  private final FactGatherer gatherer;
  private final Policy policy;
  private final Place place;
  private final boolean digestOnly;

  PageDecider(ActivityStore store, FactGatherer gatherer, Policy policy, Place place) {
    this.store = store;
    this.gatherer = gatherer;
    this.policy = policy;
    this.place = place;
    this.digestOnly = policy.organization().refusedEvidence() == RefusedEvidence.DIGEST_ONLY;
  }

  /**
   * Decides messages that are new.
   *
   * @param repeated messages that the mailbox repeated
   * @param vanished messages that are gone
   */
  DecidedPage decide(List<Incoming> messages, long repeated, long vanished) {
    return drafted(messages, Draft::take, false, repeated, vanished);
  }

  /**
   * Decides messages again that are not an activity. The decisions of the result replace the former
   * ones.
   *
   * @param messages with the attempts that were made
   * @param failed the messages whose attempts count; the others are decided as if none had failed
   * @param onlyPromoted whether the former decision stays where nothing speaks for the message
   */
  DecidedPage decideAgain(List<Incoming> messages, Set<MessageRef> failed, boolean onlyPromoted) {
    return drafted(
        messages,
        (draft, message) ->
            draft.settle(
                message,
                failed.contains(message.arrived().ref())
                    ? message
                    : message.with(CreationAttempts.NONE),
                onlyPromoted),
        true,
        0,
        0);
  }

  /** What fails half-way leaves nothing behind that later messages could rest on. */
  private DecidedPage drafted(
      List<Incoming> messages,
      BiConsumer<Draft, Incoming> taking,
      boolean again,
      long repeated,
      long vanished) {
    GatheredBatch gathered = gatherer.gather(place, messages);
    boolean whole = false;
    try {
      Draft draft = new Draft(gathered, repeated);
      messages.forEach(message -> taking.accept(draft, message));
      DecidedPage page = draft.page(again, vanished, gathered.basis(messages));
      whole = true;
      return page;
    } finally {
      if (!whole) {
        gathered.discard();
      }
    }
  }

  /** A page in the making. */
  private final class Draft {
    private final GatheredBatch gathered;
    private final List<DecisionEntry> entries = new ArrayList<>();
    private final List<DecidedPage.Promotion> promotions = new ArrayList<>();
    private final Map<DecisionId, MessageRef> moved = new HashMap<>();
    private final List<QueueItem> queueItems = new ArrayList<>();
    private final Map<MessageRef, Set<Awaiting>> awaited = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<ActivityId> restsOn = new HashSet<>();
    private final List<DecidedPage.Copy> copies = new ArrayList<>();
    private final StrategyFailures strategyFailures = new StrategyFailures();
    private long recognised;

    Draft(GatheredBatch gathered, long repeated) {
      this.gathered = gathered;
      this.recognised = repeated;
    }

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
          claims);
    }

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
      if (judged.evidence().length > 0) {
        await(message, facts, own);
      }
      entries.add(entry(judged, activity));
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
      Decision decision = decider.decide(facts, policy);
      boolean kept =
          decision instanceof Decision.Promote
              || !digestOnly
              || decision.subReasons().contains(SubReason.CREATION_FAILED);
      return new Judged(
          message,
          facts,
          decision,
          kept ? TraceCodec.encode(decision.trace()) : NOTHING,
          kept ? FactsCodec.encode(facts) : NOTHING);
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
      ActivityId id = new ActivityId(store.reserveActivityIds(1));
      Set<CorrelationKey> keys =
          gathered.promoted(facts, id, decision.correlated(), decision.creation());
      promotions.add(
          new DecidedPage.Promotion(
              id, message.arrived(), facts, decision, keys, claim(id, facts, decision)));
      return id;
    }
  }

  /**
   * A message and all that is written down of its decision; nothing rests on it yet.
   *
   * @param message as it was decided
   * @param facts what mattered
   * @param decision what became of it
   * @param trace the trace as it is stored, empty when it is not kept
   * @param evidence the facts as they are stored, empty when they are not kept
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Judged(
      Incoming message, Facts facts, Decision decision, byte[] trace, byte[] evidence) {}

  private static DecisionEntry entry(Judged judged, Optional<ActivityId> activity) {
    return entry(
        judged.message().arrived().ref(),
        judged.message().envelope(),
        judged.message().arrived().receivedAt(),
        judged.decision(),
        activity,
        judged.trace(),
        judged.evidence());
  }

  /** A decision that is written down with its evidence. */
  static DecisionEntry entry(
      MessageRef ref, Facts facts, Decision decision, Optional<ActivityId> activity) {
    return entry(
        ref,
        facts.envelope(),
        facts.receivedAt(),
        decision,
        activity,
        TraceCodec.encode(decision.trace()),
        FactsCodec.encode(facts));
  }

  private static DecisionEntry entry(
      MessageRef ref,
      Envelope envelope,
      Instant receivedAt,
      Decision decision,
      Optional<ActivityId> activity,
      byte[] trace,
      byte[] facts) {
    return DecisionEntry.of(
        ref,
        envelope.identity(),
        sender(envelope),
        envelope.subject(),
        receivedAt,
        outcome(decision),
        decision.reason(),
        decision.subReasons(),
        activity,
        trace,
        facts);
  }

  static String sender(Envelope envelope) {
    return envelope.from().addresses().stream()
        .findFirst()
        .map(from -> from.address().value())
        .orElseGet(() -> String.join(", ", envelope.from().malformed()));
  }

  private static Outcome outcome(Decision decision) {
    return decision.match(
        new Decision.Cases<>() {
          @Override
          public Outcome promote(Decision.Promote promoted) {
            return Outcome.PROMOTED;
          }

          @Override
          public Outcome refuse(Decision.Refuse refused) {
            return Outcome.REFUSED;
          }

          @Override
          public Outcome outOfScope(Decision.OutOfScope ignored) {
            return Outcome.OUT_OF_SCOPE;
          }
        });
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
