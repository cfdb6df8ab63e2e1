package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mailpromoter.app.exit.CommandFailure;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.documents.ActivityDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Activities;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes an attachment to a file that the caller names; the name in the message is never used as a
 * path.
 */
@Command(
    name = "attachment",
    mixinStandardHelpOptions = true,
    description =
        "Write the content of an attachment to a file. 'activities show' lists attachments with"
            + " their numbers.")
final class AttachmentCommand implements Callable<Integer> {
  private final CommandContext context;

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
  AttachmentCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, NotFoundException {
    TargetFile target = context.target(TargetFile.Kind.ATTACHMENT, file);
    target.require(TargetFile.Existing.KEPT);
    try (OpenInstallation open = context.open()) {
      Attachment attachment = new Activities(open).attachment(activity, number);
      Content content = attachment.content().orElseThrow(() -> notStored(attachment));
      write(content, target);
      context
          .screen()
          .document(ActivityDocuments.attachment(activity, number, attachment, content, file));
      context.screen().say("Wrote " + Words.some(content.size(), "byte") + " to " + file + ".");
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
            + "). It is still in the message in the mailbox.");
  }

  private void write(Content content, TargetFile target) throws CommandFailure {
    target.write("", TargetFile.Existing.KEPT);
    try (InputStream bytes = content.open();
        OutputStream out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
    } catch (IOException e) {
      throw target.cannotBeWritten(e);
    }
  }
}
