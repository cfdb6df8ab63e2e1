package org.mailpromoter.deployment;

import java.util.Optional;
import org.mailpromoter.spi.ConnectorFactory;

/**
 * Creates the configured parts while a configuration is read, so that problems that only a part
 * itself can find are reported for its section. A secret that cannot be read is not a problem here:
 * it appears when the part is used. Each throws an {@link IllegalArgumentException} that says what
 * is wrong.
 */
public interface PartTrial {
  /** Why a connector cannot be used at all; empty if it can. */
  Optional<String> unavailable(ConnectorFactory connector);

  /** Tries to make the source of a mailbox. */
  void attempt(MailboxDeployment mailbox);

  /** Tries to make a sink. */
  void attempt(SinkDeployment sink);

  /** Tries to make a record directory. */
  void attempt(DirectoryDeployment directory);

  /** Tries to make a policy source. */
  void attempt(PolicySourceDeployment source);

  /** Tries to make a correlation strategy. */
  void attempt(StrategyDeployment strategy);
}
