package org.mailpromoter.dataverse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.stub.DataverseServerStub;
import org.mailpromoter.dataverse.stub.fault.DataverseFaults;
import org.mailpromoter.dataverse.stub.fault.Fault;
import org.mailpromoter.dataverse.stub.fault.HttpFaults;
import org.mailpromoter.dataverse.stub.fault.SeenRequest;

/** What is special about an environment of Dataverse as a directory. */
class DataverseDirectoryTest {
  private final DataverseServerStub stub = DataverseServerStub.start();
  private final Configured configured = Configured.over(stub);

  @AfterEach
  void stop() {
    stub.close();
  }

  private static Set<EmailAddress> addresses(String... all) {
    Set<EmailAddress> addresses = new LinkedHashSet<>();
    for (String each : all) {
      addresses.add(new EmailAddress(each));
    }
    return addresses;
  }

  private static List<PartyRecord> records(
      Map<EmailAddress, List<PartyRecord>> answer, String address) {
    return answer.getOrDefault(new EmailAddress(address), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void everyTableIsFoundAsItsKind(String lookUp) {
    stub.add("contact", Map.of("fullname", "C", "emailaddress3", "all@x.example"));
    stub.add("account", Map.of("name", "A", "emailaddress2", "all@x.example"));
    stub.add("lead", Map.of("fullname", "L", "emailaddress1", "all@x.example", "statecode", 2));
    stub.add(
        "systemuser",
        Map.of("fullname", "U", "personalemailaddress", "all@x.example", "isdisabled", true));
    stub.add("queue", Map.of("name", "Q", "emailaddress", "all@x.example"));
    stub.add("team", Map.of("name", "T", "emailaddress", "all@x.example"));
    List<PartyRecord> found =
        records(
            configured.with("look-up", lookUp).directory().resolve(addresses("all@x.example")),
            "all@x.example");
    assertThat(found)
        .extracting(PartyRecord::kind)
        .containsExactly(
            RecordKind.USER,
            RecordKind.CONTACT,
            RecordKind.ACCOUNT,
            RecordKind.LEAD,
            RecordKind.TEAM,
            RecordKind.QUEUE);
    assertThat(found).extracting(PartyRecord::name).containsExactly("U", "C", "A", "L", "T", "Q");
    assertThat(found)
        .extracting(PartyRecord::active)
        .containsExactly(false, true, true, false, true, true);
    assertThat(found.get(1).owner()).contains(RecordId.user(stub.user().toString()));
    assertThat(found.get(0).owner()).as("nobody owns a user").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void aThousandAddressesTakeFourRequests(String lookUp) {
    Set<EmailAddress> asked = new LinkedHashSet<>();
    for (int number = 0; number < 1_000; number++) {
      String address = "a.rather.long.name." + number + "@department.customer.example";
      asked.add(new EmailAddress(address));
      if (number % 2 == 0) {
        stub.add("contact", Map.of("fullname", "N" + number, "emailaddress1", address));
      }
    }
    DataverseDirectory directory = configured.with("look-up", lookUp).directory();
    assertThat(directory.resolve(asked)).hasSize(500);
    assertThat(stub.requests()).hasSizeLessThanOrEqualTo(4);
  }

  /** Long addresses of letters that are written as many bytes still fit into every request. */
  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void requestsStayWithinTheLengthOfAddresses(String lookUp) {
    Set<EmailAddress> asked = new LinkedHashSet<>();
    for (int number = 0; number < 300; number++) {
      asked.add(new EmailAddress(number + "\u4e2d".repeat(250) + "@x.example"));
    }
    assertThat(configured.with("look-up", lookUp).directory().resolve(asked)).isEmpty();
    assertThat(stub.requests()).allMatch(each -> each.status() == 200).hasSizeGreaterThan(1);
  }

  /** Whatever an attacker writes into From is a text and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void addressesAreNeverPartOfAQuery(String lookUp) {
    stub.add("contact", Map.of("fullname", "O'Brien", "emailaddress1", "o'brien@x.example"));
    stub.add("contact", Map.of("fullname", "And", "emailaddress1", "a&b=c#d%2541+e@x.example"));
    stub.add("contact", Map.of("fullname", "Victim", "emailaddress1", "victim@x.example"));
    Set<EmailAddress> asked =
        addresses(
            "o'brien@x.example",
            "a&b=c#d%2541+e@x.example",
            "%@x.example",
            "_ictim@x.example",
            "x'or'1'eq'1@x.example",
            "$p1=p2@x.example",
            "\"]) or (statecode eq 0)\"@x.example",
            "\"</value><value>victim@x.example</value>\"@x.example",
            "\"\\\",\\\"victim@x.example\"@x.example",
            "{{a}}\ud83d\ude00@x.example",
            "a\ud83d@x.example",
            "a\ufffe@x.example");
    Map<EmailAddress, List<PartyRecord>> found =
        configured.with("look-up", lookUp).directory().resolve(asked);
    assertThat(found)
        .containsOnlyKeys(
            new EmailAddress("o'brien@x.example"), new EmailAddress("a&b=c#d%2541+e@x.example"));
    assertThat(stub.requests()).allMatch(each -> each.status() == 200);
  }

  @Test
  void whereTheIndexIsNotExposedTheColumnsAreAskedFromThenOn() {
    stub.add("contact", Map.of("fullname", "C", "emailaddress1", "c@x.example"));
    stub.withoutTable("emailsearch");
    DataverseDirectory directory = configured.directory();
    assertThat(directory.warnings()).isEmpty();
    assertThat(directory.resolve(addresses("c@x.example"))).hasSize(1);
    assertThat(directory.resolve(addresses("c@x.example", "d@x.example"))).hasSize(1);
    assertThat(stub.requests()).hasSize(3);
    assertThat(directory.warnings())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.code()).isEqualTo(DataverseError.EMAIL_SEARCH_UNAVAILABLE);
              assertThat(each.sentence()).contains("directory crm", "404");
            });
  }

  @Test
  void aTableThatTheEnvironmentLacksIsSaid() {
    stub.withoutTable("lead");
    assertThatThrownBy(() -> configured.directory().resolve(addresses("c@x.example")))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DataverseError.NOT_FOUND);
              assertThat(e.sentence()).contains("crm", "localhost", "lead");
            });
    stub.add("contact", Map.of("fullname", "C", "emailaddress1", "c@x.example"));
    DataverseDirectory without = configured.with("tables", "systemuser", "contact").directory();
    assertThat(without.resolve(addresses("c@x.example"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void tablesAndColumnsOfTheCustomersOwnAreFound(String lookUp) {
    stub.table("new_guest", "new_guests");
    stub.column("new_guest", "new_email", 100);
    stub.column("contact", "new_privateemail", 100);
    UUID guest = stub.add("new_guest", Map.of("new_guest_name", "G", "new_email", "g@x.example"));
    stub.add("contact", Map.of("fullname", "C", "new_privateemail", "g@x.example"));
    Map<EmailAddress, List<PartyRecord>> found =
        configured
            .with("look-up", lookUp)
            .with("email-columns", "new_guest.new_email", "contact.new_privateemail")
            .directory()
            .resolve(addresses("g@x.example"));
    assertThat(records(found, "g@x.example"))
        .extracting(PartyRecord::name)
        .containsExactly("C", "G");
    assertThat(records(found, "g@x.example").get(1).id())
        .isEqualTo(new RecordId(RecordKind.CUSTOM, "new_guest/" + guest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"email-search", "columns"})
  void moreRecordsThanAnAnswerHoldsAreFetchedByHalves(String lookUp) {
    stub.pageSize(10);
    for (int number = 0; number < 19; number++) {
      String address = (number % 2 == 0 ? "a" : "b") + "@x.example";
      stub.add("contact", Map.of("fullname", "N" + number, "emailaddress1", address));
    }
    DataverseDirectory directory = configured.with("look-up", lookUp).directory();
    Map<EmailAddress, List<PartyRecord>> found =
        directory.resolve(addresses("a@x.example", "b@x.example"));
    assertThat(records(found, "a@x.example")).hasSize(10);
    assertThat(records(found, "b@x.example")).hasSize(9);
  }

  @Test
  void aBusyServiceIsGivenTimeWithinLimits() {
    DataverseDirectory directory = configured.directory();
    stub.faults().once(DataverseFaults.throttled(Duration.ofSeconds(7)));
    assertThat(directory.resolve(addresses("c@x.example"))).isEmpty();
    assertThat(configured.pauses()).containsExactly(Duration.ofSeconds(7));
    stub.faults().after(0, DataverseFaults.throttled(Duration.ofSeconds(25)));
    assertThatThrownBy(() -> directory.resolve(addresses("c@x.example")))
        .isInstanceOfSatisfying(
            DirectoryException.class, e -> assertThat(e.code()).isEqualTo(DataverseError.BUSY));
    assertThat(configured.pauses()).hasSize(3);
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnce() {
    DataverseDirectory directory = configured.directory();
    directory.resolve(addresses("c@x.example"));
    stub.revokeTokens();
    assertThat(directory.resolve(addresses("c@x.example"))).isEmpty();
    assertThat(stub.requests()).extracting(SeenRequest::status).containsExactly(200, 401, 200);
  }

  @Test
  void aWrongSecretIsSaidWithoutIt() {
    configured.with("client-secret", "wr0ng-s3cret");
    assertThatThrownBy(() -> configured.directory().resolve(addresses("c@x.example")))
        .isInstanceOfSatisfying(
            DirectoryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DataverseError.TOKEN_REFUSED);
              assertThat(e.sentence()).contains("AADSTS7000215").doesNotContain("wr0ng");
            });
  }

  @Test
  void noAnswerOfAStrangerIsAnEmptyAnswer() {
    for (Fault each :
        List.of(
            HttpFaults.loginPage(),
            HttpFaults.truncated(),
            HttpFaults.cut(),
            HttpFaults.redirect("https://evil.example/"),
            HttpFaults.answer(200, "application/json", "{\"value\":[]}"),
            HttpFaults.answer(200, "multipart/mixed; boundary=b", "--b--\r\n"),
            HttpFaults.answer(200, "multipart/mixed", ""),
            HttpFaults.answer(
                200,
                "multipart/mixed; boundary=b",
                "--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}\r\n--b--"),
            HttpFaults.answer(204, "text/plain", ""),
            DataverseFaults.deeplyNested(100_000),
            DataverseFaults.missingPrivilege("prvReadContact"))) {
      stub.faults().clear();
      stub.faults().after(0, each);
      assertThatThrownBy(() -> configured.directory().resolve(addresses("c@x.example")))
          .isInstanceOf(DirectoryException.class);
    }
  }

  @Test
  void wrongKeysAreRefused() {
    for (List<String> each :
        List.of(
            List.of("url", "http//x"),
            List.of("url", "https://user:pass@x.example"),
            List.of("url", "ftp://x.example"),
            List.of("tables", "contacts(1)"),
            List.of("email-columns", "contact"),
            List.of("email-columns", "contact.Email Address"))) {
      assertThatThrownBy(() -> Configured.over(stub).with(each.get(0), each.get(1)).directory())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("pass@");
    }
    List<String> many = new ArrayList<>(Collections.nCopies(11, "t"));
    for (int i = 0; i < many.size(); i++) {
      many.set(i, "t" + i);
    }
    assertThatThrownBy(
            () -> Configured.over(stub).with("tables", many.toArray(new String[0])).directory())
        .hasMessageContaining("at most 10");
  }
}
