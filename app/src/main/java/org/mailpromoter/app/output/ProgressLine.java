package org.mailpromoter.app.output;

import java.io.PrintStream;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.sync.SyncListener;

/**
 * Shows how a synchronization goes: one line that is drawn over on a terminal, a line for every ten
 * thousand messages in a pipe. Called by one thread at a time.
 */
public final class ProgressLine implements SyncListener {
  private static final int BAR = 30;
  private static final long EVERY = 10_000;

  private final PrintStream err;
  private final boolean terminal;
  private long announced;
  private boolean drawn;

  /** Shows progress on a stream that is a terminal or is not. */
  public ProgressLine(PrintStream err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void folder(MailboxId mailbox, FolderId folder) {
    clear();
    announced = 0;
  }

  @Override
  public void progress(MailboxId mailbox, FolderId folder, long decided, long remaining) {
    String place = Printable.of(mailbox + "/" + folder, false);
    if (terminal) {
      err.print("\r" + place + " " + bar(decided, remaining) + " " + decided + " messages\u001b[K");
      err.flush();
      drawn = true;
    } else if (decided - announced >= EVERY) {
      announced = decided;
      err.println(place + ": " + decided + " messages" + left(remaining));
    }
  }

  @Override
  public void renumbered(MailboxId mailbox, FolderId folder, String former, String now) {
    clear();
    err.println(
        Printable.of(
            mailbox
                + "/"
                + folder
                + ": the server numbered the folder anew ("
                + former
                + " is now "
                + now
                + "); its messages are recognised, and none is promoted twice.",
            false));
  }

  /** Takes the line away. */
  public void clear() {
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
