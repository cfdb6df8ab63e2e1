package org.mailpromoter.dataverse.policy;

import java.util.Optional;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.WebApi;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.IncomingMessage;
import org.mailpromoter.spi.policy.Judgement;
import org.mailpromoter.spi.policy.PolicySource;
import org.mailpromoter.spi.policy.PolicySourceException;

/** Reads the settings of an environment, and asks it about messages. Thread-safe. */
final class DataversePolicySource implements PolicySource {
  private final String name;
  private final WebApi api;

  DataversePolicySource(String name, WebApi api) {
    this.name = name;
    this.api = api;
  }

  /** A question to the environment. */
  private interface Question<T> {
    T ask() throws DataverseException, InterruptedException;
  }

  @Override
  public ForeignPolicy read() {
    return answered(() -> PolicyMapping.of(api.host(), new SettingReader(api).read()));
  }

  @Override
  public Optional<Judgement> judge(IncomingMessage message) {
    return Optional.of(answered(() -> new Referee(api).judge(message)));
  }

  private <T> T answered(Question<T> question) {
    try {
      return question.ask();
    } catch (DataverseException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(
          new DataverseException(DataverseError.CONNECTION_LOST, "the program is stopping", e));
    }
  }

  private PolicySourceException failure(DataverseException e) {
    return new PolicySourceException(
        e.error(),
        "The policy source " + name + " cannot ask " + api.host() + ": " + e.why() + ".",
        e);
  }
}
