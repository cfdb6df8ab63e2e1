package org.mailpromoter.core.diagnosis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Correlated;
import org.mailpromoter.core.decision.Decision;
import org.mailpromoter.core.decision.DecisionCount;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Question;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.facts.Facts;
import org.mailpromoter.core.facts.StoredEvidence;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.Owner;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.core.promotion.Decider;

/**
 * Creates a report on the decisions of a period in one pass.
 *
 * @since 0.1
 */
public final class Reporter {
  private static final int MOST_SENDERS = 10;
  private static final int MOST_SUSPICIOUS = 20;
  private static final int FACTS_OF_A_SENDER = 100;

  private final DecisionHistory history;

  /** A reporter on these decisions. */
  public Reporter(DecisionHistory history) {
    this.history = history;
  }

  /**
   * A report.
   *
   * @param filter which decisions; its earliest time of receipt is the beginning
   * @param today the current settings, under which remedies are tried
   */
  public Report report(DecisionFilter filter, Policy today) {
    Gathering gathering = new Gathering(today);
    new Pages(history, filter, DecisionHistory.With.FACTS_AND_TRACE)
        .forEach(page -> page.forEach(gathering::add));
    return gathering.report(filter.receivedFrom().orElse(Instant.EPOCH), history.count(filter));
  }

  private static final class Gathering {
    private final Policy today;
    private final Decider decider = new Decider();
    private final Map<String, Report.Split> owners = new TreeMap<>();
    private final Map<LocalDate, Report.Split> days = new TreeMap<>();
    private final Map<CorrelationMethod, Long> methods = new EnumMap<>(CorrelationMethod.class);
    private final Map<Correlated.Agreement, Long> agreement =
        new EnumMap<>(Correlated.Agreement.class);
    private final Map<String, Refused> refused = new HashMap<>();
    private final List<Report.Suspicious> suspicious = new ArrayList<>();
    private long messages;

    Gathering(Policy today) {
      this.today = today;
    }

    /** The last decisions about a sender whose mail was refused. */
    private static final class Refused {
      private final Deque<StoredDecision> last = new ArrayDeque<>();
      private long count;
    }

    void add(StoredDecision stored) {
      messages++;
      boolean promoted = stored.entry().outcome() == Outcome.PROMOTED;
      boolean mattersToPeople = promoted || isRefusal(stored);
      if (mattersToPeople) {
        LocalDate day = LocalDate.ofInstant(stored.entry().receivedAt(), ZoneOffset.UTC);
        days.merge(day, new Report.Split(0, 0).and(promoted), Gathering::sum);
      }
      StoredEvidence.trace(stored)
          .step(Question.ACCEPTED)
          .ifPresent(step -> step.saw().forEach(this::addOwner));
      if (promoted) {
        addCorrelation(stored);
      } else if (isRefusal(stored)) {
        Refused sender = refused.computeIfAbsent(stored.entry().sender(), unused -> new Refused());
        sender.count++;
        sender.last.addLast(stored);
        if (sender.last.size() > FACTS_OF_A_SENDER) {
          sender.last.removeFirst();
        }
      }
    }

    private static boolean isRefusal(StoredDecision stored) {
      return stored.entry().outcome() == Outcome.REFUSED
          && stored.entry().reason() != Reason.DUPLICATE;
    }

    private static Report.Split sum(Report.Split one, Report.Split other) {
      return new Report.Split(one.yes() + other.yes(), one.no() + other.no());
    }

    private void addOwner(Evidence seen) {
      if (seen instanceof Evidence.Owner owner) {
        owners.merge(
            owner.id().toString(),
            new Report.Split(0, 0).and(owner.finding().accepts()),
            Gathering::sum);
      }
    }

    private void addCorrelation(StoredDecision stored) {
      Facts facts = StoredEvidence.facts(stored);
      if (!(decider.decide(facts, today) instanceof Decision.Promote promote)
          || !promote.correlated().isPresent()) {
        return;
      }
      Correlated correlated = promote.correlated();
      methods.merge(correlated.method(), 1L, Long::sum);
      agreement.merge(correlated.agreement(), 1L, Long::sum);
      Report.Suspicious odd =
          new Report.Suspicious(
              stored,
              promote.creation().remarks(),
              correlated.agreement() == Correlated.Agreement.CONFLICT);
      if (odd.isSuspicious() && suspicious.size() < MOST_SUSPICIOUS) {
        suspicious.add(odd);
      }
    }

    Report report(Instant since, List<DecisionCount> counts) {
      return new Report(
          since,
          messages,
          counts,
          owners,
          days,
          refused.entrySet().stream()
              .sorted(
                  Comparator.comparing((Map.Entry<String, Refused> each) -> -each.getValue().count)
                      .thenComparing(Map.Entry::getKey))
              .limit(MOST_SENDERS)
              .map(each -> sender(each.getKey(), each.getValue()))
              .toList(),
          methods,
          agreement.getOrDefault(Correlated.Agreement.ALONE, 0L),
          agreement.getOrDefault(Correlated.Agreement.AGREE, 0L),
          agreement.getOrDefault(Correlated.Agreement.CONFLICT, 0L),
          suspicious);
    }

    /** The remedy for the last message that helps most of the others. */
    private Report.RefusedSender sender(String address, Refused sender) {
      List<Facts> last = sender.last.stream().map(StoredEvidence::facts).toList();
      List<MachineMail> machine = List.copyOf(MachineMail.of(last.get(last.size() - 1).envelope()));
      long passing = last.stream().filter(this::passes).count();
      if (passing > 0) {
        Change none = Change.ofAllMail(new Action.DecideSenderAgain(address), same -> same);
        return new Report.RefusedSender(
            address, sender.count, List.of(none), passing, last.size(), machine);
      }
      Grounds latest = new Grounds(last.get(last.size() - 1), today);
      Optional<Change> best = Optional.empty();
      long most = 0;
      List<Remedy> remedies =
          new ArrayList<>(new RemedyFinder().find(latest, List.of(), List.of()));
      if (!machine.isEmpty()) {
        remedies.removeIf(remedy -> opensForAll(remedy.change(), latest));
      }
      for (Remedy remedy : remedies) {
        long helped = last.stream().filter(each -> helps(remedy.change(), each)).count();
        if (helped > most) {
          most = helped;
          best = Optional.of(remedy.change());
        }
      }
      return new Report.RefusedSender(
          address, sender.count, best.stream().toList(), most, last.size(), machine);
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
}
