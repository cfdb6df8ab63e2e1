package org.mailpromoter.app.remote;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Streams;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.SocketFile;

/** The service that works with the storage of a command. */
public final class RunningService {
  private static final int LONGEST_LINE = 8_000;
  private static final String OK = "200";

  private final Path socket;

  /** A service that listens at a socket file, if it does. */
  public RunningService(Path socket) {
    this.socket = socket;
  }

  /** The service that answers for an installation; empty if none does. */
  public static Optional<RunningService> of(Installation parts) {
    return SocketFile.of(parts.deployment())
        .map(RunningService::new)
        .filter(each -> each.isThere());
  }

  private boolean isThere() {
    return Files.exists(socket) && connect().map(RunningService::closed).isPresent();
  }

  private static boolean closed(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // it was open
    }
    return true;
  }

  private Optional<SocketChannel> connect() {
    try {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return Optional.of(channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      return Optional.empty(); // nobody listens, or the file belongs to another user
    }
  }

  /**
   * Has the service run a command.
   *
   * @param ending cancels the command when the process is told to stop
   * @return its exit code; empty if no service answers
   * @throws CommandFailure if the service does not run it, or ends meanwhile
   */
  public OptionalInt run(String name, List<String> arguments, Streams streams, Ending ending)
      throws CommandFailure {
    Optional<SocketChannel> connected = Files.exists(socket) ? connect() : Optional.empty();
    if (connected.isEmpty()) {
      return OptionalInt.empty();
    }
    String id = UUID.randomUUID().toString();
    try (SocketChannel channel = connected.get();
        Ending.Stoppable unused = ending.stopping(() -> cancel(id))) {
      send(channel, "POST /commands/" + name, form(id, arguments, streams));
      return OptionalInt.of(copy(answer(channel), streams));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.STORAGE,
          "The service that runs this command ended before the command did. Committed work is"
              + " kept. Give the command again.");
    }
  }

  private void cancel(String id) {
    connect()
        .ifPresent(
            connected -> {
              try (SocketChannel channel = connected) {
                send(channel, "DELETE /commands/running/" + id, "");
                channel.read(ByteBuffer.allocate(1));
              } catch (IOException e) {
                // the service ends, and the command with it
              }
            });
  }

  private static String form(String id, List<String> arguments, Streams streams) {
    StringBuilder form = new StringBuilder("id=" + id);
    form.append("&columns=").append(streams.terminal().columns());
    form.append("&interactive=").append(streams.interactive() ? "yes" : "no");
    for (String each : arguments) {
      form.append("&argument=").append(URLEncoder.encode(each, StandardCharsets.UTF_8));
    }
    return form.toString();
  }

  /** HTTP/1.0, whose answers end with the connection (RFC 1945, 7.2.2). */
  private static void send(SocketChannel channel, String line, String form) throws IOException {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    String head =
        line
            + " HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteBuffer bytes = ByteBuffer.wrap((head + form).getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** The content of the answer, if the command runs. */
  private static DataInputStream answer(SocketChannel channel) throws IOException, CommandFailure {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    String status = line(in);
    while (!line(in).isEmpty()) {
      // headers say nothing that is not known
    }
    if (!status.contains(" " + OK)) {
      throw new CommandFailure(ExitCode.ALREADY_RUNNING, line(in));
    }
    return in;
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (line.length() == LONGEST_LINE) {
        throw new IOException("The service answers with something else.");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static int copy(DataInputStream in, Streams streams) throws IOException {
    while (true) {
      Frame frame = Frame.read(in).orElseThrow(() -> new IOException("no exit code came"));
      switch (frame.kind()) {
        case OUT -> streams.out().write(frame.bytes());
        case ERR -> streams.err().write(frame.bytes());
        case ALIVE -> streams.out().flush();
        case END -> {
          return frame.exitCode();
        }
      }
    }
  }
}
