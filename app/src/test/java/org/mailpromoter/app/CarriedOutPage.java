package org.mailpromoter.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/why}, or another guide, that is carried out from top to bottom in an empty
 * folder.
 *
 * <p>A block below a line such as {@code `mail/1.eml`:} is written to that file. A block of the
 * kind {@code console} holds command lines that begin with {@code $}, and the output of the last of
 * them. The comment {@code <!-- shown: A | B -->} before it says of which paragraphs, fields, rows
 * and list items only those are shown that begin so; {@code exit 9} in it is the exit code that the
 * last command has instead of 0.
 */
final class CarriedOutPage {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?m)^`(?<file>[\\w./-]+)`:\n\n```\\w*\n(?<content>(?s:.*?))^```$"
              + "|^(?<start>(?:<!-- (?:exit (?<exit>\\d+) )?shown: (?<shown>.*) -->\n)?"
              + "```console\n)(?<session>(?s:.*?))^```$");

  private final Path folder;
  private final Stage stage;
  private final StringBuilder output = new StringBuilder();

  /** What stands in for servers that a page names. */
  interface Stage {
    /** The content of a file as it is written, with the servers of the test. */
    String written(String content);

    /** An output as the page shows it, with the servers of the page. */
    String shown(String output);
  }

  private static final class NoServers implements Stage {
    @Override
    public String written(String content) {
      return content;
    }

    @Override
    public String shown(String output) {
      return output;
    }
  }

  /** With an empty folder for its files. */
  CarriedOutPage(Path folder) {
    this(folder, new NoServers());
  }

  /** With servers. */
  CarriedOutPage(Path folder, Stage stage) {
    this.folder = folder;
    this.stage = stage;
  }

  /** Carries out a page, and gives its text with the output that the commands have now. */
  String of(String text) throws IOException {
    Matcher block = BLOCK.matcher(text);
    StringBuilder now = new StringBuilder();
    while (block.find()) {
      block.appendReplacement(now, "");
      now.append(block.group("file") == null ? session(block) : file(block));
    }
    return block.appendTail(now).toString();
  }

  /** What all commands printed, whether it is shown or not, without line breaks. */
  String everything() {
    return output.toString().replaceAll("\\s+", " ");
  }

  private String file(Matcher block) throws IOException {
    Path file = folder.resolve(block.group("file"));
    Files.createDirectories(file.getParent());
    Files.writeString(file, stage.written(block.group("content")));
    return block.group();
  }

  private String session(Matcher block) {
    List<String> lines =
        block.group("session").lines().filter(line -> line.startsWith("$ ")).toList();
    int wanted = block.group("exit") == null ? 0 : Integer.parseInt(block.group("exit"));
    String printed = "";
    for (int i = 0; i < lines.size(); i++) {
      printed = printed(lines.get(i), i == lines.size() - 1 ? wanted : 0);
    }
    String shown = block.group("shown");
    List<String> beginnings = shown == null ? List.of() : List.of(shown.split(" \\| ", -1));
    return block.group("start")
        + String.join("\n", lines)
        + "\n"
        + OutputExcerpt.of(printed, beginnings)
        + "```";
  }

  private String printed(String line, int wanted) {
    List<String> words = CommandRun.words(line.substring("$ ".length()));
    assertThat(words.get(0)).as(line).isEqualTo("mailpromoter");
    String[] arguments = words.stream().skip(1).map(this::inFolder).toArray(String[]::new);
    String config = folder.resolve("mailpromoter.yaml").toString();
    CommandRun.Result result =
        CommandRun.runPlain(CommandRun.with(List.of("--config", config), arguments));
    String printed = stage.shown((result.out() + result.err()).replace(folder + "/", ""));
    assertThat(result.code()).as("%s%n%s", line, printed).isEqualTo(wanted);
    output.append(printed);
    return printed;
  }

  /** A person works in the folder, and a test cannot change the folder of its process. */
  private String inFolder(String word) {
    Path file = folder.resolve(word);
    return Files.isRegularFile(file) ? file.toString() : word;
  }
}
