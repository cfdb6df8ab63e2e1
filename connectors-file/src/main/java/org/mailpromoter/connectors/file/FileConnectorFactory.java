package org.mailpromoter.connectors.file;

import java.nio.file.Path;
import java.util.Optional;
import org.mailpromoter.core.mailbox.MailboxSource;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** Keys of the connector and how it uses them. */
final class FileConnectorFactory implements ConnectorFactory {
  static final ConfigKey<Format> FORMAT =
      ConfigKey.choice("format", Format.class)
          .meaning("Format of the mailboxes; determined from the path if not given");
  static final ConfigKey<Path> PATH =
      ConfigKey.path("path")
          .meaning("The mbox file (also .gz), the Maildir, or the folder of eml files")
          .mandatory();

  @Override
  public String name() {
    return "file";
  }

  @Override
  public String description() {
    return "mbox files, Maildirs and folders of eml files";
  }

  @Override
  public ConfigSpec serverKeys() {
    return ConfigSpec.of(FORMAT);
  }

  @Override
  public ConfigSpec mailboxKeys() {
    return ConfigSpec.of(PATH);
  }

  @Override
  public MailboxSource source(String mailbox, Config server, Config config) {
    Path path = config.get(PATH);
    Optional<Format> chosen = server.find(FORMAT);
    return () -> Format.open(mailbox, path, chosen);
  }
}
