package org.mailpromoter.app.output;

import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.SyncListener;

/**
 * Shows the progress of long work: one line that is redrawn on a terminal; of a synchronization, a
 * line for every ten thousand messages in a pipe. Thread-safe; each thread has its own mailbox.
 */
public final class ProgressLine implements SyncListener {
  private static final System.Logger LOG = System.getLogger(ProgressLine.class.getName());
  private static final int BAR = 30;
  private static final long EVERY = 10_000;
  private static final long REDRAWN_EVERY = 100;

  private final PrintStream err;
  private final boolean terminal;
  private final Map<String, Long> announced = new HashMap<>();
  private boolean drawn;
  private long shown;

  /** Shows progress on a stream that is a terminal or is not. */
  public ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Progress of other work than a synchronization; only a terminal shows it.
   *
   * @param done how much is done
   * @param unit of what, in the plural
   */
  public synchronized void done(long done, String unit) {
    if (terminal && done >= shown + REDRAWN_EVERY) {
      shown = done;
      draw(done + " " + unit);
    }
  }

  private void draw(String text) {
    err.print("\r" + text + "\u001b[K");
    err.flush();
    drawn = true;
  }

  @Override
  public synchronized void folder(MailboxId mailbox, FolderId folder) {
    clear();
    LOG.log(Level.DEBUG, "reads {0}/{1}", mailbox, folder);
  }

  @Override
  public synchronized void progress(
      MailboxId mailbox, FolderId folder, long decided, long remaining) {
    String place = Printable.of(mailbox + "/" + folder, false);
    if (terminal) {
      draw(place + " " + bar(decided, remaining) + " " + decided + " messages");
    } else if (decided - announced.getOrDefault(place, 0L) >= EVERY) {
      announced.put(place, decided);
      err.println(place + ": " + decided + " messages" + left(remaining));
    }
  }

  @Override
  public synchronized void readAgain(
      MailboxId mailbox, FolderId folder, long messages, long different) {
    clear();
    err.println(ReadAgainSentence.of(mailbox, folder, messages, different));
  }

  @Override
  public synchronized void renumbered(
      MailboxId mailbox, FolderId folder, String former, String now) {
    clear();
    err.println(
        Printable.of(
            mailbox
                + "/"
                + folder
                + ": the server renumbered the folder ("
                + former
                + " is now "
                + now
                + "); its messages are recognised, and none is promoted twice.",
            false));
  }

  /** Clears the line. */
  public synchronized void clear() {
    if (drawn) {
      err.print("\r\u001b[K");
      err.flush();
      drawn = false;
    }
  }

  private static String left(long remaining) {
    return remaining < 0 ? "" : ", " + remaining + " to go";
  }

  private static String bar(long decided, long remaining) {
    if (remaining < 0) {
      return "";
    }
    long total = Math.max(1, decided + remaining);
    int full = (int) (BAR * decided / total);
    return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + 100 * decided / total + " %";
  }
}
