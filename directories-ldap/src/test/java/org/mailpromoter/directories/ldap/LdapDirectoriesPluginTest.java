package org.mailpromoter.directories.ldap;

import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.testkit.PluginContract;
import org.mailpromoter.testkit.PluginExample;

/** LDAP directories keep to what plugins must. */
class LdapDirectoriesPluginTest implements PluginContract {
  @Override
  public Plugin plugin() {
    return new LdapDirectoriesPlugin();
  }

  @Override
  public List<PluginExample> examples() {
    return List.of(
        PluginExample.directory(
            "ldap",
            Map.ofEntries(
                Map.entry("host", "localhost"),
                Map.entry("port", "{port}"),
                Map.entry("security", "insecure-plain"),
                Map.entry("trust", "{folder}/ca.pem"),
                Map.entry("connect-timeout", "5s"),
                Map.entry("read-timeout", "6s"),
                Map.entry("bind-dn", "cn=reader,dc=example"),
                Map.entry("password", "s3cret-password"),
                Map.entry("base", "dc=example"),
                Map.entry("filter", "(mail={address})"),
                Map.entry("addresses-per-search", "7"),
                Map.entry("entries-per-search", "8"),
                Map.entry("record-kind", "account"),
                Map.entry("kind-by-object-class", "organization = account"),
                Map.entry("id-attribute", "uid"),
                Map.entry("name-attributes", "cn"),
                Map.entry("address-attributes", "mail"),
                Map.entry("owner-attribute", "manager"),
                Map.entry("active-attribute", "active"),
                Map.entry("created-attribute", "created"))));
  }
}
