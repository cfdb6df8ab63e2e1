package org.mailpromoter.testkit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.testkit.fault.CrashPoint;
import org.mailpromoter.testkit.fault.FaultyMailbox;
import org.mailpromoter.testkit.fault.MailboxFault;
import org.mailpromoter.testkit.fault.RepeatingMailbox;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/**
 * The history of a mailbox, step by step, which a test can play repeatedly over a fresh mailbox
 * with the same mail. Immutable.
 *
 * <pre>{@code
 * MailboxScript script =
 *     MailboxScript.begin()
 *         .deliver(mail().from("anna@customer.example").subject("Order"))
 *         .run()
 *         .renumber()
 *         .failing(MailboxFault.THROWS, 2)
 *         .run();
 * script.play(mailbox -> synchronize(mailbox));
 * }</pre>
 *
 * @since 0.1
 */
public final class MailboxScript {
  private final List<Step> steps;

  private interface Step {
    void play(Stage stage) throws Exception;
  }

  /** Does what a script is played for: usually synchronizes the mailbox. */
  @FunctionalInterface
  public interface Run {
    /** Is called where the script says run. */
    void run(MailboxSource mailbox) throws Exception;
  }

  private static final class Stage {
    private final InMemoryMailbox mailbox = new InMemoryMailbox();
    private final Run run;
    private @Nullable FaultyMailbox faulty;
    private boolean repeating;

    Stage(Run run) {
      this.run = run;
    }

    void run() throws Exception {
      FaultyMailbox now = faulty;
      faulty = null;
      if (now == null) {
        run.run(repeating ? new RepeatingMailbox(mailbox) : mailbox);
        return;
      }
      try {
        run.run(now);
      } finally {
        now.release();
      }
    }
  }

  private MailboxScript(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** An empty mailbox. */
  public static MailboxScript begin() {
    return new MailboxScript(List.of());
  }

  private MailboxScript then(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new MailboxScript(more);
  }

  /** A message arrives. */
  public MailboxScript deliver(MailBuilder mail) {
    byte[] message = mail.bytes();
    return then(stage -> stage.mailbox.deliver(message));
  }

  /** Somebody puts a keyword on the last message. */
  public MailboxScript markLast(String keyword) {
    return then(stage -> stage.mailbox.markLast(keyword));
  }

  /** Somebody takes the first message away. */
  public MailboxScript removeFirst() {
    return then(stage -> stage.mailbox.removeFirst());
  }

  /** The server renumbers the folder. */
  public MailboxScript renumber() {
    return then(stage -> stage.mailbox.renumber());
  }

  /**
   * In the next run the mailbox fails.
   *
   * @param fault how
   * @param call at which call, counted from 1
   */
  public MailboxScript failing(MailboxFault fault, int call) {
    return then(
        stage -> stage.faulty = new FaultyMailbox(stage.mailbox, CrashPoint.at(call), fault));
  }

  /** From now on the mailbox repeats messages in one read. */
  public MailboxScript repeating() {
    return then(stage -> stage.repeating = true);
  }

  /** What the script is played for is done. */
  public MailboxScript run() {
    return then(Stage::run);
  }

  /** Plays the script over a fresh mailbox, and returns the mailbox as it is in the end. */
  public InMemoryMailbox play(Run run) throws Exception {
    Stage stage = new Stage(run);
    for (Step step : steps) {
      step.play(stage);
    }
    return stage.mailbox;
  }
}
