package org.mailpromoter.directories.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

class RecordFileTest {
  @TempDir private Path folder;

  private Imported read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return RecordFile.read(file);
  }

  private static List<RecordEntry> entries(Imported imported) {
    List<RecordEntry> entries = new ArrayList<>();
    imported.entries().forEach(entries::add);
    return entries;
  }

  @Test
  void readsCsvWithSeveralAddressesAndOwners() throws IOException {
    Imported imported =
        read(
            "a.csv",
            "\uFEFFkind,id,name,address,owner,active\r\n"
                + "contact,anna,\"Berg, Anna\",anna@x.example; a.berg@x.example,me,\r\n"
                + "contact,anna,,third@x.example,,\r\n"
                + "account,c,Contoso,info@x.example,,no\r\n");
    assertThat(imported.problems()).isEmpty();
    RecordEntry anna = entries(imported).get(0);
    assertThat(anna.record().name()).isEqualTo("Berg, Anna");
    assertThat(anna.record().owner()).contains(RecordId.user("me"));
    assertThat(anna.addresses()).hasSize(3);
    assertThat(entries(imported).get(1).record().active()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          contakt,a,A,a@x.example | line 2: kind 'contakt' is unknown
          user,a,A,a@x.example | line 2: users and queues are declared in the configuration
          contact,,A,a@x.example | line 2: the id is empty
          contact,a,A,not an address | line 2: address 'not an address' is not an e-mail address
          contact,a,A | line 2: has 3 fields where the header has 4
          """)
  void aWrongRowIsToldWithItsLineAndTheGoodRowsCount(String row, String problem)
      throws IOException {
    Imported imported =
        read("a.csv", "kind,id,name,address\n" + row + "\ncontact,b,B,b@x.example\n");
    assertThat(imported.problems()).singleElement().asString().contains("a.csv, " + problem);
    assertThat(entries(imported)).hasSize(1);
  }

  @Test
  void semicolonsSeparateColumnsWhereSpreadsheetsWriteThem() throws IOException {
    Imported imported =
        read("a.csv", "kind;id;name;address\ncontact;a;Müller, Anna;\"a@x.example;b@x.example\"\n");
    assertThat(imported.problems()).isEmpty();
    assertThat(entries(imported).get(0).record().name()).isEqualTo("Müller, Anna");
    assertThat(entries(imported).get(0).addresses()).hasSize(2);
  }

  @Test
  void aFileThatIsNotUtf8IsReadAndToldOf() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.write(
        file,
        "kind,id,name,address\ncontact,a,Müller,a@x.example\n"
            .getBytes(Charset.forName("windows-1252")));
    Imported imported = RecordFile.read(file);
    assertThat(entries(imported).get(0).record().name()).isEqualTo("Müller");
    assertThat(imported.remarks()).singleElement().asString().contains("a.csv", "UTF-8");
  }

  @Test
  void aSecondRowThatContradictsTheFirstIsToldOf() throws IOException {
    Imported imported =
        read(
            "a.csv",
            "kind,id,name,address\ncontact,a,Anna,a@x.example\ncontact,a,,b@x.example\n"
                + "contact,a,Bert,c@x.example\n");
    assertThat(entries(imported).get(0).record().name()).isEqualTo("Anna");
    assertThat(imported.remarks()).singleElement().asString().contains("line 4", "contact:a");
  }

  @Test
  void aWrongHeaderIsToldOnce() throws IOException {
    assertThat(read("a.csv", "kind,id,name,adress\ncontact,a,A,a@x.example\n").problems())
        .extracting(Imported.Problem::message)
        .containsExactly(
            "the column 'adress' is unknown; did you mean address?",
            "the column 'address' is missing; the columns are kind,id,name,address,owner,active");
    assertThat(read("b.csv", "").problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          contact,p,Pipe 5" wide,p@x.example | 0
          contact,p,"Pipe, 5"" wide",p@x.example | 0
          contact,p,"",p@x.example | 0
          contact,p,"P",p@x.example/contact,q,"Q | 1
          contact,p,"P"" | 1
          """)
  void aFileThatEndsWithinQuotationMarksIsNoWholeOne(String rows, int halfWritten)
      throws IOException {
    Imported imported = read("a.csv", "kind,id,name,address\n" + rows.replace('/', '\n'));
    assertThat(imported.problems())
        .filteredOn(problem -> problem.message().contains("is it incomplete"))
        .hasSize(halfWritten);
  }

  @Test
  void readsFilesOfOldSpreadsheets() throws IOException {
    Path file = folder.resolve("old.csv");
    Files.write(
        file,
        "kind,id,name,address\ncontact,j,Jürgen,j@x.example\n"
            .getBytes(Charset.forName("windows-1252")));
    assertThat(entries(RecordFile.read(file)).get(0).record().name()).isEqualTo("Jürgen");
  }

  @Test
  void readsVcards() throws IOException {
    Imported imported =
        read(
            "a.vcf",
            "BEGIN:VCARD\nVERSION:3.0\nUID:7\nFN:Anna"
                + " Berg\nEMAIL;TYPE=work:Anna@x.example\nEMAIL:a@x.exa\n mple\nEND:VCARD\n"
                + "BEGIN:VCARD\nVERSION:4.0\nFN:No Mail\nEND:VCARD\n");
    assertThat(imported.entries())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.record().id().toString()).isEqualTo("contact:7");
              assertThat(e.addresses())
                  .contains(new EmailAddress("anna@x.example"), new EmailAddress("a@x.example"));
            });
    assertThat(imported.problems())
        .singleElement()
        .asString()
        .contains("a.vcf, card 2: has no EMAIL");
  }

  @Test
  void aFileThatIsNoTextIsRefusedAsSuch() throws IOException {
    Path file = folder.resolve("contacts.csv");
    Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0, 'x', ',', 'y', (byte) 0xFF});
    assertThatThrownBy(() -> RecordFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is not a text file");
  }
}
