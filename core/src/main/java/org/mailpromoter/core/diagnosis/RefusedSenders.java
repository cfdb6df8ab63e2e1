package org.mailpromoter.core.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.DecisionId;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SenderCount;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.history.Progress;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;

/**
 * The senders whose mail was refused most, and what would help them. Remembers the numbers of the
 * last decisions about each; their facts are read for one sender at a time.
 */
final class RefusedSenders {
  private static final int LOOKED_AT = 100;

  private final DecisionHistory history;
  private final Policy today;
  private final Decider decider = new Decider();
  private final Map<String, Refused> chosen = new LinkedHashMap<>();

  /** How often mail of a sender was refused, and the last decisions about it. */
  private record Refused(long count, Deque<DecisionId> last) {}

  RefusedSenders(DecisionHistory history, Policy today) {
    this.history = history;
    this.today = today;
  }

  /** Asks for those refused most among some decisions. */
  void choose(DecisionFilter filter, int most) {
    Set<Reason> reasons = EnumSet.complementOf(EnumSet.of(Reason.DUPLICATE));
    if (!filter.reasons().isEmpty()) {
      reasons.retainAll(filter.reasons());
    }
    DecisionFilter refusals = filter.withOutcomes(Set.of(Outcome.REFUSED)).withReasons(reasons);
    for (SenderCount each : history.senders(refusals, most, Progress.NONE)) {
      chosen.put(each.sender(), new Refused(each.count(), new ArrayDeque<>()));
    }
  }

  static boolean isRefusal(StoredDecision stored) {
    return stored.entry().outcome() == Outcome.REFUSED
        && stored.entry().reason() != Reason.DUPLICATE;
  }

  /** Takes note of a refusal, in the order of decisions. */
  void add(StoredDecision stored) {
    Refused sender = chosen.get(stored.entry().sender());
    if (sender != null) {
      sender.last().addLast(stored.id());
      if (sender.last().size() > LOOKED_AT) {
        sender.last().removeFirst();
      }
    }
  }

  List<Report.RefusedSender> list() {
    List<Report.RefusedSender> senders = new ArrayList<>();
    chosen.forEach(
        (address, sender) -> {
          List<Facts> last = facts(sender.last());
          if (!last.isEmpty()) {
            senders.add(sender(address, sender.count(), last));
          }
        });
    return senders;
  }

  /** Without those whose evidence was deleted meanwhile. */
  private List<Facts> facts(Deque<DecisionId> last) {
    return last.stream()
        .flatMap(id -> history.find(id).stream())
        .filter(stored -> stored.entry().hasEvidence())
        .map(StoredEvidence::facts)
        .toList();
  }

  /** The remedy for the last message that helps most of the others. */
  private Report.RefusedSender sender(String address, long count, List<Facts> last) {
    List<MachineMail> machine = List.copyOf(MachineMail.of(last.get(last.size() - 1).envelope()));
    long passing = last.stream().filter(this::passes).count();
    if (passing > 0) {
      Change none = Change.ofAllMail(new Action.DecideSenderAgain(address), same -> same);
      return new Report.RefusedSender(address, count, List.of(none), passing, last.size(), machine);
    }
    Optional<Change> best = Optional.empty();
    long most = 0;
    for (Change each : remedies(last.get(last.size() - 1), !machine.isEmpty())) {
      long helped = last.stream().filter(facts -> helps(each, facts)).count();
      if (helped > most) {
        most = helped;
        best = Optional.of(each);
      }
    }
    return new Report.RefusedSender(
        address, count, best.stream().toList(), most, last.size(), machine);
  }

  private List<Change> remedies(Facts facts, boolean machine) {
    Grounds latest = new Grounds(facts, today);
    return new RemedyFinder()
        .find(latest, List.of(), List.of()).stream()
            .map(Remedy::change)
            .filter(change -> !machine || !opensForAll(change, latest))
            .toList();
  }

  /** Accepting all mail is no remedy for a newsletter. */
  private static boolean opensForAll(Change change, Grounds grounds) {
    return !open(grounds.policy()).containsAll(open(change.in(grounds).policy()));
  }

  private static Set<RecordId> open(Policy policy) {
    return policy.owners().stream()
        .filter(owner -> owner.track().value() == TrackOption.ALL)
        .map(Owner::id)
        .collect(Collectors.toSet());
  }

  private boolean passes(Facts facts) {
    return decider.decide(facts, today) instanceof Decision.Promote;
  }

  private boolean helps(Change change, Facts facts) {
    Grounds changed = change.in(new Grounds(facts, today));
    return decider.decide(changed.facts(), changed.policy()) instanceof Decision.Promote;
  }
}
