package org.mailpromoter.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/** By which names people find things, and what they are told otherwise. */
class NamesTest {
  @TempDir private Path folder;
  private Installation parts;

  @BeforeEach
  void install() throws Exception {
    parts = SampleInstallation.in(folder);
  }

  private static NotFoundException missing(ThrowingCallable question) {
    return catchThrowableOfType(NotFoundException.class, question);
  }

  @Test
  void aMailboxIsFoundByItsName() throws Exception {
    assertThat(parts.mailbox("anna").id()).isEqualTo(new MailboxId("anna"));
  }

  @Test
  void theNearestNameIsToldForASlip() {
    NotFoundException missing = missing(() -> parts.mailbox("ana"));
    assertThat(missing.kind()).isEqualTo(NotFoundException.Kind.MAILBOX);
    assertThat(missing.name()).isEqualTo("ana");
    assertThat(missing.nearest()).hasValue("anna");
    assertThat(missing.known()).containsExactly("anna", "support");
  }

  @Test
  void anOwnerIsFoundByIdWithAndWithoutKind() throws Exception {
    RecordId anna = new RecordId(RecordKind.USER, "anna");
    RecordId support = new RecordId(RecordKind.QUEUE, "support");
    assertThat(parts.owner("anna")).isEqualTo(anna);
    assertThat(parts.owner("user:anna")).isEqualTo(anna);
    assertThat(parts.owner("support")).isEqualTo(support);
    assertThat(parts.owner(RecordKind.QUEUE, "support")).isEqualTo(support);
  }

  @Test
  void aUserIsNoQueue() {
    NotFoundException missing = missing(() -> parts.owner(RecordKind.QUEUE, "anna"));
    assertThat(missing.kind()).isEqualTo(NotFoundException.Kind.QUEUE);
    assertThat(missing.known()).containsExactly("support");
  }

  @Test
  void whatIsKnownIsWrittenAsTheNameIs() {
    assertThat(missing(() -> parts.owner("user:x")).known())
        .containsExactly("user:anna", "queue:support");
    assertThat(missing(() -> parts.owner("x")).known()).containsExactly("anna", "support");
  }

  @Test
  void aSinkThatIsNotConfiguredIsNotFound() throws Exception {
    assertThat(parts.sink("crm").kind()).isEqualTo("jsonl");
    assertThat(missing(() -> parts.sink("erp")).kind()).isEqualTo(NotFoundException.Kind.SINK);
  }
}
