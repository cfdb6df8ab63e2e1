package org.mailpromoter.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailpromoter.core.party.RecordId;

class SendAsTest {
  private static final RecordId ANNA = RecordId.user("anna");
  private static final RecordId BEN = RecordId.user("ben");
  private static final RecordId SALES = RecordId.queue("sales");
  private static final RecordId SUPPORT = RecordId.queue("support");

  private final SendAs rules =
      new SendAs(
          Map.of(
              ANNA, new SendAs.Rule(Optional.empty(), Set.of(BEN)),
              SALES, new SendAs.Rule(Optional.of(ANNA), Set.of(BEN))));

  private static RecordId id(String text) {
    return RecordId.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "user:anna,user:anna,SELF",
    "user:ben,user:anna,GRANTED",
    "user:anna,user:ben,NOT_GRANTED",
    "user:cleo,user:anna,NOT_GRANTED",
    "user:anna,queue:sales,OWNER",
    "user:ben,queue:sales,MEMBER",
    "user:cleo,queue:sales,NO_MEMBER",
    "user:anna,queue:support,NO_MEMBER",
    "user:cleo,user:cleo,SELF",
  })
  void theMatrix(String who, String as, SendAs.Reason reason) {
    Optional<RecordId> user = Optional.of(id(who));
    assertThat(rules.may(Role.USER, user, id(as)).reason()).isEqualTo(reason);
    assertThat(rules.may(Role.ADMINISTRATOR, user, id(as)).reason()).isEqualTo(reason);
    assertThat(rules.may(Role.AUDITOR, user, id(as)).isAllowed()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whoIsNoUserSendsNothing(Role role) {
    for (RecordId as : new RecordId[] {ANNA, SALES, SUPPORT}) {
      assertThat(rules.may(role, Optional.empty(), as).isAllowed()).isFalse();
    }
  }

  @Test
  void aRefusalSaysWhoCanHelp() {
    assertThat(rules.may(Role.USER, Optional.of(RecordId.user("cleo")), SALES).sentence())
        .isEqualTo("You are no member of queue:sales. Its owner user:anna can add you.");
    assertThat(rules.may(Role.USER, Optional.of(ANNA), SUPPORT).sentence())
        .isEqualTo("You are no member of queue:support. An administrator can add you.");
    assertThat(rules.may(Role.ADMINISTRATOR, Optional.of(ANNA), BEN).sentence())
        .isEqualTo(
            "user:ben does not let you send in their name. Only they can allow it, in their"
                + " settings.");
  }
}
