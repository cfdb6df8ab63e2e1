package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** Exports of CRMs. */
class RecordColumnsTest {
  private static final Predicate<RecordId> ANY = each -> true;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kind,id,name,address,owner,active | kind id name address owner active | CONTACT
          (Do Not Modify) Contact,(Do Not Modify) Row Checksum,Full Name,Email,Company Name,Status | id - name address - active | CONTACT
          (Do Not Modify) Account,Account Name,E-mail,Owner | id name address owner | ACCOUNT
          Contact ID,First Name,Last Name,Account Name,Email,Other Email | id name name - address address | CONTACT
          Record ID,First Name,Last Name,Email,Contact owner,Email opt out | id name name address owner - | CONTACT
          Lead ID,Full Name,First Name,Email,State | id name - address - | LEAD
          Id,Id,Email Address 3 | id - address | CONTACT
          Telefon | - | CONTACT
          """)
  void columnsOfExportsAreRecognized(String header, String parts, RecordKind kind) {
    RecordColumns columns = RecordColumns.recognized(List.of(header.split(",")));
    assertThat(
            columns.parts().stream()
                .map(each -> each.map(RecordPart::word).orElse("-"))
                .collect(Collectors.joining(" ")))
        .isEqualTo(parts);
    assertThat(columns.kind()).isEqualTo(kind);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  private static RecordColumns columns(RecordPart... parts) {
    return new RecordColumns(Stream.of(parts).map(Optional::of).toList(), RecordKind.LEAD);
  }

  @Test
  void severalColumnsMakeANameAndSeveralAddresses() throws IOException {
    Path file =
        file(
            "No,First,Last,Mail,Work\n1,Anna,Berg,a@x.example,b@x.example\n2,,Weber,,w@x.example\n3,No,Mail,,\n");
    Imported read =
        RecordFile.read(
            file,
            columns(
                RecordPart.ID,
                RecordPart.NAME,
                RecordPart.NAME,
                RecordPart.ADDRESS,
                RecordPart.ADDRESS),
            ANY);
    List<RecordEntry> entries = new ArrayList<>();
    read.entries().forEach(entries::add);
    assertThat(entries)
        .extracting(
            each -> each.record().id() + " " + each.record().name() + " " + each.addresses())
        .containsExactly(
            "lead:1 Anna Berg [a@x.example, b@x.example]", "lead:2 Weber [w@x.example]");
    assertThat(read.problems()).isEmpty();
    assertThat(read.remarks()).containsExactly("1 row has no address and is left out.");
  }

  @Test
  void columnsThatGiveNoRecordAreSaid() throws IOException {
    Path file = file("a,b\n1,2\n");
    assertThat(RecordFile.read(file, columns(RecordPart.ID, RecordPart.ID), ANY).problems())
        .extracting(Imported.Problem::message)
        .containsExactly("no column gives the address", "several columns give the id; one can");
    assertThat(RecordFile.read(file, columns(RecordPart.ID), ANY).problems())
        .extracting(Imported.Problem::message)
        .contains("has 2 columns, and not the 1 chosen");
  }

  @Test
  void theHeadOfAFileIsShort() throws IOException {
    CsvHead head = RecordFile.head(file("A;B\n1;" + "x".repeat(200) + "\n2;y\n3;z\n"), 2);
    assertThat(head.header()).containsExactly("A", "B");
    assertThat(head.rows()).hasSize(2);
    assertThat(head.rows().get(0).get(1)).hasSize(101);
    assertThat(RecordFile.head(file("BEGIN:VCARD\nEND:VCARD\n"), 2).header()).isEmpty();
    assertThat(RecordFile.head(file(""), 2).header()).isEmpty();
  }

  @Test
  void anExportIsReadByWhatItsColumnsAreCalled() throws IOException {
    Imported read =
        RecordFile.readExport(file("Account ID,Account Name,E-mail\n7,Contoso,a@x.example\n"), ANY);
    assertThat(read.problems()).isEmpty();
    assertThat(read.entries().iterator().next().record().id()).hasToString("account:7");
    assertThat(RecordFile.readExport(file(""), ANY).isEmpty()).isTrue();
  }

  @Test
  void aWrongRowIsOneProblemWithItsLineItsColumnAndWhatIsExpected() throws IOException {
    Path file =
        file(
            "kind,id,address,owner\n"
                + "contact,a\u0007b,a@x.example,anna\n"
                + "contact,ok,b@x.example,anna\n"
                + "contact,\u202Ec,c@x.example,stranger\n"
                + "contact,d,nonsense,user:stranger\n"
                + "contact,e\u00A0f,e@x.example,\n"
                + "contact,g,g@x.example,queue:support\n"
                + "contact,h\u3164,h@x.example,\n");
    Imported read = RecordFile.read(file, RecordId.user("anna")::equals);
    assertThat(read.invalidRows()).isEqualTo(6);
    assertThat(read.problemCount()).isEqualTo(6);
    String expected = "; use characters that can be seen, for example c-1042";
    String stranger =
        "column 'owner': 'stranger' is not a user of the configuration file; give the id, the name"
            + " or an address of a user, or leave it empty";
    assertThat(read.problems())
        .extracting(each -> each.place().replaceAll(".*, ", "") + ": " + each.message())
        .containsExactly(
            "line 2: column 'id': 'a\uFFFDb' has the character U+0007" + expected,
            "line 4: column 'id': '\uFFFDc' has the character U+202E" + expected + "; " + stranger,
            "line 5: address 'nonsense' is not an e-mail address; "
                + stranger.replace("'stranger'", "'user:stranger'"),
            "line 6: column 'id': 'e\uFFFDf' has the character U+00A0" + expected,
            "line 7: " + stranger.replace("'stranger'", "'queue:support'"),
            "line 8: column 'id': 'h\uFFFD' has the character U+3164" + expected);
  }
}
