package org.mailpromoter.fuzz.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Ways in which mail is written oddly or wrongly. Each character of a message is a byte. What a
 * mutation finds no place for stays as it is.
 */
enum Mutation {
  BOUNDARY_WITHOUT_QUOTES {
    @Override
    String apply(String mail, Random random) {
      String boundary = boundary(mail);
      return boundary.isEmpty() ? mail : mail.replace("\"" + boundary + "\"", boundary);
    }
  },
  ODD_BOUNDARY {
    @Override
    String apply(String mail, Random random) {
      String boundary = boundary(mail);
      String odd = pick(random, "----=_x.y", "a:b?c", "(x)'y+z", "=_b/c,d", "b".repeat(70));
      return boundary.length() < 8 ? mail : mail.replace(boundary, odd);
    }
  },
  NO_CLOSING_BOUNDARY {
    @Override
    String apply(String mail, Random random) {
      String boundary = boundary(mail);
      return boundary.isEmpty() ? mail : mail.replace("--" + boundary + "--", "");
    }
  },
  PARAMETERS_SPELT_ODDLY {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "charset", "name", "filename", "boundary", "format");
      return mail.replace(
          name + "=", pick(random, name.toUpperCase(Locale.ROOT) + "=", name + " = "));
    }
  },
  PARAMETER_WITH_COMMENT {
    @Override
    String apply(String mail, Random random) {
      return replaceField(mail, "Content-Type", random, value -> value + " (a comment)");
    }
  },
  NAME_WITHOUT_QUOTES {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll("(?i)(name=)\"([^\"\r\n]*)\"", "$1$2");
    }
  },
  NAME_OF_TWO_PIECES {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll(
          "(?i)filename=\"([^\"\r\n]{3})([^\"\r\n]+)\"",
          "filename*0=\"$1\";\r\n\tfilename*1=\"$2\"");
    }
  },
  NAME_WITH_CHARSET {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll("(?i)filename=\"([A-Za-z0-9._-]+)\"", "filename*=utf-8'en'M%C3%BC-$1");
    }
  },
  ENCODING_SPELT_ODDLY {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll(
          "(?i)(Content-Transfer-Encoding:) *([a-z0-9-]+)",
          pick(random, "$1 \"$2\"", "$1 $2;", "$1  $2  ", "$1 $2 (as ever)", "$1$2"));
    }
  },
  ENCODING_SWAPPED {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll(
          "(?i)(Content-Transfer-Encoding:) *([a-z0-9-]+)",
          "$1 " + pick(random, "base64", "quoted-printable", "8bit", "x-none"));
    }
  },
  CHARSET_SWAPPED {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll(
          "(?i)charset=\"?[a-z0-9-]+\"?",
          "charset="
              + pick(random, "latin1", "gb2312", "x-klingon", "", "koi8-r", "utf8", "us-ascii"));
    }
  },
  NO_CHARSET {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceAll("(?i); *charset=\"?[a-z0-9-]+\"?", "");
    }
  },
  FOLDED {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "To", "Cc", "From", "Subject", "References", "Date");
      return replaceField(
          mail, name, random, value -> value.replace(" ", pick(random, "\n ", "\n\t", "\n  ")));
    }
  },
  FOLDED_AT_A_BLANK_LINE {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "To", "Cc", "Subject", "References");
      return replaceField(mail, name, random, value -> value.replaceFirst(" ", "\n \n "));
    }
  },
  NO_BLANK_LINE {
    @Override
    String apply(String mail, Random random) {
      return mail.replaceFirst("\r?\n\r?\n", "\n");
    }
  },
  ADDRESS_SPELT_ODDLY {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "From", "To", "Cc");
      return replaceField(
          mail,
          name,
          random,
          value ->
              pick(
                  random,
                  value.replace(",", ";"),
                  value.replace("<", "< ").replace(">", " >"),
                  value.replace("@", " @ "),
                  "Everybody: " + value + ";",
                  value + ",",
                  value + " (office)",
                  "\"Berg, Ann\" <ann@kunde.example>, " + value,
                  "Berg (at (home)) <ann@kunde.example>",
                  "<@relay.example:ann@kunde.example>",
                  "=?utf-8?Q?M=C3=BCller=2C_Ann?= <ann@kunde.example>",
                  "ann@kunde.example (Ann Berg)",
                  value.replace("\"", "")));
    }
  },
  DATE_SPELT_ODDLY {
    @Override
    String apply(String mail, Random random) {
      return replaceField(
          mail,
          "Date",
          random,
          value ->
              pick(
                  random,
                  value.replace(":", " : "),
                  value.replaceFirst("^ *[A-Za-z]+, *", " "),
                  value.replaceFirst("[+-]\\d{4}", pick(random, "GMT", "EST", "Z", "+02:00", "")),
                  value.replaceFirst("(\\d\\d:\\d\\d):\\d\\d", "$1"),
                  value + " (CET)",
                  value.replaceFirst(" 20(\\d\\d) ", " $1 "),
                  " 2026-10-05T10:00:00Z",
                  " 5 Oct 2026",
                  " yesterday",
                  value.toUpperCase(Locale.ROOT)));
    }
  },
  ID_SPELT_ODDLY {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "Message-ID", "In-Reply-To", "References");
      return replaceField(
          mail,
          name,
          random,
          value ->
              pick(
                  random,
                  value.replace("<", "").replace(">", ""),
                  value.replace("<", "<<").replace(">", ">>"),
                  value.replace(">", ">,"),
                  value.replace("> <", "><"),
                  value + " (your mail)",
                  value.replaceFirst("@", "@\n "),
                  value.replaceFirst(">", "")));
    }
  },
  FIELD_TWICE {
    @Override
    String apply(String mail, Random random) {
      String name = pick(random, "From", "To", "Subject", "Message-ID", "Content-Type", "Date");
      return replaceField(
          mail, name, random, value -> value + "\n" + name + ": twice@b.example, <t@b.example>");
    }
  },
  LINE_GONE {
    @Override
    String apply(String mail, Random random) {
      int begin = lineBegin(mail, random);
      int end = mail.indexOf('\n', begin);
      return end < 0 ? mail : mail.substring(0, begin) + mail.substring(end + 1);
    }
  },
  STRAY_LINE {
    @Override
    String apply(String mail, Random random) {
      int begin = lineBegin(mail, random);
      String line = pick(random, "stray", "--", "--stray--", "From here", ">From a@b", ": x", "\t");
      return mail.substring(0, begin) + line + "\n" + mail.substring(begin);
    }
  },
  BROKEN_OFF {
    @Override
    String apply(String mail, Random random) {
      return mail.substring(0, random.nextInt(mail.length() + 1));
    }
  },
  ODD_BYTE {
    @Override
    String apply(String mail, Random random) {
      int at = random.nextInt(mail.length() + 1);
      String odd =
          pick(random, "\0", "\u00e4", "\u00c3\u00a4", "\u0080", "\"", "(", "=", "<", "\r");
      return mail.substring(0, at) + odd + mail.substring(at);
    }
  },
  LINES_OF_CRLF {
    @Override
    String apply(String mail, Random random) {
      return mail.replace("\r\n", "\n").replace("\n", "\r\n");
    }
  };

  /** Changes the value of a field. */
  @FunctionalInterface
  interface Change {
    String of(String value);
  }

  abstract String apply(String mail, Random random);

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String boundary(String mail) {
    int at = mail.indexOf("boundary=\"");
    int end = at < 0 ? -1 : mail.indexOf('"', at + 10);
    return end < 0 ? "" : mail.substring(at + 10, end);
  }

  /** The beginning of a line, of the header more often than not. */
  private static int lineBegin(String mail, Random random) {
    int header = mail.indexOf("\n\n");
    int most = header > 0 && random.nextInt(3) > 0 ? header : mail.length();
    return mail.lastIndexOf('\n', random.nextInt(most + 1)) + 1;
  }

  private static String replaceField(String mail, String name, Random random, Change change) {
    List<Integer> fields = new ArrayList<>();
    String lower = mail.toLowerCase(Locale.ROOT);
    String start = "\n" + name.toLowerCase(Locale.ROOT) + ":";
    for (int at = lower.indexOf(start); at >= 0; at = lower.indexOf(start, at + 1)) {
      fields.add(at + start.length());
    }
    if (fields.isEmpty()) {
      return mail;
    }
    int begin = fields.get(random.nextInt(fields.size()));
    int end = begin;
    while (end < mail.length() && !(mail.charAt(end) == '\n' && !isFolded(mail, end + 1))) {
      end++;
    }
    return mail.substring(0, begin) + change.of(mail.substring(begin, end)) + mail.substring(end);
  }

  private static boolean isFolded(String mail, int at) {
    return at < mail.length() && (mail.charAt(at) == ' ' || mail.charAt(at) == '\t');
  }
}
