package org.mailpromoter.app.command;

import com.google.inject.Inject;
import com.google.inject.Provider;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.app.output.Fields;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.correlation.TokenSubject;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.store.Storage;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.Installation;
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
  public Integer call() throws CommandFailure {
    Installation parts = installation.get();
    Deployment deployment = parts.deployment();
    RecordId sender = sender(parts);
    try (Storage storage = parts.storage()) {
      String token = signed ? signed(deployment) : counted(deployment, storage, sender);
      String stamped = stamped(deployment, token);
      options.screen().document(Fields.of("token", token, "subject", stamped));
      options.screen().say(subject == null ? token : stamped);
    }
    return ExitCode.OK;
  }

  private String stamped(Deployment deployment, String token) {
    String text = subject == null ? "" : subject;
    Set<String> known = new LinkedHashSet<>(deployment.trackingTokens().tokensIn(text));
    known.addAll(deployment.signedTokens().readIfPossible().tokensIn(text));
    return TokenSubject.stamped(text, token, known, TokenSubject.STANDARD_LIMIT);
  }

  private static String signed(Deployment deployment) throws CommandFailure {
    SignedTokens keys = deployment.signedTokens().read();
    if (!keys.canSign()) {
      throw new CommandFailure(
          ExitCode.CONFIGURATION,
          "There is no key to sign tokens with: set organization.token-signing-keys.");
    }
    byte[] handle = new byte[SignedTokens.HANDLE_BYTES];
    new SecureRandom().nextBytes(handle);
    return keys.mint(handle);
  }

  private String counted(Deployment deployment, Storage storage, RecordId sender) {
    TokenCounter.Next next = storage.tokenCounter().next(sender);
    if (deployment.tokenNumbering().hasWrapped(next.count())) {
      System.err.println(
          "The counter of "
              + sender
              + " has started again: this token was given out before. Give the counter more digits"
              + " (organization.tracking-token-counter-digits).");
    }
    String prefix = deployment.trackingTokens().prefixes().get(0);
    return deployment.tokenNumbering().token(prefix, next.sender(), next.count());
  }

  /** A queue takes from the counter of its owner (C-22). */
  private RecordId sender(Installation parts) throws CommandFailure {
    RecordId id = Filters.owner(parts, from);
    PartyRecord record =
        parts.deployment().ownerRecords().stream()
            .map(RecordEntry::record)
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseGet(() -> PartyRecord.of(id, id.key()));
    return record.kind() == RecordKind.QUEUE ? record.owner().orElse(record.id()) : record.id();
  }
}
