package org.mailpromoter.directories.ldap;

import java.time.Duration;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.spi.RecordDirectoryFactory;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;
import org.mailpromoter.spi.config.Secret;
import org.mailpromoter.spi.net.ConnectionKeys;
import org.mailpromoter.spi.net.ServerWords;
import org.mailpromoter.spi.net.StandardPorts;

/** Keys of an LDAP directory and how it uses them. */
final class LdapDirectoryFactory implements RecordDirectoryFactory {
  /** The usual ports (RFC 4513; ldaps has never become a standard). */
  static final StandardPorts PORTS = new StandardPorts(636, 389);

  static final ConfigKey<Duration> CONNECT_TIMEOUT =
      ConnectionKeys.CONNECT_TIMEOUT.defaultsTo(Duration.ofSeconds(10));
  static final ConfigKey<Duration> READ_TIMEOUT =
      ConnectionKeys.READ_TIMEOUT
          .meaning("How long a search may take")
          .defaultsTo(Duration.ofSeconds(30));
  static final ConfigKey<String> BIND_DN =
      ConfigKey.text("bind-dn")
          .meaning("The account that searches; without it the search is anonymous");
  static final ConfigKey<Secret> PASSWORD =
      ConfigKey.secret("password").meaning("The password of bind-dn");
  static final ConfigKey<String> BASE =
      ConfigKey.text("base")
          .meaning("Base entry of the records, for example ou=people,dc=contoso,dc=example")
          .mandatory();
  static final ConfigKey<String> FILTER =
      ConfigKey.text("filter")
          .meaning(
              "Filter that finds the entries of an address, which replaces {address}; without it"
                  + " the address attributes are compared");
  static final ConfigKey<Integer> TOGETHER =
      ConfigKey.integer("addresses-per-search", 1, 500)
          .meaning("Maximum number of addresses per search")
          .defaultsTo(50);
  static final ConfigKey<Integer> MOST_ENTRIES =
      ConfigKey.integer("entries-per-search", 1, 10_000)
          .meaning("Maximum number of entries per search; more are fetched by several searches")
          .defaultsTo(1_000);
  static final ConfigKey<String> RECORD_KIND =
      ConfigKey.text("record-kind").meaning("Kind of record of an entry").defaultsTo("contact");
  static final ConfigKey<List<String>> KIND_BY_CLASS =
      ConfigKey.texts("kind-by-object-class")
          .meaning("Other kinds by object class, as CLASS = KIND; the first match applies")
          .defaultsTo(List.of());
  static final ConfigKey<String> ID =
      ConfigKey.text("id-attribute")
          .meaning("The attribute that never changes; objectGUID with Active Directory")
          .defaultsTo("entryUUID");
  static final ConfigKey<List<String>> NAMES =
      ConfigKey.texts("name-attributes")
          .meaning("Attributes with the name; the first that an entry has is used")
          .defaultsTo(List.of("displayName", "cn"));
  static final ConfigKey<List<String>> ADDRESSES =
      ConfigKey.texts("address-attributes")
          .meaning("Attributes with e-mail addresses, with or without the prefix smtp:")
          .defaultsTo(List.of("mail", "proxyAddresses"));
  static final ConfigKey<String> OWNER =
      ConfigKey.text("owner-attribute")
          .meaning(
              "Attribute with the owner: a user's id, kind:id, or the name of an entry whose first"
                  + " part is the user's id");
  static final ConfigKey<String> ACTIVE =
      ConfigKey.text("active-attribute")
          .meaning(
              "Attribute that says whether an entry is active: userAccountControl of Active"
                  + " Directory, or one with yes or no; without it every entry is active");
  static final ConfigKey<String> CREATED =
      ConfigKey.text("created-attribute")
          .meaning("Attribute with the time of creation; the oldest record wins among equals")
          .defaultsTo("createTimestamp");

  @Override
  public String name() {
    return "ldap";
  }

  @Override
  public String description() {
    return "LDAP servers such as Active Directory and OpenLDAP";
  }

  @Override
  public ConfigSpec keys() {
    return ConfigSpec.of(
        ConnectionKeys.HOST,
        PORTS.key(),
        ConnectionKeys.SECURITY,
        ConnectionKeys.TRUST,
        CONNECT_TIMEOUT,
        READ_TIMEOUT,
        BIND_DN,
        PASSWORD,
        BASE,
        FILTER,
        TOGETHER,
        MOST_ENTRIES,
        RECORD_KIND,
        KIND_BY_CLASS,
        ID,
        NAMES,
        ADDRESSES,
        OWNER,
        ACTIVE,
        CREATED);
  }

  @Override
  public RecordDirectory create(String section, Config config) {
    if (config.find(BIND_DN).isPresent() != config.find(PASSWORD).isPresent()) {
      throw new IllegalArgumentException(
          "bind-dn and password belong together: give both, or neither to ask anonymously");
    }
    checkBase(config.get(BASE));
    AddressFilter filter =
        config
            .find(FILTER)
            .map(AddressFilter::of)
            .orElseGet(() -> AddressFilter.over(config.get(ADDRESSES)));
    LdapFailures failures =
        new LdapFailures(
            section,
            PORTS.address(config),
            ServerWords.hiding(config.find(PASSWORD).stream().toArray(Secret[]::new)));
    return new LdapDirectory(
        filter,
        config.get(TOGETHER),
        RecordMapping.of(section, config),
        failures,
        new LdapConnection(config, failures));
  }

  private static void checkBase(String base) {
    try {
      new LdapName(base);
    } catch (InvalidNameException e) {
      throw new IllegalArgumentException(
          "base is not a distinguished name:  "
              + e.getMessage()
              + "; expected for example"
              + " dc=contoso,dc=com",
          e);
    }
  }
}
