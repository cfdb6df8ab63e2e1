package org.mailpromoter.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.FolderRole;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.sync.FolderTask;
import org.mailpromoter.core.sync.MailboxReport;
import org.mailpromoter.core.sync.MailboxTask;
import org.mailpromoter.core.sync.SyncListener;
import org.mailpromoter.core.sync.Synchronizer;
import org.mailpromoter.core.turn.Turn;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * One way to read a {@link MailWorld}: which messages arrive before which, how many of them make a
 * page, which mailbox comes first, and what happens in others between a look-up and its commit.
 */
final class WorldReading {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC);

  /** More rounds without an end are not an end. */
  private static final int MOST_ROUNDS = 20;

  private final MailWorld world;
  private final ActivityStore store;
  private final ActivityStore interrupted;
  private final AnyOrderContract.Kept kept;
  private final Random random;
  private final List<CorrelationStrategy> strategies =
      BuiltInStrategies.of(TrackingTokenFormat.DEFAULT);
  private final Map<MailboxId, InMemoryMailbox> mailboxes = new HashMap<>();
  private final List<MailWorld.Message> coming;
  private final Set<MailboxId> busy = Collections.synchronizedSet(new HashSet<>());
  private final int page;

  /**
   * A reading.
   *
   * @param kept what the store keeps
   * @param seed chooses the order
   */
  WorldReading(MailWorld world, AnyOrderContract.Kept kept, long seed) {
    this.world = world;
    this.kept = kept;
    this.store = kept.store();
    this.random = new Random(seed);
    this.page = 1 + random.nextInt(3);
    this.interrupted = interrupting(store);
    world.mailboxes().forEach(each -> mailboxes.put(each, new InMemoryMailbox()));
    this.coming = new ArrayList<>(world.messages());
    Collections.shuffle(coming, random);
  }

  /** What there is when nothing changes any more. */
  Map<String, String> result() throws InterruptedException {
    while (!coming.isEmpty()) {
      arrive(1 + random.nextInt(coming.size()));
      sync(any());
    }
    return rest();
  }

  /** The same with a thread for each mailbox. */
  Map<String, String> resultOfThreads() throws InterruptedException {
    arrive(coming.size());
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (MailboxId each : world.mailboxes()) {
      Thread thread = new Thread(() -> read(each, store, failures));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("a thread failed", failures.get(0));
    }
    return rest();
  }

  private Map<String, String> rest() throws InterruptedException {
    Map<String, String> before = Map.of();
    Map<String, String> now = round();
    for (int i = 0; !now.equals(before); i++) {
      if (i == MOST_ROUNDS) {
        throw new AssertionError("it never comes to rest: " + now);
      }
      before = now;
      now = round();
    }
    return now;
  }

  private Map<String, String> round() throws InterruptedException {
    List<MailboxId> all = new ArrayList<>(world.mailboxes());
    Collections.shuffle(all, random);
    for (MailboxId each : all) {
      read(each, store);
    }
    return state();
  }

  private void arrive(int count) {
    for (int i = 0; i < count; i++) {
      MailWorld.Message message = coming.remove(coming.size() - 1);
      if (message.recorded()) {
        record(message);
      }
      message
          .copies()
          .forEach(
              (mailbox, folders) -> folders.forEach(folder -> deliver(mailbox, folder, message)));
    }
  }

  private void deliver(MailboxId mailbox, FolderId folder, MailWorld.Message message) {
    source(mailbox).deliver(folder, message.bytes());
  }

  private void record(MailWorld.Message message) {
    try {
      new SentMail(store, world.directory(), strategies, CLOCK)
          .record(
              new ByteArrayInputStream(message.bytes()),
              RecordId.parse("account:recorded"),
              ContentKeeper.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private InMemoryMailbox source(MailboxId mailbox) {
    return Objects.requireNonNull(mailboxes.get(mailbox));
  }

  private MailboxId any() {
    return world.mailboxes().get(random.nextInt(world.mailboxes().size()));
  }

  private void sync(MailboxId mailbox) throws InterruptedException {
    if (busy.add(mailbox)) {
      try {
        read(mailbox, interrupted);
      } finally {
        busy.remove(mailbox);
      }
    }
  }

  private void read(MailboxId mailbox, ActivityStore into, List<Throwable> failures) {
    try {
      read(mailbox, into);
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private void read(MailboxId mailbox, ActivityStore into) throws InterruptedException {
    InMemoryMailbox source = source(mailbox);
    List<FolderTask> folders =
        List.of(
            FolderTask.incoming(InMemoryMailbox.INBOX),
            new FolderTask(InMemoryMailbox.ARCHIVE, FolderRole.OTHER));
    MailboxReport report =
        new Synchronizer(into, world.directory(), strategies, CLOCK)
            .synchronize(
                new MailboxTask(
                    Turn.alone(mailbox), () -> new SmallPages(source.open(), page), folders),
                world.policy(),
                1,
                SyncListener.NONE);
    if (!report.failures().isEmpty()) {
      throw new AssertionError(String.valueOf(report.failures()));
    }
  }

  /** Before a commit, and whatever else is written, other mailboxes may be read to their end. */
  private ActivityStore interrupting(ActivityStore right) {
    return (ActivityStore)
        Proxy.newProxyInstance(
            ActivityStore.class.getClassLoader(),
            new Class<?>[] {ActivityStore.class},
            (proxy, called, arguments) -> {
              boolean writes =
                  called.getName().equals("commit") || called.getName().equals("revise");
              if (writes && busy.size() < 3 && random.nextInt(3) == 0) {
                if (!coming.isEmpty() && random.nextBoolean()) {
                  arrive(1);
                }
                sync(any());
              }
              try {
                return called.invoke(right, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  private Map<String, String> state() {
    Map<ActivityId, String> names = new HashMap<>();
    List<EmailActivity> activities = kept.activities();
    activities.forEach(each -> names.put(each.id(), name(each)));
    Map<ActivityId, Set<String>> queues = new HashMap<>();
    kept.queueItems()
        .forEach(
            each ->
                queues
                    .computeIfAbsent(each.activity(), unused -> new TreeSet<>())
                    .add(each.queue().toString()));
    Map<String, String> state = new TreeMap<>();
    for (EmailActivity each : activities) {
      state.put(
          name(each),
          each.correlatedActivity().map(id -> names.getOrDefault(id, "?")).orElse("nothing")
              + " by "
              + each.correlationMethod()
              + (each.correlatedSubjectChanged() ? ", other subject" : "")
              + ", about "
              + text(each.regarding())
              + ", of "
              + text(each.owner())
              + ", accepted by "
              + text(each.acceptingEntity())
              + " in "
              + text(each.receivingMailbox())
              + ", in "
              + queues.getOrDefault(each.id(), Set.of()));
    }
    return state;
  }

  private static String text(Optional<?> value) {
    return value.map(String::valueOf).orElse("nobody");
  }

  private static String name(EmailActivity activity) {
    return activity.identity().key() + " " + activity.direction();
  }
}
