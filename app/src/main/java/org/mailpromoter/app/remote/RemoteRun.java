package org.mailpromoter.app.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.output.Streams;
import org.mailpromoter.app.output.Terminal;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.service.Desk;
import org.mailpromoter.web.Fields;

/**
 * A command that this process runs for another one.
 *
 * @param caller who gives it
 * @param name the command that they may give
 * @param arguments its arguments
 * @param columns the width of their terminal; 0 if it is none
 * @param interactive whether they see progress on a terminal
 */
record RemoteRun(
    Identity caller, String name, List<String> arguments, int columns, boolean interactive) {
  private static final byte[] NOTHING = {};

  RemoteRun {
    arguments = List.copyOf(arguments);
  }

  static RemoteRun of(Identity caller, String name, Fields form) throws WrongInputException {
    String columns = form.first("columns").orElse("0");
    if (!columns.matches("[0-9]{1,5}")) {
      throw WrongInputException.of("columns", "'" + columns + "' is no number of columns");
    }
    boolean interactive = form.first("interactive").filter("yes"::equals).isPresent();
    return new RemoteRun(
        caller, name, form.all("argument"), Integer.parseInt(columns), interactive);
  }

  /**
   * Runs it and sends its output; ends when it has ended. It is cancelled when nobody listens.
   *
   * @throws IOException if its end cannot be sent
   */
  void on(Desk desk, CommandRunner runner, Ending ending, OutputStream to) throws IOException {
    FrameStream alive = new FrameStream(to, Frame.Kind.ALIVE, ending::request);
    ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(RemoteRun::thread);
    try {
      Future<?> unused = pulse.scheduleWithFixedDelay(() -> beat(alive), 1, 1, TimeUnit.SECONDS);
      int code =
          desk.lend(open -> runner.run(open, caller, name, arguments, streams(to, ending), ending));
      alive.send(Frame.end(code));
    } catch (Desk.ClosedException e) {
      throw new IOException("The service does not have its storage at the moment.", e);
    } finally {
      pulse.shutdownNow();
      Thread.interrupted(); // a cancelled command must not end the thread of the server
    }
  }

  private static void beat(FrameStream alive) {
    try {
      alive.send(new Frame(Frame.Kind.ALIVE, NOTHING));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // no further beat
    }
  }

  private Streams streams(OutputStream to, Ending ending) {
    return new Streams(
        stream(to, Frame.Kind.OUT, ending),
        stream(to, Frame.Kind.ERR, ending),
        new Terminal(columns),
        interactive);
  }

  private static PrintStream stream(OutputStream to, Frame.Kind kind, Ending ending) {
    return new PrintStream(
        new FrameStream(to, kind, ending::request), true, StandardCharsets.UTF_8);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "mailpromoter-command-pulse");
    thread.setDaemon(true);
    return thread;
  }
}
