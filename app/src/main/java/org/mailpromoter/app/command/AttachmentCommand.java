package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.core.fault.FileTrouble;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.store.PrivateFiles;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Activities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes an attachment to a file that the caller names: what the message calls it is no path. */
@Command(
    name = "attachment",
    mixinStandardHelpOptions = true,
    description =
        "Write the content of an attachment to a file. 'activities show' lists attachments with"
            + " their numbers.")
final class AttachmentCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Parameters(index = "0", paramLabel = "ACTIVITY", description = "The number of the activity.")
  private long activity;

  @Parameters(index = "1", paramLabel = "NUMBER", description = "The number of the attachment.")
  private int number;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where to write it: a new file.")
  private Path file = Path.of("");

  @Inject
  AttachmentCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    try (OpenInstallation open = installation.get().open()) {
      Attachment attachment = new Activities(open).attachment(activity, number);
      Content content = attachment.content().orElseThrow(() -> notStored(attachment));
      write(content);
      options
          .screen()
          .document(
              Fields.of(
                  "activity", activity,
                  "number", number,
                  "name", attachment.name(),
                  "content_type", attachment.contentType(),
                  "size", content.size(),
                  "sha256", content.sha256(),
                  "file", file.toString()));
      options.screen().say("Wrote " + Words.some(content.size(), "byte") + " to " + file + ".");
    }
    return ExitCode.OK;
  }

  private CommandFailure notStored(Attachment attachment) {
    return new CommandFailure(
        ExitCode.NOT_FOUND,
        "Attachment "
            + number
            + " of activity "
            + activity
            + " is not stored (kept: "
            + ActivityView.kept(attachment)
            + "). The message in the mailbox has it.");
  }

  private void write(Content content) throws CommandFailure {
    try {
      if (!PrivateFiles.create(file)) {
        throw new CommandFailure(
            ExitCode.USAGE, "The file " + file + " exists already. Name a new one with --to.");
      }
      try (InputStream bytes = content.open();
          OutputStream out = Files.newOutputStream(file)) {
        bytes.transferTo(out);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The file "
              + file
              + " cannot be written: "
              + FileTrouble.reason(e)
              + ". Name another one with --to.");
    }
  }
}
