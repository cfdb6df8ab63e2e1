package org.mailpromoter.connectors.imap;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Waits for notifications on its own connection. It idles in the inbox (RFC 2177), or in the first
 * folder where the inbox is not among them. For the other folders it uses NOTIFY (RFC 5465) if the
 * server offers it; otherwise it polls their state every few seconds. The folder stays open between
 * two calls, so that the server reports on the same connection what arrives meanwhile, and no
 * message falls between two calls (MS-12). For other folders, and after a new connection, a
 * folder's next UID is compared with the value before. While it waits, a change of flags or
 * keywords is also a notification.
 */
final class NewsWatch implements AutoCloseable {
  /** Servers may log out who idles for half an hour (RFC 2177, 3). */
  static final Duration LONGEST_IDLE = Duration.ofMinutes(25);

  /** Maximum delay for other folders if the server does not offer NOTIFY. */
  private static final Duration OTHERS_EVERY = Duration.ofSeconds(5);

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
  private List<FolderId> askedAbout = List.of();
  private boolean told;
  private @Nullable Idling listened;
  private @Nullable FolderId listenedTo;
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
    FolderId main = mainOf(folders);
    List<FolderId> others = folders.stream().filter(each -> !each.equals(main)).toList();
    boolean news = look(main);
    Idling inbox = listened(main);
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for news");
      }
      boolean told = others.isEmpty() || isTold(inbox.folder(), others);
      news |= isAnyNews(inbox.folder(), others);
      news |= inbox.takeNews();
      long left = until - System.nanoTime();
      if (news || left <= 0) {
        return news;
      }
      long quantum = (told ? LONGEST_IDLE : OTHERS_EVERY).toNanos();
      idle(main, inbox, Math.min(left, quantum));
    }
  }

  private static FolderId mainOf(List<FolderId> folders) {
    return folders.stream()
        .filter(each -> each.value().equalsIgnoreCase("INBOX"))
        .findFirst()
        .orElse(folders.get(0));
  }

  /**
   * Takes in what the server has to say of the folder; opens it on a new connection if it is not
   * open.
   *
   * @return whether something arrived since the former connection
   */
  private boolean look(FolderId main) throws MailAccessException {
    Idling open = listened;
    if (open != null && main.equals(listenedTo)) {
      fence.around(watching(main), open::look);
      return false;
    }
    disconnect();
    IMAPFolder folder = listened(main).folder();
    return isNews(main, fence.around(watching(main), () -> state(folder)));
  }

  private Idling listened(FolderId main) throws MailAccessException {
    Idling open = listened;
    if (open == null) {
      ImapConnection on = connected();
      open = fence.around(watching(main), () -> Idling.in(on.folder(main)));
      listened = open;
      listenedTo = main;
    }
    return open;
  }

  private static String watching(FolderId folder) {
    return "watching the folder " + folder;
  }

  /** Whether the server notifies about the other folders; requested once per connection. */
  private boolean isTold(IMAPFolder through, List<FolderId> others) throws MailAccessException {
    if (!others.equals(askedAbout)) {
      ImapConnection open = connected();
      askedAbout = others;
      told =
          fence.around(
              "watching folders",
              () -> open.offers("NOTIFY") && Notify.of(open.names(others)).accepted(through));
    }
    return told;
  }

  private boolean isAnyNews(IMAPFolder through, List<FolderId> others) throws MailAccessException {
    boolean news = false;
    for (FolderId other : others) {
      news |= stateBeside(through, other).filter(now -> isNews(other, now)).isPresent();
    }
    return news;
  }

  private boolean isNews(FolderId folder, ImapCursor now) {
    ImapCursor before = seen.put(folder, now);
    return before != null && !before.equals(now);
  }

  private static ImapCursor state(IMAPFolder folder) throws MessagingException {
    return new ImapCursor(folder.getUIDValidity(), folder.getUIDNext());
  }

  /** On the connection of the open folder, so that none more is needed. */
  private Optional<ImapCursor> stateBeside(IMAPFolder through, FolderId other)
      throws MailAccessException {
    ImapConnection open = connected();
    return fence.around(watching(other), () -> ImapConnection.status(through, open.folder(other)));
  }

  private void idle(FolderId id, Idling idling, long nanoseconds)
      throws MailAccessException, InterruptedException {
    idling.begin();
    Future<?> listening =
        listener.submit(
            () -> {
              idling.listen();
              return null;
            });
    try {
      boolean ended = ends(listening, nanoseconds);
      idling.end();
      if (!ended && !ends(listening, patience.toNanos())) {
        throw silence(id);
      }
    } catch (ExecutionException e) {
      throw fence.translate(watching(id), e.getCause());
    }
  }

  private MailAccessException silence(FolderId id) {
    return fence.failure(
        ImapError.TIMED_OUT, watching(id), "the server did not answer in time", null);
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
      askedAbout = List.of();
      connection = open;
    }
    if (closed) {
      open.cut();
    }
    return open;
  }

  /** A hanging connection is cut; what was seen is kept for the next one. */
  private void disconnect() {
    listened = null;
    cut();
  }

  private void cut() {
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
    cut();
    listener.shutdownNow();
  }

  private static Thread named(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
