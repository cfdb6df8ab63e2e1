package org.mailpromoter.app.command;

import com.google.inject.Inject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.exit.ExitCode;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.documents.UpkeepDocuments;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Issues tracking tokens for mail that is to be sent. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter token --from user:christopher --subject 'Offer'"},
    description = "Issue a tracking token, or a subject with one, for mail that is to be sent.")
final class TokenCommand implements Callable<Integer> {
  private final CommandContext context;

  @Option(
      names = "--from",
      paramLabel = "KIND:ID",
      required = true,
      description = "The user or queue that sends the mail.")
  private String from = "";

  @Option(names = "--subject", paramLabel = "TEXT", description = "The subject of the mail.")
  private @Nullable String subject;

  @Option(
      names = "--signed",
      description =
          "A signed token that cannot be guessed; requires" + " organization.token-signing-keys.")
  private boolean signed;

  @Inject
  TokenCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws NotFoundException, RefusedException {
    Installation parts = context.parts();
    RecordId sender = parts.owner(from);
    try (OpenInstallation open = parts.openOrCreate()) {
      Tokens tokens = new Tokens(open);
      String token = signed ? tokens.signed(Person.requester()) : counted(tokens, sender);
      String stamped = tokens.stamped(subject == null ? "" : subject, token);
      context.screen().document(UpkeepDocuments.token(token, stamped));
      context.screen().say(subject == null ? token : stamped);
    }
    return ExitCode.OK;
  }

  private String counted(Tokens tokens, RecordId sender) {
    Tokens.Token next = tokens.next(Person.requester(), sender);
    if (next.repeated()) {
      context
          .screen()
          .complain(
              "The token counter of "
                  + next.counter()
                  + " wrapped around; this token has been issued before. Increase"
                  + " tracking-token-counter-digits"
                  + " (organization.tracking-token-counter-digits).");
    }
    return next.text();
  }
}
