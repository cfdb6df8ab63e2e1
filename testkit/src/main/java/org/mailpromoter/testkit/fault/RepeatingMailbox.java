package org.mailpromoter.testkit.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.PageLimit;

/**
 * A mailbox whose connector repeats messages within one read, as change lists of web APIs do: its
 * pages are short, each begins with the end of the previous one and contains its last message
 * twice.
 *
 * @since 0.1
 */
public final class RepeatingMailbox implements MailboxSource {
  private static final int SHORT = 3;

  private final MailboxSource behind;

  /** A mailbox that repeats the messages of another one. */
  public RepeatingMailbox(MailboxSource behind) {
    this.behind = Objects.requireNonNull(behind, "behind");
  }

  @Override
  public MailboxSession open() throws MailAccessException {
    Pages pages = new Pages(behind.open());
    return (MailboxSession)
        Proxy.newProxyInstance(
            MailboxSession.class.getClassLoader(),
            new Class<?>[] {MailboxSession.class},
            (proxy, method, arguments) -> pages.call(method, arguments));
  }

  private static final class Pages {
    private final MailboxSession session;
    private List<Change> before = List.of();

    Pages(MailboxSession session) {
      this.session = session;
    }

    Object call(Method method, Object[] arguments) throws Throwable {
      if (method.getName().equals("changesSince")) {
        return page((FolderId) arguments[0], (Cursor) arguments[1], (PageLimit) arguments[2]);
      }
      try {
        return method.invoke(session, arguments);
      } catch (InvocationTargetException e) {
        throw e.getTargetException();
      }
    }

    private ChangePage page(FolderId folder, Cursor cursor, PageLimit limit)
        throws MailAccessException {
      PageLimit few = new PageLimit(SHORT, limit.headerBytes(), limit.pageBytes());
      ChangePage page = session.changesSince(folder, cursor, few);
      List<Change> changes = new ArrayList<>(before);
      changes.addAll(page.changes());
      before =
          List.copyOf(page.changes().subList(page.changes().size() / 2, page.changes().size()));
      changes.addAll(before);
      return new ChangePage(changes, page.next(), page.more(), page.remaining());
    }
  }
}
