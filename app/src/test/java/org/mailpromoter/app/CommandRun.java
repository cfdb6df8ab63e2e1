package org.mailpromoter.app;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mailpromoter.app.command.GlobalOptions;
import org.mailpromoter.app.command.MailpromoterCommand;
import org.mailpromoter.app.command.Subcommands;
import org.mailpromoter.app.exit.Ending;
import org.mailpromoter.app.output.Streams;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs commands in this process, and makes a command line for each of them from their models. */
final class CommandRun {
  private static final String CONFIGURATION =
      """
      storage: {file: data/test.db}
      servers: {files: {connector: file}}
      mailboxes: {maria: {server: files, owner: maria, path: mail}}
      users: {maria: {name: Maria, addresses: [maria@ours.example], track: all}}
      queues: {support: {name: Support, addresses: [support@ours.example]}}
      sinks: {lines: {kind: jsonl, file: lines.jsonl}}
      """;

  private final Path folder;

  /** The result of a command. */
  record Result(int code, String out, String err) {
    /** What was printed, without line breaks. */
    String text() {
      return (out + err).replaceAll("\\s+", " ");
    }
  }

  /** With a configuration in a folder, and nothing synchronized. */
  CommandRun(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectory(folder.resolve("mail"));
    Files.createDirectory(folder.resolve("data"));
    configure(CONFIGURATION);
  }

  Path config() {
    return folder.resolve("mailpromoter.yaml");
  }

  Path database() {
    return folder.resolve("data/test.db");
  }

  void configure(String yaml) throws IOException {
    Files.writeString(config(), yaml);
  }

  /** Writes a message into the mailbox. */
  void mail(String name) throws IOException {
    Files.writeString(
        folder.resolve("mail/" + name + ".eml"),
        ("Message-ID: <%s@x.example>\nFrom: X <x@x.example>\nTo: maria@ours.example\nSubject:"
                + " %s\n\nHello.\n")
            .formatted(name, name));
  }

  Result run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--config", config().toString()));
    all.addAll(List.of(arguments));
    return runPlain(all.toArray(new String[0]));
  }

  /** Without an option for the configuration. */
  static Result runPlain(String... arguments) {
    PrintStream formerOut = System.out;
    PrintStream formerErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream newOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream newErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(newOut);
      System.setErr(newErr);
      int code = Commands.run(new Ending(), arguments);
      return new Result(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(formerOut);
      System.setErr(formerErr);
    }
  }

  /** The words of a line, as a POSIX shell takes it apart: in single quotes, or plain ones. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '\\') {
        word.append(line.charAt(++i));
      } else if (!quoted && c == ' ') {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    return words;
  }

  /** Every command that can be run, by its words. */
  static Map<String, CommandSpec> commands() {
    GlobalOptions options = new GlobalOptions(Streams.ofProcess());
    Injector injector = Guice.createInjector(new AppModule(options, new Ending(), null));
    CommandLine commands = new CommandLine(new MailpromoterCommand(options), new Made(injector));
    Subcommands.all().addTo(commands);
    Map<String, CommandSpec> all = new LinkedHashMap<>();
    commands.getSubcommands().values().forEach(each -> add(each, all));
    return all;
  }

  private record Made(Injector injector) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      boolean ours = type.getPackageName().startsWith("org.mailpromoter.app.command");
      return ours ? injector.getInstance(type) : CommandLine.defaultFactory().create(type);
    }
  }

  private static void add(CommandLine command, Map<String, CommandSpec> all) {
    CommandSpec spec = command.getCommandSpec();
    boolean runs = spec.userObject() instanceof Callable || spec.userObject() instanceof Method;
    if (runs && !(spec.userObject() instanceof HelpCommand)) {
      all.put(spec.qualifiedName().replaceFirst("^mailpromoter ", ""), spec);
    }
    command.getSubcommands().values().forEach(each -> add(each, all));
  }

  /** The words of a command with a value for whatever it requires. */
  List<String> line(String words, CommandSpec command) {
    List<String> line = new ArrayList<>(List.of(words.split(" ")));
    for (OptionSpec option : command.options()) {
      if (option.required() && option.group() == null) {
        line.add(option.longestName());
        line.add(value(words, option));
      }
    }
    command.positionalParameters().stream()
        .filter(ArgSpec::required)
        .forEach(each -> line.add(value(words, each)));
    return line;
  }

  private String value(String words, ArgSpec argument) {
    String label = argument.paramLabel();
    if (words.startsWith("users") && label.equals("ID")) {
      return "maria";
    }
    if (words.startsWith("queues") && label.equals("ID")) {
      return "support";
    }
    if (words.startsWith("sinks") && label.equals("NAME")) {
      return "lines";
    }
    return switch (label) {
      case "FILE" -> folder.resolve("file.csv").toString();
      case "KIND:ID" -> "user:maria";
      case "ADDRESS" -> "anna@x.example";
      case "NAME", "ABOUT" -> "maria";
      case "TIME" -> "7d";
      case "SOURCE" -> "fixed";
      case "KEY" -> "use-correlation";
      case "VALUE" -> "yes";
      case "ROLE" -> "auditor";
      case "TEXT" -> "nightly";
      case "SCOPE" -> "read:status";
      case "OPTION", "ID", "NUMBER", "ACTIVITY", "MESSAGE", "SHELL" -> "1";
      case "PROVIDER" -> "graph";
      case "VERDICT" -> "sent";
      default -> throw new IllegalStateException(label + " has no example here");
    };
  }

  /** Some words and more. */
  static String[] with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new);
  }
}
