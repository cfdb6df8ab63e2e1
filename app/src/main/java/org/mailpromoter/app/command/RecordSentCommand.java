package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.app.output.Screen;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.change.SentMails;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records mail that was sent. */
@Command(
    name = "record-sent",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: mailpromoter activities record-sent offer.eml --regarding account:contoso"
    },
    description = "Record a sent mail as an outgoing activity so that replies are recognised.")
final class RecordSentCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The sent message as a file (.eml).")
  private Path file = Path.of("");

  @Option(
      names = "--regarding",
      paramLabel = "KIND:ID",
      description = "The record it is about; replies inherit it.")
  private @Nullable String about;

  @Option(names = "--unknown-record", description = NamedRecord.UNKNOWN)
  private boolean unknownRecord;

  @Inject
  RecordSentCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure {
    try (InputStream message = Files.newInputStream(file);
        OpenInstallation open = context.openOrCreate()) {
      print(recorded(open, message));
    } catch (NoSuchFileException e) {
      throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ".");
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "The file " + file + " cannot be read: " + FileTrouble.reason(e) + ".");
    }
    return ExitCode.OK;
  }

  private Optional<EmailActivity> recorded(OpenInstallation open, InputStream message)
      throws CommandFailure, IOException {
    SentMails sent = new SentMails(open);
    if (about == null) {
      return sent.record(Person.requester(), message);
    }
    return sent.record(
        Person.requester(), message, NamedRecord.of(open, about, unknownRecord, context.screen()));
  }

  private void print(Optional<EmailActivity> recorded) {
    Screen screen = context.screen();
    screen.document(ActivityDocuments.recorded(recorded));
    screen.say(
        recorded
            .map(a -> "Recorded as activity " + a.id() + ": " + a.subject())
            .orElse("This message is already recorded; nothing was changed."));
  }
}
