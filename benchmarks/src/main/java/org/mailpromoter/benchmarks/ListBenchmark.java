package org.mailpromoter.benchmarks;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.DecisionHistory;
import org.mailpromoter.core.decision.GroupBy;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.decision.TimeStep;
import org.mailpromoter.core.history.Page;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.deployment.DeploymentReader;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.service.Synchronization;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/**
 * Reads lists, searches and counts while mailboxes are synchronized into the same database by the
 * same process, and prints a line for each kind: its name, and milliseconds of the first and of the
 * next pages (median and 95th percentile). The decisions are those that {@code million.py} makes.
 */
public final class ListBenchmark {
  private static final Requester BY = Requester.command(new Actor.Program("benchmark"));

  private static final int ENTRIES = 50;
  private static final int PAGES = 4;
  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  private final OpenInstallation open;
  private final Map<String, Page.Reading<Object>> lists = new LinkedHashMap<>();
  private final Map<String, Runnable> counts = new LinkedHashMap<>();
  private final Map<String, Measured> first = new LinkedHashMap<>();
  private final Map<String, Measured> next = new LinkedHashMap<>();

  private ListBenchmark(OpenInstallation open) {
    this.open = open;
  }

  /**
   * Measures.
   *
   * @param arguments the configuration, how many rounds at least, and the mailboxes to synchronize
   */
  public static void main(String[] arguments) throws Exception {
    Installation parts = installation(Path.of(arguments[0]));
    int rounds = Integer.parseInt(arguments[1]);
    try (OpenInstallation open = parts.openForWork()) {
      List<MailboxDeployment> mailboxes = new ArrayList<>();
      for (int i = 2; i < arguments.length; i++) {
        mailboxes.add(parts.mailbox(arguments[i]));
      }
      new ListBenchmark(open).run(rounds, mailboxes);
    }
  }

  private static Installation installation(Path file) throws Exception {
    PluginRegistry plugins = PluginLoader.load(file.resolveSibling("none"), HostKeys.RESERVED);
    PartMaker maker = new PartMaker();
    List<String> strategies =
        BuiltInStrategies.of(TrackingTokenFormat.DEFAULT).stream()
            .map(CorrelationStrategy::name)
            .toList();
    DeploymentReader reader =
        new DeploymentReader(plugins, maker, strategies, name -> Optional.empty());
    return new Installation(reader.read(file), maker, Clock.systemUTC());
  }

  private void run(int rounds, List<MailboxDeployment> mailboxes) throws Exception {
    nameDecisions();
    nameActivities();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      round(); // the classes are loaded and compiled as in a service that runs for a while
      round();
      first.clear();
      next.clear();
      long began = System.nanoTime();
      Future<Synchronization.Outcome> sync =
          thread.submit(
              () ->
                  new Synchronization(open)
                      .run(BY, mailboxes, Synchronization.Trying.ALL, SyncListener.NONE));
      int during = 0;
      for (int done = 0; done < rounds || (!mailboxes.isEmpty() && !sync.isDone()); done++) {
        round();
        during += sync.isDone() ? 0 : 1;
      }
      sync.get();
      print(during, System.nanoTime() - began);
    } finally {
      thread.shutdown();
    }
  }

  private void nameDecisions() {
    DecisionHistory history = open.storage().decisionHistory();
    DecisionFilter all = DecisionFilter.all();
    MailboxId large = new MailboxId("all");
    decisions("all", all);
    decisions("refused", all.withOutcomes(Set.of(Outcome.REFUSED)));
    decisions("a rare reason", all.withReasons(Set.of(Reason.INVALID_SENDER)));
    decisions("a reason without a decision", all.withReasons(Set.of(Reason.DUPLICATE)));
    decisions(
        "outcome, reason and an old month",
        all.withOutcomes(Set.of(Outcome.REFUSED))
            .withReasons(Set.of(Reason.NO_CORRELATION_MATCH))
            .withReceivedFrom(END.minus(Duration.ofDays(330)))
            .withReceivedBefore(END.minus(Duration.ofDays(300))));
    decisions("a large mailbox", all.withMailbox(large));
    decisions("two mailboxes", all.withMailboxes(Set.of(large, new MailboxId("more"))));
    decisions("a mailbox that does not exist", all.withMailbox(new MailboxId("none")));
    decisions("a frequent sender", all.withSender("news1@"));
    decisions("a rare sender", all.withSender("c777@company777.example"));
    decisions("a sender that does not exist", all.withSender("nobody@nowhere.example"));
    decisions("a part of no sender", all.withSender("qqq"));
    decisions("a frequent sub-reason", all.withSubReasons(Set.of(SubReason.SENDER_UNKNOWN)));
    decisions(
        "a rare sub-reason", all.withSubReasons(Set.of(SubReason.REPLIES_ONLY_CORRELATION_OFF)));
    decisions("a sub-reason without a decision", all.withSubReasons(Set.of(SubReason.TOO_LARGE)));
    for (String words :
        List.of("offer", "offer invoice plan", "c777", "company77 of 4", "xylophone", "co of 99")) {
      decisions("the words '" + words + "'", all.withText(SearchWords.of(words)));
    }
    decisions(
        "a word, a mailbox and a reason",
        all.withText(SearchWords.of("offer"))
            .withMailbox(large)
            .withReasons(Set.of(Reason.INVALID_SENDER)));
    counts.put("count of all, at most 10,000", () -> history.count(all, 10_000));
    counts.put(
        "count of a sender, at most 10,000", () -> history.count(all.withSender("c77@"), 10_000));
    counts.put(
        "count of a word, at most 10,000",
        () -> history.count(all.withText(SearchWords.of("offer")), 10_000));
    for (GroupBy by : GroupBy.values()) {
      String name = "groups by " + by.name().toLowerCase(Locale.ROOT);
      counts.put(name, () -> history.groups(all, by, ENTRIES));
      counts.put(
          name + " of refused mail",
          () -> history.groups(all.withOutcomes(Set.of(Outcome.REFUSED)), by, ENTRIES));
      counts.put(
          name + " of a word",
          () -> history.groups(all.withText(SearchWords.of("offer")), by, ENTRIES));
    }
    for (int days : new int[] {1, 7, 30}) {
      DecisionFilter period = all.withReceivedFrom(END.minus(Duration.ofDays(days)));
      counts.put(
          "timeline of " + days + " days",
          () -> history.timeline(period, days > 7 ? TimeStep.DAY : TimeStep.HOUR));
    }
  }

  private void decisions(String name, DecisionFilter filter) {
    DecisionHistory history = open.storage().decisionHistory();
    lists.put(
        "decisions: " + name,
        (from, limit) -> history.list(filter, from, limit).map(Object.class::cast));
  }

  private void nameActivities() {
    ActivityFilter all = ActivityFilter.all();
    ActivityHistory history = open.storage().activityHistory();
    activities("all", all);
    activities("outgoing", all.withDirection(Direction.OUTGOING));
    activities("a mailbox", all.withMailbox(new MailboxId("all")));
    activities("a frequent party", all.withParty(record("user:u1")));
    activities("a rare party", all.withParty(record("contact:c50")));
    activities("a party that does not exist", all.withParty(record("contact:none")));
    activities("regarding a record", all.withRegarding(record("contact:c50")));
    activities("a participant", all.withParticipant("c50@company50.example"));
    activities("a participant that does not exist", all.withParticipant("nobody@nowhere.example"));
    activities("a part of no participant", all.withParticipant("qqq"));
    for (String words : List.of("offer", "offer c50", "company50 cust", "xylophone")) {
      activities("the words '" + words + "'", all.withText(SearchWords.of(words)));
    }
    activities(
        "an old month",
        all.withSentFrom(END.minus(Duration.ofDays(330)))
            .withSentBefore(END.minus(Duration.ofDays(300))));
    counts.put("count of activities, at most 10,000", () -> history.count(all, 10_000));
  }

  private void activities(String name, ActivityFilter filter) {
    ActivityHistory history = open.storage().activityHistory();
    lists.put(
        "activities: " + name,
        (from, limit) -> history.list(filter, from, limit).map(Object.class::cast));
  }

  private static RecordId record(String id) {
    return RecordId.parse(id).orElseThrow();
  }

  private void round() {
    lists.forEach(this::pages);
    counts.forEach((name, count) -> Measured.in(first, name).measure(count));
  }

  private void pages(String name, Page.Reading<Object> list) {
    Optional<PageKey> from = Optional.of(PageKey.START);
    for (int page = 0; page < PAGES && from.isPresent(); page++) {
      PageKey key = from.get();
      long began = System.nanoTime();
      Page<?> read = list.read(key, ENTRIES);
      Measured.in(page == 0 ? first : next, name).add(System.nanoTime() - began);
      from = read.next();
    }
  }

  private void print(int during, long nanos) {
    System.out.printf(Locale.ROOT, "sync\t%.1f s\t%d rounds%n", nanos / 1e9, during);
    first.forEach(
        (name, pages) ->
            System.out.println(
                name
                    + "\t"
                    + pages
                    + "\t"
                    + Optional.ofNullable(next.get(name)).map(Measured::toString).orElse("")));
  }

  /** Times in nanoseconds. */
  private static final class Measured {
    private final List<Long> times = new ArrayList<>();

    static Measured in(Map<String, Measured> all, String name) {
      return all.computeIfAbsent(name, unused -> new Measured());
    }

    void add(long nanos) {
      times.add(nanos);
    }

    void measure(Runnable work) {
      long began = System.nanoTime();
      work.run();
      add(System.nanoTime() - began);
    }

    private double milliseconds(double share) {
      List<Long> sorted = times.stream().sorted().toList();
      long nanos = sorted.get((int) Math.ceil(share * sorted.size()) - 1);
      return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.1f\t%.1f", milliseconds(0.5), milliseconds(0.95));
    }
  }
}
