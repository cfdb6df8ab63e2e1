package org.mailpromoter.connectors.imap;

import jakarta.mail.Folder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Waits for news on a connection of its own: it idles in the first folder (RFC 2177) and asks for
 * the state of the others in between. What is new is what the folder's next UID tells, compared
 * with what it was when the last call ended, so that nothing falls between two calls (MS-12).
 */
final class NewsWatch implements AutoCloseable {
  /** Servers may log out who idles for half an hour (RFC 2177, 3). */
  static final Duration LONGEST_IDLE = Duration.ofMinutes(25);

  /** How late news of other folders may be. */
  private static final Duration OTHERS_EVERY = Duration.ofMinutes(1);

  private static final String[] STATUS_ITEMS = {"UIDVALIDITY", "UIDNEXT"};

  /** Opens the connection. */
  @FunctionalInterface
  interface Opening {
    ImapConnection open() throws MailAccessException;
  }

  private final Fence fence;
  private final Duration patience;
  private final Opening opening;
  private final ExecutorService listener;
  private final Map<FolderId, ImapCursor> seen = new HashMap<>();
  private volatile @Nullable ImapConnection connection;
  private volatile boolean closed;

  NewsWatch(String mailbox, Fence fence, Duration patience, Opening opening) {
    this.fence = fence;
    this.patience = patience;
    this.opening = opening;
    this.listener =
        Executors.newSingleThreadExecutor(work -> named("mailpromoter-" + mailbox + "-idle", work));
  }

  boolean await(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("there is no folder to watch");
    }
    try {
      return watch(folders, atMost);
    } catch (MailAccessException | InterruptedException | RuntimeException e) {
      disconnect();
      throw e;
    }
  }

  private boolean watch(List<FolderId> folders, Duration atMost)
      throws MailAccessException, InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    ImapConnection open = connected();
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for news");
      }
      IMAPFolder first = examined(open, folders.get(0));
      boolean news = isNews(folders.get(0), state(folders.get(0), first));
      for (FolderId other : folders.subList(1, folders.size())) {
        news |= isNews(other, stateBeside(first, open, other));
      }
      long left = until - System.nanoTime();
      if (news || left <= 0) {
        return news;
      }
      boolean others = folders.size() > 1;
      long quantum = (others ? OTHERS_EVERY : LONGEST_IDLE).toNanos();
      idle(folders.get(0), first, Math.min(left, quantum));
    }
  }

  private boolean isNews(FolderId folder, ImapCursor now) {
    ImapCursor before = seen.put(folder, now);
    return before != null && !before.equals(now);
  }

  /** Opened anew each time, because the next UID is told only then. */
  private IMAPFolder examined(ImapConnection open, FolderId folder) throws MailAccessException {
    return fence.around(
        "watching the folder " + folder,
        () -> {
          IMAPFolder found = open.folder(folder);
          found.open(Folder.READ_ONLY);
          return found;
        });
  }

  private ImapCursor state(FolderId id, IMAPFolder folder) throws MailAccessException {
    return fence.around(
        "watching the folder " + id,
        () -> new ImapCursor(folder.getUIDValidity(), folder.getUIDNext()));
  }

  /** On the connection of the open folder, so that none more is needed. */
  private ImapCursor stateBeside(IMAPFolder open, ImapConnection on, FolderId other)
      throws MailAccessException {
    return fence.around(
        "watching the folder " + other,
        () -> {
          String name = on.folder(other).getFullName();
          Status status = (Status) open.doCommand(p -> p.status(name, STATUS_ITEMS));
          return new ImapCursor(status.uidvalidity, status.uidnext);
        });
  }

  private void idle(FolderId id, IMAPFolder folder, long nanoseconds)
      throws MailAccessException, InterruptedException {
    Idling idling = new Idling(folder);
    Future<?> listening =
        listener.submit(
            () -> {
              idling.listen();
              folder.close(false);
              return null;
            });
    try {
      boolean ended = ends(listening, nanoseconds);
      idling.end();
      if (!ended && !ends(listening, patience.toNanos())) {
        throw silence(id);
      }
    } catch (ExecutionException e) {
      throw fence.translate("watching the folder " + id, e.getCause());
    }
  }

  private MailAccessException silence(FolderId id) {
    return fence.failure(
        ImapError.TIMED_OUT,
        "watching the folder " + id,
        "the server did not answer in time",
        null);
  }

  private static boolean ends(Future<?> listening, long nanoseconds)
      throws InterruptedException, ExecutionException {
    try {
      listening.get(nanoseconds, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private ImapConnection connected() throws MailAccessException {
    ImapConnection open = connection;
    if (open == null) {
      open = opening.open();
      connection = open;
    }
    if (closed) {
      open.cut();
    }
    return open;
  }

  /** What hangs is cut; what was seen stays, for the next connection. */
  private void disconnect() {
    ImapConnection open = connection;
    connection = null;
    if (open != null) {
      open.cut();
    }
  }

  /** May come from another thread, whose waiting then fails. */
  @Override
  public void close() {
    closed = true;
    disconnect();
    listener.shutdownNow();
  }

  private static Thread named(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
