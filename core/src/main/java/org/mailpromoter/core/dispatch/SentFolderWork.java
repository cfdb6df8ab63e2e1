package org.mailpromoter.core.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.sending.OutgoingMail;
import org.mailpromoter.core.sending.SendProcess;
import org.mailpromoter.core.sending.SentCopy;
import org.mailpromoter.core.sending.SentCopyMode;
import org.mailpromoter.core.store.SentFolderStore;
import org.mailpromoter.core.store.Storage;

/**
 * What one mailbox that sends has to do in its folder of sent mail: to put a copy there of what a
 * server accepted, and to look for a copy of what is uncertain. Nothing of it sends a mail. Used by
 * one thread at a time; another process may do the same work, and then a copy may come about twice.
 *
 * @since 0.1
 */
public final class SentFolderWork {
  /** So many copies are made with one session. */
  private static final int TOGETHER = 100;

  private final MailboxId mailbox;
  private final MailboxSource source;
  private final SentCopyMode mode;
  private final Optional<FolderId> folder;
  private final SentFolderStore store;
  private final SentCopies copies;
  private final EvidenceSearches searches;
  private final Clock clock;

  /**
   * The work of a mailbox.
   *
   * @param source opens the mailbox
   * @param mode who makes copies; with {@link SentCopyMode#AUTO} a mailbox that cannot keep them
   *     has none
   * @param host the server that mail is submitted to over SMTP, see {@link SentCopyMode#at}
   * @param folder the folder of sent mail; empty to use the one that the server calls so
   */
  public SentFolderWork(
      MailboxId mailbox,
      MailboxSource source,
      SentCopyMode mode,
      Optional<String> host,
      Optional<FolderId> folder,
      Storage storage,
      SendProcess process,
      Clock clock) {
    this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    this.source = Objects.requireNonNull(source, "source");
    this.mode = mode.at(host);
    this.folder = Objects.requireNonNull(folder, "folder");
    this.store = storage.sentFolderStore();
    this.copies = new SentCopies(storage, mode == SentCopyMode.AUTO, clock);
    this.searches = new EvidenceSearches(mailbox, storage, process, clock);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Does what is due. The mailbox is opened only if something is.
   *
   * @return when to look again; empty if nothing waits for a time
   * @throws org.mailpromoter.core.store.StoreException if the storage fails
   */
  public Optional<Instant> run() {
    switch (mode) {
      case NONE -> store.endAll(mailbox, SentCopy.State.NOT_WANTED);
      case SERVER -> store.endAll(mailbox, SentCopy.State.LEFT_TO_SERVER);
      default -> {}
    }
    List<Task> tasks = due();
    if (!tasks.isEmpty()) {
      work(tasks);
    }
    return Stream.of(store.nextDue(mailbox), searches.next())
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  private List<Task> due() {
    Stream<Task> wanted = store.due(mailbox, clock.instant(), TOGETHER).stream().map(this::filing);
    Stream<Task> doubtful = searches.due().stream().map(this::searching);
    return Stream.concat(doubtful, wanted).toList();
  }

  /** Something to do in the folder, which may fail. */
  private interface Task {
    void in(SentFolder folder) throws MailAccessException;

    void failed(String where, MailAccessException why);
  }

  private Task filing(SentCopy copy) {
    return new Task() {
      @Override
      public void in(SentFolder sent) throws MailAccessException {
        copies.file(sent, copy);
      }

      @Override
      public void failed(String where, MailAccessException why) {
        copies.failed(copy, where, why);
      }
    };
  }

  private Task searching(OutgoingMail mail) {
    return new Task() {
      @Override
      public void in(SentFolder sent) throws MailAccessException {
        searches.search(sent, mail);
      }

      @Override
      public void failed(String where, MailAccessException why) {
        searches.failed(mail, where, why);
      }
    };
  }

  private void work(List<Task> tasks) {
    try (MailboxSession session = source.open()) {
      work(tasks, SentFolder.of(session, folder));
    } catch (MailAccessException e) {
      tasks.forEach(each -> each.failed(configured(), e));
    }
  }

  /** What fails with one mail may work with the next, unless the connection is gone. */
  private static void work(List<Task> tasks, SentFolder sent) {
    String where = sent.id().value();
    for (int i = 0; i < tasks.size(); i++) {
      try {
        tasks.get(i).in(sent);
      } catch (MailAccessException e) {
        boolean all =
            e.code().scope() != FaultScope.MESSAGE && e.code().scope() != FaultScope.FOLDER;
        tasks.subList(i, all ? tasks.size() : i + 1).forEach(each -> each.failed(where, e));
        if (all) {
          return;
        }
      }
    }
  }

  private String configured() {
    return folder.map(FolderId::value).orElse("");
  }
}
