package org.mailpromoter.installation.change;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.correlation.SignedTokens;
import org.mailpromoter.core.correlation.SubjectTokens;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.core.store.TokenCounter;
import org.mailpromoter.deployment.Deployment;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.permission.Operation;

/** Hands out tracking tokens for mail that is to be sent. */
public final class Tokens {
  private final OpenInstallation open;
  private final Deployment deployment;

  /**
   * A token.
   *
   * @param text the token
   * @param counter whose counter gave the number of the token
   * @param repeated whether the counter started again, so that the token was given out before
   */
  public record Token(String text, RecordId counter, boolean repeated) {}

  /** The tokens of an installation. */
  public Tokens(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
    this.deployment = open.parts().deployment();
  }

  /** The next token of a configured user or queue. */
  public Token next(Requester by, RecordId sender) {
    RecordId counter = counter(sender);
    return Audited.of(open, by, Operation.TAKE_TOKEN, "tracking token")
        .concerning(Optional.of(sender))
        .run(
            entry -> {
              Token token = taken(counter);
              entry.to(token.text());
              return token;
            });
  }

  /**
   * A token for mail that is sent here: one that cannot be guessed, if a key is configured.
   *
   * @param sender the user or queue that sends it
   */
  String forMailOf(RecordId sender) throws RefusedException {
    return deployment.signedTokens().read().canSign() ? signed() : taken(counter(sender)).text();
  }

  private Token taken(RecordId counter) {
    TokenCounter.Next next = open.storage().tokenCounter().next(counter);
    String prefix = deployment.trackingTokens().prefixes().get(0);
    return new Token(
        deployment.tokenNumbering().token(prefix, next.sender(), next.count()),
        counter,
        deployment.tokenNumbering().hasWrapped(next.count()));
  }

  /** A queue takes from the counter of its owner (C-22). */
  private RecordId counter(RecordId id) {
    PartyRecord record =
        deployment.ownerRecords().stream()
            .map(RecordEntry::record)
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseGet(() -> PartyRecord.of(id, id.key()));
    return record.kind() == RecordKind.QUEUE ? record.owner().orElse(record.id()) : record.id();
  }

  /**
   * A token that cannot be guessed.
   *
   * @throws RefusedException if no signing key is configured
   */
  public String signed(Requester by) throws RefusedException {
    return Audited.of(open, by, Operation.TAKE_TOKEN, "signed token").run(entry -> signed());
  }

  private String signed() throws RefusedException {
    SignedTokens keys = deployment.signedTokens().read();
    if (!keys.canSign()) {
      throw new RefusedException(RefusedException.Why.NO_SIGNING_KEY);
    }
    byte[] handle = new byte[SignedTokens.HANDLE_BYTES];
    new SecureRandom().nextBytes(handle);
    return keys.mint(handle);
  }

  /** Whether a subject has a token that is known here. */
  boolean isStamped(String subject) {
    return subjects().isIn(subject);
  }

  /** A subject with a token, unless it has one already (C-27). */
  public String stamped(String subject, String token) {
    return subjects().with(subject, any -> true, () -> token);
  }

  /** Finds and puts tokens of the installation in subjects. */
  public SubjectTokens subjects() {
    return new SubjectTokens(
        deployment.trackingTokens(), deployment.signedTokens().readIfPossible());
  }
}
