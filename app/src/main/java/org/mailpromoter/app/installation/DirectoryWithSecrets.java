package org.mailpromoter.app.installation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.config.SecretException;

/**
 * A directory that reads its secret when it is asked: one that it cannot read is a directory that
 * cannot answer.
 *
 * @param behind the directory
 */
record DirectoryWithSecrets(RecordDirectory behind) implements RecordDirectory {
  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    return told(() -> behind.resolve(addresses));
  }

  @Override
  public OptionalLong changes() {
    return told(behind::changes);
  }

  @Override
  public Optional<Instant> asOf() {
    return behind.asOf();
  }

  @Override
  public List<DirectoryWarning> warnings() {
    return behind.warnings();
  }

  @Override
  public void close() {
    behind.close();
  }

  private static <T> T told(Supplier<T> question) {
    try {
      return question.get();
    } catch (SecretException e) {
      throw new DirectoryException(e.code(), e.sentence(), e);
    }
  }
}
