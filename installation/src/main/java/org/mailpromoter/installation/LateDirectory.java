package org.mailpromoter.installation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.config.SecretException;

/**
 * A directory whose secret could not be read when it was opened: it is opened by the first question
 * for which it can be. Thread-safe.
 */
final class LateDirectory implements RecordDirectory {
  private final Supplier<RecordDirectory> source;
  private @Nullable RecordDirectory made;

  private LateDirectory(Supplier<RecordDirectory> source) {
    this.source = source;
  }

  /** The directory itself where it can be opened now. */
  static RecordDirectory of(Supplier<RecordDirectory> source) {
    try {
      return source.get();
    } catch (SecretException e) {
      return new LateDirectory(source);
    }
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    return made().resolve(addresses);
  }

  private synchronized RecordDirectory made() {
    RecordDirectory directory = made == null ? source.get() : made;
    made = directory;
    return directory;
  }

  @Override
  public synchronized void close() {
    if (made != null) {
      made.close();
    }
  }
}
