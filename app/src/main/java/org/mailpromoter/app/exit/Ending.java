package org.mailpromoter.app.exit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.app.output.Streams;

/**
 * How a command ends when SIGTERM or SIGINT (Ctrl-C) arrives. Work that can be stopped is asked to
 * stop; it then finishes its commit and says what was done, and the process ends with the exit code
 * of the command. Other commands end at once. Thread-safe.
 */
public final class Ending {
  /** Less than the ten seconds after which container engines kill. */
  private static final long MILLISECONDS_TO_FINISH = 4_500;

  private static final long MILLISECONDS_TO_SPEAK = 300;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Stop stop = Stop.NOTHING;
  private volatile int exitCode;

  /**
   * How to stop the present work.
   *
   * @param request asks for it; it does not wait
   * @param exitCode the exit code of a process whose work did not stop in time
   */
  private record Stop(Runnable request, int exitCode) {
    static final Stop NOTHING = new Stop(() -> {}, ExitCode.INTERRUPTED);
  }

  /** Work that can be stopped, until this is closed. */
  @FunctionalInterface
  public interface Stoppable extends AutoCloseable {
    @Override
    void close();
  }

  /** Watches for signals until the process ends. */
  public void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "mailpromoter-shutdown"));
  }

  /** A service that does not run yet has nothing open that must be finished. */
  public void beforeServing() {
    stop = new Stop(() -> end(ExitCode.OK), ExitCode.OK);
  }

  /** A service, which ends on request; a server that does not answer does not keep it. */
  public Stoppable serving() {
    return stopping(Thread.currentThread()::interrupt, ExitCode.OK);
  }

  /** Work of this thread, which an interrupt ends. */
  public Stoppable interrupting() {
    return stopping(Thread.currentThread()::interrupt, ExitCode.INTERRUPTED);
  }

  /**
   * Work that a request ends.
   *
   * @param request asks for it; it does not wait
   */
  public Stoppable stopping(Runnable request) {
    return stopping(request, ExitCode.INTERRUPTED);
  }

  /** Asks the present work to stop, for a command that runs for another process. */
  public void request() {
    stop.request().run();
  }

  private Stoppable stopping(Runnable request, int code) {
    stop = new Stop(request, code);
    return () -> stop = new Stop(() -> {}, code); // it still closes files and prints
  }

  /** The command has finished, so its own exit code applies. */
  public void over(int code) {
    exitCode = code;
    over.countDown();
  }

  private boolean isOver(long milliseconds) {
    try {
      return over.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void onSignal() {
    Stop asked = stop;
    if (isOver(0) || asked.equals(Stop.NOTHING)) {
      return; // the process ends anyway
    }
    asked.request().run();
    if (isOver(MILLISECONDS_TO_FINISH)) {
      end(exitCode);
    }
    if (asked.exitCode() == ExitCode.INTERRUPTED) {
      say(
          () ->
              new Screen(Streams.ofProcess(), false)
                  .complain("Stopped before the work could end. Committed work is kept."));
    }
    end(asked.exitCode());
  }

  /** At once: an exit would wait for the shutdown that has begun. */
  private static void end(int code) {
    say(System.out::flush);
    Runtime.getRuntime().halt(code);
  }

  /** Nobody may read what is printed, and the work may hold the lock of a stream. */
  private static void say(Runnable words) {
    Thread speaking = new Thread(words, "mailpromoter-last-words");
    speaking.setDaemon(true);
    speaking.start();
    try {
      speaking.join(MILLISECONDS_TO_SPEAK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
