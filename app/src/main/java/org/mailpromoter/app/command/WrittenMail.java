package org.mailpromoter.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.composer.Addressee;
import org.mailpromoter.composer.Enclosure;
import org.mailpromoter.composer.HtmlText;
import org.mailpromoter.core.party.Role;

/** The parts of a mail that a command line names. */
final class WrittenMail {
  private WrittenMail() {}

  static Optional<HtmlText> html(@Nullable String file) throws IOException {
    return file == null
        ? Optional.empty()
        : Optional.of(new HtmlText(Files.readString(Path.of(file)), List.of()));
  }

  static List<Addressee> addressees(Role role, List<String> written) throws CommandFailure {
    List<Addressee> all = new ArrayList<>();
    for (String text : written) {
      all.add(
          Addressee.parse(role, text)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "'"
                              + text
                              + "' is not an address that mail can be sent to. Write it as"
                              + " anna@customer.example or 'Anna Berg <anna@customer.example>'.")));
    }
    return all;
  }

  /** Empty without a file: then it is made of the HTML. */
  static String text(@Nullable String body) throws IOException {
    if (body == null) {
      return "";
    }
    return body.equals("-")
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : Files.readString(Path.of(body));
  }

  static List<Enclosure> files(List<Path> attached) throws CommandFailure, IOException {
    List<Enclosure> all = new ArrayList<>();
    for (Path file : attached) {
      if (!Files.isRegularFile(file)) {
        throw new NoSuchFileException(file.toString());
      }
      all.add(file(file));
    }
    return all;
  }

  private static Enclosure file(Path file) throws CommandFailure, IOException {
    String type = Optional.ofNullable(Files.probeContentType(file)).orElse("");
    try {
      return new Enclosure(
          String.valueOf(file.getFileName()),
          type.isEmpty() || type.startsWith("message/") ? "application/octet-stream" : type,
          () -> Files.newInputStream(file));
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "The file " + file + " cannot be attached: " + e.getMessage() + ".");
    }
  }
}
