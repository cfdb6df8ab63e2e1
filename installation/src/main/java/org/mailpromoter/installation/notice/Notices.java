package org.mailpromoter.installation.notice;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.deployment.DigestRhythm;
import org.mailpromoter.deployment.NoticesDeployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.english.EnglishRefused;

/**
 * Writes the notices of an installation when they are due. It raises no alert, whatever happens: an
 * alert about a notice would be the next notice. Used by one thread at a time.
 */
public final class Notices {
  /** What failed is left alone for a while. */
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final OpenInstallation open;
  private final NoticeListener listener;
  private final List<Part> parts = new ArrayList<>();

  /**
   * The notices of an installation.
   *
   * @param open from {@link org.mailpromoter.installation.Installation#openToSynchronize()}
   * @param listener is told what becomes of them, on the thread that calls {@link #due()}
   */
  public Notices(OpenInstallation open, NoticeListener listener) {
    this.open = Objects.requireNonNull(open, "open");
    this.listener = Objects.requireNonNull(listener, "listener");
    open.parts().deployment().notices().ifPresent(this::add);
  }

  private void add(NoticesDeployment notices) {
    NoticeDesk desk = new NoticeDesk(open, notices, listener);
    ConsoleLink console = new ConsoleLink(open.parts().deployment().console());
    if (!notices.alertsTo().isEmpty()) {
      parts.add(new Part("alerts", new AlertNotices(open, notices, desk, console)::due));
    }
    if (!notices.reportTo().isEmpty()) {
      parts.add(new Part("the weekly report", new WeeklyReport(open, notices, desk, console)::due));
    }
    if (notices.digest() != DigestRhythm.OFF) {
      parts.add(new Part("digests", new Digests(open, notices, desk, console)::due));
    }
  }

  /**
   * Writes what is due now.
   *
   * @throws StoreException if the storage fails
   * @throws CancellationException if the thread was interrupted; what was not written is due later
   */
  public void due() {
    parts.forEach(Part::run);
  }

  /** What writes notices of one kind. */
  @FunctionalInterface
  private interface Work {
    void due(Instant now) throws RefusedException, IOException;
  }

  /** Notices of one kind, which fail and pause independently of the others. */
  private final class Part {
    private final String what;
    private final Work work;
    private Instant next = Instant.MIN;
    private String trouble = "";

    Part(String what, Work work) {
      this.what = what;
      this.work = work;
    }

    void run() {
      Instant now = open.now();
      if (next.isAfter(now) && !next.isAfter(now.plus(PAUSE))) {
        return;
      }
      try {
        work.due(now);
        trouble = "";
      } catch (StoreException | CancellationException e) {
        throw e;
      } catch (RefusedException e) {
        failed(EnglishRefused.of(e), now);
      } catch (IOException e) {
        failed("They could not be written: " + e.getMessage() + ".", now);
      } catch (RuntimeException e) { // of the explanation of some message, for example
        failed("This is a defect; report it with the log: " + e + ".", now);
      }
    }

    private void failed(String why, Instant now) {
      next = now.plus(PAUSE);
      if (!why.equals(trouble)) {
        trouble = why;
        listener.failed(what, why);
      }
    }
  }
}
