package org.mailpromoter.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.mailpromoter.testkit.server.ServerFolder;

/** Installations in the states that pages are looked at in. Each is made when it is needed. */
final class Samples implements AutoCloseable {
  private static final int MANY = 10_000;

  private final Path root = ServerFolder.create("browser").path();
  private final Map<State, RunningConsole> consoles = new EnumMap<>(State.class);
  private final List<RunningConsole> others = new ArrayList<>();
  private final List<FileChannel> held = new ArrayList<>();
  private int copies;

  /** What there is to be seen. */
  enum State {
    /** No mail was ever read, and nobody chose anything. */
    EMPTY,
    /** One message, and nothing else. */
    ONE,
    /** The sample mailbox of {@code mailpromoter demo}, with what else there are pages for. */
    FILLED,
    /** 10,000 messages. */
    MANY,
    /** The same, with a mailbox that cannot be read and a sink that does not answer. */
    FAILURE
  }

  /** The console of a state. Nobody changes anything in it. */
  synchronized RunningConsole console(State state) {
    return consoles.computeIfAbsent(state, this::start);
  }

  private RunningConsole start(State state) {
    return switch (state) {
      case EMPTY -> RunningConsole.start(empty());
      case ONE -> RunningConsole.start(crowd(1));
      case FILLED -> filled();
      case MANY -> RunningConsole.start(crowd(MANY));
      case FAILURE -> RunningConsole.start(failing(), "lost");
    };
  }

  private RunningConsole filled() {
    Path folder = demo();
    Filling.before(folder);
    RunningConsole console = RunningConsole.start(folder);
    return console.leadingTo(Filling.after(console));
  }

  private Path crowd(int count) {
    Path folder = folder("crowd");
    Filling.crowd(folder.resolve("mail.mbox"), count);
    Filling.write(
        folder.resolve("mailpromoter.yaml"),
        """
        servers: {here: {connector: file}}
        mailboxes:
          christopher: {server: here, owner: christopher, path: mail.mbox}
        users:
          christopher: {addresses: [christopher@adventure-works.example], track: contacts}
        console: {listen: ["127.0.0.1:0"], reveal: always}
        """);
    Filling.write(
        folder.resolve("records.csv"),
        IntStream.range(0, count)
            .mapToObj(each -> "contact,c" + each + ",Person " + each + ",c" + each + "@x.example")
            .collect(Collectors.joining("\n", "kind,id,name,address\n", "\n")));
    Command.run(folder, "records", "import", folder.resolve("records.csv").toString());
    Command.run(folder, "sync");
    return folder;
  }

  /** A console that waits for its database, with which another process works: this one. */
  synchronized RunningConsole waiting() {
    Path folder = demo();
    hold(folder.resolve("mailpromoter.db.lock"));
    RunningConsole console = RunningConsole.waiting(folder);
    others.add(console);
    return console;
  }

  /** Until this process ends. */
  private void hold(Path lock) {
    try {
      held.add(FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      Assertions.assertNotNull(held.get(held.size() - 1).tryLock(), lock.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A console on a sample of its own, to change what it likes. */
  RunningConsole ofItsOwn() {
    return of(demo());
  }

  /** A console on an installation in a folder. */
  RunningConsole of(Path folder) {
    return of(folder, Map.of());
  }

  /** The same with more of an environment. */
  RunningConsole of(Path folder, Map<String, String> environment) {
    RunningConsole console = RunningConsole.start(folder, environment);
    others.add(console);
    return console;
  }

  /** A new folder. */
  Path folder(String name) {
    try {
      return Files.createDirectory(root.resolve(name + ++copies));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample of its own, which is synchronized. */
  Path demo() {
    Path first = root.resolve("demo");
    if (!Files.exists(first)) {
      Command.run(root, "demo", "--folder", first.toString());
    }
    Path copy = folder("demo");
    copy(first, copy);
    return copy;
  }

  private Path empty() {
    Path folder = demo();
    for (String each : List.of("mail/christopher/cur", "mail/support/cur")) {
      ServerFolder.deleteTree(folder.resolve(each));
      create(folder.resolve(each));
    }
    delete(folder.resolve("mailpromoter.db"));
    return folder;
  }

  private Path failing() {
    Path folder = demo();
    change(
        folder, "mailboxes:\n", "mailboxes:\n  lost: {server: files, owner: maria, path: lost}\n");
    change(
        folder,
        "\nusers:\n",
        "\nsinks:\n  crm: {kind: webhook, url: 'https://127.0.0.1:9/'}\n\nusers:\n");
    change(folder, "reveal: always", "reveal: with-reason");
    Command.run(folder, "sinks", "replay", "--sink", "crm", "--since", "30d");
    return folder;
  }

  /** Changes a configuration file. */
  static void change(Path folder, String from, String to) {
    try {
      Path file = folder.resolve("mailpromoter.yaml");
      String text = Files.readString(file);
      if (!text.contains(from)) {
        throw new IllegalArgumentException(file + " has no " + from);
      }
      Files.writeString(file, text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (!Files.isDirectory(each)) {
          Files.copy(each, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        } else if (!Files.exists(target)) {
          Files.createDirectory(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    held.forEach(Samples::close);
    consoles.values().forEach(RunningConsole::close);
    others.forEach(RunningConsole::close);
    ServerFolder.deleteTree(root);
  }
}
