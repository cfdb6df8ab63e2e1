package org.mailpromoter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.permission.Identity;
import org.mailpromoter.service.Job;
import org.mailpromoter.web.Forms;
import org.mailpromoter.web.Method;
import org.mailpromoter.web.Peer;
import org.mailpromoter.web.Request;
import org.mailpromoter.web.Response;

/** The import of a CRM's export. */
class ImportPagesTest {
  private static final String EXPORT =
      """
      (Do Not Modify) Contact,Full Name,Email,Email Address 2,Company Name,Status
      c-1,Kim Sato,kim@proseware.example,k@home.example,Proseware,Active
      c-2,Jonas Weber,j.weber@,,Tailspin,Active
      c-3,Nobody,,,Tailspin,Active
      c-4,Old Friend,old@many.example,,,Inactive
      """;

  @TempDir private Path folder;
  private OpenInstallation open;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    open = SampleInstallation.in(folder).withMail().synchronize().parts().openToSynchronize();
    desk = new Desk(open, Identity.of("maria", Role.ADMINISTRATOR));
  }

  @AfterEach
  void close() {
    desk.jobs().close();
    open.close();
  }

  /** As the gate passes a form with a file on. */
  private Response send(String name, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return desk.answer(
        Request.of(Method.POST, "/records/import", new Peer.Local("test"), "1")
            .withQuery(Forms.parse("file=" + name))
            .withHeader("Content-Type", "application/octet-stream")
            .withBody(() -> new ByteArrayInputStream(bytes)));
  }

  private String sent(String name, String text) throws Exception {
    Response response = send(name, text);
    assertThat(response.status()).isEqualTo(303);
    return response.header("Location").orElseThrow();
  }

  /** The page of the result, when the job is over. */
  private Document imported(String path, String form) throws Exception {
    Response response = desk.post(path, form);
    assertThat(response.status()).as(PageCheck.text(response)).isEqualTo(303);
    Job job = desk.jobs().list().get(0);
    assertThat(job.await(Duration.ofSeconds(60))).isTrue();
    assertThat(job.failure()).isEmpty();
    return desk.page("/records/imported?job=" + job.id());
  }

  @Test
  void anExportIsRecognizedLookedAtAndImported() throws Exception {
    String path = sent("export.csv", EXPORT);
    Document check = desk.page(path);
    assertThat(check.select(".mapping [selected]").eachAttr("value"))
        .containsExactly("id", "name", "address", "address", "", "active");
    assertThat(check.select(".verdict").text())
        .contains("2 records can be imported", "1 row is wrong");
    assertThat(check.select(".wrongs td").eachText())
        .containsExactly("line 3", "address 'j.weber@' is not an e-mail address");
    assertThat(check.select(".remarks").text()).contains("1 row has no address");
    assertThat(check.select(".records .mono").eachText())
        .containsExactly("contact:c-1", "contact:c-4");
    assertThat(check.select("form .main").text())
        .isEqualTo("Import 2 records without the 1 wrong row");
    assertThat(desk.page("/records?find=c-1").select(".records")).isEmpty();

    Document done = imported(path, "chosen=yes&kind=lead&c0=id&c1=name&c2=address");
    assertThat(done.select(".verdict").text()).isEqualTo("2 records were imported, 2 of them new.");
    assertThat(done.select(".wrongs").text()).contains("line 3");
    assertThat(desk.page("/records/one?id=lead:c-1").select("td a").eachText())
        .containsExactly("kim@proseware.example");
    assertThat(desk.get(path).status()).as("the file is deleted").isEqualTo(404);
  }

  @Test
  void columnsThatNobodyRecognizesAreChosenByHand() throws Exception {
    String path = sent("odd.csv", "Nummer;Kunde;Post\n7;Anna;a@many.example\n");
    Document first = desk.page(path);
    assertThat(first.select(".verdict").text()).contains("Choose what the columns give");
    assertThat(first.select("form .main")).isEmpty();
    assertThat(first.select(".wrongs").text()).contains("no column gives the id");
    Document second = desk.page(path + "?chosen=yes&kind=account&c0=id&c1=name&c2=address");
    assertThat(second.select(".records").text()).contains("account:7", "Anna", "a@many.example");
    assertThat(second.select("input[type=hidden][name=c0]").attr("value")).isEqualTo("id");
  }

  @Test
  void cardsHaveNoColumns() throws Exception {
    String path =
        sent(
            "a.vcf", "BEGIN:VCARD\nVERSION:4.0\nUID:ann\nFN:Ann\nEMAIL:ann@x.example\nEND:VCARD\n");
    Document check = desk.page(path);
    assertThat(check.select(".mapping")).isEmpty();
    assertThat(check.select(".records").text()).contains("Ann");
    assertThat(imported(path, "").select(".verdict").text()).contains("1 record was imported");
  }

  @Test
  void pastedRowsAreAFileToo() throws Exception {
    Response response =
        desk.answer(
            Request.of(Method.POST, "/records/import", new Peer.Local("test"), "1")
                .withQuery(Forms.parse("text=id,name,email%0A1,A,a@x.example"))
                .withBody(() -> new ByteArrayInputStream(new byte[0])));
    assertThat(desk.page(response.header("Location").orElseThrow()).select(".records").text())
        .contains("contact:1");
  }

  @Test
  void whatIsNoFileOfRecordsIsSaid() throws Exception {
    desk.page("/records/import");
    Response nothing = send("", "");
    assertThat(nothing.status()).isEqualTo(400);
    PageCheck.page(desk.console(), nothing);
    assertThat(desk.page(sent("a.xlsx", "PK\0\0")).select(".notice").text())
        .contains("not a text file");
    assertThat(desk.page(sent("a.csv", "\"open")).select(".wrongs").text())
        .contains("quotation marks");
    desk.page(sent("<b>.csv", "a\n<script>alert(1)</script>\n"));
  }

  @Test
  void aFileIsOnlyForWhoSentIt() throws Exception {
    String path = sent("export.csv", EXPORT);
    Desk other = desk.as(Identity.of("olga", Role.ADMINISTRATOR));
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(desk.as(Identity.of("tom", Role.USER)).get("/records/import").status())
        .isEqualTo(403);
    sent("another.csv", EXPORT);
    assertThat(desk.get(path).status()).as("one file for each account").isEqualTo(404);
  }

  @Test
  void theDryRunShowsOddIdsAndUnknownOwnersWithTheirColumn() throws Exception {
    String path =
        sent(
            "odd.csv",
            "Contact ID,Full Name,Email,Owner\n"
                + "c\u00011,A,a@x.example,Christopher Reed\n"
                + "c-2,B,b@x.example,Nobody Known\n"
                + "c-3,C,c@x.example,Christopher Reed\n");
    Document check = desk.page(path);
    assertThat(check.select(".verdict").text())
        .contains("1 record can be imported", "2 rows are wrong");
    assertThat(check.select(".wrongs td").eachText())
        .anyMatch(each -> each.contains("column 'contact id'") && each.contains("U+0001"))
        .anyMatch(
            each ->
                each.contains("column 'owner': 'Nobody Known'")
                    && each.contains("give the id, the name or an address"))
        .contains("line 2", "line 3");
    assertThat(check.select(".twin").text()).contains("--skip-bad");
    assertThat(
            desk.page(sent("fine.csv", "id,name,email\n1,A,a@x.example\n")).select(".twin").text())
        .doesNotContain("--skip-bad");
  }

  @Test
  void afterAnImportMailOfUnknownSendersCanBeDecidedAgain() throws Exception {
    String sender =
        desk.page("/messages?sub-reason=sender-unknown&since=30d")
            .select(".from")
            .first()
            .ownText();
    String path = sent("new.csv", "id,name,email\nn-1,New," + sender + "\n");
    Document done = imported(path, "");
    String again = done.select("a:contains(Decide mail of unknown senders again)").attr("href");
    assertThat(desk.page(again).select(".verdict").text()).contains("would be promoted");
  }
}
