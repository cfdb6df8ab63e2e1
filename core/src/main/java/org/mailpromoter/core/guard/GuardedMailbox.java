package org.mailpromoter.core.guard;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.mailbox.Capability;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;

/**
 * Guards a third-party connector so that its faults affect only this mailbox: it runs on its own
 * thread; every exception and every invalid answer becomes a {@link MailAccessException}; a call
 * that exceeds its {@link CallLimits} is closed and abandoned. Every source that is not part of the
 * host must be wrapped in one.
 *
 * @since 0.1
 */
public final class GuardedMailbox implements MailboxSource {
  private final String mailbox;
  private final MailboxSource behind;
  private final CallLimits limits;

  /**
   * Guards a source with the standard limits.
   *
   * @param mailbox the mailbox's name, for people
   * @param behind the connector's source
   */
  public GuardedMailbox(String mailbox, MailboxSource behind) {
    this(mailbox, behind, CallLimits.STANDARD);
  }

  /** The same with other limits. */
  public GuardedMailbox(String mailbox, MailboxSource behind, CallLimits limits) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.behind = Objects.requireNonNull(behind, "behind");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    ClassLoader classes = behind.getClass().getClassLoader();
    ConnectorThread thread = new ConnectorThread(mailbox, classes);
    try {
      return thread.ask("open the mailbox", limits.opening(), () -> opened(thread));
    } catch (MailAccessException | RuntimeException e) {
      thread.giveUp();
      throw e;
    }
  }

  /** Not guarded: it is interactive, so a person can end it. */
  @Override
  public Optional<SignIn> signIn() {
    return behind.signIn();
  }

  /** On the connector's thread. */
  private MailboxSession opened(ConnectorThread thread) throws MailAccessException {
    MailboxSession session = behind.open();
    if (session == null) {
      throw thread.defect("open the mailbox", "it returned null", null);
    }
    if (thread.isGivenUp()) {
      session.close(); // it was abandoned
    }
    Set<Capability> capabilities = session.capabilities();
    if (capabilities == null) {
      throw thread.defect("say what it can do", "it returned null", null);
    }
    return new GuardedSession(session, Set.copyOf(capabilities), limits, thread);
  }
}
