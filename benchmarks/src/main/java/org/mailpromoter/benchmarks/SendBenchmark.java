package org.mailpromoter.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Answered;
import org.mailpromoter.composer.Composition;
import org.mailpromoter.composer.MailComposer;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.dispatch.SendDesk;
import org.mailpromoter.core.dispatch.SendQueue;
import org.mailpromoter.core.dispatch.SentMail;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.ContentKeeper;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.sending.EnvelopeAddress;
import org.mailpromoter.core.sending.FrozenMessage;
import org.mailpromoter.core.sending.MailSender;
import org.mailpromoter.core.sending.Recipient;
import org.mailpromoter.core.sending.RetrySchedule;
import org.mailpromoter.core.sending.SendIds;
import org.mailpromoter.core.sending.SendLimits;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.deployment.HostKeys;
import org.mailpromoter.spi.MailSenderFactory;
import org.mailpromoter.spi.StorageFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.loading.PluginLoader;
import org.mailpromoter.spi.loading.PluginRegistry;

/**
 * Queues mail in a new database and sends it over SMTP, and prints what each took: {@code queue} or
 * {@code send}, the number of mails, seconds, and CPU seconds of this process. Each mail answers
 * the mail of its mailbox that is a number of conversations before it.
 */
public final class SendBenchmark {
  private static final int CONVERSATIONS = 100;
  private static final SendLimits NONE =
      new SendLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final String TEXT =
      "Good morning,\n\nthe offer of last week still stands. Please tell us until Friday whether"
          + " you want it, so that we can reserve what you need.\n\nBest regards\nAnna Example\n";

  private final PluginRegistry plugins;
  private final Storage storage;
  private final SendProcess process = new SendProcess(RetrySchedule.STANDARD);
  private final SecureRandom random = new SecureRandom();
  private final SendIds ids = new SendIds(random);
  private final MailComposer composer = new MailComposer(random);
  private final Clock clock = Clock.systemUTC();
  private final Map<Integer, MessageId> sent = new HashMap<>();

  private SendBenchmark(PluginRegistry plugins, Storage storage) {
    this.plugins = plugins;
    this.storage = storage;
  }

  /**
   * Measures.
   *
   * @param arguments a folder, the port of a server on this machine, and how many mails and
   *     mailboxes
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    PluginRegistry plugins = PluginLoader.load(folder.resolve("none"), HostKeys.RESERVED);
    StorageFactory kind = Objects.requireNonNull(plugins.storages().get("sqlite"));
    String file = folder.resolve("send.db").toString();
    try (Storage storage = kind.open(Config.of(kind.keys(), Map.of("file", file)))) {
      new SendBenchmark(plugins, storage)
          .run(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    }
  }

  private void run(String port, int mails, int mailboxes) throws Exception {
    measured("queue", () -> queue(mails, mailboxes));
    measured("send", () -> drain(port, mailboxes));
  }

  private static void measured(String what, Callable<Integer> work) throws Exception {
    double began = System.nanoTime() / 1e9;
    double cpu = cpu();
    int mails = work.call();
    System.out.printf(
        Locale.ROOT,
        "%s\t%d\t%.3f\t%.3f%n",
        what,
        mails,
        System.nanoTime() / 1e9 - began,
        cpu() - cpu);
  }

  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private static MailboxId mailbox(int number) {
    return new MailboxId("m" + number);
  }

  private int queue(int mails, int mailboxes) throws IOException {
    SentMail reader =
        new SentMail(
            storage.activityStore(),
            storage.recordStore(),
            BuiltInStrategies.of(TrackingTokenFormat.DEFAULT),
            clock);
    SendDesk desk = new SendDesk(storage.outgoingStore(), reader, process, clock);
    for (int i = 0; i < mails; i++) {
      EnvelopeAddress from = new EnvelopeAddress("m" + i % mailboxes + "@ours.example");
      EnvelopeAddress to = new EnvelopeAddress("c" + i + "@customer.example");
      MessageId id = ids.next(from);
      desk.take(
          mailbox(i % mailboxes),
          from,
          List.of(Recipient.of(Role.TO, to)),
          message(i, from, to, id, mailboxes),
          Optional.empty(),
          Optional.empty(),
          ContentKeeper.NONE);
      sent.put(i, id);
    }
    return sent.size();
  }

  private FrozenMessage message(
      int number, EnvelopeAddress from, EnvelopeAddress to, MessageId id, int mailboxes)
      throws IOException {
    Optional<Answered> former =
        Optional.ofNullable(sent.get(number - CONVERSATIONS * mailboxes))
            .map(parent -> new Answered(parent, List.of(), Optional.empty()));
    String subject = "Offer " + number;
    Composition what =
        new Composition(
            new Addressee(Role.SENDER, "Anna Example", from),
            List.of(new Addressee(Role.TO, "", to)),
            subject,
            subject,
            TEXT,
            List.of(),
            former,
            false);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    composer.compose(what, id, clock.instant(), bytes);
    return new Written(bytes.toByteArray());
  }

  /** Each mailbox has a thread and a connection, as in the service. */
  private int drain(String port, int mailboxes) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(mailboxes);
    try {
      List<Future<Integer>> rounds = new ArrayList<>();
      for (int i = 0; i < mailboxes; i++) {
        MailboxId mailbox = mailbox(i);
        rounds.add(threads.submit(() -> drain(port, mailbox)));
      }
      int all = 0;
      for (Future<Integer> each : rounds) {
        all += each.get();
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }

  private int drain(String port, MailboxId mailbox) throws InterruptedException {
    MailSenderFactory smtp = Objects.requireNonNull(plugins.senders().get("smtp"));
    Config server =
        Config.of(
            smtp.senderKeys(),
            Map.of(
                "host", "127.0.0.1",
                "port", port,
                "security", "insecure-plain",
                "authentication", "none"));
    Config login = Config.of(smtp.mailboxKeys(), Map.of());
    SendQueue queue =
        new SendQueue(mailbox, storage.outgoingStore(), process, NONE, storage.alertLog(), clock);
    try (MailSender sender = smtp.sender(mailbox.value(), server, login)) {
      return queue.drain(sender).sent();
    }
  }

  /** A message in memory. */
  private static final class Written implements FrozenMessage {
    private final byte[] bytes;

    private Written(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public boolean needsUtf8() {
      return false;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
