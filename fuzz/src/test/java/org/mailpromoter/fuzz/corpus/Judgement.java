package org.mailpromoter.fuzz.corpus;

import static org.mailpromoter.fuzz.corpus.Reading.Aspect.ATTACHMENTS;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.DATE;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.FROM;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.FROM_NAME;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.HTML;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.IN_REPLY_TO;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.MESSAGE_ID;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.REFERENCES;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.SUBJECT;
import static org.mailpromoter.fuzz.corpus.Reading.Aspect.TEXT;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The known kinds of differences between the two readers, and which one is right. */
enum Judgement {
  GIVES_UP("the second reader throws; ours reads what is there") {
    @Override
    boolean explains(Difference d) {
      return d.theirs().equals(AngusReader.GIVES_UP);
    }
  },
  WORD_LEFT("the second reader leaves encoded words that hold blanks, quotes or odd charsets") {
    @Override
    boolean explains(Difference d) {
      return d.is(SUBJECT, FROM_NAME, ATTACHMENTS)
          && d.theirs().contains("=?")
          && !d.ours().contains("=?");
    }
  },
  NO_ADDRESS("the second reader takes what is no address, or an address with its route") {
    @Override
    boolean explains(Difference d) {
      String theirs = d.theirs().replace(" ", "");
      for (String address : words(d.ours())) {
        theirs = theirs.replaceFirst(Pattern.quote(address), " ");
      }
      return d.isOfAddresses() && words(theirs).stream().noneMatch(ADDRESS.asMatchPredicate());
    }
  },
  FIRST_COUNTS("of fields that stand once, the first counts; the second reader joins them") {
    @Override
    boolean explains(Difference d) {
      return d.is(FROM, FROM_NAME)
          && d.fields("From").size() > 1
          && d.theirs().startsWith(d.ours());
    }
  },
  COMMENT_NAMES("a comment is no name; the second reader takes it for one") {
    @Override
    boolean explains(Difference d) {
      return d.is(FROM_NAME) && d.fields("From").toString().contains("(");
    }
  },
  ODD_DATE("a date that is not written as RFC 5322 says: ours reads more forms") {
    @Override
    boolean explains(Difference d) {
      return d.is(DATE) && d.fields("Date").stream().noneMatch(REGULAR_DATE.asMatchPredicate());
    }
  },
  ODD_ID("an id with blanks, with too few or too many brackets: ours finds the id in it") {
    @Override
    boolean explains(Difference d) {
      return d.is(MESSAGE_ID, IN_REPLY_TO, REFERENCES)
          && d.fields(d.aspect().name().replace('_', '-')).stream()
              .anyMatch(value -> !REGULAR_IDS.matcher(value).matches())
          && (d.theirs().isEmpty() || bare(d.theirs()).contains(bare(first(d.ours()))));
    }
  },
  PHRASE("of a name with odd characters ours keeps all words") {
    @Override
    boolean explains(Difference d) {
      return d.is(FROM_NAME) && d.ours().startsWith(d.theirs().replaceFirst("^[| ]+", ""));
    }
  },
  LABEL("a label means more than it says: only the characters of that charset differ") {
    @Override
    boolean explains(Difference d) {
      return d.is(TEXT, HTML, SUBJECT)
          && Stream.of("korean", "ks_c", "iso-8859-8-i", "gb2312", "iso-8859-1\"", "=iso-8859-1")
              .anyMatch(d.mail().toLowerCase(Locale.ROOT)::contains)
          && (d.theirs().contains("\uFFFD") || ascii(d.ours()).equals(ascii(d.theirs())));
    }
  },
  HEADER_ENDS("a line that is no field begins the body; the second reader passes it over") {
    @Override
    boolean explains(Difference d) {
      return d.agreesFor(Rewriting.HEADER_ENDED);
    }
  },
  LONE_RETURN("a carriage return within a line ends no line; the second reader ends one there") {
    @Override
    boolean explains(Difference d) {
      return d.agreesFor(Rewriting.RETURN_AS_BLANK);
    }
  },
  ODD_BOUNDARY(
      "a type may have a comment or a stray quote, and a boundary without quotes any character") {
    @Override
    boolean explains(Difference d) {
      return d.isOfBody() && d.agreesFor(Rewriting.TYPE_WRITTEN_WELL);
    }
  },
  ODD_ENCODING("a transfer encoding in quotes, with a comment or a semicolon is one for ours") {
    @Override
    boolean explains(Difference d) {
      return d.isOfBody() && d.agreesFor(Rewriting.ENCODING_WRITTEN_WELL);
    }
  },
  NO_BASE64("text that only is said to be base64 is taken as it stands") {
    @Override
    boolean explains(Difference d) {
      return d.is(TEXT, HTML) && d.agreesFor(Rewriting.NO_BASE64);
    }
  },
  NO_PARTS("of a multipart without any part ours keeps the text; the second reader keeps nothing") {
    @Override
    boolean explains(Difference d) {
      return d.is(TEXT) && d.theirs().isEmpty() && d.agreesFor(Rewriting.NO_PARTS);
    }
  },
  NO_TYPE("what has a name is an attachment though its type is none; it has no name for others") {
    @Override
    boolean explains(Difference d) {
      return d.is(ATTACHMENTS) && d.agreesFor(Rewriting.TYPE_GIVEN);
    }
  },
  BROKEN_OFF("a part is one for ours though the message breaks off within its header") {
    @Override
    boolean explains(Difference d) {
      return d.is(ATTACHMENTS) && d.agreesFor(Rewriting.ENDED_WELL);
    }
  },
  DAMAGED_ADDRESS("an address with a control, stray quote or bracket in it is none for ours") {
    @Override
    boolean explains(Difference d) {
      return d.isOfAddresses()
          && d.fields(d.aspect().name()).stream().anyMatch(Judgement::isDamaged)
          && words(d.theirs()).containsAll(words(d.ours()));
    }
  },
  DAMAGED_NAME("no name without its address, and in a name no quote that is never closed") {
    @Override
    boolean explains(Difference d) {
      return d.is(FROM_NAME)
          && d.fields("From").stream().anyMatch(Judgement::isDamaged)
          && (d.ours().isEmpty() || letters(d.ours()).equals(letters(d.theirs())));
    }
  },
  NO_COMMA("of two addresses without a comma between them, ours gives the last the name") {
    @Override
    boolean explains(Difference d) {
      return d.is(FROM_NAME) && d.fields("From").stream().anyMatch(TWO_IN_ONE.asPredicate())
          || d.isOfAddresses() && sorted(d.ours()).equals(sorted(d.theirs()));
    }
  },
  PATH("of a path in quotes ours keeps the file; the second reader takes backslashes away") {
    @Override
    boolean explains(Difference d) {
      return d.is(ATTACHMENTS)
          && d.mail().contains("\\" + d.ours())
          && d.theirs().endsWith(d.ours());
    }
  },
  LENIENT_QUOTED("an equals sign that begins nothing stays; the second reader drops it") {
    @Override
    boolean explains(Difference d) {
      return d.is(TEXT, HTML)
          && d.mail().contains("quoted-printable")
          && (d.theirs().contains("\uFFFD")
              || d.ours().replaceAll("[= ]", "").equals(d.theirs().replaceAll("[= ]", "")));
    }
  },
  CHARSET("a label means more than it says, or nothing is labelled; the ASCII is the same") {
    @Override
    boolean explains(Difference d) {
      return d.is(TEXT, HTML, SUBJECT, FROM_NAME, ATTACHMENTS)
          && !ascii(d.ours()).isEmpty()
          && ascii(d.ours()).equals(ascii(d.theirs()));
    }
  },
  SEVERAL("several oddities of header and encoding at once, each of a kind above") {
    @Override
    boolean explains(Difference d) {
      return d.agreesFor(Rewriting.ALL) || d.agreesInAsciiFor(Rewriting.ALL);
    }
  };

  private static final Pattern ADDRESS =
      Pattern.compile("[^<>@,;\"\\s]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern REGULAR_DATE =
      Pattern.compile(
          "([A-Z][a-z]{2}, +)?\\d{1,2} [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d(:\\d\\d)? [+-]\\d{4}"
              + "( +\\(.*\\))?");
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");
  private static final Pattern TWO_IN_ONE =
      Pattern.compile(">[^,;]*[<@]|[^\\s,;]+@[^\\s,;]+ [^,;<>]*<");
  private static final Pattern ODD_PARAMETER =
      Pattern.compile("(?i)\\(|boundary *= *[^\" ;]*[^A-Za-z0-9!#$%&'*+.^_`{|}~\" ;-]");
  private static final Pattern REGULAR_IDS = Pattern.compile("(<[!-;=?-~]+>\\s*)+");
  private static final Pattern FIELD = Pattern.compile("^([!-9;-~]+[ \t]*:|[ \t])");
  private static final List<String> ENCODINGS =
      List.of("7bit", "8bit", "binary", "base64", "quoted-printable");

  private final String why;

  Judgement(String why) {
    this.why = why;
  }

  /** Which reader is right, and why. */
  String why() {
    return why;
  }

  abstract boolean explains(Difference difference);

  /** The first kind that a difference is of. */
  static Optional<Judgement> of(Difference difference) {
    return Arrays.stream(values()).filter(kind -> kind.explains(difference)).findFirst();
  }

  private static boolean isDamaged(String addresses) {
    return CONTROL.matcher(addresses).find()
        || count(addresses, '"') % 2 > 0
        || count(addresses, '<') != count(addresses, '>')
        || count(addresses, '(') != count(addresses, ')');
  }

  private static List<String> sorted(String addresses) {
    return words(addresses).stream().sorted().toList();
  }

  private static String letters(String name) {
    return name.replaceAll("[\"|<>() ]", "");
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(Predicate.not(String::isEmpty)).toList();
  }

  private static Predicate<String> hasWord(String word) {
    return value -> value.toLowerCase(Locale.ROOT).contains(word);
  }

  private static String bare(String ids) {
    return ids.replaceAll("[^!-;=?-~]", "");
  }

  private static String first(String ids) {
    return ids.split(" ", -1)[0];
  }

  private static String ascii(String text) {
    return text.replaceAll("[^!-~]|[?]", "");
  }
}
