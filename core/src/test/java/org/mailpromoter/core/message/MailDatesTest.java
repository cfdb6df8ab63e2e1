package org.mailpromoter.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Tue, 3 Feb 2026 10:11:12 +0100 (CET)|2026-02-03T09:11:12Z",
        "3 Feb 26 10:11 GMT|2026-02-03T10:11:00Z",
        "Tue, 03 February 2026 10:11:12 EST|2026-02-03T15:11:12Z",
        "Tue, 3-Feb-2026 10:11:12 -0000|2026-02-03T10:11:12Z",
        "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600|1997-11-21T15:55:06Z",
        "Fri (day), 21 (x) Nov (y) 97 09:55 (z) -0600 (w)|1997-11-21T15:55:00Z",
        "Sat, 31 Dec 2016 23:59:60 +0000|2016-12-31T23:59:59Z",
        "Thu, 1 Jan 126 00:00:00 +0000|2026-01-01T00:00:00Z",
        // zones as they are written
        "Tue, 17 May 2005 12:31:00 +02:00|2005-05-17T10:31:00Z",
        "Tue, 17 May 2005 12:31:00 +02|2005-05-17T10:31:00Z",
        "Tue, 17 May 2005 12:31:00 GMT+0200|2005-05-17T10:31:00Z",
        "Tue, 17 May 2005 12:31:00 Z|2005-05-17T12:31:00Z",
        "Tue, 17 May 2005 12:31:00 +9999|2005-05-17T12:31:00Z",
        "Tue, 17 May 2005 12:31:00 nowhere|2005-05-17T12:31:00Z",
        "Tue, 17 May 2005 12:31:00|2005-05-17T12:31:00Z",
        // half days
        "15 Dec 00 11:13:27 PM|2000-12-15T23:13:27Z",
        "15 Dec 00 12:13:27 AM +0100|2000-12-14T23:13:27Z",
        "15 Dec 00 12:13 pm|2000-12-15T12:13:00Z",
        "15 Dec 00 15:13 PM|2000-12-15T15:13:00Z",
        // other orders
        "2005-05-17T12:31:00+02:00|2005-05-17T10:31:00Z",
        "2005-05-17T12:31:00.123Z|2005-05-17T12:31:00Z",
        "2005-05-17 12:31|2005-05-17T12:31:00Z",
        "Tue May 17 12:31:00 2005|2005-05-17T12:31:00Z",
        "Tue May 17 12:31:00 2005 +0200|2005-05-17T10:31:00Z",
        "Tue May 17 12:31:00 EDT 2005|2005-05-17T16:31:00Z",
        "May 17, 2005 12:31:00 PM|2005-05-17T12:31:00Z",
        "mar, 3 feb 2026 10:11:12 +0100|2026-02-03T09:11:12Z"
      })
  void readsTheDate(String text, Instant expected) {
    assertThat(MailDates.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "()",
        "(",
        ":",
        "yesterday",
        "Fri, 21 Nov 1997 -0600",
        "Mon, 5 Jan 2026 09 +0000",
        "Mon, 5 Jan 2026 09: +0000",
        "Mon, 1 Jan 999999999 10:30:00 +0200",
        "Mon, 1 Jan 99999999999999999999 10:30:00 +0200",
        "1 Jan 10000 00:00 +0000",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "1 Jan 1899 00:00 +0000",
        "1 Jan -5 00:00 +0000",
        "30 Feb 2026 10:00 +0000",
        "3 Foo 2026 10:00 +0000",
        "3 Feb 2026 25:00 +0000",
        "3 Feb 2026 10:99 +0000",
        "٣ Feb 2026 10:11 +0000",
        "2005-05-17",
        "12345678901"
      })
  void whatIsNoDateIsNone(String text) {
    assertThat(MailDates.parse(text)).isEmpty();
  }

  @Test
  void aLongTextIsNoDate() {
    assertThat(MailDates.parse("3 Feb 2026 10:11:12 +0100" + " ".repeat(1_000_000))).isEmpty();
  }
}
