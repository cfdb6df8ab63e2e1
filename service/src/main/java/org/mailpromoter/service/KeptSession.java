package org.mailpromoter.service;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;

/**
 * The session that a mailbox of the service waits with, lent to its runs: a run then needs no
 * login, which takes longer than all the rest of reading one message. Used by one thread.
 */
final class KeptSession implements MailboxSource, AutoCloseable {
  /** Networks forget connections that are quiet for longer. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final MailboxSource source;
  private @Nullable MailboxSession kept;
  private long used;
  private boolean lent;

  KeptSession(MailboxSource source) {
    this.source = source;
  }

  /** A session for one run: the kept one, if it was used a short while ago. */
  @Override
  public MailboxSession open() throws MailAccessException {
    MailboxSession open = kept;
    lent = open != null && System.nanoTime() - used < QUIET.toNanos();
    return open != null && lent ? new Lent(open) : source.open();
  }

  /** Opens the session to wait with. */
  MailboxSession keep() throws MailAccessException {
    MailboxSession opened = source.open();
    kept = opened;
    used = System.nanoTime();
    return opened;
  }

  Optional<MailboxSession> kept() {
    return Optional.ofNullable(kept);
  }

  /**
   * Closes the kept session.
   *
   * @return whether the last run had it: that it broke says nothing about the mailbox
   */
  boolean drop() {
    boolean had = lent;
    close();
    return had;
  }

  @Override
  public void close() {
    MailboxSession open = kept;
    kept = null;
    lent = false;
    if (open != null) {
      open.close();
    }
  }

  /** Remains open when its run ends. */
  private final class Lent extends DelegatingSession {
    Lent(MailboxSession behind) {
      super(behind);
    }

    @Override
    public void close() {
      used = System.nanoTime();
    }
  }
}
