package org.mailpromoter.directories.ldap;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;
import org.mailpromoter.testkit.ldap.LdapServer;

/** A section of a configuration file, as a test changes it. */
final class Configured {
  private static final Location AT = new Location(Path.of("/nowhere/mailpromoter.yaml"), 1);

  private final Map<String, RawValue> values = new LinkedHashMap<>();

  static Configured over(LdapServer server) {
    return new Configured()
        .with("host", server.host())
        .with("port", String.valueOf(server.tlsPort()))
        .with("trust", server.certificate().toString())
        .with("bind-dn", server.bindName())
        .with("password", server.bindPassword())
        .with("base", server.base())
        .with("id-attribute", "recordKey")
        .with("owner-attribute", "recordOwner")
        .with("active-attribute", "recordActive")
        .with("kind-by-object-class", "leadRecord = lead");
  }

  Configured with(String key, String... texts) {
    values.put(key, new RawValue(Arrays.asList(texts), texts.length > 1, AT));
    return this;
  }

  Configured without(String key) {
    values.remove(key);
    return this;
  }

  Config config() {
    return new LdapDirectoryFactory()
        .keys()
        .read(
            "directories.company",
            AT,
            values,
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
  }

  RecordDirectory directory() {
    return new LdapDirectoryFactory().create("company", config());
  }
}
