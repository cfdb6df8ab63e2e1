package org.mailpromoter.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.net.Security;
import org.mailpromoter.testkit.DirectoryUnderTest;
import org.mailpromoter.testkit.RecordDirectoryContract;
import org.mailpromoter.testkit.ldap.LdapServer;

/** The directory keeps its contract on a real slapd, and survives what servers do. */
class LdapDirectoryIT implements RecordDirectoryContract {
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void needsSlapd() {
    LdapServer.requireOrSkip();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T closing(T resource) {
    opened.add(0, resource);
    return resource;
  }

  private LdapServer server() {
    return closing(LdapServer.start());
  }

  private static void put(LdapServer server, List<RecordEntry> entries) {
    Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
    for (RecordEntry entry : entries) {
      PartyRecord record = entry.record();
      String kind = record.kind() == RecordKind.LEAD ? "leadRecord" : "mailRecord";
      Map<String, List<String>> values = new LinkedHashMap<>();
      values.put("objectClass", List.of("account", kind));
      values.put("recordKey", List.of(record.id().key()));
      values.put("recordActive", List.of(record.active() ? "yes" : "no"));
      values.put("displayName", List.of(record.name()));
      record.owner().ifPresent(owner -> values.put("recordOwner", List.of(owner.toString())));
      values.put("proxyAddresses", addresses(entry));
      all.put("uid=" + kind + "-" + record.id().key(), values);
    }
    server.put(all);
  }

  private static List<String> addresses(RecordEntry entry) {
    return entry.addresses().stream()
        .map(each -> "SMTP:" + each.value().toUpperCase(Locale.ROOT))
        .toList();
  }

  @Override
  public DirectoryUnderTest emptyDirectory() {
    LdapServer server = LdapServer.start();
    RecordDirectory directory = Configured.over(server).directory();
    return new DirectoryUnderTest() {
      @Override
      public RecordDirectory directory() {
        return directory;
      }

      @Override
      public void put(List<RecordEntry> entries) {
        LdapDirectoryIT.put(server, entries);
      }

      @Override
      public boolean fail() {
        server.stop();
        return true;
      }

      @Override
      public void close() {
        directory.close();
        server.close();
      }
    };
  }

  private static RecordEntry contact(String key, String... addresses) {
    RecordId id = new RecordId(RecordKind.CONTACT, key);
    return new RecordEntry(
        PartyRecord.of(id, key), Set.of(addresses).stream().map(EmailAddress::new).toList());
  }

  private static Set<EmailAddress> anna() {
    return Set.of(new EmailAddress("anna@x.example"));
  }

  private static DirectoryException failure(RecordDirectory directory) {
    try {
      directory.resolve(anna());
    } catch (DirectoryException e) {
      assertThat(e.sentence()).doesNotContain("s3cret").contains("record directory company");
      return e;
    }
    throw new AssertionError("it answered");
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void everyKindOfConnectionWorks(Security security) {
    LdapServer server = server();
    put(server, List.of(contact("anna", "anna@x.example")));
    String port = String.valueOf(security == Security.TLS ? server.tlsPort() : server.port());
    RecordDirectory directory =
        closing(
            Configured.over(server)
                .with("security", security.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("port", port)
                .directory());
    assertThat(directory.resolve(anna())).hasSize(1);
    assertThat(directory.resolve(anna())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Security.class)
  void aConnectionThatBrokeIsOpenedAnew(Security security) {
    LdapServer server = server();
    put(server, List.of(contact("anna", "anna@x.example")));
    String port = String.valueOf(security == Security.TLS ? server.tlsPort() : server.port());
    RecordDirectory directory =
        closing(
            Configured.over(server)
                .with("security", security.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("port", port)
                .directory());
    assertThat(directory.resolve(anna())).hasSize(1);
    server.restart();
    assertThat(directory.resolve(anna())).as("restarted").hasSize(1);
    server.stop();
    assertThat(failure(directory).code()).isEqualTo(LdapError.CONNECTION_REFUSED);
    server.restart();
    assertThat(directory.resolve(anna())).as("back again").hasSize(1);
    directory.close();
    assertThat(directory.resolve(anna())).as("closed before").hasSize(1);
  }

  @Test
  void aWrongPasswordIsSaidSoWithoutIt() {
    LdapServer server = server();
    RecordDirectory directory =
        closing(Configured.over(server).with("password", "s3cret-wrong").directory());
    assertThat(failure(directory).code()).isEqualTo(LdapError.LOGIN_REFUSED);
    RecordDirectory nobody =
        closing(Configured.over(server).without("bind-dn").without("password").directory());
    assertThat(failure(nobody).code()).isIn(LdapError.LOGIN_REFUSED, LdapError.NOT_ALLOWED);
  }

  @Test
  void certificatesAndHostNamesAreChecked() {
    LdapServer server = server();
    String plain = String.valueOf(server.port());
    for (String security : List.of("tls", "starttls")) {
      Configured configured = Configured.over(server).with("security", security);
      if (security.equals("starttls")) {
        configured.with("port", plain);
      }
      assertThat(failure(closing(configured.with("host", "127.0.0.1").directory())).code())
          .as(security)
          .isEqualTo(LdapError.WRONG_HOST_NAME);
      assertThat(
              failure(closing(configured.with("host", "localhost").without("trust").directory()))
                  .code())
          .as(security)
          .isEqualTo(LdapError.UNTRUSTED_CERTIFICATE);
    }
  }

  @Test
  void withoutStartTlsThePasswordIsNotSent() {
    LdapServer server = closing(LdapServer.startWithoutTls());
    RecordDirectory directory =
        closing(
            Configured.over(server)
                .with("security", "starttls")
                .with("port", String.valueOf(server.port()))
                .directory());
    assertThat(failure(directory).code()).isEqualTo(LdapError.STARTTLS_NOT_OFFERED);
  }

  @Test
  void whatIsWrongWithTheServerOrTheSectionIsTold() {
    LdapServer server = server();
    assertThat(failure(closing(Configured.over(server).with("base", "dc=elsewhere").directory())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(LdapError.BASE_NOT_FOUND));
    assertThat(
            failure(closing(Configured.over(server).with("host", "nowhere.invalid").directory())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(LdapError.HOST_NOT_FOUND));
    assertThat(
            failure(
                closing(
                    Configured.over(server)
                        .with("port", String.valueOf(server.port()))
                        .directory())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(LdapError.TLS_FAILED));
    assertThat(failure(closing(Configured.over(server).with("trust", "/none.pem").directory())))
        .satisfies(e -> assertThat(e.code()).isEqualTo(LdapError.TRUST_UNREADABLE));
  }

  @Test
  void moreEntriesThanAreHandedOutAtOnceAreFetchedAllTheSame() {
    LdapServer server = server();
    List<RecordEntry> many =
        IntStream.range(0, 90)
            .mapToObj(i -> contact("c" + i, "c" + i + "@x.example"))
            .collect(Collectors.toCollection(ArrayList::new));
    many.add(contact("shared1", "anna@x.example"));
    many.add(contact("shared2", "anna@x.example"));
    many.add(contact("shared3", "anna@x.example"));
    put(server, many);
    RecordDirectory directory =
        closing(Configured.over(server).with("entries-per-search", "3").directory());
    Set<EmailAddress> all =
        many.stream().flatMap(each -> each.addresses().stream()).collect(Collectors.toSet());
    assertThat(directory.resolve(all)).hasSize(91);
    RecordDirectory narrow =
        closing(Configured.over(server).with("entries-per-search", "2").directory());
    assertThat(failure(narrow).code()).isEqualTo(LdapError.TOO_MANY_ENTRIES);
  }

  @Test
  void anAddressWithSignsOfFiltersFindsItselfAlone() {
    LdapServer server = server();
    put(
        server,
        List.of(
            contact("anna", "anna@x.example"),
            contact("star", "*@x.example", "j\u00fc@x.example")));
    RecordDirectory directory = closing(Configured.over(server).directory());
    EmailAddress star = new EmailAddress("*@x.example");
    EmailAddress umlaut = new EmailAddress("j\u00fc@x.example");
    Map<EmailAddress, List<PartyRecord>> found = directory.resolve(Set.of(star, umlaut));
    assertThat(found).containsOnlyKeys(star, umlaut);
    assertThat(found.get(star)).extracting(r -> r.id().key()).containsExactly("star");
  }

  @Test
  void anEntryThatOnlyTheFilterFindsFailsInsteadOfBeingLost() {
    LdapServer server = server();
    put(server, List.of(contact("anna", "anna@x.example")));
    RecordDirectory directory =
        closing(
            Configured.over(server)
                .with("address-attributes", "mail")
                .with("filter", "(proxyAddresses=smtp:{address})")
                .directory());
    assertThatThrownBy(() -> directory.resolve(anna()))
        .hasMessageContaining("the filter finds it, but none of its address attributes");
  }

  @Test
  void whatActiveDirectorySaysIsUnderstood() {
    LdapServer server = server();
    byte[] guid = new byte[16];
    guid[0] = 7;
    server.put(
        "uid=anna",
        Map.of(
            "objectClass", List.of("account", "mailRecord"),
            "displayName", List.of("Anna Berg"),
            "mail", List.of("anna@x.example"),
            "objectGUID", List.of("base64:" + Base64.getEncoder().encodeToString(guid)),
            "userAccountControl", List.of("514")));
    RecordDirectory directory =
        closing(
            Configured.over(server)
                .with("id-attribute", "objectGUID")
                .with("active-attribute", "userAccountControl")
                .with("record-kind", "user")
                .directory());
    assertThat(directory.resolve(anna()).values().iterator().next())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.id().toString())
                  .isEqualTo("user:00000007-0000-0000-0000-000000000000");
              assertThat(record.active()).isFalse();
              assertThat(record.created()).isAfter(java.time.Instant.EPOCH);
            });
  }
}
