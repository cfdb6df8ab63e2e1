package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.policy.AttachmentRules;

class AttachmentNameTest {
  private static final AttachmentRules NO_EXE = new AttachmentRules(1 << 20, Set.of("exe"), false);

  private static Attachment file(String header) throws IOException {
    Body body = BodyOfMail.withFile(header);
    assertThat(body.text()).isEqualTo("Hello");
    assertThat(body.attachments()).hasSize(1);
    return body.attachments().get(0);
  }

  private static String name(String parameters) throws IOException {
    return file("Content-Disposition: attachment; " + parameters).name();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename=Rechnung Mai 2026.pdf         | Rechnung Mai 2026.pdf",
        "filename=a=b.pdf                       | a=b.pdf",
        "filename=offer (1).pdf                 | offer (1).pdf",
        "filename=2026/05/offer.pdf             | offer.pdf",
        "filename=Rechnung Mai.pdf; size=5      | Rechnung Mai.pdf",
        "FileName = offer.pdf                   | offer.pdf",
      })
  void aNameWithoutQuotesEndsAtTheSemicolon(String parameters, String name) throws IOException {
    assertThat(name(parameters)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename==?utf-8?Q?M=C3=BCller.pdf?=                        | Müller.pdf",
        "filename=\"=?iso-8859-1?Q?M=FCller?= =?utf-8?Q?=2Epdf?=\"   | Müller.pdf",
        "filename=\"管理.doc\"                                        | 管理.doc",
        "filename=管理.doc                                            | 管理.doc",
        "filename*=utf-8'de'M%C3%BCller.pdf                          | Müller.pdf",
        "filename*=iso-8859-1''M%FCller.pdf                          | Müller.pdf",
        "filename=fallback.pdf; filename*=utf-8''M%C3%BCller.pdf     | Müller.pdf",
        "filename*=M%C3%BCller.pdf                                   | Müller.pdf",
        "filename*=x-klingon''M%C3%BCller.pdf                        | Müller.pdf",
        "filename*=utf-8''100%.pdf                                   | 100%.pdf",
      })
  void aNameIsDecodedHoweverItsCharsetIsWritten(String parameters, String name) throws IOException {
    assertThat(name(parameters)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename*1=teil_1.pdf; filename*0=teil_0                      | teil_0teil_1.pdf",
        "filename*0*=utf-8''XX%20J%201%20(P%204); filename*1=.pdf      | XX J 1 (P 4).pdf",
        "filename*0*=utf-8''M%C3; filename*1*=%BCller; filename*2=.pdf | Müller.pdf",
        "filename*10=k.pdf; filename*9=j; filename*0=a                 | ajk.pdf",
        "filename*0=a; filename*0=b; filename*1=.pdf                   | a.pdf",
      })
  void piecesOfANameAreJoinedByTheirNumbers(String parameters, String name) throws IOException {
    assertThat(name(parameters)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "filename=\"C:\\TEMP\\nsmail.png\"     | nsmail.png",
        "filename=\"C:\\\\TEMP\\\\nsmail.png\" | nsmail.png",
        "filename=\"../../etc/offer.pdf\"      | offer.pdf",
        "filename*=utf-8''..%2F..%2Foffer.pdf  | offer.pdf",
        "filename=\"say \\\"no\\\".pdf\"       | say \"no\".pdf",
        "filename=\"offer.pdf                  | offer.pdf",
        "filename=\"offer.pdf; size=5          | offer.pdf",
        "filename=\"offer\".pdf                | offer.pdf",
        "filename=\"offer.pdf\" (the offer)    | offer.pdf",
        "filename=\"offer.pdf\" size=5         | offer.pdf",
      })
  void quotesAndPathsAreTakenOff(String parameters, String name) throws IOException {
    assertThat(name(parameters)).isEqualTo(name);
  }

  @Test
  void theNameOfTheTypeStandsInForTheOneOfTheDisposition() throws IOException {
    assertThat(file("Content-Type: application/pdf; name=Mai 2026.pdf").name())
        .isEqualTo("Mai 2026.pdf");
    assertThat(file("Content-Type: application/pdf (a; b); name=(c) \"x.pdf\"").contentType())
        .isEqualTo("application/pdf");
    assertThat(file("Content-Disposition: filename=x.pdf").name()).isEqualTo("x.pdf");
  }

  @Test
  void aFileWhoseTypeIsNoneIsListedWithItsName() throws IOException {
    assertThat(file("Content-Type: BINARY;name=\"Alices_PDP-10\""))
        .isEqualTo(new Attachment("Alices_PDP-10", "application/octet-stream", 5));
  }

  @Test
  void aLongNameKeepsItsExtension() throws IOException {
    String name = name("filename=\"" + "long ".repeat(50_000) + ".exe\"");
    assertThat(name).hasSize(150).startsWith("long long").endsWith(".exe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update now.exe",
        "\"update.exe\"",
        "\"update.EXE \"",
        "\"update.exe. . .\"",
        "\"update.pdf.exe\"",
        "\"update.exe\u00a0\"",
        "\"update.\u202eexe\"",
        "\"update.e\u200bxe\"",
        "\"update.exe\u0001\"",
        "\"update.e\u0007xe\"",
        "\"update.exe::$DATA\"",
        "\"v1.2: update.exe\"",
        "\"update. exe\"",
        "\"update\".exe",
        "\"update.exe",
        "=?utf-8?Q?update=2Eexe?=",
        "\"=?utf-8?B?dXBkYXRlLmV4ZQ==?=\"",
      })
  void aBlockedTypeCannotBeRenamedPastTheBlock(String written) throws IOException {
    Attachment file = file("Content-Disposition: attachment; filename=" + written);
    assertThat(NO_EXE.fate(file)).as(file.name()).isEqualTo(Attachment.Fate.BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exe", "update.exe.txt", "notes on .exe files.txt", "exe.pdf", "a.exes"})
  void aNameThatOnlyMentionsABlockedTypeIsKept(String name) {
    assertThat(NO_EXE.fate(new Attachment(name, "text/plain", 1))).isEqualTo(Attachment.Fate.KEPT);
  }

  @Test
  void anExtensionOfTwoPartsCanBeBlockedAndMayBeWrittenWithADot() {
    AttachmentRules rules = new AttachmentRules(1 << 20, Set.of("tar.gz", ".ISO", "*.img"), false);
    assertThat(rules.fate(new Attachment("x.tar.gz", "a/b", 1))).isEqualTo(Attachment.Fate.BLOCKED);
    assertThat(rules.fate(new Attachment("x.gz", "a/b", 1))).isEqualTo(Attachment.Fate.KEPT);
    assertThat(rules.fate(new Attachment("x.iso", "a/b", 1))).isEqualTo(Attachment.Fate.BLOCKED);
    assertThat(rules.fate(new Attachment("x.img", "a/b", 1))).isEqualTo(Attachment.Fate.BLOCKED);
  }
}
