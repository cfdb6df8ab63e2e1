package org.mailpromoter.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.core.mailbox.SignIn;
import org.mailpromoter.deployment.Connection;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Installation;
import org.mailpromoter.installation.PartMaker;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigSpec;

/** Mailboxes whose server lets a person log in once. */
final class PersonalLogin implements ConnectorFactory {
  /** What the person is told. */
  static final String TOLD = "Open https://login.example and enter the code ABCD.";

  private final CountDownLatch entered = new CountDownLatch(1);

  /** The same installation with such mailboxes. */
  Installation of(Installation parts) throws Exception {
    List<MailboxDeployment> mailboxes =
        parts.deployment().mailboxes().stream().map(this::mailbox).toList();
    return new Installation(
        AskedHistory.with(parts.deployment(), "mailboxes", mailboxes),
        new PartMaker(),
        parts.clock());
  }

  private MailboxDeployment mailbox(MailboxDeployment each) {
    return new MailboxDeployment(
        each.id(),
        each.server(),
        new Connection(this, each.connection().server(), each.connection().login()),
        each.forwarded(),
        each.policy(),
        each.folders(),
        each.marking(),
        each.sending());
  }

  /** The person enters the code. */
  void enter() {
    entered.countDown();
  }

  @Override
  public String name() {
    return "personal";
  }

  @Override
  public String description() {
    return "a server with a person";
  }

  @Override
  public ConfigSpec serverKeys() {
    return ConfigSpec.NONE;
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.NONE;
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config login) {
    return new MailboxSource() {
      @Override
      public MailboxSession open() {
        throw new IllegalStateException("nobody reads it here");
      }

      @Override
      public Optional<SignIn> signIn() {
        return Optional.of(
            tell -> {
              tell.accept(TOLD);
              entered.await();
            });
      }
    };
  }
}
