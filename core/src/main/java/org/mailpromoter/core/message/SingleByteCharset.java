package org.mailpromoter.core.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.util.List;
import java.util.Optional;

/** The two charsets of ISO 8859 that Java lacks: the Nordic part 10 and the Celtic part 14. */
final class SingleByteCharset extends Charset {
  private static final List<SingleByteCharset> ALL =
      List.of(
          new SingleByteCharset(
              "ISO-8859-10",
              "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ"
                  + "ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
          new SingleByteCharset(
              "ISO-8859-14",
              "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
                  + "ŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"));

  private final String upper;

  /**
   * @param upper what the bytes from A0 on mean; those before mean themselves
   */
  private SingleByteCharset(String name, String upper) {
    super(name, new String[0]);
    this.upper = upper;
  }

  static Optional<Charset> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).map(Charset.class::cast).findAny();
  }

  @Override
  public boolean contains(Charset other) {
    return equals(other);
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new CharsetDecoder(this, 1, 1) {
      @Override
      protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
        while (in.hasRemaining()) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW;
          }
          int c = in.get() & 0xff;
          out.put(c < 0xa0 ? (char) c : upper.charAt(c - 0xa0));
        }
        return CoderResult.UNDERFLOW;
      }
    };
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException("mail is read here, never written");
  }
}
