package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Hands out tracking tokens to whatever sends the mail. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: mailpromoter token --from user:christopher --subject 'Offer'"},
    description = "Hand out a tracking token, or a subject with one, for mail that is to be sent.")
final class TokenCommand implements Callable<Integer> {
  private final GlobalOptions options;
  private final Provider<Installation> installation;

  @Option(
      names = "--from",
      paramLabel = "KIND:ID",
      required = true,
      description = "The user or queue who sends the mail.")
  private String from = "";

  @Option(names = "--subject", paramLabel = "TEXT", description = "The subject of the mail.")
  private @Nullable String subject;

  @Option(
      names = "--signed",
      description = "A token that nobody can guess; needs organization.token-signing-keys.")
  private boolean signed;

  @Inject
  TokenCommand(GlobalOptions options, Provider<Installation> installation) {
    this.options = options;
    this.installation = installation;
  }

  @Override
  public Integer call() throws NotFoundException, RefusedException {
    Installation parts = installation.get();
    RecordId sender = parts.owner(from);
    try (OpenInstallation open = parts.open()) {
      Tokens tokens = new Tokens(open);
      String token = signed ? tokens.signed(Person.ofSystem()) : counted(tokens, sender);
      String stamped = tokens.stamped(subject == null ? "" : subject, token);
      options.screen().document(Fields.of("token", token, "subject", stamped));
      options.screen().say(subject == null ? token : stamped);
    }
    return ExitCode.OK;
  }

  private static String counted(Tokens tokens, RecordId sender) {
    Tokens.Token next = tokens.next(Person.ofSystem(), sender);
    if (next.repeated()) {
      System.err.println(
          "The counter of "
              + next.counter()
              + " has started again: this token was given out before. Give the counter more digits"
              + " (organization.tracking-token-counter-digits).");
    }
    return next.text();
  }
}
