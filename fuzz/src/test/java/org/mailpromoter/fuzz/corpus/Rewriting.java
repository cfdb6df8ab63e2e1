package org.mailpromoter.fuzz.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rewrites a message so that it has only the meaning that our reader sees. If the second reader
 * then agrees, the removed oddity is the reason for the difference.
 */
enum Rewriting {
  /** A blank line before a line that is not a field. */
  HEADER_ENDED {
    @Override
    Stream<String> of(String mail) {
      List<String> ended = new ArrayList<>();
      Matcher lines = LINE.matcher(mail);
      boolean behindField = false;
      while (lines.find() && ended.size() < MOST) {
        boolean field = FIELD.matcher(lines.group()).find();
        boolean stray = behindField && !field && !lines.group().isBlank();
        if (stray) {
          ended.add(mail.substring(0, lines.start()) + "\n" + mail.substring(lines.start()));
        }
        behindField = field;
      }
      return ended.stream();
    }
  },
  /** No carriage returns within lines. */
  RETURN_AS_BLANK {
    @Override
    Stream<String> of(String mail) {
      return Stream.of(mail.replaceAll("\r+\n", "\n").replace('\r', ' '));
    }
  },
  /** Boundaries in quotes, and types without comments and stray quotes. */
  TYPE_WRITTEN_WELL {
    @Override
    Stream<String> of(String mail) {
      String boundaries = BOUNDARY.matcher(mail).replaceAll("$1\"$2\"");
      String types = COMMENT.matcher(boundaries).replaceAll("$1");
      return Stream.of(STRAY_QUOTE.matcher(types).replaceAll("$1$2"));
    }
  },
  /** Transfer encodings of nothing but their name. */
  ENCODING_WRITTEN_WELL {
    @Override
    Stream<String> of(String mail) {
      return Stream.of(ENCODING.matcher(mail).replaceAll("$1 $2"));
    }
  },
  /** Text that is not declared as base64. */
  NO_BASE64 {
    @Override
    Stream<String> of(String mail) {
      return Stream.of(BASE64.matcher(mail).replaceAll("$1 8bit"));
    }
  },
  /** No multipart where no part is: the end is missing, or its boundary is another one. */
  NO_PARTS {
    @Override
    Stream<String> of(String mail) {
      return MULTIPART
          .matcher(mail)
          .results()
          .map(type -> mail.substring(0, type.start()) + mail.substring(type.end()));
    }
  },
  /** A type where none is that others know. */
  TYPE_GIVEN {
    @Override
    Stream<String> of(String mail) {
      return Stream.of(NO_TYPE.matcher(mail).replaceAll("$1application/octet-stream"));
    }
  },
  /** An end to the part with which a message breaks off. */
  ENDED_WELL {
    @Override
    Stream<String> of(String mail) {
      return Stream.of("\n\n", "\"\n\n", "application/octet-stream\n\n").map(mail::concat);
    }
  },
  /** All of it. */
  ALL {
    @Override
    Stream<String> of(String mail) {
      Stream<String> some =
          Stream.of(mail)
              .flatMap(RETURN_AS_BLANK::of)
              .flatMap(TYPE_WRITTEN_WELL::of)
              .flatMap(ENCODING_WRITTEN_WELL::of)
              .flatMap(TYPE_GIVEN::of)
              .flatMap(each -> Stream.concat(Stream.of(each), ENDED_WELL.of(each).limit(1)))
              .flatMap(each -> Stream.concat(Stream.of(each), NO_BASE64.of(each)))
              .flatMap(each -> Stream.concat(Stream.of(each), NO_PARTS.of(each)));
      return some.flatMap(each -> Stream.concat(Stream.of(each), HEADER_ENDED.of(each)));
    }
  };

  private static final int MOST = 20;
  private static final Pattern LINE = Pattern.compile("[^\n]*\n?");
  private static final Pattern FIELD = Pattern.compile("^([!-9;-~]+[ \t]*:|[ \t]+[^ \t\r\n])");
  private static final Pattern BOUNDARY = Pattern.compile("(?i)(boundary *= *)([^\"\\s;][^\\s;]*)");
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?im)^(Content-Type:[^\r\n(]*(?:\r?\n[ \t][^\r\n(]*)*)[ \t]\\([^\r\n()]*\\)");
  private static final Pattern STRAY_QUOTE =
      Pattern.compile("(?im)^(Content-Type:[^;\r\n\"]*)\"([^;\r\n\"]*)(?=;|\r?$)");
  private static final Pattern ENCODING =
      Pattern.compile("(?im)^(Content-Transfer-Encoding:)[ \t]*\"?([a-z0-9-]+)[^\r\n]*");
  private static final Pattern BASE64 =
      Pattern.compile("(?im)^(Content-Transfer-Encoding:)[ \t]*\"?base64[^\r\n]*");

  private static final Pattern MULTIPART =
      Pattern.compile("(?im)^Content-Type:\\s*multipart/[^\n]*\n?([ \t]+[^\n]*\n?)*");

  private static final Pattern NO_TYPE =
      Pattern.compile("(?im)^(Content-Type:[ \t]*)[a-z0-9-]+(?=;)");

  /** The message written again, in each way that there is. */
  abstract Stream<String> of(String mail);
}
