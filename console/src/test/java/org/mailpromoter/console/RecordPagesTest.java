package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Records;
import org.mailpromoter.installation.change.Requester;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.web.Response;

/** The pages of records and addresses. */
class RecordPagesTest {
  @TempDir private Path folder;
  private OpenInstallation open;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).withMail().synchronize().parts().openToSynchronize();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/records",
        "/records?limit=2",
        "/records?find=nothing",
        "/records?find=contact",
        "/records/new",
        "/records/new?addresses=a%40x.example",
        "/records/one?id=contact:tom",
        "/records/one?id=user:maria",
        "/records/one?id=queue:support",
        "/records/one?id=contact:nobody",
        "/records/one?id=nonsense",
        "/records/one",
        "/addresses",
        "/addresses?of=tom@northwind.example",
        "/addresses?of=maria@adventure-works.example",
        "/addresses?of=nobody@nowhere.example",
        "/addresses?of=%3Cscript%3E"
      })
  void pagesAreSoundForEverybody(String address) throws Exception {
    Desk.administrator(open).page(address);
    new Desk(open, Identity.of("olga", Role.AUDITOR)).page("/records");
    if (!address.startsWith("/records/new")) {
      Desk.user(open, "christopher").page(address);
    }
  }

  @Test
  void theOneBoxAsksEveryDirectoryForAWholeAddress() throws Exception {
    Document page =
        Desk.administrator(open)
            .after(Desk.administrator(open).get("/records?find=Tom@Northwind.example"));
    assertThat(page.select(".verdict").text()).contains("Tom Okafor");
    assertThat(page.select(".answers tbody tr").eachText())
        .anyMatch(each -> each.contains("imported") && each.contains("counts"))
        .anyMatch(each -> each.contains("configuration") && each.contains("knows no record"));
    assertThat(page.select(".messages .subject a").eachAttr("href")).hasSize(2);
    assertThat(page.select(".section-head a").attr("href"))
        .isEqualTo("/messages?sender=tom%40northwind.example&since=30d");
    assertThat(Desk.administrator(open).get("/addresses/tom@northwind.example").header("Location"))
        .contains("/addresses?of=tom%40northwind.example");
  }

  @Test
  void aUserSeesOnlyTheirOwnMailOfAnAddress() throws Exception {
    String address = "/addresses?of=ines@fabrikam.example";
    assertThat(Desk.administrator(open).page(address).select(".messages .subject")).isNotEmpty();
    assertThat(Desk.user(open, "christopher").page(address).select(".messages .subject")).isEmpty();
  }

  @Test
  void recordsThatShareAnAddressAreSaidAndOneCounts() throws Exception {
    Desk desk = Desk.administrator(open);
    desk.after(
        desk.post(
            "/records/new",
            "kind=account&id=northwind&name=Northwind&addresses=tom@northwind.example"));
    Document page = desk.page("/addresses?of=tom@northwind.example");
    assertThat(page.select(".notice").text()).contains("2 records have this address");
    assertThat(page.select(".chip:contains(counts)")).hasSize(1);
    assertThat(page.select("tr:contains(counts)").text()).contains("contact:tom");
  }

  @Test
  void pagesOfRecordsTogetherAreTheList() throws Exception {
    List<RecordEntry> many =
        IntStream.range(0, 60)
            .mapToObj(i -> SampleInstallation.contact("c" + i, "C " + i, i + "@many.example"))
            .toList();
    new Records(open).put(Requester.command(new Actor.Person("setup")), many, new Task());
    Desk desk = Desk.administrator(open);
    List<String> seen = new ArrayList<>();
    String next = "/records";
    while (!next.isEmpty()) {
      Document page = desk.page(next);
      seen.addAll(page.select(".records .mono").eachText());
      next = page.select("a[rel=next]").attr("href");
    }
    assertThat(seen).hasSize(63).doesNotHaveDuplicates();
    String second = desk.page("/records").select("a[rel=next]").attr("href");
    assertThat(desk.page(second).select("a[rel=first]").attr("href")).isEqualTo("/records");
  }

  @Test
  void aRecordIsAddedChangedAndTakenOutOfUse() throws Exception {
    Desk desk = Desk.administrator(open);
    Document added =
        desk.after(
            desk.post(
                "/records/new",
                "kind=lead&id=a/b&name=Kim+Sato&addresses=kim@proseware.example,+k@home.example"));
    assertThat(added.select("h1").text()).isEqualTo("Kim Sato");
    String path = added.select("form[action^=/records/one]").attr("action");
    assertThat(path).isEqualTo("/records/one?id=lead%3Aa%2Fb");
    assertThat(
            desk.after(desk.post(path, "do=remove&address=k@home.example"))
                .select("td a")
                .eachText())
        .containsExactly("kim@proseware.example");
    assertThat(
            desk.after(desk.post(path, "do=add&addresses=kim@office.example"))
                .select("td a")
                .eachText())
        .containsExactly("kim@office.example", "kim@proseware.example");
    Document off = desk.after(desk.post(path, "do=deactivate"));
    assertThat(off.select(".head .chip").text()).isEqualTo("inactive");
    assertThat(desk.post(path, "do=deactivate").status()).isEqualTo(412);
    desk.after(desk.post(path, "do=activate"));
  }

  @Test
  void whatIsTypedWronglyIsKeptAndSaid() throws Exception {
    Response response =
        Desk.administrator(open)
            .post("/records/new", "kind=user&name=Kim&addresses=kim@x.example,+kim");
    assertThat(response.status()).isEqualTo(400);
    Document page = PageCheck.page(Desk.administrator(open).console(), response);
    assertThat(page.select(".problem").eachText())
        .anyMatch(each -> each.contains("Choose one of the kinds"))
        .anyMatch(each -> each.contains("An id is needed"))
        .anyMatch(each -> each.contains("'kim' is not an email address"));
    assertThat(page.select("input[name=name]").attr("value")).isEqualTo("Kim");
  }

  @Test
  void aPageOfARecordMakesNoOther() throws Exception {
    String path = "/records/one?id=contact:nobody";
    assertThat(Desk.administrator(open).post(path, "do=add&addresses=a@x.example").status())
        .isEqualTo(404);
    assertThat(
            Desk.administrator(open)
                .post("/records/one?id=contact:tom", "do=add&addresses=x")
                .status())
        .isEqualTo(400);
    assertThat(Desk.administrator(open).post("/records/one?id=contact:tom", "do=nothing").status())
        .isEqualTo(400);
  }

  @Test
  void onlyAdministratorsChangeRecords() throws Exception {
    assertThat(
            Desk.user(open, "christopher")
                .post("/records/one?id=contact:tom", "do=deactivate")
                .status())
        .isEqualTo(403);
    assertThat(Desk.user(open, "christopher").get("/records/new").status()).isEqualTo(403);
    assertThat(
            Desk.user(open, "christopher").page("/records/one?id=contact:tom").select("main form"))
        .isEmpty();
    assertThat(Desk.user(open, "christopher").page("/records").select("a[href=/records/new]"))
        .isEmpty();
    assertThat(
            Desk.administrator(open).page("/records/one?id=user:maria").select(".refusal").text())
        .contains("configuration file");
  }

  @Test
  void namesOfRecordsAreEscaped() throws Exception {
    RecordId id = new RecordId(RecordKind.CONTACT, "<b>\"'&/%x");
    new Records(open)
        .put(
            Requester.command(new Actor.Person("setup")),
            List.of(
                new RecordEntry(
                    PartyRecord.of(id, "<script>alert(1)</script>"),
                    List.of(EmailAddress.parse("x@many.example").orElseThrow()))),
            new Task());
    Document list = Desk.administrator(open).page("/records?find=alert");
    String one = list.select(".records .subject a").attr("href");
    assertThat(Desk.administrator(open).page(one).select("h1").text())
        .isEqualTo("<script>alert(1)</script>");
  }
}
