package org.mailpromoter.testkit.fault;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;
import org.mailpromoter.core.mailbox.BodySink;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.DelegatingSession;
import org.mailpromoter.core.mailbox.Folder;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * A mailbox whose connector fails in some way at some call: opening, listing, reading a page,
 * fetching, finding marked messages each take one step. Thread-safe as far as the mailbox behind
 * is.
 *
 * @since 0.1
 */
public final class FaultyMailbox implements MailboxSource {
  private final MailboxSource behind;
  private final CrashPoint point;
  private final MailboxFault fault;
  private final CountDownLatch released = new CountDownLatch(1);

  /** A mailbox that fails where the crash point says. */
  public FaultyMailbox(MailboxSource behind, CrashPoint point, MailboxFault fault) {
    this.behind = Objects.requireNonNull(behind, "behind");
    this.point = Objects.requireNonNull(point, "point");
    this.fault = Objects.requireNonNull(fault, "fault");
  }

  /** Ends whatever still hangs. */
  public void release() {
    released.countDown();
  }

  /** The fault at this call is to answer null. */
  private boolean fails(String what, CountDownLatch closed) throws MailAccessException {
    if (!point.next()) {
      return false;
    }
    return switch (fault) {
      case REFUSES -> throw new MailAccessException(Refused.REFUSED, "The server refuses: " + what);
      case THROWS -> throw new IllegalStateException("a defect: " + what);
      case MISSES_A_CLASS -> throw new NoClassDefFoundError("acme/Client");
      case OVERFLOWS_ITS_STACK -> overflow(0);
      case RETURNS_NULL, GOES_ROUND -> true;
      case HANGS_UNTIL_CLOSED -> hang(closed);
      case HANGS -> hang(released);
    };
  }

  @SuppressWarnings("InfiniteRecursion")
  private static boolean overflow(int depth) {
    return overflow(depth + 1);
  }

  private static boolean hang(CountDownLatch until) throws MailAccessException {
    while (until.getCount() > 0) {
      try {
        until.await();
      } catch (InterruptedException e) {
        // as stubborn as code can be
      }
    }
    throw new MailAccessException(Refused.REFUSED, "The connection was closed.");
  }

  @Override
  @SuppressWarnings("NullAway") // a fault
  public MailboxSession open() throws MailAccessException {
    return fails("open", released) ? null : new Session(behind.open());
  }

  private final class Session extends DelegatingSession {
    private final CountDownLatch closed = new CountDownLatch(1);

    Session(MailboxSession real) {
      super(real);
    }

    @Override
    @SuppressWarnings("NullAway") // a fault
    public List<Folder> folders() throws MailAccessException {
      return fails("folders", closed) ? null : super.folders();
    }

    @Override
    @SuppressWarnings("NullAway") // a fault
    public ChangePage changesSince(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      if (fails("changesSince", closed)) {
        return fault == MailboxFault.GOES_ROUND ? new ChangePage(List.of(), cursor, true, 1) : null;
      }
      return super.changesSince(folder, cursor, limit);
    }

    @Override
    @SuppressWarnings("NullAway") // a fault
    public List<Change.OfMessage> headers(List<MessageRef> messages, int headerBytes)
        throws MailAccessException {
      return fails("headers", closed) ? null : super.headers(messages, headerBytes);
    }

    @Override
    public void fetch(List<Change.Arrived> messages, BodySink sink) throws MailAccessException {
      if (!fails("fetch", closed)) {
        super.fetch(messages, sink);
      }
    }

    @Override
    @SuppressWarnings("NullAway") // a fault
    public Map<MessageRef, Set<String>> marked(FolderId folder, Set<String> keywords)
        throws MailAccessException {
      return fails("marked", closed) ? null : super.marked(folder, keywords);
    }

    @Override
    public void close() {
      closed.countDown();
      super.close();
    }
  }

  private enum Refused implements ErrorCode {
    REFUSED;

    @Override
    public String id() {
      return "faulty/refused";
    }

    @Override
    public ErrorMeaning meaning() {
      return new ErrorMeaning(FaultScope.MAILBOX, Retry.LATER, "Run it again.");
    }
  }
}
