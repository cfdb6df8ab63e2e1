/** Makes HTML of mail safe to show and to send. */
module org.mailpromoter.html {
  requires static org.jspecify;
  requires owasp.java.html.sanitizer;

  exports org.mailpromoter.html;
}
